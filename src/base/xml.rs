//! Writing XML 1.0.
//!
//! Takes names, attributes and text; gives well-formed markup appended to a `String`, whatever the text holds.
//!
//! A writer of our own, because the usual ones pass characters that XML does not allow, and because an entry of
//! 5 KB is escaped for hundreds of feeds: the text is scanned once by a table, and copied in long runs.

/// The first line of each document.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// What replaces a character that XML 1.0 does not allow. Replaced and not dropped: dropping could join
/// what an earlier stage had judged apart (Unicode Technical Report 36, 3.5).
const REPLACEMENT: &str = "\u{FFFD}";

/// Whether XML 1.0 allows the character in a document (production 2, `Char`).
#[cfg(test)]
pub(crate) fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Appends character data (XML 1.0, 2.4). `>` is escaped everywhere, so `]]>` cannot occur; a carriage return is
/// written as a reference, because a parser would turn it into a line feed (2.11).
pub(crate) fn text(out: &mut String, text: &str) {
    escape(out, text, &IN_TEXT);
}

/// Appends the value of an attribute, without its quotation marks.
pub(crate) fn value(out: &mut String, value: &str) {
    escape(out, value, &IN_ATTRIBUTE);
}

/// Appends ` name="value"` (XML 1.0, 3.1). Tabs and line ends are references, otherwise a parser would turn them into
/// spaces (3.3.3). The form is right for an HTML attribute too.
pub(crate) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    self::value(out, value);
    out.push('"');
}

/// Appends a start tag.
pub(crate) fn open(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    tag(out, name, attributes);
    out.push('>');
}

/// Appends an end tag and a line feed.
pub(crate) fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Appends an element that holds only text, and a line feed.
pub(crate) fn element(out: &mut String, name: &str, attributes: &[(&str, &str)], content: &str) {
    open(out, name, attributes);
    text(out, content);
    close(out, name);
}

/// Appends an element that holds nothing, and a line feed.
pub(crate) fn empty(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    tag(out, name, attributes);
    out.push_str("/>\n");
}

fn tag(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        attribute(out, name, value);
    }
}

/// Marks the bytes that [`escape`] must look at: markup, control characters, and the first byte of U+FFFE and U+FFFF.
const fn special(more: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = byte != b'\t' as usize && byte != b'\n' as usize;
        byte += 1;
    }
    let always = b"<>&\xEF";
    let mut at = 0;
    while at < always.len() {
        table[always[at] as usize] = true;
        at += 1;
    }
    at = 0;
    while at < more.len() {
        table[more[at] as usize] = true;
        at += 1;
    }
    table
}

const IN_TEXT: [bool; 256] = special(b"");
const IN_ATTRIBUTE: [bool; 256] = special(b"\"'\t\n");

fn escape(out: &mut String, text: &str, special: &[bool; 256]) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| special[usize::from(*byte)]) {
        at += step;
        let (written, width) = match bytes[at] {
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'&' => ("&amp;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            b'\t' => ("&#9;", 1),
            b'\n' => ("&#10;", 1),
            b'\r' => ("&#13;", 1),
            // The first byte of U+F000 to U+FFFF, always three bytes long: only the last two are not allowed.
            0xEF if bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE => (REPLACEMENT, 3),
            0xEF => {
                at += 3;
                continue;
            }
            _ => (REPLACEMENT, 1),
        };
        out.push_str(&text[copied..at]);
        out.push_str(written);
        at += width;
        copied = at;
    }
    out.push_str(&text[copied..]);
}

/// An independent reading of what was written, for the tests of every module that writes XML.
#[cfg(test)]
pub(crate) mod tree {
    use quick_xml::events::{BytesStart, Event};
    use quick_xml::name::ResolveResult;
    use quick_xml::reader::NsReader;

    /// An element with its namespace, its attributes as written, its elements and all of its own text.
    #[derive(Debug, Default, PartialEq)]
    pub(crate) struct Element {
        pub(crate) namespace: String,
        pub(crate) name: String,
        pub(crate) attributes: Vec<(String, String)>,
        pub(crate) children: Vec<Element>,
        pub(crate) text: String,
    }

    impl Element {
        pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
            self.children.iter().filter(|child| child.name == name).collect()
        }

        /// The only child of that name; fails where there is none or more than one.
        pub(crate) fn one(&self, name: &str) -> &Element {
            let all = self.all(name);
            assert_eq!(all.len(), 1, "exactly one <{name}> in <{}>", self.name);
            all[0]
        }

        pub(crate) fn get(&self, name: &str) -> Option<&str> {
            self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
        }
    }

    /// Reads a document; fails the test where it is not well-formed or holds a character that is not allowed.
    pub(crate) fn parse(document: &str) -> Element {
        if let Some(bad) = document.chars().find(|character| !super::is_allowed(*character)) {
            panic!("{bad:?} is not allowed in XML 1.0");
        }
        let mut reader = NsReader::from_str(document);
        reader.config_mut().enable_all_checks(true);
        let mut stack = vec![Element::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => stack.push(element(&reader, &start)),
                Event::Empty(start) => {
                    let done = element(&reader, &start);
                    stack.last_mut().unwrap().children.push(done);
                }
                Event::End(_) => {
                    let done = stack.pop().unwrap();
                    stack.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => {
                    let text = text.decode().unwrap();
                    assert!(!text.contains("]]>"));
                    stack.last_mut().unwrap().text.push_str(&text);
                }
                Event::GeneralRef(reference) => {
                    let name = reference.decode().unwrap();
                    let value = match reference.resolve_char_ref().unwrap() {
                        Some(character) => character.to_string(),
                        None => quick_xml::escape::resolve_predefined_entity(&name).unwrap().to_string(),
                    };
                    stack.last_mut().unwrap().text.push_str(&value);
                }
                Event::Decl(_) => assert!(stack.len() == 1 && stack[0].children.is_empty()),
                Event::Comment(_) => {}
                Event::Eof => break,
                other => panic!("{other:?} has no place here"),
            }
        }
        assert_eq!(stack.len(), 1, "an element is not closed");
        assert_eq!(stack[0].text.trim(), "", "text outside the document element");
        assert_eq!(stack[0].children.len(), 1, "one document element");
        stack.remove(0).children.remove(0)
    }

    fn element(reader: &NsReader<&[u8]>, start: &BytesStart) -> Element {
        let (namespace, local) = reader.resolve_element(start.name());
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => String::from_utf8(namespace.0.to_vec()).unwrap(),
            ResolveResult::Unbound => String::new(),
            ResolveResult::Unknown(prefix) => panic!("prefix {prefix:?} is bound to no namespace"),
        };
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            assert!(!attribute.value.contains(&b'<'));
            let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
            (name, attribute.unescape_value().unwrap().into_owned())
        });
        Element {
            namespace,
            name: String::from_utf8(local.as_ref().to_vec()).unwrap(),
            attributes: attributes.collect(),
            ..Element::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(value: &str) -> (String, String) {
        let mut out = DECLARATION.to_string();
        element(&mut out, "a", &[("b", value)], value);
        let read = tree::parse(&out);
        (read.text.clone(), read.get("b").unwrap().to_string())
    }

    #[test]
    fn markup_quotes_and_the_end_of_a_cdata_section_come_back_as_they_were() {
        let value = "<b> & \"x\" 'y' ]]> &amp; <![CDATA[ <!-- --> <?php ?>";
        assert_eq!(round_trip(value), (value.to_string(), value.to_string()));
    }

    #[test]
    fn line_ends_and_tabs_come_back_as_they_were_even_from_an_attribute() {
        let value = "a\tb\nc\r\nd\re";
        assert_eq!(round_trip(value), (value.to_string(), value.to_string()));
        let mut out = String::new();
        attribute(&mut out, "x", value);
        assert_eq!(out, " x=\"a&#9;b&#10;c&#13;&#10;d&#13;e\"");
    }

    #[test]
    fn every_character_that_xml_does_not_allow_is_replaced_and_no_other() {
        for character in '\0'..=char::MAX {
            let mut out = String::new();
            text(&mut out, &character.to_string());
            assert!(out.chars().all(is_allowed), "{character:?}");
            assert_eq!(out == REPLACEMENT, !is_allowed(character) || character == '\u{FFFD}', "{character:?}");
        }
        let forbidden = (0..0x20).filter(|code| ![9, 10, 13].contains(code)).chain([0xFFFE, 0xFFFF]);
        assert!(forbidden.clone().all(|code| !is_allowed(char::from_u32(code).unwrap())));
        assert_eq!(('\0'..=char::MAX).filter(|character| !is_allowed(*character)).count(), forbidden.count());
    }

    #[test]
    fn other_scripts_emoji_and_neighbours_of_the_forbidden_pass() {
        let value = "الدبلوماسية العامة 外交 🕊️ \u{FEFF}\u{F8FF}\u{FFFD}\u{FF01}\u{1FFFE}x";
        assert_eq!(round_trip(value), (value.to_string(), value.to_string()));
        assert_eq!(round_trip("a\u{FFFE}b\u{FFFF}\0c").0, "a\u{FFFD}b\u{FFFD}\u{FFFD}c");
    }
}
