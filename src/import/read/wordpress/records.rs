//! Splits a WordPress export into records.
//!
//! Takes the bytes of an RSS file; gives each child of `<channel>` as a small tree, and the place where reading
//! stopped. Nothing outside the file is ever read: a DTD is ignored, and its entities stay as they are written.

use std::io::BufRead;

use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{Error, NsReader};

/// The XML namespaces of an export. Their URIs differ by version (1.0, 1.1, 1.2) and scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// RSS itself, without a prefix.
    Rss,
    Wp,
    Content,
    Excerpt,
    Dc,
    Other,
}

impl Space {
    fn of_address(address: &[u8]) -> Space {
        let address = String::from_utf8_lossy(address).to_ascii_lowercase();
        let Some((_, rest)) = address.split_once("://") else { return Space::Other };
        let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
        match rest {
            "purl.org/rss/1.0/modules/content" => Space::Content,
            "purl.org/dc/elements/1.1" => Space::Dc,
            _ if rest.starts_with("wordpress.org/export/") => match rest.ends_with("/excerpt") {
                true => Space::Excerpt,
                false => Space::Wp,
            },
            _ => Space::Other,
        }
    }

    /// For prefixes that are not declared, as in some exports of version 1.0.
    fn of_prefix(prefix: &[u8]) -> Space {
        match prefix {
            b"wp" => Space::Wp,
            b"content" => Space::Content,
            b"excerpt" => Space::Excerpt,
            b"dc" => Space::Dc,
            _ => Space::Other,
        }
    }
}

/// An element with its content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub(crate) space: Option<Space>,
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// Its own text, without the text of its children.
    pub(crate) text: String,
    pub(crate) children: Vec<Record>,
}

impl Record {
    pub(crate) fn is(&self, space: Space, name: &str) -> bool {
        self.space == Some(space) && self.name == name
    }

    /// The first child with that name.
    pub(crate) fn child(&self, space: Space, name: &str) -> Option<&Record> {
        self.children.iter().find(|child| child.is(space, name))
    }

    /// The trimmed text of the first child with that name; empty if there is none.
    pub(crate) fn field(&self, space: Space, name: &str) -> &str {
        self.child(space, name).map_or("", |child| child.text.trim())
    }

    pub(crate) fn wp(&self, name: &str) -> &str {
        self.field(Space::Wp, name)
    }

    /// The text of the first child with that name, moved out of it.
    pub(crate) fn take(&mut self, space: Space, name: &str) -> String {
        let child = self.children.iter_mut().find(|child| child.is(space, name));
        child.map(|child| std::mem::take(&mut child.text)).unwrap_or_default()
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Why reading stopped before the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// One sentence, without a full stop.
    pub(crate) why: String,
    /// Byte offset in the file.
    pub(crate) at: u64,
    /// The file ends early.
    pub(crate) truncated: bool,
}

/// Oddities of the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Oddities {
    /// Invisible control characters that were left out, including NUL.
    pub(crate) control_characters: usize,
    /// Pieces of text that were not UTF-8.
    pub(crate) not_utf8: usize,
    /// ExistingFiles was a document type; it was not read.
    pub(crate) doctype: bool,
    /// The encoding that the file declares, if it is not UTF-8.
    pub(crate) encoding: Option<String>,
}

/// Reads to the end or to the first error. `each` is called with each complete child of `<channel>` and the offset
/// after it.
pub(crate) fn read(input: impl BufRead, each: &mut dyn FnMut(Record, u64)) -> (Oddities, Option<Stop>) {
    let mut reader = NsReader::from_reader(input);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => {
                let stop = walk.stop(&error, reader.error_position().max(reader.buffer_position()));
                return (walk.oddities, Some(stop));
            }
        };
        match event {
            Event::Start(start) => {
                let (resolved, _) = reader.resolve_element(start.name());
                let space = match resolved {
                    ResolveResult::Bound(namespace) => Space::of_address(namespace.as_ref()),
                    ResolveResult::Unbound => Space::Rss,
                    ResolveResult::Unknown(prefix) => Space::of_prefix(&prefix),
                };
                walk.open(space, &start);
                if walk.outer.len() + walk.open.len() > DEEPEST {
                    let why = format!("elements are nested more than {DEEPEST} deep, which no export has");
                    return (walk.oddities, Some(Stop { why, at: reader.buffer_position(), truncated: false }));
                }
            }
            Event::End(_) => {
                if let Some(record) = walk.close() {
                    each(record, reader.buffer_position());
                }
            }
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => walk.reference(&reference),
            Event::DocType(_) => walk.oddities.doctype = true,
            Event::Decl(declaration) => walk.encoding(declaration.encoding()),
            Event::Eof => {
                let stop = walk.unfinished(reader.buffer_position());
                return (walk.oddities, stop);
            }
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
}

/// How deep elements can nest; WordPress uses five levels.
const DEEPEST: usize = 1000;

/// The elements that are open.
#[derive(Default)]
struct Walk {
    /// Names of the elements around the records: `rss`, `channel`.
    outer: Vec<String>,
    /// The open record and the open elements in it.
    open: Vec<Record>,
    oddities: Oddities,
}

impl Walk {
    fn open(&mut self, space: Space, start: &BytesStart<'_>) {
        let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
        let in_channel = self.outer.last().is_some_and(|last| last == "channel");
        if self.open.is_empty() && !in_channel {
            self.outer.push(name);
            return;
        }
        let attributes = start
            .attributes()
            .with_checks(false)
            .flatten()
            .map(|attribute| {
                let key = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
                (key, crate::import::read::plain::decode(&String::from_utf8_lossy(&attribute.value)))
            })
            .collect();
        self.open.push(Record { space: Some(space), name, attributes, ..Record::default() });
    }

    /// The record that is complete with this end tag.
    fn close(&mut self) -> Option<Record> {
        let Some(mut done) = self.open.pop() else {
            self.outer.pop();
            return None;
        };
        if done.text.contains('\r') {
            done.text = done.text.replace("\r\n", "\n").replace('\r', "\n");
        }
        match self.open.last_mut() {
            Some(parent) => {
                parent.children.push(done);
                None
            }
            None => Some(done),
        }
    }

    fn text(&mut self, bytes: &[u8]) {
        let Some(current) = self.open.last_mut() else { return };
        let text = String::from_utf8_lossy(bytes);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            self.oddities.not_utf8 += 1;
        }
        let unwanted = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
        let found = text.chars().filter(|c| unwanted(*c)).count();
        match found {
            0 => current.text.push_str(&text),
            _ => current.text.extend(text.chars().filter(|c| !unwanted(*c))),
        }
        self.oddities.control_characters += found;
    }

    /// `&amp;` and `&#39;`; any other name stays as it is written, because no DTD is read.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name = String::from_utf8_lossy(reference).into_owned();
        let character = match name.as_str() {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match character {
            Some(character) => self.text(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None => self.text(format!("&{name};").as_bytes()),
        }
    }

    fn encoding<E>(&mut self, encoding: Option<Result<std::borrow::Cow<'_, [u8]>, E>>) {
        let Some(Ok(name)) = encoding else { return };
        let name = String::from_utf8_lossy(&name).into_owned();
        let known = name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8") || name.is_empty();
        self.oddities.encoding = Some(name).filter(|_| !known);
    }

    /// The elements that are open, outermost first.
    fn path(&self) -> String {
        let open = self.open.iter().map(|record| record.name.as_str());
        self.outer.iter().map(String::as_str).chain(open).map(|name| format!("<{name}>")).collect::<Vec<_>>().join(" ")
    }

    fn unfinished(&self, at: u64) -> Option<Stop> {
        let open = !self.outer.is_empty() || !self.open.is_empty();
        open.then(|| Stop { why: format!("the file ends inside {}", self.path()), at, truncated: true })
    }

    fn stop(&self, error: &Error, at: u64) -> Stop {
        let truncated = match error {
            Error::Syntax(error) => !matches!(error, SyntaxError::InvalidBangMarkup),
            Error::IllFormed(error) => matches!(error, IllFormedError::MissingEndTag(_)),
            _ => false,
        };
        let why = match truncated {
            true => format!("the file ends inside {}", self.path()),
            false => format!("this is not well-formed XML: {error}"),
        };
        Stop { why, at, truncated }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(xml: &str) -> (Vec<Record>, Oddities, Option<Stop>) {
        let mut found = Vec::new();
        let (oddities, stop) = read(xml.as_bytes(), &mut |record, _| found.push(record));
        (found, oddities, stop)
    }

    fn channel(attributes: &str, inner: &str) -> String {
        format!("<?xml version=\"1.0\"?><rss {attributes}><channel>{inner}</channel></rss>")
    }

    const WP: &str = "xmlns:wp=\"http://wordpress.org/export/1.2/\"";

    #[test]
    fn names_are_known_by_namespace_with_any_prefix_version_and_scheme() {
        for address in [
            "http://wordpress.org/export/1.0/",
            "https://wordpress.org/export/1.2/",
            "https://www.wordpress.org/export/1.1",
        ] {
            let xml =
                channel(&format!("xmlns:w=\"{address}\""), "<w:author><w:author_login>a</w:author_login></w:author>");
            assert_eq!(records(&xml).0[0].wp("author_login"), "a", "{address}");
        }
        let two = "xmlns:c=\"https://purl.org/rss/1.0/modules/content/\" xmlns:e=\"https://wordpress.org/export/1.2/excerpt/\"";
        let xml = channel(two, "<item><e:encoded>short</e:encoded><c:encoded>long</c:encoded></item>");
        assert_eq!(records(&xml).0[0].field(Space::Content, "encoded"), "long");
        assert_eq!(records(&xml).0[0].field(Space::Excerpt, "encoded"), "short");
    }

    #[test]
    fn undeclared_standard_prefixes_are_known_and_foreign_ones_are_not() {
        assert_eq!(records(&channel("", "<item><wp:post_id>7</wp:post_id></item>")).0[0].wp("post_id"), "7");
        let foreign = channel("xmlns:wp=\"http://example.org/\"", "<item><wp:post_id>7</wp:post_id></item>");
        assert_eq!(records(&foreign).0[0].wp("post_id"), "");
    }

    #[test]
    fn text_references_and_sections_of_one_element_are_one_text() {
        let xml =
            channel(WP, "<item><title>a &amp; b&#8217;s <![CDATA[<i>c</i> ]]]]><![CDATA[> d]]>\r\ne</title></item>");
        assert_eq!(records(&xml).0[0].field(Space::Rss, "title"), "a & b’s <i>c</i> ]]> d\ne");
    }

    #[test]
    fn row_44_no_entity_is_expanded_and_no_file_is_read() {
        let xml = concat!(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">",
            "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&b; &f; &nbsp;</title></item>",
            "</channel></rss>"
        );
        let (found, oddities, stop) = records(xml);
        assert_eq!(found[0].field(Space::Rss, "title"), "&b; &f; &nbsp;");
        assert!(oddities.doctype && stop.is_none());
    }

    #[test]
    fn row_44_control_characters_are_left_out_and_counted() {
        let (found, oddities, _) = records(&channel("", "<item><title>a\0b\u{b}c\u{7f}\td&#0;</title></item>"));
        assert_eq!(found[0].field(Space::Rss, "title").replace("&#0;", ""), "abc\td");
        assert_eq!(oddities.control_characters, 3);
    }

    #[test]
    fn row_44_a_truncated_file_gives_its_complete_records_and_the_place_of_its_end() {
        let whole = channel(WP, "<item><title>one</title></item><item><title>two</title></item>");
        let second = whole.rfind("<item>").unwrap();
        for cut in [second + 6, second + 9, second + 15] {
            let (found, _, stop) = records(&whole[..cut]);
            assert_eq!(found.len(), 1, "{cut}");
            let stop = stop.unwrap();
            assert!(stop.truncated && stop.why.contains("<channel>"), "{stop:?}");
        }
        let section = channel(WP, "<item><title><![CDATA[one");
        assert!(records(&section[..section.len() - 16]).2.unwrap().truncated);
    }

    #[test]
    fn a_wrong_end_tag_is_an_error_with_its_place() {
        let (found, _, stop) = records("<rss><channel><item><a></b></item></channel></rss>");
        assert!(found.is_empty());
        let stop = stop.unwrap();
        assert!(!stop.truncated && stop.at >= 20, "{stop:?}");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_counted_and_do_not_stop_the_reading() {
        let mut bytes = channel("", "<item><title>caf_</title></item>").into_bytes();
        let at = bytes.iter().position(|byte| *byte == b'_').unwrap();
        bytes[at] = 0xe9;
        let mut titles = Vec::new();
        let (oddities, stop) =
            read(&bytes[..], &mut |record, _| titles.push(record.field(Space::Rss, "title").to_string()));
        assert_eq!((titles, oddities.not_utf8, stop), (vec!["caf\u{fffd}".to_string()], 1, None));
    }

    #[test]
    fn endless_nesting_is_an_error() {
        let deep = channel(WP, &format!("<item>{}", "<a>".repeat(200_000)));
        let (found, _, stop) = records(&deep);
        let stop = stop.unwrap();
        assert!(found.is_empty() && !stop.truncated && stop.why.contains("1000 deep"), "{stop:?}");
    }
}
