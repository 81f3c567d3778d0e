//! Links and images.
//!
//! Takes their events; writes them with holes where the site has to say where they lead. Deliberately does not know
//! whether what they point to exists.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType};

use super::target::{self, Target};
use super::writer::{Mode, Writer};
use super::{Link, escape};

/// An image whose text is being read.
#[derive(Debug)]
pub(super) struct Image<'a> {
    title: CowStr<'a>,
    /// Elements open within its text.
    depth: usize,
    /// Where its HTML starts.
    html: usize,
    kind: Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Inline,
    Figure,
    /// The target is unsafe: only the text is left.
    AsText,
}

impl<'a> Writer<'a> {
    pub fn start_link(&mut self, link_type: LinkType, target: &str, title: &str, range: Range<usize>) {
        let from = self.out.html.len();
        if link_type == LinkType::Email {
            return self.open_email(target, range);
        }
        let kind = target::of_link(target);
        if kind == Target::Unsafe {
            self.drop_target("link", target, range);
            return self.open("", "");
        }
        let span = self.target_span(target, title, range);
        self.open("<a href=\"", "</a>");
        self.in_link += 1;
        self.write_target(kind, Link { target: target.to_string(), span, image: false, raw: false });
        self.write_title(title);
        self.out.push(">");
        self.leave_out_of_contents(from);
    }

    fn open_email(&mut self, address: &str, range: Range<usize>) {
        let from = self.out.html.len();
        let target = format!("mailto:{address}");
        let span = range.start + self.base..range.end + self.base;
        self.open("<a href=\"", "</a>");
        self.in_link += 1;
        self.write_target(Target::Elsewhere, Link { target, span, image: false, raw: false });
        self.out.push("\">");
        self.leave_out_of_contents(from);
    }

    pub fn end_link(&mut self) {
        let from = self.out.html.len();
        self.close();
        // An unsafe link has written nothing, so nothing was opened.
        if self.out.html.len() > from {
            self.in_link -= 1;
        }
        self.leave_out_of_contents(from);
    }

    /// Writes a target into an attribute that is open, and remembers the link.
    fn write_target(&mut self, kind: Target, link: Link) {
        if kind == Target::Here {
            self.out.hole(self.links.len());
            self.links.push(link);
        } else {
            escape::push_url(&mut self.out.html, &link.target);
            self.external.push(link);
        }
    }

    /// Ends the attribute that is open, and writes the title into one of its own.
    fn write_title(&mut self, title: &str) {
        self.out.push("\"");
        if !title.is_empty() {
            self.out.push(" title=\"");
            self.out.attribute(title);
            self.out.push("\"");
        }
    }

    fn drop_target(&mut self, what: &str, target: &str, range: Range<usize>) {
        let scheme: String = target.trim_start().chars().take_while(|character| *character != ':').take(20).collect();
        let message = format!("the {what} to `{}:…` is dropped", scheme.escape_debug());
        let hint =
            "a link may lead to a page, a file, a web address or an e-mail address; a script belongs into the theme";
        self.report.warn(range, message, hint);
    }

    /// Where in the file a target stands: within the link, unless it is written otherwise there or elsewhere.
    fn target_span(&self, target: &str, title: &str, range: Range<usize>) -> Range<usize> {
        let whole = range.start + self.base..range.end + self.base;
        // Nearly all links end in `target)`, and unless they end in the target itself it stands nowhere further on.
        let before = &self.source.as_bytes()[..range.end];
        let at_end = before.ends_with(target.as_bytes());
        let inline = before.strip_suffix(b")").filter(|before| !at_end && before.ends_with(target.as_bytes()));
        if let Some(before) = inline.filter(|before| !target.is_empty() && before.len() - target.len() >= range.start) {
            return before.len() - target.len() + self.base..before.len() + self.base;
        }
        // Only the end of the link is searched, for links may be long and images may nest.
        let reach = 2 * (target.len() + title.len()) + 16;
        let mut from = range.end.saturating_sub(reach).max(range.start);
        while !self.source.is_char_boundary(from) {
            from += 1;
        }
        match self.source[from..range.end].rfind(target).filter(|_| !target.is_empty()) {
            Some(at) => from + at + self.base..from + at + target.len() + self.base,
            None => whole,
        }
    }

    pub fn start_image(&mut self, target: &str, title: CowStr<'a>, range: Range<usize>) {
        self.summary.content();
        let kind = target::of_image(target);
        let shown = match kind {
            Target::Unsafe => Shown::AsText,
            _ if !title.is_empty() && self.is_whole_paragraph(&range) => Shown::Figure,
            _ => Shown::Inline,
        };
        if shown == Shown::Figure {
            self.paragraph_to_figure();
        }
        let html = self.out.html.len();
        if shown == Shown::AsText {
            self.drop_target("image", target, range);
        } else {
            let span = self.target_span(target, &title, range);
            if kind == Target::Here {
                self.first_image.get_or_insert(self.links.len());
            }
            self.out.push("<img src=\"");
            self.write_target(kind, Link { target: target.to_string(), span, image: true, raw: false });
            self.out.push("\" alt=\"");
        }
        self.mode = Mode::Alternative(Image { title, depth: 0, html, kind: shown });
    }

    fn is_whole_paragraph(&self, range: &Range<usize>) -> bool {
        let paragraph = &self.running.paragraph;
        let blank = |part: Option<&str>| part.is_some_and(|part| part.trim().is_empty());
        self.out.html.ends_with("<p>")
            && blank(self.source.get(paragraph.start..range.start))
            && blank(self.source.get(range.end..paragraph.end))
    }

    /// Reads what stands for an image where it cannot be seen.
    pub fn alternative(&mut self, event: Event<'a>, range: Range<usize>) {
        let Mode::Alternative(image) = &mut self.mode else {
            return;
        };
        let kind = image.kind;
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth == 0 => self.end_image(),
            Event::End(_) => image.depth -= 1,
            Event::Text(text) => match self.quotation_mark(&text, range.start) {
                Some(mark) => self.alternative_text(mark.encode_utf8(&mut [0; 4]), kind),
                None => self.alternative_text(&text, kind),
            },
            Event::Code(text) => self.alternative_text(&text, kind),
            Event::SoftBreak | Event::HardBreak => self.alternative_text(" ", kind),
            _ => {}
        }
    }

    fn alternative_text(&mut self, text: &str, kind: Shown) {
        match kind {
            Shown::AsText => {
                self.out.text(text);
                self.text.push_str(text);
            }
            Shown::Inline | Shown::Figure => self.out.attribute(text),
        }
    }

    fn end_image(&mut self) {
        let Mode::Alternative(image) = std::mem::take(&mut self.mode) else {
            return;
        };
        match image.kind {
            Shown::AsText => return,
            Shown::Inline => {
                self.write_title(&image.title);
                self.out.push(" loading=\"lazy\" decoding=\"async\">");
            }
            Shown::Figure => {
                self.out.push("\" loading=\"lazy\" decoding=\"async\"><figcaption>");
                self.out.text(&image.title);
                self.out.push("</figcaption>");
            }
        }
        self.leave_out_of_contents(image.html);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{complaints, filled, html, markdown};

    #[test]
    fn targets_without_a_scheme_are_holes_and_others_stay() {
        let markdown = markdown("[a](../b.md#c \"d & e\") <f@g.id> [h](//i/é) [j](<k l?m&n>) [o](tel:+62)\n");
        assert_eq!(
            filled(&markdown),
            "<p><a href=\"{../b.md#c}\" title=\"d &amp; e\">a</a> <a href=\"mailto:f@g.id\">f@g.id</a> \
             <a href=\"//i/%C3%A9\">h</a> <a href=\"{k l?m&amp;n}\">j</a> <a href=\"tel:+62\">o</a></p>\n"
        );
        assert_eq!(markdown.links.len(), 2);
        let external: Vec<_> = markdown.external.iter().map(|link| &*link.target).collect();
        assert_eq!(external, ["mailto:f@g.id", "//i/é", "tel:+62"]);
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
    fn an_image_has_the_text_that_stands_for_it() {
        assert_eq!(
            html("a ![b *c* [d](e) `\"f\"`](g.jpg \"h\")\n"),
            "<p>a <img src=\"{g.jpg}\" alt=\"b c d &quot;f&quot;\" title=\"h\" loading=\"lazy\" decoding=\"async\"></p>\n"
        );
    }

    #[test]
    fn an_image_with_a_title_alone_in_a_paragraph_is_a_figure() {
        let figure = "<figure><img src=\"{a}\" alt=\"b\" loading=\"lazy\" decoding=\"async\"><figcaption>c &lt;</figcaption></figure>\n";
        assert_eq!(html("![b](a \"c <\")\n"), figure);
        assert_eq!(html("> ![b](a \"c <\")  \n"), format!("<blockquote>\n{figure}</blockquote>\n"));
        assert!(!html("![b](a)\n").contains("figure"));
        assert!(!html("![b](a \"c\") d\n").contains("figure"));
        assert!(!html("- ![b](a \"c\")\n").contains("figure"));
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
        assert!(markdown.links.is_empty() && markdown.external.is_empty());
    }

    #[test]
    fn the_first_image_of_the_site_is_known() {
        assert_eq!(markdown("[a](b) ![c](https://d/e.png) ![f](g.png)").first_image, Some(1));
        assert_eq!(markdown("[a](b) <img src=c.png> ![f](g.png)").first_image, Some(1));
        assert_eq!(markdown("[a](b)").first_image, None);
    }
}
