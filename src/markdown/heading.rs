//! Headings and the title.
//!
//! Takes a heading's events; writes it with an id and an anchor, and keeps it for the table of contents, or keeps it as
//! the title. Deliberately does not know how ids are made unique.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, TagEnd};

use super::writer::{Mode, Writer, folded};
use super::{Heading, anchor, escape};

/// A heading that is being written.
#[derive(Debug)]
pub(super) struct OpenHeading<'a> {
    level: u8,
    id: Option<CowStr<'a>>,
    classes: Vec<CowStr<'a>>,
    attributes: Vec<(CowStr<'a>, Option<CowStr<'a>>)>,
    /// Its bytes in the body.
    range: Range<usize>,
    /// Where its content starts in the HTML and in the text.
    html: usize,
    text: usize,
    /// Bytes of the HTML that a table of contents leaves out.
    pub left_out: Vec<Range<usize>>,
}

const TAGS: [(&str, &str); 6] = [
    ("<h1>", "</h1>\n"),
    ("<h2>", "</h2>\n"),
    ("<h3>", "</h3>\n"),
    ("<h4>", "</h4>\n"),
    ("<h5>", "</h5>\n"),
    ("<h6>", "</h6>\n"),
];

impl<'a> Writer<'a> {
    pub fn start_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'a>>,
        classes: Vec<CowStr<'a>>,
        attributes: Vec<(CowStr<'a>, Option<CowStr<'a>>)>,
        range: Range<usize>,
    ) {
        let text = self.text.len();
        if self.options.take_title && self.title.is_none() && self.out.html.is_empty() && !self.notes.being_written {
            self.mode = Mode::Title(text);
            return;
        }
        let (start, end) = TAGS[level as usize - 1];
        self.open(start, end);
        let (level, html) = (level as u8, self.out.html.len());
        self.heading = Some(OpenHeading { level, id, classes, attributes, range, html, text, left_out: Vec::new() });
    }

    /// What has been written since `from` is no part of a table of contents.
    pub fn leave_out_of_contents(&mut self, from: usize) {
        if let Some(heading) = &mut self.heading {
            heading.left_out.push(from..self.out.html.len());
        }
    }

    pub fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        let text = folded(&self.text[heading.text..]);
        self.text.push('\n');
        if self.options.take_title && self.title.is_none() && !text.is_empty() && !self.notes.being_written {
            self.title = Some(text.clone());
        }
        let id = self.heading_id(&heading, &text);
        let html = without(&self.out.html, heading.html, &heading.left_out);
        self.write_attributes(&heading, &id);
        self.write_anchor(&id, &text);
        if !self.notes.being_written {
            self.headings.push(Heading { level: heading.level, id, html });
        }
        self.close();
    }

    fn heading_id(&mut self, heading: &OpenHeading, text: &str) -> String {
        let Some(id) = heading.id.as_deref().filter(|id| !id.is_empty()) else {
            return self.anchors.for_heading(text);
        };
        if !anchor::is_footnote(id) && self.anchors.take(id) {
            return id.to_string();
        }
        let free = self.anchors.free(id.to_string());
        let hint = format!("give it an id of its own; it is `{free}` now");
        self.report.warn(heading.range.clone(), format!("the id `{id}` is taken already"), hint);
        free
    }

    /// Puts the id and the other attributes into the heading's tag.
    fn write_attributes(&mut self, heading: &OpenHeading, id: &str) {
        let mut attributes = String::with_capacity(id.len() + 6);
        push_attribute(&mut attributes, "id", id);
        let id_length = attributes.len();
        if !heading.classes.is_empty() {
            push_attribute(&mut attributes, "class", &heading.classes.join(" "));
        }
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (name, value) in heading.attributes.iter().filter(|(name, _)| self.may_stand(name)) {
            let lower = name.to_ascii_lowercase();
            if !matches!(lower.as_str(), "id" | "class") && seen.insert(lower) {
                push_attribute(&mut attributes, name, value.as_deref().unwrap_or_default());
            }
        }
        let at = heading.html - ">".len();
        self.insert(at, &attributes);
        self.out.only_in_full.push(at..at + id_length);
    }

    /// Whether an author's attribute passes: its name is plain, and it can run no script where raw HTML is not wanted.
    fn may_stand(&self, name: &str) -> bool {
        let plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let harmless = name.starts_with("data-") || matches!(name, "lang" | "dir" | "title" | "translate");
        plain && (harmless || self.options.raw_html)
    }

    fn write_anchor(&mut self, id: &str, text: &str) {
        let from = self.out.html.len();
        self.out.push("<a class=\"anchor\" href=\"#");
        self.out.attribute(id);
        self.out.push("\" aria-label=\"");
        self.out.attribute(&self.options.words.link_to_section);
        self.out.push(": ");
        self.out.attribute(text);
        self.out.push("\"></a>");
        self.out.hide_since(from);
    }

    /// Reads the heading that is the title and stands before all else: it is not written.
    pub fn title_event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::End(TagEnd::Heading(_)) => {
                if let Mode::Title(from) = std::mem::take(&mut self.mode) {
                    self.title = Some(folded(&self.text[from..])).filter(|title| !title.is_empty());
                    self.text.truncate(from);
                }
            }
            Event::Text(text) => match self.quotation_mark(&text, range.start) {
                Some(mark) => self.text.push(mark),
                None => self.text.push_str(&text),
            },
            Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.extend([" ", name, "=\""]);
    escape::push_attribute(out, value);
    out.push('"');
}

/// The HTML from a byte on, without some of its parts.
fn without(html: &str, from: usize, parts: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut from = from;
    for part in parts.iter().filter(|part| part.start < part.end) {
        if part.start >= from {
            out.push_str(&html[from..part.start]);
        }
        from = from.max(part.end);
    }
    out.push_str(&html[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::super::sample::{complaints, filled, html, markdown, options, with};

    #[test]
    fn a_heading_has_an_id_and_an_anchor() {
        assert_eq!(
            html("## Diplomasi & \"média\"\n"),
            "<h2 id=\"diplomasi--média\">Diplomasi &amp; “média”<a class=\"anchor\" href=\"#diplomasi--média\" \
             aria-label=\"Link to section: Diplomasi &amp; “média”\"></a></h2>\n"
        );
    }

    #[test]
    fn a_heading_keeps_its_own_id_classes_and_plain_attributes() {
        let text = "# a {#x .b .c lang=id data-d=\"1\" onclick=e lang=en a\"b}\n";
        let plain = filled(&with(text, &Options { raw_html: false, ..options() }));
        assert!(plain.starts_with("<h1 id=\"x\" class=\"b c\" lang=\"id\" data-d="), "{plain}");
        assert!(!plain.contains("onclick") && !plain.contains("lang=\"en\""), "{plain}");
    }

    #[test]
    fn an_id_that_is_taken_is_a_warning_at_its_place() {
        let markdown = markdown("# a {#x}\n\n<i id=\"y\"></i>\n\n# b {#x}\n\n# Y\n\n<b id=\"y\">z</b>\n");
        assert_eq!(complaints(&markdown), ["5:1 the id `x` is taken already", "9:8 the id `y` is taken already"]);
        let ids: Vec<_> = markdown.headings.iter().map(|heading| &*heading.id).collect();
        assert_eq!(ids, ["x", "x-1", "y-1"]);
        assert_eq!(markdown.anchors.iter().map(|id| &**id).collect::<Vec<_>>(), ["x", "x-1", "y", "y-1"]);
    }

    #[test]
    fn a_table_of_contents_has_no_links_images_and_tags() {
        let markdown = markdown("## [a *b*](c) ![d](e \"t\") `f`[^1] <b id=\"g\">h</b> https://i.org\n\n[^1]: j\n");
        assert_eq!(markdown.headings[0].html, "a <em>b</em>  <code>f</code> h https://i.org");
        assert_eq!(markdown.headings[0].level, 2);
    }

    #[test]
    fn the_first_heading_is_the_title_if_it_is_asked_for() {
        let options = Options { take_title: true, ..options() };
        let first = with("# The *first* \"x\" [y](z)\n\na\n\n# Second\n", &options);
        assert_eq!(first.title.as_deref(), Some("The first “x” y"));
        assert!(filled(&first).starts_with("<p>a</p>\n<h1 id=\"second\">"));
        assert_eq!((first.links.len(), first.headings.len(), first.words), (0, 1, 2));
        let later = with("a\n\n# Later\n", &options);
        assert_eq!(later.title.as_deref(), Some("Later"));
        assert!(filled(&later).contains("<h1 id=\"later\">"));
        assert_eq!(with("a", &options).title, None);
        assert_eq!(markdown("# a").title, None);
    }
}
