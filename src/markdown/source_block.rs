//! The blocks of a body as they are written, each with a digest of its text.
//!
//! Takes a body; gives its outermost blocks: paragraphs, headings, lists, quotations, code, tables, footnotes. A digest is one of the
//! source, so that it does not change when a later program renders it otherwise.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::options::Options;
use super::parser::parser;
use crate::base::digest::Digest;
use crate::language::typography::joins_lines;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A heading.
    Heading,
    /// A block of code, whose lines and indentation count.
    Code,
    /// A comment, which readers do not see.
    Comment,
    /// Anything else.
    Text,
}

/// An outermost block of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceBlock {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Its bytes in the body, without blank lines around it.
    pub(crate) range: Range<usize>,
}

impl SourceBlock {
    /// A digest of its text. It stays the same when lines are broken elsewhere.
    pub(crate) fn digest(&self, body: &str) -> Digest {
        let written = &body[self.range.clone()];
        match self.kind {
            BlockKind::Code => Digest::of(&trimmed_lines(written)),
            _ => Digest::of(&on_one_line(written)),
        }
    }
}

/// The outermost blocks of a body of Markdown, in their order.
pub(crate) fn source_blocks(body: &str) -> Vec<SourceBlock> {
    let mut blocks = Vec::new();
    let (mut depth, mut end) = (0_usize, 0);
    for (event, range) in parser(body, &Options::default()) {
        if depth == 0 {
            add(&mut blocks, body, end..range.start, BlockKind::Text);
            end = range.end.max(end);
            let kind = match &event {
                Event::Start(Tag::Heading { .. }) => BlockKind::Heading,
                Event::Start(Tag::CodeBlock(_)) => BlockKind::Code,
                Event::Start(Tag::HtmlBlock) if is_comment(&body[range.clone()]) => BlockKind::Comment,
                _ => BlockKind::Text,
            };
            add(&mut blocks, body, range, kind);
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    // What the parser says nothing of: definitions of links.
    add(&mut blocks, body, end..body.len(), BlockKind::Text);
    blocks
}

/// The paragraphs of a body of HTML: what is between blank lines.
pub(crate) fn html_blocks(body: &str) -> Vec<SourceBlock> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in body.split_inclusive('\n') {
        if line.trim().is_empty() {
            add(&mut blocks, body, start..at, BlockKind::Text);
            start = at + line.len();
        }
        at += line.len();
    }
    add(&mut blocks, body, start..at, BlockKind::Text);
    blocks
}

/// The digests of the blocks that readers see.
pub(crate) fn digests(blocks: &[SourceBlock], body: &str) -> Vec<Digest> {
    let seen = blocks.iter().filter(|block| block.kind != BlockKind::Comment);
    seen.map(|block| block.digest(body)).collect()
}

/// Adds a block, if it has text. A line of attributes belongs to the block that follows it.
fn add(blocks: &mut Vec<SourceBlock>, body: &str, range: Range<usize>, kind: BlockKind) {
    let Some(written) = body.get(range.clone()).filter(|written| !written.trim().is_empty()) else { return };
    let end = range.start + written.trim_end().len();
    // The indentation of the first line is kept, since it may be that of code.
    let first = written.len() - written.trim_start().len();
    let indented = range.start + written[..first].rfind('\n').map_or(0, |at| at + 1);
    let start = if kind == BlockKind::Code { indented } else { range.start + first };
    let attributes = blocks.pop_if(|last| {
        let between = body.get(last.range.end..start).unwrap_or_default();
        let written = &body[last.range.clone()];
        between.matches('\n').count() == 1
            && kind != BlockKind::Comment
            && written.starts_with('{')
            && written.ends_with('}')
            && !written.contains('\n')
    });
    blocks.push(SourceBlock { kind, range: attributes.map_or(start, |before| before.range.start)..end });
}

/// Whether HTML is nothing but comments.
fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return true };
        rest = comment[end + "-->".len()..].trim_start();
    }
    rest.is_empty()
}

/// The lines without the spaces at their ends.
fn trimmed_lines(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The words on one line. Lines of Chinese and Japanese are joined without a space.
fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = Quoted::default();
    for line in text.lines() {
        let words = line.trim_start_matches(|sign: char| sign == '>' || sign.is_ascii_whitespace());
        let signs = line[..line.len() - words.len()].bytes().filter(|sign| *sign == b'>').count();
        let is_blank = words.trim_end().is_empty();
        if quoted.changes(signs, is_blank) {
            out.push_str(if out.is_empty() { "" } else { " " });
            out.push_str(&">".repeat(signs));
        }
        // Most lines have one space between words, and need not be taken apart.
        let is_plain = !words.contains("  ") && !words.bytes().any(|sign| sign.is_ascii_whitespace() && sign != b' ');
        let whole = Some(words.trim_end_matches(' ')).filter(|line| is_plain && !line.is_empty());
        let parts = whole.is_none().then(|| words.split_ascii_whitespace());
        for (at, word) in whole.into_iter().chain(parts.into_iter().flatten()).enumerate() {
            let is_joined = || {
                let ends = out.chars().next_back().zip(word.chars().next());
                at == 0 && ends.is_some_and(|(before, after)| joins_lines(before, after))
            };
            if !out.is_empty() && !is_joined() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// How deep in quotations a line is.
#[derive(Default)]
struct Quoted {
    signs: usize,
    after_blank: bool,
}

impl Quoted {
    /// Whether the next line begins or ends a quotation. Signs that a paragraph leaves out on its later lines end none.
    fn changes(&mut self, signs: usize, is_blank: bool) -> bool {
        if is_blank {
            self.after_blank = true;
            return false;
        }
        let is_other = signs > self.signs || (self.after_blank && signs != self.signs);
        if is_other {
            self.signs = signs;
        }
        self.after_blank = false;
        is_other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(body: &str) -> Vec<(BlockKind, &str)> {
        source_blocks(body).into_iter().map(|block| (block.kind, &body[block.range])).collect()
    }

    fn digests_of(body: &str) -> Vec<Digest> {
        digests(&source_blocks(body), body)
    }

    #[test]
    fn a_line_gives_the_same_words_however_its_spaces_are_written() {
        for text in ["a b c", "a  b c", "a\tb c ", " a b   c", "a b\nc", "a b \nc"] {
            assert_eq!(on_one_line(text), "a b c", "{text:?}");
        }
        assert_eq!(on_one_line("a\u{a0}b c "), "a\u{a0}b c");
        assert_eq!((on_one_line(" \n "), on_one_line("> a b\n> c")), (String::new(), "> a b c".to_string()));
    }

    #[test]
    fn a_body_is_its_outermost_blocks() {
        use BlockKind::{Code, Comment, Heading, Text};
        let body = "# One\n\nA *word*\nmore.\n\n- a\n\n  b\n- c\n\n> q\n\n```rust\n# no\n\nx\n```\n\n<!-- not\n\nseen -->\n\n\
                    | a |\n|---|\n| b |\n\n---\n\nTwo\n===\n\n[^1]: Note.\n\n    More.\n\n[x]: /y\n";
        let expected = [
            (Heading, "# One"),
            (Text, "A *word*\nmore."),
            (Text, "- a\n\n  b\n- c"),
            (Text, "> q"),
            (Code, "```rust\n# no\n\nx\n```"),
            (Comment, "<!-- not\n\nseen -->"),
            (Text, "| a |\n|---|\n| b |"),
            (Text, "---"),
            (Heading, "Two\n==="),
            (Text, "[^1]: Note.\n\n    More."),
            (Text, "[x]: /y"),
        ];
        assert_eq!(written(body), expected);
        assert_eq!(digests_of(body).len(), expected.len() - 1, "a comment has no digest");
    }

    #[test]
    fn a_line_of_attributes_belongs_to_the_block_below() {
        assert_eq!(written("a\n\n{lang=ar}\n> b\n"), [(BlockKind::Text, "a"), (BlockKind::Text, "{lang=ar}\n> b")]);
    }

    #[test]
    fn lines_that_are_broken_elsewhere_change_no_digest() {
        for (one, other) in [
            ("A word and\nanother one.\n", "A word\nand another\r\n  one.  \n\n\n"),
            ("> A word\n> and more\n", "> A word and\n> more\n"),
            ("> A word\n> and more\n", "> A word\nand more\n"),
            ("- one\n- two three\n", "- one\n- two\n  three\n"),
            ("- one\n- two\n", "- one\n\n- two\n"),
            ("他說\n好。\n", "他說好。\n"),
            ("[^1]: A note\n    here.\n", "[^1]: A\n    note here.\n"),
        ] {
            assert_eq!(digests_of(one), digests_of(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_changed_word_sign_or_line_of_code_changes_the_digest() {
        for (one, other) in [
            ("a part\n", "apart\n"),
            ("word\n", "*word*\n"),
            ("# a\n", "## a\n"),
            ("[a](/b)\n", "[a](/c)\n"),
            ("> a\n> > b\n", "> a\n> b\n"),
            ("> > a\n>\n> b\n", "> > a\n>\n> > b\n"),
            ("```\na\n  b\n```\n", "```\na\nb\n```\n"),
            ("    a\n      b\n", "    a\n    b\n"),
            ("[a]: /b\n", "[a]: /c\n"),
            ("{lang=ar}\n> b\n", "{lang=fa}\n> b\n"),
        ] {
            assert_ne!(digests_of(one), digests_of(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn html_is_cut_at_blank_lines() {
        let body = "<p>a\nb</p>\n\n<p>c</p>\n \n";
        let blocks = html_blocks(body);
        assert_eq!(
            blocks.iter().map(|block| &body[block.range.clone()]).collect::<Vec<_>>(),
            ["<p>a\nb</p>", "<p>c</p>"]
        );
    }
}
