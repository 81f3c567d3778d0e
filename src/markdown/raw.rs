//! Raw HTML.
//!
//! Takes the HTML that authors write into Markdown; passes it on or drops it, with holes for its URLs, and finds its
//! ids and the mark `<!--more-->`. Deliberately does not mend it: it is the author's own.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Event;

use super::survey::Survey;
use super::tag::{self, Attribute, Token};
use super::target::{self, Target};
use super::writer::{self, Mode, Open, Writer};
use super::{Link, Options, escape};

/// A block of raw HTML that is being gathered.
#[derive(Debug, Default)]
pub(super) struct RawBlock {
    html: String,
    /// Where the pieces start in `html` and in the body.
    pieces: Vec<(usize, usize)>,
}

impl RawBlock {
    pub fn push(&mut self, html: &str, at: usize) {
        self.pieces.push((self.html.len(), at));
        self.html.push_str(html);
    }

    /// Where a byte of the HTML stands in the body.
    fn place(pieces: &[(usize, usize)], at: usize) -> usize {
        let piece = pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        pieces.get(piece).map_or(0, |(start, place)| place + (at - start))
    }
}

/// A piece of raw HTML, and how far it has been written.
struct Passage<'h> {
    html: &'h str,
    pieces: &'h [(usize, usize)],
    written: usize,
}

impl Writer<'_> {
    pub fn end_html_block(&mut self) {
        let Mode::Html(block) = std::mem::take(&mut self.mode) else {
            return;
        };
        if self.options.raw_html {
            self.out.fresh_line();
        }
        self.raw_html(&block.html, &block.pieces);
        if self.depth == 0 {
            self.summary.end(self.out.html.len(), &self.text);
        }
    }

    pub fn inline_html(&mut self, html: &str, at: usize) {
        let from = self.out.html.len();
        self.raw_html(html, &[(0, at)]);
        self.leave_out_of_contents(from);
    }

    fn raw_html(&mut self, html: &str, pieces: &[(usize, usize)]) {
        let mut passage = Passage { html, pieces, written: 0 };
        for token in tag::tokens(html) {
            match token {
                Token::Comment { range } if is_more(&html[range.clone()]) => {
                    self.pass(&mut passage, range.start);
                    passage.written = range.end;
                    if !self.notes.being_written {
                        let (at, text) = (self.out.html.len(), self.text.len());
                        let closing = self.closing();
                        self.summary.mark(at, text, || closing);
                    }
                }
                Token::Comment { .. } => {}
                _ if !self.options.raw_html => {}
                Token::Close { name, .. } => self.close_raw(&html[name].to_ascii_lowercase()),
                Token::Open { name, attributes, range } => {
                    let name = html[name].to_ascii_lowercase();
                    for attribute in &attributes {
                        self.attribute(&mut passage, &name, attribute);
                    }
                    self.open_raw(name, &html[range]);
                }
            }
        }
        self.pass(&mut passage, html.len());
    }

    /// Writes the passage up to a byte.
    fn pass(&mut self, passage: &mut Passage, to: usize) {
        let html = &passage.html[passage.written..to];
        if self.options.raw_html && !html.is_empty() {
            if html.bytes().any(|byte| !byte.is_ascii_whitespace()) {
                self.summary.content();
            }
            self.out.push(html);
        }
        passage.written = to;
    }

    fn attribute(&mut self, passage: &mut Passage, element: &str, attribute: &Attribute) {
        let Some(range) = attribute.value.clone() else {
            return;
        };
        let value = escape::unescape(&passage.html[range.clone()]);
        let place = RawBlock::place(passage.pieces, range.start);
        let place = place..place + range.len();
        match passage.html[attribute.name.clone()].to_ascii_lowercase().as_str() {
            "href" | "src" | "poster" if !value.trim().is_empty() => {
                self.raw_target(passage, element, attribute, value.trim(), place);
            }
            "id" if !value.is_empty() => {
                if !self.anchors.take(&value) {
                    let message = format!("the id `{value}` is taken already");
                    self.report.warn(place, message, "an id may stand once on a page: rename or delete this one");
                }
                self.pass_hidden(passage, attribute);
            }
            "name" if element == "a" && !value.is_empty() => {
                self.anchors.take(&value);
                self.pass_hidden(passage, attribute);
            }
            _ => {}
        }
    }

    /// Writes the passage up to and with an attribute that summaries leave out.
    fn pass_hidden(&mut self, passage: &mut Passage, attribute: &Attribute) {
        self.pass(passage, attribute.range.start);
        let from = self.out.html.len();
        self.pass(passage, attribute.range.end);
        self.out.hide_since(from);
    }

    fn raw_target(&mut self, passage: &mut Passage, element: &str, at: &Attribute, target: &str, place: Range<usize>) {
        let span = place.start + self.base..place.end + self.base;
        let name = &passage.html[at.name.clone()];
        let is_source = element == "img" && name.eq_ignore_ascii_case("src");
        let image = is_source || name.eq_ignore_ascii_case("poster");
        let link = Link { target: target.to_string(), span, image, raw: true };
        if target::of_image(target) != Target::Here {
            self.external.push(link);
            return;
        }
        self.pass(passage, at.name.end);
        self.out.push("=\"");
        self.out.hole(self.links.len());
        self.out.push("\"");
        passage.written = at.range.end;
        if is_source {
            self.first_image.get_or_insert(self.links.len());
        }
        self.links.push(link);
    }

    fn open_raw(&mut self, name: String, tag: &str) {
        if tag.ends_with("/>") || ends_by_itself(&name) {
            return;
        }
        self.in_link += usize::from(name == "a");
        self.open.push(Open::Raw(name));
    }

    /// An end tag ends the innermost raw tag of its name, and those in it; it does not reach out of Markdown's elements.
    fn close_raw(&mut self, name: &str) {
        // Deeper than that nobody nests by hand; without a limit, stray end tags would cost quadratic time.
        let mut raw = self.open.iter().rev().take(256).take_while(|open| matches!(open, Open::Raw(_)));
        let Some(inside) = raw.position(|open| matches!(open, Open::Raw(raw) if raw == name)) else {
            return;
        };
        for open in self.open.split_off(self.open.len() - inside - 1) {
            if let Open::Raw(name) = open {
                self.raw_closed(&name);
            }
        }
    }

    pub fn raw_closed(&mut self, name: &str) {
        self.in_link -= usize::from(name == "a");
    }
}

/// Elements that have no end tag or need none.
fn ends_by_itself(name: &str) -> bool {
    const NAMES: [&str; 28] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp",
    ];
    NAMES.contains(&name)
}

/// Whether a comment is the mark that ends the summary.
fn is_more(comment: &str) -> bool {
    let text = comment.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    text.is_some_and(|text| text.trim().eq_ignore_ascii_case("more"))
}

/// The ids that the author gives, in raw HTML and to headings, so that no heading before them takes them. A body that
/// has none, which is most, is not read twice.
pub(super) fn reserved_ids(source: &str, survey: &Survey, options: &Options) -> BTreeSet<String> {
    let in_tags = options.raw_html
        && survey.less_than
        && survey.equals
        && ["id=", "ID=", "id =", "name="].iter().any(|id| source.contains(id));
    let in_headings = survey.brace && (source.contains("{#") || source.contains("{ #"));
    let mut ids = if in_headings { writer::own_ids(source, options) } else { BTreeSet::new() };
    if in_tags {
        let mut html = String::new();
        for (event, _) in writer::parser(source, options) {
            match event {
                Event::Html(part) | Event::InlineHtml(part) => html.push_str(&part),
                _ => {}
            }
        }
        ids.extend(tag::tokens(&html).flat_map(|token| ids_of(&html, token)));
    }
    ids
}

fn ids_of(html: &str, token: Token) -> Vec<String> {
    let Token::Open { name, attributes, .. } = token else {
        return Vec::new();
    };
    let is_link = html[name].eq_ignore_ascii_case("a");
    let id = |attribute: Attribute| {
        let name = &html[attribute.name];
        let is_id = name.eq_ignore_ascii_case("id") || (is_link && name.eq_ignore_ascii_case("name"));
        attribute.value.filter(|_| is_id).map(|value| escape::unescape(&html[value]).into_owned())
    };
    attributes.into_iter().filter_map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Options as MarkdownOptions;
    use super::super::sample::{filled, html, markdown, options, with};

    fn without_raw(text: &str) -> String {
        filled(&with(text, &MarkdownOptions { raw_html: false, ..options() }))
    }

    #[test]
    fn urls_in_raw_html_are_holes_and_the_rest_stays() {
        assert_eq!(
            html("<video poster = p.png SRC='a b.mp4?c&amp;d' width=5></video> <a href=\"https://x.id/'\">y</a>\n"),
            "<p><video poster=\"{p.png}\" SRC=\"{a b.mp4?c&amp;d}\" width=5></video> <a href=\"https://x.id/'\">y</a></p>\n"
        );
        assert_eq!(
            html("<div\n  data-src=\"x\" title=\"<a href=z>\">\n</div>\n"),
            "<div\n  data-src=\"x\" title=\"<a href=z>\">\n</div>\n"
        );
        assert_eq!(html("<script>'<a href=x>'</script>\n"), "<script>'<a href=x>'</script>\n");
    }

    #[test]
    fn spans_in_quoted_raw_html_are_places_in_the_file() {
        let text = "> <div>\n> <img\n>   src=\"a.png\"\n>   id=\"b\">\n> </div>\n";
        let markdown = markdown(text);
        assert_eq!(&text[markdown.links[0].span.clone()], "a.png");
        assert!(markdown.links[0].raw && markdown.links[0].image);
        assert!(markdown.anchors.contains("b"));
    }

    #[test]
    fn ids_and_names_are_anchors() {
        let markdown = markdown("<a name='n'></a><b ID=i>x</b>\n\n<!-- <b id=c> -->\n\n`<b id=d>`\n\n<meta name=e>\n");
        assert_eq!(markdown.anchors.iter().map(|id| &**id).collect::<Vec<_>>(), ["i", "n"]);
    }

    #[test]
    fn raw_html_is_dropped_where_it_is_not_wanted() {
        assert_eq!(without_raw("a <b onclick=x>c</b> <!-- d -->\n"), "<p>a c </p>\n");
        assert_eq!(without_raw("<div id=x>\na\n</div>\n\nb\n"), "<p>b</p>\n");
        let markdown = with("a\n\n<!-- more -->\n\n<img src=x>b\n", &MarkdownOptions { raw_html: false, ..options() });
        assert!(markdown.explicit_summary && markdown.more);
        assert!(markdown.links.is_empty());
        assert_eq!(filled(&markdown), "<p>a</p>\n<p>b</p>\n");
    }
}
