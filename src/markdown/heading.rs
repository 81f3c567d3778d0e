//! Headings.
//!
//! Takes a heading's events; writes it with an id and an anchor, and keeps it for the table of contents. Does not know how
//! ids are made unique.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, HeadingLevel};

use super::anchor::{self, Anchors};
use super::document::Heading;
use super::fold::fold;
use super::options::Options;
use super::output::Output;
use super::passage::{Attributes, push as push_attribute};
use super::report::Report;
use crate::language::{Language, NotALanguage};

/// The headings of a body, and its title.
#[derive(Debug)]
pub(super) struct Headings<'a> {
    options: &'a Options,
    title: Option<String>,
    /// Whether the title is not written.
    opens_with_title: bool,
    /// For a table of contents.
    listed: Vec<Heading>,
    open: Option<OpenHeading<'a>>,
    /// Whether the body is done and its footnotes are being written, whose headings are not listed.
    in_notes: bool,
}

/// A heading that is being written.
#[derive(Debug)]
struct OpenHeading<'a> {
    level: u8,
    own: Own<'a>,
    /// Its bytes in the body.
    range: Range<usize>,
    /// Where its content starts in the HTML and in the text.
    html: usize,
    text: usize,
}

/// What the author says of a heading.
#[derive(Debug)]
pub(super) struct Own<'a> {
    pub(crate) id: Option<CowStr<'a>>,
    pub(crate) classes: Vec<CowStr<'a>>,
    pub(crate) attributes: Vec<(CowStr<'a>, Option<CowStr<'a>>)>,
}

impl<'a> Own<'a> {
    /// With what a list on the line before or after it says. Its own come first.
    pub(crate) fn with(mut self, more: Option<&'a Attributes>) -> Own<'a> {
        if let Some(more) = more {
            self.id = self.id.or(more.id.as_deref().map(CowStr::Borrowed));
            self.classes.extend(more.classes.iter().map(|class| CowStr::Borrowed(class)));
            let (language, direction) = more.language_and_direction();
            let both = [("lang", language), ("dir", direction)].into_iter().filter(|_| !self.has("lang"));
            let said: Vec<_> = both.filter_map(|(name, value)| Some((name.into(), Some(value?.into())))).collect();
            self.attributes.extend(said);
        }
        // A language has a direction.
        if let Some(language) = self.language().filter(|_| !self.has("dir")) {
            self.attributes.push(("dir".into(), Some(language.direction.as_str().into())));
        }
        self
    }

    fn has(&self, wanted: &str) -> bool {
        self.attributes.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted))
    }

    /// The language that is given, if it is one.
    fn language(&self) -> Option<Language> {
        self.read_language()?.ok()
    }

    fn read_language(&self) -> Option<Result<Language, NotALanguage>> {
        let (_, tag) = self.attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case("lang"))?;
        Some(Language::parse(tag.as_deref()?.trim_matches(['"', '\''])))
    }
}

const TAGS: [(&str, &str); 6] = [
    ("<h1>", "</h1>\n"),
    ("<h2>", "</h2>\n"),
    ("<h3>", "</h3>\n"),
    ("<h4>", "</h4>\n"),
    ("<h5>", "</h5>\n"),
    ("<h6>", "</h6>\n"),
];

impl<'a> Headings<'a> {
    pub(crate) fn new(options: &'a Options) -> Headings<'a> {
        Headings { options, title: None, opens_with_title: false, listed: Vec::new(), open: None, in_notes: false }
    }

    /// Whether the next heading is the title.
    fn wants_title(&self) -> bool {
        self.options.take_title && self.title.is_none() && !self.in_notes
    }

    /// Whether a heading that starts here is the title and is not to be written.
    pub(crate) fn is_title(&self, out: &Output) -> bool {
        self.wants_title() && out.html().is_empty()
    }

    /// The title has been read.
    pub(crate) fn set_title(&mut self, title: String) {
        self.title = Some(title).filter(|title| !title.is_empty());
        self.opens_with_title = self.title.is_some();
    }

    /// Whether the title is the beginning of the body, where it is not written.
    pub(crate) fn opens_with_title(&self) -> bool {
        self.opens_with_title
    }

    /// Starts a heading; gives its language, if it has its own.
    pub(crate) fn start(
        &mut self,
        level: HeadingLevel,
        own: Own<'a>,
        range: Range<usize>,
        out: &mut Output,
    ) -> Option<Language> {
        let language = own.language();
        if own.has("lang") {
            out.language_is_said();
        }
        let text = out.text_at();
        let (start, end) = TAGS[level as usize - 1];
        out.open(start, end);
        out.start_heading();
        self.open = Some(OpenHeading { level: level as u8, own, range, html: out.at(), text });
        language
    }

    pub(crate) fn end(&mut self, anchors: &mut Anchors, out: &mut Output, report: &mut Report) {
        let Some(heading) = self.open.take() else {
            return;
        };
        let text = fold(&out.text()[heading.text..]);
        out.plain("\n");
        if self.wants_title() && !text.is_empty() {
            self.title = Some(text.clone());
        }
        let id = heading.free_id(&text, anchors, report);
        if let Some(Err(problem)) = heading.own.read_language() {
            report.warn(heading.range.clone(), problem.to_string(), problem.hint());
        }
        let html = out.end_heading(heading.html);
        self.write_attributes(&heading, &id, out);
        self.write_anchor(&id, &text, out);
        if !self.in_notes {
            self.listed.push(Heading { level: heading.level, id, html });
        }
        out.close();
    }

    /// The headings that follow are in footnotes.
    pub(crate) fn end_body(&mut self) {
        self.in_notes = true;
    }

    /// The title, and the headings for a table of contents.
    pub(crate) fn into_parts(self) -> (Option<String>, Vec<Heading>) {
        (self.title, self.listed)
    }

    /// Puts the id and the other attributes into the heading's tag.
    fn write_attributes(&self, heading: &OpenHeading, id: &str, out: &mut Output) {
        let mut attributes = String::with_capacity(id.len() + 6);
        push_attribute(&mut attributes, "id", id);
        let id_length = attributes.len();
        if !heading.own.classes.is_empty() {
            push_attribute(&mut attributes, "class", &heading.own.classes.join(" "));
        }
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (name, value) in heading.own.attributes.iter().filter(|(name, _)| self.may_stand(name)) {
            let lower = name.to_ascii_lowercase();
            if !matches!(lower.as_str(), "id" | "class") && seen.insert(lower) {
                push_attribute(&mut attributes, name, value.as_deref().unwrap_or_default());
            }
        }
        let at = heading.html - ">".len();
        out.insert(at, &attributes);
        out.hide(at..at + id_length);
    }

    /// Whether an author's attribute passes: its name is plain, and it can run no script where raw HTML is not wanted.
    fn may_stand(&self, name: &str) -> bool {
        let plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let harmless = name.starts_with("data-") || matches!(name, "lang" | "dir" | "title" | "translate");
        plain && (harmless || self.options.raw_html)
    }

    fn write_anchor(&self, id: &str, text: &str, out: &mut Output) {
        let from = out.at();
        out.push("<a class=\"anchor\" href=\"#");
        out.attribute(id);
        out.push("\" aria-label=\"");
        match &self.options.words.link_to_section {
            // One label has one language, and the title is in that of the text.
            word if word.is_borrowed() => out.push("§ "),
            word => {
                out.attribute(&word.text);
                out.push(": ");
            }
        }
        out.attribute(text);
        out.push("\"></a>");
        out.hide_since(from);
    }
}

impl OpenHeading<'_> {
    /// The heading's id: its own, or one made of its text.
    fn free_id(&self, text: &str, anchors: &mut Anchors, report: &mut Report) -> String {
        let Some(id) = self.own.id.as_deref().filter(|id| !id.is_empty()) else {
            return anchors.for_heading(text);
        };
        if !anchor::is_footnote(id) && anchors.take(id) {
            return id.to_string();
        }
        let free = anchors.free(id.to_string());
        let hint = format!("give it an id of its own; it is `{free}` now");
        report.warn(self.range.clone(), format!("the id `{id}` is already used"), hint);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::super::sample::{complaints, filled, hints, html, markdown, options, with};

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
        assert_eq!(complaints(&markdown), ["5:1 the id `x` is already used", "9:8 the id `y` is already used"]);
        let ids: Vec<_> = markdown.headings.iter().map(|heading| &*heading.id).collect();
        assert_eq!(ids, ["x", "x-1", "y-1"]);
        assert_eq!(markdown.anchors.iter().map(|id| &**id).collect::<Vec<_>>(), ["x", "x-1", "y", "y-1"]);
    }

    #[test]
    fn a_heading_in_another_language_has_its_direction_and_typography() {
        assert!(html("## \"a\" {lang=ar}").starts_with("<h2 id=\"a\" lang=\"ar\" dir=\"rtl\">”a“<"));
        assert!(html("## a {dir=rtl lang=en}").starts_with("<h2 id=\"a\" dir=\"rtl\" lang=\"en\">a<"));
        assert!(
            html("{lang=de .b}\n## a {lang=ar}").starts_with("<h2 id=\"a\" class=\"b\" lang=\"ar\" dir=\"rtl\">a<")
        );
        let markdown = markdown("## a {lang=english}");
        assert_eq!(complaints(&markdown), ["1:1 `english` is not a language tag"]);
        assert_eq!(hints(&markdown), ["did you mean `en`?"]);
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
        assert_eq!((first.opens_with_title, later.opens_with_title), (true, false));
        assert!(filled(&later).contains("<h1 id=\"later\">"));
        assert_eq!(with("a", &options).title, None);
        assert_eq!(markdown("# a").title, None);
    }
}
