//! The outermost elements of a body's HTML, each with what it is.
//!
//! Takes the HTML of a body, whether it was written as Markdown or as HTML; gives its parts in their order, each footnote as a part
//! of its own. Only what readers can see is in a part: no comments, and not the list around the footnotes.

use std::ops::Range;

use super::html_text::is_block;
use super::tag::{self, Token};
use crate::base::void_element::is_void;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// A heading, with its level.
    Heading(u8),
    Paragraph,
    List,
    Quotation,
    Code,
    Table,
    /// A figure, or a paragraph that is only an image.
    Figure,
    Rule,
    /// An item of the list of footnotes, with its number from 1.
    Note(usize),
    Other,
}

/// An outermost element, or text beside the elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: PartKind,
    /// Its bytes in the HTML.
    pub(crate) range: Range<usize>,
}

/// The start tag around footnotes, as far as it is always the same.
const NOTES: &str = "<section class=\"footnotes\"";

/// The parts of a body.
pub(crate) fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in pieces(html, 0..html.len()) {
        if html[piece.range.clone()].starts_with(NOTES) {
            let lists = pieces(html, piece.inside.clone()).into_iter().filter(|inner| inner.name == "ol");
            let items = lists.flat_map(|list| pieces(html, list.inside)).filter(|item| item.name == "li");
            parts.extend((1..).zip(items).map(|(at, item)| Part { kind: PartKind::Note(at), range: item.range }));
        } else {
            parts.push(Part { kind: kind(html, &piece), range: piece.range });
        }
    }
    parts
}

/// HTML that leaves no element open and ends none that it has not opened.
pub(crate) fn balanced(html: &str) -> String {
    let (mut out, mut from, mut open) = (String::with_capacity(html.len()), 0, Open::default());
    for token in tag::tokens(html) {
        match token {
            Token::Open { name, range, .. } if html[range.clone()].ends_with('>') => {
                open.start(&html[name].to_ascii_lowercase(), &html[range]);
            }
            Token::Close { name, .. } if open.end(&html[name.clone()].to_ascii_lowercase()) => {}
            Token::Open { range, .. } | Token::Close { range, .. } => {
                out.push_str(&html[from..range.start]);
                from = range.end;
            }
            Token::Comment { .. } => {}
        }
    }
    out.push_str(&html[from..]);
    open.0.iter().rev().for_each(|name| out.push_str(&format!("</{name}>")));
    out
}

/// An element, or text with elements inside a line.
struct Piece {
    /// The element; empty for text.
    name: String,
    range: Range<usize>,
    /// What is between its tags.
    inside: Range<usize>,
}

/// The names of the elements that are open.
#[derive(Default)]
struct Open(Vec<String>);

impl Open {
    fn start(&mut self, name: &str, tag: &str) {
        // In HTML a slash ends no element; in the drawings within it does.
        let in_drawing = || self.0.iter().any(|open| open == "svg" || open == "math");
        let has_end = !tag.ends_with("/>") || !in_drawing();
        if !is_void(name) && has_end {
            self.0.push(name.to_string());
        }
    }

    /// Whether the element was open. What is open in it ends too.
    fn end(&mut self, name: &str) -> bool {
        // Deeper than that nobody nests by hand.
        let near = self.0.len().saturating_sub(64);
        let found = self.0[near..].iter().rposition(|open| open == name);
        self.0.truncate(found.map_or(self.0.len(), |at| near + at));
        found.is_some()
    }
}

/// The outermost pieces of a range of HTML.
fn pieces(html: &str, whole: Range<usize>) -> Vec<Piece> {
    let text = |at: usize| Piece { name: String::new(), range: at..at, inside: at..at };
    let (mut pieces, mut open, mut piece) = (Vec::new(), Open::default(), text(whole.start));
    let mut end = |piece: Piece, at: usize| {
        let written = &html[piece.range.start..at];
        if !written.trim().is_empty() {
            pieces.push(Piece { range: piece.range.start..at, ..piece });
        }
    };
    for token in tag::tokens(&html[whole.clone()]) {
        let shift = |range: Range<usize>| whole.start + range.start..whole.start + range.end;
        match token {
            Token::Comment { range } if open.0.is_empty() => {
                let range = shift(range);
                end(std::mem::replace(&mut piece, text(range.end)), range.start);
            }
            Token::Comment { .. } => {}
            Token::Open { name, range, .. } => {
                let (name, range) = (html[shift(name)].to_ascii_lowercase(), shift(range));
                // The end tag of a paragraph may be left out.
                if is_block(&name) && (open.0.is_empty() || open.0 == ["p"]) {
                    let next = Piece { name: name.clone(), range: range.clone(), inside: range.end..range.end };
                    end(std::mem::replace(&mut piece, next), range.start);
                    open.0.clear();
                }
                open.start(&name, &html[range.clone()]);
                if open.0.is_empty() && is_block(&name) {
                    end(std::mem::replace(&mut piece, text(range.end)), range.end);
                }
            }
            Token::Close { name, range } => {
                let (name, range) = (html[shift(name)].to_ascii_lowercase(), shift(range));
                let ended = open.end(&name);
                if !ended && open.0.is_empty() {
                    end(std::mem::replace(&mut piece, text(range.end)), range.start);
                } else if ended && open.0.is_empty() && !piece.name.is_empty() {
                    piece.inside.end = range.start;
                    end(std::mem::replace(&mut piece, text(range.end)), range.end);
                }
            }
        }
    }
    end(piece, whole.end);
    pieces
}

fn kind(html: &str, piece: &Piece) -> PartKind {
    let written = &html[piece.range.clone()];
    match piece.name.as_str() {
        "p" if is_only_image(written) => PartKind::Figure,
        "p" => PartKind::Paragraph,
        "ul" | "ol" | "dl" => PartKind::List,
        "blockquote" => PartKind::Quotation,
        "figure" if written.contains("<blockquote") => PartKind::Quotation,
        "figure" if written.contains("<table") => PartKind::Table,
        "figure" | "div" if written.contains("<pre") => PartKind::Code,
        "figure" => PartKind::Figure,
        "pre" => PartKind::Code,
        "table" => PartKind::Table,
        "div" if written.contains("<table") => PartKind::Table,
        "hr" => PartKind::Rule,
        name => match name.strip_prefix('h').and_then(|level| level.parse().ok()) {
            Some(level) => PartKind::Heading(level),
            None => PartKind::Other,
        },
    }
}

/// Whether a paragraph has an image and no text.
fn is_only_image(paragraph: &str) -> bool {
    let mut from = 0;
    let mut images = 0;
    for token in tag::tokens(paragraph) {
        let (Token::Open { range, .. } | Token::Close { range, .. } | Token::Comment { range }) = &token;
        if !paragraph[from.min(range.start)..range.start].trim().is_empty() {
            return false;
        }
        from = range.end;
        images += usize::from(matches!(&token, Token::Open { name, .. } if &paragraph[name.clone()] == "img"));
    }
    images > 0 && paragraph[from.min(paragraph.len())..].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<(PartKind, &str)> {
        parts(html).into_iter().map(|part| (part.kind, html[part.range].trim())).collect()
    }

    #[test]
    fn a_body_is_its_outermost_elements() {
        use PartKind::{Code, Figure, Heading, List, Note, Other, Paragraph, Quotation, Rule, Table};
        let html = "<h2 id=\"a\">A</h2>\n<p>b <em>c</em></p>\n<ul>\n<li><p>d</p></li>\n</ul>\n<!-- no -->\n\
                    <blockquote>\n<p>e</p>\n</blockquote>\n<pre><code>f</code></pre>\n<hr>\n<p><img src=\"g.png\" alt=\"\"></p>\n\
                    <table><tr><td>h</td></tr></table>\n<video src=\"i\"></video> and\n<div><p>j</p></div>\n\
                    <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-1\"><p>k</p></li>\n<li id=\"fn-2\"><p>l</p></li>\n</ol>\n</section>\n";
        let expected = [
            (Heading(2), "<h2 id=\"a\">A</h2>"),
            (Paragraph, "<p>b <em>c</em></p>"),
            (List, "<ul>\n<li><p>d</p></li>\n</ul>"),
            (Quotation, "<blockquote>\n<p>e</p>\n</blockquote>"),
            (Code, "<pre><code>f</code></pre>"),
            (Rule, "<hr>"),
            (Figure, "<p><img src=\"g.png\" alt=\"\"></p>"),
            (Table, "<table><tr><td>h</td></tr></table>"),
            (Other, "<video src=\"i\"></video> and"),
            (Other, "<div><p>j</p></div>"),
            (Note(1), "<li id=\"fn-1\"><p>k</p></li>"),
            (Note(2), "<li id=\"fn-2\"><p>l</p></li>"),
        ];
        assert_eq!(shown(html), expected);
    }

    #[test]
    fn html_with_tags_left_out_or_too_many_has_parts_too() {
        let html = "<p>a\n<p>b\n<h3>c</h3></div>text <b>d\n<p>e</b></p>";
        let found: Vec<&str> = shown(html).into_iter().map(|(_, written)| written).collect();
        assert_eq!(found, ["<p>a", "<p>b", "<h3>c</h3>", "text <b>d\n<p>e</b>"]);
        for part in ["<p>a", "<p>b</div>c", "a</i>b", "<div><p>x</div>", "<svg><path/></svg>", "x <b", "<br></br>"] {
            let whole = balanced(part);
            assert_eq!(balanced(&whole), whole, "{part}");
        }
        assert_eq!(balanced("<p>b</div>c"), "<p>bc</p>");
        assert_eq!(balanced("<div><b>x</div></b>"), "<div><b>x</div>");
    }
}
