//! Links.
//!
//! Takes their events; writes them with placeholders where the site has to say where they lead. Does not know whether what they
//! point to exists.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::document::Link;
use super::links::Links;
use super::output::Output;
use super::report::Report;
use super::source::Source;
use super::target::{self, Target};
use crate::base::url::BaseUrl;

/// What links and images are written with.
pub(super) struct Linker<'w, 'a> {
    pub(crate) source: Source<'a>,
    pub(crate) out: &'w mut Output,
    pub(crate) links: &'w mut Links,
    pub(crate) report: &'w mut Report<'a>,
    /// The site's own URL, by which an absolute link may lead to a page of its own.
    pub(crate) own: Option<&'a BaseUrl>,
}

impl Linker<'_, '_> {
    pub(crate) fn start_link(&mut self, link_type: LinkType, target: &str, title: &str, range: Range<usize>) {
        let from = self.out.at();
        let kind = target::of_link(target);
        if link_type == LinkType::Email {
            self.out.open_link("<a href=\"mailto:");
            self.out.url(target);
        } else if kind == Target::Unsafe {
            self.drop_target("link", target, range);
            return self.out.open("", "");
        } else {
            self.out.open_link("<a href=\"");
            let is_ours = kind == Target::Here || self.own.is_some_and(|own| own.inside(target).is_some());
            let link = is_ours.then(|| Link { follows: true, ..self.link(target, title, range, false) });
            let placeholder = link.map(|link| self.links.add(link));
            self.write_target(target, placeholder);
        }
        self.write_title(title);
        self.out.push(">");
        self.out.leave_out_of_contents(from);
    }

    pub(crate) fn end_link(&mut self) {
        let from = self.out.at();
        self.out.close();
        self.out.leave_out_of_contents(from);
    }

    /// A link or image with its place.
    pub(crate) fn link(&self, target: &str, title: &str, range: Range<usize>, image: bool) -> Link {
        let span = self.target_span(target, title, range);
        Link { target: target.to_string(), span, image, shown: image, ..Link::default() }
    }

    /// Writes a target into an attribute that is open: a placeholder, if the site has to say where it leads.
    pub(crate) fn write_target(&mut self, target: &str, placeholder: Option<usize>) {
        match placeholder {
            Some(link) => self.out.placeholder(link),
            None => self.out.url(target),
        }
    }

    /// Ends the attribute that is open, and writes the title into one of its own.
    pub(crate) fn write_title(&mut self, title: &str) {
        self.out.push("\"");
        if !title.is_empty() {
            self.out.push(" title=\"");
            self.out.attribute(title);
            self.out.push("\"");
        }
    }

    /// Warns that the target of a link or an image is dropped.
    pub(crate) fn drop_target(&mut self, what: &str, target: &str, range: Range<usize>) {
        let scheme: String = target.trim_start().chars().take_while(|character| *character != ':').take(20).collect();
        let message = format!("the {what} to `{}:…` is dropped", scheme.escape_debug());
        let hint =
            "a link may lead to a page, a file, a web address or an e-mail address; a script belongs into the theme";
        self.report.warn(range, message, hint);
    }

    /// Where in the file a target is: within the link, unless it is written otherwise there or elsewhere.
    fn target_span(&self, target: &str, title: &str, range: Range<usize>) -> Range<usize> {
        let body = self.source.body();
        // Nearly all links end in `target)`, and unless they end in the target itself it is nowhere further on.
        let before = &body.as_bytes()[..range.end];
        let at_end = before.ends_with(target.as_bytes());
        let inline = before.strip_suffix(b")").filter(|before| !at_end && before.ends_with(target.as_bytes()));
        if let Some(before) = inline.filter(|before| !target.is_empty() && before.len() - target.len() >= range.start) {
            return self.source.in_file(before.len() - target.len()..before.len());
        }
        // Only the end of the link is searched, for links may be long and images may nest.
        let reach = 2 * (target.len() + title.len()) + 16;
        let mut from = range.end.saturating_sub(reach).max(range.start);
        while !body.is_char_boundary(from) {
            from += 1;
        }
        match body[from..range.end].rfind(target).filter(|_| !target.is_empty()) {
            Some(at) => self.source.in_file(from + at..from + at + target.len()),
            None => self.source.in_file(range),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{complaints, filled, markdown};

    #[test]
    fn targets_without_a_scheme_are_placeholders_and_others_stay() {
        let markdown = markdown("[a](../b.md#c \"d & e\") <f@g.id> [h](//i/é) [j](<k l?m&n>) [o](tel:+62)\n");
        assert_eq!(
            filled(&markdown),
            "<p><a href=\"{../b.md#c}\" title=\"d &amp; e\">a</a> <a href=\"mailto:f@g.id\">f@g.id</a> \
             <a href=\"//i/%C3%A9\">h</a> <a href=\"{k l?m&amp;n}\">j</a> <a href=\"tel:+62\">o</a></p>\n"
        );
        assert_eq!(markdown.links.len(), 2);
    }

    #[test]
    fn a_targets_span_is_its_own_or_the_whole_links() {
        let text = "[b](b.md \"b.md\") [a][r]\n\n[r]: x.md\n";
        let markdown = markdown(text);
        let spans: Vec<_> = markdown.links.iter().map(|link| &text[link.span.clone()]).collect();
        assert_eq!(spans, ["b.md", "[a][r]"]);
        assert_eq!(markdown.links[1].target, "x.md");
    }

    #[test]
    fn row_36_scripts_in_links_and_images_are_dropped_with_a_warning() {
        let markdown =
            markdown("x [a *b*](JavaScript:alert(1)) ![c](data:text/html,d \"e\")\n\n![f](vbscript:g \"h\")\n");
        assert_eq!(filled(&markdown), "<p>x a <em>b</em> c</p>\n<p>f</p>\n");
        assert_eq!(
            complaints(&markdown),
            [
                "1:3 the link to `JavaScript:…` is dropped",
                "1:32 the image to `data:…` is dropped",
                "3:1 the image to `vbscript:…` is dropped"
            ]
        );
        assert!(markdown.links.is_empty());
    }
}
