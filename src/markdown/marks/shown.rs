//! Which bytes of a body readers see as text.
//!
//! Takes a body; parses it and gives the bytes that are text on the page: not code, comments, tags and addresses, and not
//! what is in raw elements such as `<script>` or `<pre>`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::super::options::Options;
use super::super::parser::parser;
use super::super::raw::RawBlock;
use super::super::tag::{self, Token};

/// The bytes of a body that readers see as text.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    markdown: Parts,
    /// In blocks of raw HTML, where Markdown is not read.
    html: Parts,
    /// At the end of headings, where `{…}` is read as attributes. These are not seen.
    lost: Parts,
}

impl Shown {
    pub(crate) fn of(body: &str, options: &Options) -> Shown {
        let mut reader = Reader { raw_html: options.raw_html, ..Reader::default() };
        for (event, range) in parser(body, options) {
            reader.event(&event, range);
        }
        let Shown { markdown, html, lost } = reader.shown;
        Shown { markdown: markdown.sorted(), html: html.sorted(), lost: lost.sorted() }
    }

    /// Whether all of these bytes are seen.
    pub(crate) fn has(&self, range: Range<usize>) -> bool {
        self.markdown.has(range.clone()) || self.html.has(range)
    }

    /// Whether all of these bytes are seen, and read as Markdown.
    pub(crate) fn has_in_markdown(&self, range: Range<usize>) -> bool {
        self.markdown.has(range)
    }

    /// Whether all of these bytes are read as attributes of a heading.
    pub(crate) fn has_lost(&self, range: Range<usize>) -> bool {
        self.lost.has(range)
    }

    /// Whether a byte is in a block of raw HTML.
    pub(crate) fn is_html(&self, at: usize) -> bool {
        self.html.has(at..at + 1)
    }
}

/// Parts of the body, apart from each other.
#[derive(Debug, Default)]
struct Parts(Vec<Range<usize>>);

impl Parts {
    fn push(&mut self, range: Range<usize>) {
        match self.0.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ if range.is_empty() => {}
            _ => self.0.push(range),
        }
    }

    fn sorted(mut self) -> Parts {
        self.0.sort_by_key(|range| range.start);
        self
    }

    fn has(&self, range: Range<usize>) -> bool {
        let next = self.0.partition_point(|part| part.start <= range.start);
        next.checked_sub(1).is_some_and(|part| range.end <= self.0[part].end)
    }
}

/// Goes through the parser's events.
#[derive(Debug, Default)]
struct Reader {
    shown: Shown,
    raw_html: bool,
    in_code: bool,
    /// In a link whose text is its address.
    in_address: bool,
    html: Option<RawBlock>,
    /// Where the content ends so far of the heading that is open.
    heading: usize,
    /// The raw elements that are open and whose content is not read as text, each with whether it began within a line.
    opaque: Vec<(String, bool)>,
}

impl Reader {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading = range.start,
            Event::End(TagEnd::Heading(_)) => self.shown.lost.push(self.heading..range.end),
            _ => self.heading = range.end,
        }
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(RawBlock::default()),
            Event::End(TagEnd::HtmlBlock) => self.end_html(),
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => self.in_address = true,
            Event::End(TagEnd::Link) => self.in_address = false,
            Event::End(end) if !is_inline(*end) => self.opaque.retain(|(_, within_line)| !within_line),
            Event::Html(html) | Event::InlineHtml(html) | Event::Text(html) if self.html.is_some() => {
                if let Some(block) = &mut self.html {
                    block.push(html, range.start);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) if self.raw_html => self.tags(html, true, |_| ()),
            Event::Text(_) if !self.in_code && !self.in_address && self.opaque.is_empty() => {
                self.shown.markdown.push(range);
            }
            _ => {}
        }
    }

    /// The text of a block of raw HTML.
    fn end_html(&mut self) {
        let Some(block) = self.html.take().filter(|_| self.raw_html) else { return };
        let mut texts = Vec::new();
        self.tags(block.html(), false, |text| texts.push(text));
        for part in texts.into_iter().flat_map(|text| block.places(text)) {
            self.shown.html.push(part);
        }
    }

    /// Goes through the tags of a piece of raw HTML, and gives the text between them.
    fn tags(&mut self, html: &str, within_line: bool, mut text: impl FnMut(Range<usize>)) {
        let mut from = 0;
        for token in tag::tokens(html) {
            let (Token::Open { range, .. } | Token::Close { range, .. } | Token::Comment { range }) = &token;
            if self.opaque.is_empty() {
                text(from..range.start);
            }
            from = range.end;
            match token {
                Token::Open { name, .. } if is_opaque(&html[name.clone()]) => {
                    self.opaque.push((html[name].to_ascii_lowercase(), within_line));
                }
                Token::Close { name, .. } => {
                    let open = self.opaque.iter().rposition(|(open, _)| open.eq_ignore_ascii_case(&html[name.clone()]));
                    self.opaque.truncate(open.unwrap_or(self.opaque.len()));
                }
                _ => {}
            }
        }
        if self.opaque.is_empty() {
            text(from..html.len());
        }
    }
}

fn is_inline(end: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(end, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image)
}

/// Elements whose content is code or is not shown.
fn is_opaque(name: &str) -> bool {
    const NAMES: [&str; 11] =
        ["code", "pre", "script", "style", "kbd", "samp", "textarea", "template", "iframe", "title", "xmp"];
    NAMES.iter().any(|opaque| opaque.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::options;
    use super::*;

    /// What readers see of a body: as Markdown, and in raw HTML.
    fn seen(body: &str, options: &Options) -> (String, String) {
        let shown = Shown::of(body, options);
        let text = |parts: &Parts| parts.0.iter().map(|part| &body[part.clone()]).collect::<Vec<_>>().join("|");
        (text(&shown.markdown), text(&shown.html))
    }

    #[test]
    fn code_comments_addresses_and_tags_are_not_seen() {
        let text =
            "a `b` <!-- c --> [d](e \"f\") <i title=g>h</i> <https://i.j>\n\n    k\n\n```\nl\n```\n\n[m]: n\n\n\\[o]";
        assert_eq!(seen(text, &options()).0, "a | | |d| |h| |[o]");
    }

    #[test]
    fn in_raw_html_only_text_is_seen_and_not_what_is_in_code() {
        let text = "<div a=b>c\n<code>d</code> e <!-- f -->\n</div>\n\n<pre>\ng\n\nh</pre>\n\n<script>i</script>\n\nj <code>k *l*</code> m <kbd> n\n\no";
        assert_eq!(seen(text, &options()), ("j | m |o".to_string(), "c\n| e |\n|\n|\n|\n".to_string()));
        let without = Options { raw_html: false, ..options() };
        assert_eq!(seen(text, &without), ("j |k |l| m | n|o".to_string(), String::new()));
    }

    #[test]
    fn text_in_quoted_raw_html_has_its_place() {
        assert_eq!(seen("> <div>\n> a\n> b</div>\n", &options()).1, "\n|a\n|b|\n");
    }
}
