//! The paragraphs of raw HTML, for the summary of a post that is written in it.
//!
//! Takes HTML as an author wrote it; gives the elements `p` in it and their texts, and the text of all of it.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token as HtmlToken, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::tag::{self, Token};
use super::wrapper::Wrapper;

/// A paragraph of raw HTML.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its bytes in the HTML, with its tags.
    pub(crate) html: Range<usize>,
    pub(crate) text: String,
    /// What it says its language to be.
    pub(crate) language: Option<String>,
}

/// Elements whose text is no part of a summary.
const LEFT_OUT: [&str; 15] =
    ["h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "pre", "nav", "header", "footer", "form", "aside", "svg"];

/// The paragraphs that readers see, and that are in no element with a language or a direction of its own.
pub(super) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let mut walk = Walk { html, open: Vec::new(), left_out: 0, found: Vec::new(), paragraph: None };
    for token in tag::tokens(html) {
        walk.take(token);
    }
    walk.end_paragraph(html.len());
    walk.found
}

/// The text that readers see, from a byte to another.
pub(super) fn text(html: &str, range: Range<usize>) -> String {
    let html = &html[range];
    let (mut out, mut from, mut hidden) = (String::new(), 0, None);
    for token in tag::tokens(html) {
        let (start, end) = match &token {
            Token::Open { range, .. } | Token::Close { range, .. } | Token::Comment { range } => {
                (range.start, range.end)
            }
        };
        if hidden.is_none() {
            out.push_str(&decoded(&html[from.min(start)..start]));
        }
        match token {
            Token::Open { name, attributes, range } => {
                let name = html[name].to_ascii_lowercase();
                if separates(&name) {
                    out.push(' ');
                }
                let is_left_out = LEFT_OUT.contains(&&*name);
                let wrapper = Wrapper::new(name, html, &attributes, range);
                if hidden.is_none() && (wrapper.hides || is_left_out) {
                    hidden = Some(wrapper.name);
                }
            }
            Token::Close { name, .. } => {
                let name = html[name].to_ascii_lowercase();
                if separates(&name) {
                    out.push(' ');
                }
                hidden = hidden.filter(|hidden| *hidden != name);
            }
            Token::Comment { .. } => {}
        }
        from = end;
    }
    if hidden.is_none() {
        out.push_str(&decoded(&html[from.min(html.len())..]));
    }
    out
}

/// Whether an element is a block, which ends a paragraph (HTML Standard, section 13.1.2.4).
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 44] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}

/// Whether words on both sides of a tag of the element are two words.
fn separates(name: &str) -> bool {
    is_block(name) || name == "br"
}

struct Walk<'h> {
    html: &'h str,
    /// The elements that are open, each with whether its paragraphs are left out.
    open: Vec<(String, bool)>,
    /// How many of them leave out their paragraphs.
    left_out: usize,
    found: Vec<Paragraph>,
    /// Where the paragraph starts that is open, and its language.
    paragraph: Option<(usize, Option<String>)>,
}

impl Walk<'_> {
    fn take(&mut self, token: Token) {
        match token {
            Token::Open { name, attributes, range } => {
                let name = self.html[name].to_ascii_lowercase();
                if is_block(&name) {
                    self.end_paragraph(range.start);
                }
                let wrapper = Wrapper::new(name, self.html, &attributes, range.clone());
                if wrapper.name == "p" {
                    if !wrapper.hides && self.left_out == 0 {
                        self.paragraph = Some((range.start, wrapper.language));
                    }
                } else if !self.html[range].ends_with("/>") {
                    let is_left_out = wrapper.hides || wrapper.marks() || LEFT_OUT.contains(&&*wrapper.name);
                    self.left_out += usize::from(is_left_out);
                    self.open.push((wrapper.name, is_left_out));
                }
            }
            Token::Close { name, range } => {
                let name = self.html[name].to_ascii_lowercase();
                if name == "p" {
                    return self.end_paragraph(range.end);
                }
                if is_block(&name) {
                    self.end_paragraph(range.start);
                }
                // An end tag without a start tag ends nothing. Deeper than that nobody nests by hand.
                let near = self.open.len().saturating_sub(64);
                if let Some(at) = self.open[near..].iter().rposition(|(open, _)| *open == name) {
                    let ended = self.open.drain(near + at..);
                    self.left_out -= ended.filter(|(_, is_left_out)| *is_left_out).count();
                }
            }
            Token::Comment { .. } => {}
        }
    }

    fn end_paragraph(&mut self, end: usize) {
        let Some((start, language)) = self.paragraph.take() else { return };
        let text = text(self.html, start..end);
        if !text.trim().is_empty() {
            self.found.push(Paragraph { html: start..end, text, language });
        }
    }
}

/// Text with its character references decoded.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    #[derive(Default)]
    struct Characters(RefCell<String>);
    impl TokenSink for Characters {
        type Handle = ();
        fn process_token(&self, token: HtmlToken, _line: u64) -> TokenSinkResult<()> {
            if let HtmlToken::CharacterTokens(text) = token {
                self.0.borrow_mut().push_str(&text);
            }
            TokenSinkResult::Continue
        }
    }
    let tokenizer = Tokenizer::new(Characters::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        paragraphs(html).into_iter().map(|found| fold(&found.text)).collect()
    }

    #[test]
    fn paragraphs_end_where_browsers_end_them() {
        assert_eq!(texts("<div><p>a <b>b</b><p class=x>c<br>d</p>e</div><p>f<ul><li>g</ul>"), ["a b", "c d", "f"]);
        let html = "<p>a</p> <p>b";
        assert_eq!(
            paragraphs(html).into_iter().map(|found| &html[found.html]).collect::<Vec<_>>(),
            ["<p>a</p>", "<p>b"]
        );
    }

    #[test]
    fn what_is_hidden_or_in_another_language_is_no_paragraph_of_a_summary() {
        assert_eq!(texts("<details><p>a</p></details><p hidden>b</p><div lang=fr><p>c</p></div><p>d</p>"), ["d"]);
        assert_eq!(
            texts("<p>a<script>'<p>b'</script> <i style='display:none'>c</i>d</p><table><td><p>e</table>"),
            ["a d"]
        );
        assert_eq!(paragraphs("<p lang=fr>a</p>")[0].language.as_deref(), Some("fr"));
    }

    #[test]
    fn character_references_are_decoded() {
        assert_eq!(texts("<p>&laquo;&nbsp;caf&eacute;&#8217;s &amp; &lt;b&gt;</p>"), ["«\u{a0}café’s & <b>"]);
    }
}
