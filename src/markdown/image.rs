//! Images.
//!
//! Takes their events; writes them with placeholders where the site has to say where they lead, and as figures where they are
//! alone with a title. Does not know whether what they point to exists.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::link::Linker;
use super::output::Output;
use super::passage::Attributes;
use super::running::Running;
use super::target::{self, Target};

/// The class of images that say nothing, so that they need no text.
const DECORATION: &str = "decoration";
/// The class of images that are wider than the text.
const WIDE: &str = "wide";

/// An image whose text is being read.
#[derive(Debug)]
pub(super) struct Image<'a> {
    title: CowStr<'a>,
    /// Elements open within its text.
    depth: usize,
    /// Where its HTML starts.
    html: usize,
    kind: Shown,
    /// What the author says of it in braces.
    said: Option<&'a Attributes>,
    /// Its bytes in the body.
    range: Range<usize>,
    has_text: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Inline,
    Figure,
    /// The target is unsafe: only the text is left.
    AsText,
}

impl<'a> Image<'a> {
    /// Starts an image. `paragraph` are the bytes of the paragraph that is being written.
    pub(crate) fn start(
        mut linker: Linker<'_, 'a>,
        paragraph: &Range<usize>,
        target: &str,
        title: CowStr<'a>,
        range: Range<usize>,
        said: Option<&'a Attributes>,
    ) -> Image<'a> {
        linker.out.content();
        let target_kind = target::of_image(target);
        let kind = match target_kind {
            Target::Unsafe => Shown::AsText,
            _ if is_for_figure(&title, said) && is_whole_paragraph(&linker, paragraph, &range) => Shown::Figure,
            _ => Shown::Inline,
        };
        if kind == Shown::Figure {
            paragraph_to_figure(linker.out);
        }
        let html = linker.out.at();
        if kind == Shown::AsText {
            linker.drop_target("image", target, range.clone());
        } else {
            let link = (target_kind == Target::Here).then(|| linker.link(target, &title, range.clone(), true));
            let placeholder = link.map(|link| linker.links.add_image(link));
            linker.out.push("<img src=\"");
            linker.write_target(target, placeholder);
            linker.out.push("\" alt=\"");
        }
        Image { title, depth: 0, html, kind, said, range, has_text: false }
    }

    /// Reads what stands for the image where it cannot be seen. False once the image has ended.
    pub(crate) fn event(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        running: &Running<'a>,
        linker: &mut Linker<'_, 'a>,
    ) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => {
                self.end(running, linker);
                return false;
            }
            Event::End(_) => self.depth -= 1,
            Event::Text(text) => self.text(&running.shown(&text, range.start, false), linker.out),
            Event::Code(text) => self.text(&text, linker.out),
            Event::SoftBreak | Event::HardBreak => self.text(" ", linker.out),
            _ => {}
        }
        true
    }

    fn text(&mut self, text: &str, out: &mut Output) {
        self.has_text |= !text.trim().is_empty();
        match self.kind {
            Shown::AsText => {
                out.escaped(text);
                out.plain(text);
            }
            Shown::Inline | Shown::Figure => out.attribute(text),
        }
    }

    fn end(&self, running: &Running<'_>, linker: &mut Linker) {
        match self.kind {
            Shown::AsText => return,
            Shown::Inline => {
                linker.write_title(&self.title);
                linker.out.push(" loading=\"lazy\" decoding=\"async\">");
            }
            Shown::Figure => {
                linker.out.push("\" loading=\"lazy\" decoding=\"async\">");
                self.caption(running, linker.out);
            }
        }
        if !self.has_text && self.said.is_none_or(|said| !said.has_class(DECORATION)) {
            linker.links.add_unnamed(linker.source.in_file(self.range.clone()));
        }
        linker.out.leave_out_of_contents(self.html);
    }
}

impl Image<'_> {
    /// Its title and whom it is by.
    fn caption(&self, running: &Running<'_>, out: &mut Output) {
        let credit = self.said.and_then(|said| said.credit.as_deref());
        if self.title.is_empty() && credit.is_none() {
            return;
        }
        out.push("<figcaption>");
        out.escaped(&running.caption(&self.title));
        if let Some(credit) = credit {
            out.push(if self.title.is_empty() { "<span class=\"credit\">" } else { " <span class=\"credit\">" });
            out.escaped(&running.caption(credit));
            out.push("</span>");
        }
        out.push("</figcaption>");
    }
}

/// Whether an image that is alone in its paragraph becomes a figure.
fn is_for_figure(title: &str, said: Option<&Attributes>) -> bool {
    !title.is_empty() || said.is_some_and(|said| said.credit.is_some() || said.has_class(WIDE))
}

fn is_whole_paragraph(linker: &Linker, paragraph: &Range<usize>, image: &Range<usize>) -> bool {
    let body = linker.source.body();
    let blank = |part: Option<&str>| part.is_some_and(|part| part.trim().is_empty());
    linker.out.paragraph_tag().is_some()
        && blank(body.get(paragraph.start..image.start))
        && blank(body.get(image.end..paragraph.end))
}

/// Turns the paragraph that has just been started into a figure.
fn paragraph_to_figure(out: &mut Output) {
    let Some(tag) = out.paragraph_tag() else { return };
    out.rename(tag.start, "p", "figure");
    out.replace_end("</figure>\n");
    out.skip_block();
}

#[cfg(test)]
mod tests {
    use super::super::sample::{html, markdown};

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
    fn a_picture_says_whom_it_is_by_and_may_be_wide() {
        let img = "<img src=\"{a}\" alt=\"b\" loading=\"lazy\" decoding=\"async\">";
        for (written, expected) in [
            (
                "![b](a \"c\"){.wide credit=\"D & E\"}",
                format!(
                    "<figure class=\"wide\">{img}<figcaption>c <span class=\"credit\">D &amp; E</span></figcaption></figure>"
                ),
            ),
            (
                "![b](a){credit=Dewi}",
                format!("<figure>{img}<figcaption><span class=\"credit\">Dewi</span></figcaption></figure>"),
            ),
            ("![b](a){.wide}", format!("<figure class=\"wide\">{img}</figure>")),
            ("x ![b](a){credit=Dewi}", format!("<p>x {img}</p>")),
        ] {
            assert_eq!(html(&format!("{written}\n")).trim_end(), expected, "{written}");
        }
        for written in ["[b]{credit=x}", "b\n{credit=x}", "*b*{credit=x}"] {
            assert_eq!(markdown(&format!("{written}\n")).diagnostics.len(), 1, "{written}");
        }
    }

    #[test]
    fn an_image_without_a_text_is_found_unless_it_is_decoration() {
        for (written, count) in [
            ("![](a)", 1),
            ("![ ](a \"c\")", 1),
            ("[![](a)](b) ![](https://c/d.png)", 2),
            ("![](a){.decoration}", 0),
            ("![b](a) ![`c`](d)", 0),
            ("<img src=a> <img alt src=a>", 1),
            ("<img src=a alt=\"\"> `<img src=a>`", 0),
            ("![](javascript:a)", 0),
        ] {
            assert_eq!(markdown(&format!("{written}\n")).unnamed.len(), count, "{written}");
        }
    }

    #[test]
    fn the_first_image_of_the_site_is_known() {
        assert_eq!(markdown("[a](b) ![c](https://d/e.png) ![f](g.png)").first_image, Some(1));
        assert_eq!(markdown("[a](b) <img src=c.png> ![f](g.png)").first_image, Some(1));
        assert_eq!(markdown("[a](b)").first_image, None);
    }
}
