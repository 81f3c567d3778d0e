//! WordPress's paragraph rule.
//!
//! Takes a body of the classic editor; gives HTML with `p` and `br` elements. Shortcodes and blocks are replaced
//! before.
//!
//! The rule: a blank line, or two `br` in a row, ends a paragraph. A single line end becomes a `br`, but not next to a
//! block tag, and not within `pre`, `script`, `style` and similar elements.

use super::scan::{self, Piece, Tag};
use crate::import::body::tree::nodes::is_block;

/// Elements whose line ends stay unchanged.
pub(crate) const VERBATIM: [&str; 5] = ["pre", "script", "style", "svg", "textarea"];

/// Blocks that contain lines of text: a paragraph in them starts only after a blank line.
const HOLDERS: [&str; 15] =
    ["p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "summary"];

/// Inline elements that contain no lines.
const QUIET: [&str; 6] = ["audio", "iframe", "map", "object", "select", "video"];

/// Adds paragraphs to a body.
pub(crate) fn paragraphs(text: &str) -> String {
    let mut writer = Writer::default();
    writer.out.reserve(text.len() + text.len() / 16);
    for piece in scan::pieces(text, &VERBATIM) {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Tag(tag) => writer.tag(tag),
            Piece::Comment(comment) => writer.comment(comment),
            Piece::Verbatim(element) if starts_block(element) => writer.block(element, false),
            Piece::Verbatim(element) => {
                writer.content();
                writer.out.push_str(element);
            }
        }
    }
    writer.out
}

fn starts_block(element: &str) -> bool {
    element.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("<pre"))
}

/// What is between two pieces of content.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    /// A `br`, and the number of line ends after it.
    Break(u8),
    Blank,
}

#[derive(Default)]
struct Writer {
    out: String,
    gap: Gap,
    /// Whether the current paragraph has content.
    running: bool,
    /// Whether the block that was opened last contains lines itself.
    holder: bool,
    quiet: usize,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let content = rest.find(|character: char| character.is_ascii_whitespace()).unwrap_or(rest.len());
            if content > 0 {
                self.content();
                self.out.push_str(&rest[..content]);
            }
            rest = &rest[content..];
            let space = rest.find(|character: char| !character.is_ascii_whitespace()).unwrap_or(rest.len());
            rest[..space].bytes().for_each(|byte| self.space(byte));
            rest = &rest[space..];
        }
    }

    fn space(&mut self, byte: u8) {
        self.gap = match (self.gap, byte) {
            (Gap::None | Gap::Space, b'\n') => Gap::Line,
            (Gap::Line, b'\n') => Gap::Blank,
            (Gap::Break(0), b'\n') => Gap::Break(1),
            (Gap::Break(_), b'\n') => Gap::Blank,
            (Gap::None, _) => Gap::Space,
            (gap, _) => gap,
        };
    }

    /// Handles the gap before some content.
    fn content(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if gap == Gap::Blank {
            self.quiet = 0;
        }
        match gap {
            Gap::Blank if self.running => self.out.push_str("</p>\n<p>"),
            Gap::Blank => self.out.push_str("\n<p>"),
            _ if !self.running && !self.holder => self.out.push_str("\n<p>"),
            Gap::None => {}
            Gap::Space => self.out.push(' '),
            Gap::Line if !self.running || self.quiet > 0 => self.out.push('\n'),
            Gap::Line | Gap::Break(_) => self.out.push_str("<br>\n"),
        }
        self.running = true;
    }

    fn tag(&mut self, tag: Tag) {
        let name = tag.name.to_ascii_lowercase();
        if name == "br" && !tag.closes {
            self.gap = if matches!(self.gap, Gap::Break(_) | Gap::Blank) { Gap::Blank } else { Gap::Break(0) };
            return;
        }
        if is_block(&name) {
            return self.block(tag.source, !tag.closes && HOLDERS.contains(&name.as_str()));
        }
        self.content();
        if QUIET.contains(&name.as_str()) {
            self.quiet = if tag.closes { self.quiet.saturating_sub(1) } else { self.quiet + 1 };
        }
        self.out.push_str(tag.source);
    }

    fn block(&mut self, source: &str, holder: bool) {
        if self.gap > Gap::Space {
            self.out.push('\n');
        }
        (self.gap, self.running, self.holder) = (Gap::None, false, holder);
        self.out.push_str(source);
    }

    /// A comment at the start of a line, such as `<!--more-->`, ends the paragraph; others have no effect.
    fn comment(&mut self, comment: &str) {
        let name = comment.trim_start_matches("<!--").trim_start();
        let mark = name.starts_with("more") || name.starts_with("nextpage");
        if name.starts_with("nextpage") || (mark && (!self.running || self.gap > Gap::Space)) {
            if self.running {
                self.out.push_str("</p>\n");
            }
            (self.gap, self.running, self.holder) = (Gap::None, false, false);
        } else if mark && self.gap == Gap::Space {
            self.out.push(' ');
            self.gap = Gap::None;
        } else if self.gap == Gap::Line {
            // The next line end does not count as a second one.
            self.gap = Gap::Break(0);
        }
        self.out.push_str(comment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_separate_paragraphs_and_line_ends_break_lines() {
        assert_eq!(paragraphs("a\nb\n\n \nc"), "\n<p>a<br>\nb</p>\n<p>c");
        assert_eq!(paragraphs("a<br /><BR>b<br>\nc"), "\n<p>a</p>\n<p>b<br>\nc");
        assert_eq!(paragraphs("<em>a\n\nb</em>\n"), "\n<p><em>a</p>\n<p>b</em>");
    }

    #[test]
    fn blocks_are_separate_from_paragraphs() {
        assert_eq!(
            paragraphs("a\n<h2>b\nc</h2>\nd\n<ul>\n<li>e</li>\n</ul>"),
            "\n<p>a\n<h2>b<br>\nc</h2>\n<p>d\n<ul>\n<li>e</li>\n</ul>"
        );
        assert_eq!(paragraphs("<li>a\n\nb</li>"), "<li>a</p>\n<p>b</li>");
        assert_eq!(paragraphs("<div>\na\n</div>b"), "<div>\n<p>a\n</div>\n<p>b");
    }

    #[test]
    fn line_ends_in_verbatim_elements_are_kept() {
        assert_eq!(paragraphs("<pre>a\n\nb</pre>\nc"), "<pre>a\n\nb</pre>\n<p>c");
        assert_eq!(paragraphs("<script>\n\n</script>"), "\n<p><script>\n\n</script>");
        assert_eq!(paragraphs("<video>\n<source>\n</video>\nx"), "\n<p><video>\n<source>\n</video><br>\nx");
    }

    #[test]
    fn a_comment_on_its_own_line_ends_the_paragraph() {
        assert_eq!(paragraphs("a\n<!--more-->\nb"), "\n<p>a</p>\n<!--more-->\n<p>b");
        assert_eq!(paragraphs("a <!--more--> b"), "\n<p>a <!--more--> b");
        assert_eq!(paragraphs("a\n<!-- x -->\nb"), "\n<p>a<!-- x --><br>\nb");
    }
}
