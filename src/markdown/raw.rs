//! Raw HTML.
//!
//! Takes the HTML that authors write into Markdown; passes it on or drops it, with placeholders for its URLs, and finds its
//! ids and the mark `<!--more-->`. Does not correct it: it is the author's own.

use crate::base::void_element::is_void;
use std::ops::Range;

use super::addressed::{Addressed, addressed, between_spaces, in_srcset, in_style};
use super::anchor::Anchors;
use super::blocked::Blocked;
use super::document::Link;
use super::escape;
use super::links::Links;
use super::marks::{self, Unclosed};
use super::output::Output;
use super::report::Report;
use super::source::Source;
use super::tag::{self, Attribute, Token};
use super::target::{self, Target};
use super::wrapper::Wrapper;
use crate::base::url::BaseUrl;

/// A block of raw HTML that is being gathered.
#[derive(Debug, Default)]
pub(super) struct RawBlock {
    html: String,
    /// Where the pieces start in `html` and in the body.
    pieces: Vec<(usize, usize)>,
}

impl RawBlock {
    pub(crate) fn push(&mut self, html: &str, at: usize) {
        self.pieces.push((self.html.len(), at));
        self.html.push_str(html);
    }

    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// The bytes of the body that these bytes of the HTML are, a part for each line.
    pub(crate) fn places(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.pieces.partition_point(|(start, _)| *start <= range.start).saturating_sub(1);
        let ends = self.pieces[(first + 1).min(self.pieces.len())..].iter().map(|(start, _)| *start);
        let pieces = self.pieces[first.min(self.pieces.len())..].iter().zip(ends.chain([self.html.len()]));
        let parts = pieces.take_while(move |((start, _), _)| *start < range.end).map(move |((start, place), end)| {
            let (from, to) = (range.start.max(*start), range.end.min(end));
            place + (from - start)..place + (to - start)
        });
        parts.filter(|part| !part.is_empty())
    }

    /// Where a byte of the HTML is in the body.
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

impl Passage<'_> {
    /// The bytes of the body that these bytes of one line of the HTML are.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = RawBlock::place(self.pieces, range.start);
        start..start + range.len()
    }
}

/// What raw HTML is written with.
pub(super) struct RawWriter<'w, 'a> {
    /// Whether raw HTML is written at all.
    pub(crate) passes: bool,
    /// Whether its comments are left out.
    pub(crate) leaves_out_comments: bool,
    pub(crate) source: Source<'a>,
    pub(crate) out: &'w mut Output,
    pub(crate) links: &'w mut Links,
    pub(crate) anchors: &'w mut Anchors,
    pub(crate) report: &'w mut Report<'a>,
    pub(crate) unclosed: &'w mut Unclosed,
    pub(crate) blocked: &'w mut Blocked<'a>,
    /// The site's own URL, by which an absolute link may lead to a page of its own.
    pub(crate) own: Option<&'a BaseUrl>,
}

impl RawWriter<'_, '_> {
    pub(crate) fn block(&mut self, block: &RawBlock) {
        if self.passes {
            self.out.fresh_line();
        }
        self.raw_html(&block.html, &block.pieces);
        if self.passes
            && let Some((begin, end)) = marks::open_section(&block.html)
        {
            let at = RawBlock::place(&block.pieces, block.html.len() - block.html.trim_start_matches(' ').len());
            let message = format!("`{begin}` is never closed, so what follows is not read as Markdown");
            self.report.warn(at..at + begin.len(), message, format!("write `{end}` where it ends"));
        }
        self.out.end_block();
    }

    /// Writes HTML within a line, which starts at a byte of the body.
    pub(crate) fn inline(&mut self, html: &str, at: usize) {
        let from = self.out.at();
        self.raw_html(html, &[(0, at)]);
        self.out.leave_out_of_contents(from);
    }

    fn raw_html(&mut self, html: &str, pieces: &[(usize, usize)]) {
        let mut passage = Passage { html, pieces, written: 0 };
        for token in tag::tokens(html) {
            if self.passes {
                let place = |range: Range<usize>| {
                    let start = RawBlock::place(pieces, range.start);
                    start..start + range.len()
                };
                self.unclosed.take(html, &token, place, self.report);
            }
            match token {
                Token::Comment { range } if is_more(&html[range.clone()]) => {
                    self.pass(&mut passage, range.start);
                    passage.written = range.end;
                    self.out.mark_summary();
                }
                Token::Comment { range } if self.leaves_out_comments => {
                    self.pass(&mut passage, range.start);
                    passage.written = range.end;
                }
                Token::Comment { .. } => {}
                _ if !self.passes => {}
                Token::Close { name, range } => {
                    self.pass(&mut passage, range.end);
                    self.out.closed_raw(&html[name].to_ascii_lowercase());
                }
                Token::Open { name, attributes, range } => {
                    let place = |range: Range<usize>| passage.place(range);
                    self.blocked.element(html, (name.clone(), &attributes), place, self.report);
                    let name = html[name].to_ascii_lowercase();
                    if name == "img" && !attributes.iter().any(|at| html[at.name.clone()].eq_ignore_ascii_case("alt")) {
                        let place = passage.place(range.start..range.start + name.len() + 1);
                        self.links.add_unnamed(self.source.in_file(place));
                    }
                    self.pass(&mut passage, range.start);
                    let start = self.out.at();
                    let follows = name == "a" && !has(html, &attributes, "hreflang");
                    for attribute in &attributes {
                        self.attribute(&mut passage, &name, attribute, follows);
                    }
                    self.pass(&mut passage, range.end);
                    if !html[range].ends_with("/>") && !ends_by_itself(&name) {
                        self.out.opened_raw(Wrapper::new(name, html, &attributes, start..self.out.at()));
                    }
                }
            }
        }
        self.pass(&mut passage, html.len());
    }

    /// Writes the passage up to a byte.
    fn pass(&mut self, passage: &mut Passage, to: usize) {
        let html = &passage.html[passage.written..to];
        if self.passes && !html.is_empty() {
            if html.bytes().any(|byte| !byte.is_ascii_whitespace()) {
                self.out.content();
            }
            self.out.push(html);
        }
        passage.written = to;
    }

    /// `follows` says that an address in `href` is a link which does not say the language of what it leads to.
    fn attribute(&mut self, passage: &mut Passage, element: &str, attribute: &Attribute, follows: bool) {
        let Some(range) = attribute.value.clone() else {
            return;
        };
        let name = passage.html[attribute.name.clone()].to_ascii_lowercase();
        if let Some(kind) = addressed(element, &name) {
            return self.addresses(passage, attribute, range, (kind, follows && name == "href"));
        }
        let value = escape::unescape(&passage.html[range.clone()]);
        let place = passage.place(range);
        match name.as_str() {
            "id" if !value.is_empty() => {
                if !self.anchors.take(&value) {
                    let message = format!("the id `{value}` is already used");
                    self.report.warn(place, message, "rename or delete this id");
                }
                self.pass_hidden(passage, attribute);
            }
            "name" if element == "a" && !value.is_empty() => {
                self.anchors.take(&value);
                self.pass_hidden(passage, attribute);
            }
            "lang" | "xml:lang" => self.out.language_is_said(),
            _ => {}
        }
    }

    /// Writes the passage up to and with an attribute that summaries leave out.
    fn pass_hidden(&mut self, passage: &mut Passage, attribute: &Attribute) {
        self.pass(passage, attribute.range.start);
        let from = self.out.at();
        self.pass(passage, attribute.range.end);
        self.out.hide_since(from);
    }

    /// Writes an attribute with placeholders for the addresses in its value that the site has to resolve, if there are any.
    fn addresses(
        &mut self,
        passage: &mut Passage,
        at: &Attribute,
        value: Range<usize>,
        (kind, follows): (Addressed, bool),
    ) {
        let written = &passage.html[value.clone()];
        let parts = match kind {
            Addressed::Pictures => in_srcset(written),
            Addressed::Links => between_spaces(written),
            Addressed::Style => in_style(written),
            _ => std::iter::once(0..written.len()).collect(),
        };
        let mut from = None;
        for part in parts {
            let address = escape::unescape(&written[part.clone()]);
            let address = address.trim();
            let is_own = || follows && self.own.is_some_and(|own| own.inside(address).is_some());
            let is_elsewhere = address.is_empty() || target::of_image(address) != Target::Here && !is_own();
            let is_words = kind == Addressed::Quoted && address.contains(char::is_whitespace);
            let is_part = matches!(kind, Addressed::Part | Addressed::Style) && address.starts_with('#');
            if is_elsewhere || is_part || is_words {
                continue;
            }
            let place = passage.place(value.start + part.start..value.start + part.end);
            let index = self.add(address, place, kind, follows);
            if from.is_none() {
                self.pass(passage, at.name.end);
                self.out.push("=\"");
            }
            self.out.attribute(&escape::unescape(&written[from.unwrap_or(0)..part.start]));
            self.out.placeholder(index);
            from = Some(part.end);
        }
        if let Some(from) = from {
            self.out.attribute(&escape::unescape(&written[from..]));
            self.out.push("\"");
            passage.written = at.range.end;
        }
    }

    /// Adds a link, and gives its index.
    fn add(&mut self, target: &str, place: Range<usize>, kind: Addressed, follows: bool) -> usize {
        let image = matches!(kind, Addressed::Picture | Addressed::Pictures | Addressed::Main | Addressed::Style);
        let shown = kind == Addressed::Main;
        let span = self.source.in_file(place);
        let link = Link { target: target.to_string(), span, image, shown, raw: true, follows, ..Link::default() };
        if shown { self.links.add_image(link) } else { self.links.add(link) }
    }
}

/// Whether a tag has an attribute.
fn has(html: &str, attributes: &[Attribute], wanted: &str) -> bool {
    attributes.iter().any(|attribute| html[attribute.name.clone()].eq_ignore_ascii_case(wanted))
}

/// Elements that have no end tag or need none.
fn ends_by_itself(name: &str) -> bool {
    const NAMES: [&str; 14] =
        ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp"];
    is_void(name) || NAMES.contains(&name)
}

/// Whether a comment is the mark that ends the summary.
fn is_more(comment: &str) -> bool {
    let text = comment.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    text.is_some_and(|text| text.trim().eq_ignore_ascii_case("more"))
}

#[cfg(test)]
mod tests {
    use super::super::Options as MarkdownOptions;
    use super::super::sample::{filled, html, markdown, options, with};

    fn without_raw(text: &str) -> String {
        filled(&with(text, &MarkdownOptions { raw_html: false, ..options() }))
    }

    #[test]
    fn urls_in_raw_html_are_placeholders_and_the_rest_stays() {
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
    fn comments_are_left_out_of_translations() {
        let options = MarkdownOptions { leaves_out_comments: true, ..options() };
        let html = |text: &str| filled(&with(text, &options));
        assert_eq!(
            html("a <!-- b --> c\n\n<!--\n# d\n\ne -\\- f\n-->\n\ng\n").replace("\n\n", "\n"),
            "<p>a  c</p>\n<p>g</p>\n"
        );
        assert_eq!(html("`<!-- a -->`\n"), "<p><code>&lt;!-- a --&gt;</code></p>\n");
    }

    #[test]
    fn raw_html_is_dropped_where_it_is_not_wanted() {
        assert_eq!(without_raw("a <b onclick=x>c</b> <!-- d -->\n"), "<p>a c </p>\n");
        assert_eq!(without_raw("<div id=x>\na\n</div>\n\nb\n"), "<p>b</p>\n");
        let markdown = with("a\n\n<!-- more -->\n\n<img src=x>b\n", &MarkdownOptions { raw_html: false, ..options() });
        assert!(markdown.more);
        assert!(markdown.links.is_empty());
        assert_eq!(filled(&markdown), "<p>a</p>\n<p>b</p>\n");
    }
}
