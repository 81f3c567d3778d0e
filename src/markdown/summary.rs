//! What a list shows of a post.
//!
//! Takes where the blocks of a body start and end in its HTML, and where `<!--more-->` is; gives the summary: what is
//! before that mark, otherwise the first paragraphs, quotes and lists, about 70 words of them. Whole blocks are taken, so no markup
//! is ever cut open.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Tag;

use super::elements::Elements;
use super::fold::fold;
use super::html_text;
use super::hypertext::Hypertext;
use super::sink::Sink;
use super::word;
use crate::language::same_language;

/// The number of words at which a summary is long enough.
const ENOUGH: usize = 70;
/// The number of words from which a summary may end before a paragraph that would make it too long.
const SHORT: usize = 40;
/// The number of words that a summary should not exceed, unless its first paragraph does.
const LONG: usize = 120;

/// What a block of the body is to a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Taken.
    Paragraph,
    /// Taken if it is short: a quote, a list.
    Group,
    /// Left out: a heading, a table, a figure, code.
    #[default]
    Other,
    /// Left out, and does not count as content: raw HTML, for it may be a comment.
    Raw,
}

impl Kind {
    /// What a block is, by its tag.
    pub(crate) fn of(tag: &Tag<'_>) -> Kind {
        match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::BlockQuote(None) | Tag::List(_) => Kind::Group,
            Tag::HtmlBlock => Kind::Raw,
            _ => Kind::Other,
        }
    }
}

/// A summary in the making.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    block: Option<Block>,
    taken: Vec<Block>,
    words: usize,
    full: bool,
    left_out: bool,
    mark: Option<Mark>,
    /// Whether anything is after the mark.
    goes_on: bool,
    /// Whether all of the body has been seen.
    ended: bool,
    /// Bytes of the text that readers do not see at once, ascending.
    hidden: Vec<Range<usize>>,
    /// The same in the HTML.
    hidden_html: Vec<Range<usize>>,
    /// The blocks of raw HTML, as bytes of the HTML.
    raw: Vec<Range<usize>>,
}

/// A block of the body.
#[derive(Debug)]
struct Block {
    kind: Kind,
    /// Its bytes in the HTML and in the text.
    html: Range<usize>,
    text: Range<usize>,
    /// The start tags and the names of the elements of raw HTML around it that say its language or direction, the outermost
    /// first.
    wrappers: Vec<(Range<usize>, String)>,
    /// Its own language, or that of the innermost one.
    language: Option<String>,
}

/// Where `<!--more-->` is, and what would close the elements open there.
#[derive(Debug)]
struct Mark {
    html: usize,
    text: usize,
    closing: String,
}

/// A finished summary.
#[derive(Debug, Default)]
pub(crate) struct Finished {
    pub(crate) hypertext: Option<Hypertext>,
    pub(crate) plain: String,
    pub(crate) more: bool,
    /// The number of words in raw HTML, of a body that is written in it.
    pub(crate) words_of_html: usize,
}

impl Summary {
    /// A block starts that is in no other, at a byte of the HTML and of the text; `elements` are open around it, and it may have a
    /// language of its own.
    pub(crate) fn start(
        &mut self,
        kind: Kind,
        (html, text): (usize, usize),
        elements: &Elements,
        own_language: Option<&str>,
    ) {
        if self.ended {
            return;
        }
        let (mut wrappers, mut language, mut kind) = (Vec::new(), None, kind);
        for wrapper in elements.wrappers() {
            if wrapper.marks() {
                wrappers.push((wrapper.tag.clone(), wrapper.name.clone()));
                language = wrapper.language.clone().or(language);
            }
            let is_shown = !wrapper.hides && (!wrapper.marks() || wrapper.may_hold_a_paragraph());
            if !is_shown && kind != Kind::Raw {
                kind = Kind::Other;
            }
        }
        let language = own_language.map(str::to_string).or(language);
        self.block = Some(Block { kind, html: html..html, text: text..text, wrappers, language });
    }

    /// The block that has been started is no paragraph after all.
    pub(crate) fn skip_block(&mut self) {
        if let Some(block) = &mut self.block {
            block.kind = Kind::Other;
        }
    }

    /// The block that has been started ends with the HTML and the text written so far.
    pub(crate) fn end(&mut self, html: usize, text: &str) {
        let Some(mut block) = self.block.take() else {
            return;
        };
        (block.html.end, block.text.end) = (html, text.len());
        if block.kind == Kind::Raw {
            self.raw.push(block.html.clone());
        }
        if self.full {
            self.left_out |= block.kind != Kind::Raw;
            return;
        }
        let words = match block.kind {
            Kind::Paragraph | Kind::Group => word::count(&self.shown(text, block.text.clone())),
            Kind::Other | Kind::Raw => 0,
        };
        let too_long = self.words + words > LONG && (self.words >= SHORT || block.kind == Kind::Group);
        if words == 0 || too_long {
            self.left_out |= block.kind != Kind::Raw;
            self.full |= too_long && self.words > 0;
            return;
        }
        self.taken.push(block);
        self.words += words;
        self.full = self.words >= ENOUGH;
    }

    /// `<!--more-->` is here; the first one counts.
    pub(crate) fn mark(&mut self, html: usize, text: usize, closing: impl FnOnce() -> String) {
        if self.mark.is_none() && !self.ended {
            self.mark = Some(Mark { html, text, closing: closing() });
        }
    }

    /// Something that a reader sees is about to be written.
    pub(crate) fn content(&mut self) {
        self.goes_on |= self.mark.is_some();
    }

    /// These bytes of the HTML and of the text are not seen at once.
    pub(crate) fn hide(&mut self, html: Range<usize>, text: Range<usize>) {
        self.hidden_html.push(html);
        self.hidden.push(text);
    }

    /// `length` bytes have been inserted into the HTML at `at`.
    pub(crate) fn moved(&mut self, at: usize, length: usize) {
        if let Some(mark) = self.mark.as_mut().filter(|mark| mark.html >= at) {
            mark.html += length;
        }
        for hidden in self.hidden_html.iter_mut().rev().take_while(|hidden| hidden.start >= at) {
            *hidden = hidden.start + length..hidden.end + length;
        }
    }

    /// The summary of a body in a language with this HTML and this text.
    pub(crate) fn finish(&mut self, out: &Sink, text: &str, language: &str) -> Finished {
        self.ended = true;
        let mark = self.mark.take().filter(|mark| {
            !text[..mark.text].trim().is_empty() || !html_text::text(out.html(), 0..mark.html).trim().is_empty()
        });
        match mark {
            Some(mark) => {
                let shown = self.shown(text, 0..mark.text);
                let is_html = shown.trim().is_empty();
                let plain = if is_html { Cow::Owned(html_text::text(out.html(), 0..mark.html)) } else { shown };
                Finished {
                    plain: fold(&plain),
                    hypertext: Some(out.excerpt(&[(0..mark.html, mark.closing)])),
                    more: self.goes_on,
                    words_of_html: if is_html { self.words_of_html(out) } else { 0 },
                }
            }
            None if self.taken.is_empty() && !self.raw.is_empty() => self.first_paragraphs_of_html(out, language),
            None => self.first_blocks(out, text, language),
        }
    }

    fn first_blocks(&self, out: &Sink, text: &str, language: &str) -> Finished {
        if self.taken.is_empty() {
            return Finished { more: self.left_out, ..Finished::default() };
        }
        let mut plain = String::new();
        let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
        for block in &self.taken {
            if !is_foreign(block.language.as_deref(), language) {
                plain.push_str(&self.shown(text, block.text.clone()));
                plain.push(' ');
            }
            let closing = block.wrappers.iter().rev().fold(String::new(), |out, (_, name)| out + "</" + name + ">");
            pieces.extend(block.wrappers.iter().map(|(tag, _)| (tag.clone(), String::new())));
            pieces.push((block.html.clone(), closing));
        }
        let hypertext = Some(out.excerpt(&pieces));
        Finished { hypertext, plain: fold(&plain), more: self.left_out, words_of_html: 0 }
    }

    /// The first paragraphs of a body that is written in HTML.
    fn first_paragraphs_of_html(&self, out: &Sink, language: &str) -> Finished {
        let mut paragraphs = html_text::paragraphs(out.html());
        paragraphs.retain(|found| {
            let at = found.html.start;
            is_in(&self.raw, at) && !is_in(&self.hidden_html, at)
        });
        let (mut plain, mut pieces, mut words) = (String::new(), Vec::new(), 0);
        for found in &paragraphs {
            if words >= ENOUGH {
                break;
            }
            words += word::count(&found.text);
            pieces.push((found.html.clone(), "\n".to_string()));
            if !is_foreign(found.language.as_deref(), language) {
                plain.push_str(&found.text);
                plain.push(' ');
            }
        }
        let words_of_html = self.words_of_html(out);
        let more = self.left_out || words_of_html > words;
        match pieces.is_empty() {
            false => Finished { hypertext: Some(out.excerpt(&pieces)), plain: fold(&plain), more, words_of_html },
            true => self.first_words_of_html(out, words_of_html),
        }
    }

    /// The first words of a body that is written in HTML without paragraphs, with `<br>` perhaps.
    fn first_words_of_html(&self, out: &Sink, words_of_html: usize) -> Finished {
        let text: String = self.raw.iter().map(|raw| html_text::text(out.html(), raw.clone()) + " ").collect();
        let text = fold(&text);
        if text.is_empty() {
            return Finished { more: self.left_out, ..Finished::default() };
        }
        let plain = word::first(&text, ENOUGH);
        let mut sink = Sink::default();
        sink.push("<p>");
        sink.text(plain);
        sink.push("</p>\n");
        let more = self.left_out || plain.len() < text.len();
        Finished { hypertext: Some(sink.into_hypertext()), plain: plain.to_string(), more, words_of_html }
    }

    fn words_of_html(&self, out: &Sink) -> usize {
        self.raw.iter().map(|raw| word::count(&html_text::text(out.html(), raw.clone()))).sum()
    }

    /// A part of the text without what readers do not see at once.
    fn shown<'t>(&self, text: &'t str, part: Range<usize>) -> Cow<'t, str> {
        let first = self.hidden.partition_point(|hidden| hidden.end <= part.start);
        let hidden = self.hidden[first..].iter().take_while(|hidden| hidden.start < part.end);
        let (mut out, mut from) = (Cow::Borrowed(""), part.start);
        for hidden in hidden {
            out += &text[from..hidden.start.max(from)];
            from = hidden.end.min(part.end).max(from);
        }
        out + &text[from..part.end]
    }
}

/// Whether a byte is in one of these ranges, which are ascending.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// Whether a passage in a language is in another one than the text around it.
fn is_foreign(passage: Option<&str>, language: &str) -> bool {
    passage.is_some_and(|passage| !same_language(passage, language))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{filled, html, markdown, summary};

    fn words(count: usize) -> String {
        vec!["word"; count].join(" ")
    }

    #[test]
    fn a_mark_ends_the_summary_and_leaves_no_trace() {
        let markdown = markdown("a\n\n## b\n\nc[^1]\n\n<!-- more -->\n\nd\n\n[^1]: e\n");
        assert_eq!(summary(&markdown), "<p>a</p>\n<h2>b</h2>\n<p>c</p>\n");
        assert_eq!(markdown.plain, "a b c");
        assert!(markdown.more);
        assert!(!filled(&markdown).contains("more"));
    }

    #[test]
    fn a_mark_inside_elements_closes_them() {
        let cases = [
            ("a *b <!--more--> c*\n", "<p>a <em>b </em></p>\n"),
            ("> - a <!--more-->\n> - b\n", "<blockquote>\n<ul>\n<li>a </li>\n</ul>\n</blockquote>\n"),
            ("<div><b>\n\na\n\n<!--more-->\n\n</b></div>\n", "<div><b>\n<p>a</p>\n</b></div>"),
            ("<p>a <i>b <!--more--> c</i></p>\n", "<p>a <i>b </i>"),
        ];
        for (text, expected) in cases {
            let markdown = markdown(text);
            assert_eq!(summary(&markdown), expected, "{text}");
        }
    }

    #[test]
    fn only_what_follows_the_mark_counts_as_more() {
        assert!(!markdown("a\n\n<!--more-->\n").more);
        assert!(!markdown("> a\n>\n> <!--more-->\n").more);
        assert!(!markdown("a[^1]\n\n<!--more-->\n\n[^1]: b\n").more);
        assert!(markdown("a\n\n<!--more-->\n\n![b](c)\n").more);
        assert_eq!(summary(&markdown("<!--more-->\n\na\n")), "<p>a</p>\n");
    }

    #[test]
    fn without_a_mark_the_first_paragraphs_are_the_summary() {
        let text =
            format!("# t\n\n![i](j \"k\")\n\n{}\n\n```\ncode\n```\n\n{}\n\n{}\n", words(30), words(45), words(5));
        let markdown = markdown(&text);
        assert_eq!(summary(&markdown), format!("<p>{}</p>\n<p>{}</p>\n", words(30), words(45)));
        assert_eq!(markdown.plain, format!("{} {}", words(30), words(45)));
        assert!(markdown.more);
    }

    #[test]
    fn a_short_body_is_its_own_summary() {
        let markdown = markdown("a [b](c) *d*\n\n> e\n\n- f\n\n<!-- note -->\n");
        assert_eq!(
            summary(&markdown),
            "<p>a <a href=\"{c}\">b</a> <em>d</em></p>\n<blockquote>\n<p>e</p>\n</blockquote>\n<ul>\n<li>f</li>\n</ul>\n"
        );
        assert!(!markdown.more);
    }

    #[test]
    fn a_long_paragraph_is_taken_whole_if_it_is_the_first_only() {
        let long = words(300);
        assert_eq!(markdown(&format!("{long}\n\na\n")).plain, long);
        assert_eq!(markdown(&format!("{}\n\n{long}\n", words(50))).plain, words(50));
        assert_eq!(markdown(&format!("{}\n\n{long}\n", words(10))).plain.len(), words(310).len());
        assert_eq!(markdown(&format!("- {long}\n\na\n")).plain, "a");
    }

    #[test]
    fn a_body_without_text_has_no_summary() {
        for text in ["", "![a](b)\n", "```\nx\n```\n", "# a\n"] {
            let markdown = markdown(text);
            assert_eq!((markdown.summary, markdown.more), (None, !text.is_empty()), "{text}");
        }
    }

    #[test]
    fn a_block_keeps_the_language_and_the_direction_of_what_is_around_it() {
        let markdown = markdown(
            "<div lang=\"ar\" dir=rtl id=x>\n\na\n\n</div>\n\nb\n\n<section dir='rtl'>\n<div class=c>\n\nc\n\n</div></section>\n",
        );
        assert_eq!(
            summary(&markdown),
            "<div lang=\"ar\" dir=rtl ><p>a</p>\n</div><p>b</p>\n<section dir='rtl'><p>c</p>\n</section>"
        );
        assert_eq!(markdown.plain, "b c");
        assert_eq!(super::super::sample::markdown("<div lang=en-GB>\n\na\n\n</div>\n").plain, "a");
        let table = super::super::sample::markdown("<table lang=fr><tr><td>\n\na\n\n</td></tr></table>\n\nb\n");
        assert_eq!((summary(&table).as_str(), table.plain.as_str()), ("<p>b</p>\n", "b"));
    }

    #[test]
    fn what_is_hidden_or_folded_is_in_no_summary() {
        for hidden in [
            "<details>\n<summary>s</summary>\n\nHIDDEN\n\n</details>",
            "<div hidden>\n\nHIDDEN\n\n<div>\n\nHIDDEN\n\n</div>\n\nHIDDEN\n\n</div>",
            "c <span style=\"display: none\">*HIDDEN*</span> d",
            "> c\n>\n> <details>\n>\n> HIDDEN\n>\n> </details>",
            "c <script>HIDDEN</script> d",
            "<template>\n\nHIDDEN\n\n</template>",
        ] {
            let markdown = markdown(&format!("a\n\n{hidden}\n\nb\n"));
            assert!(!summary(&markdown).contains("HIDDEN"), "{hidden}: {}", summary(&markdown));
            assert!(!markdown.plain.contains("HIDDEN"), "{hidden}: {}", markdown.plain);
            assert!(summary(&markdown).starts_with("<p>a</p>\n") && markdown.plain.ends_with('b'), "{hidden}");
            assert!(filled(&markdown).contains("HIDDEN"));
        }
        let markdown = markdown("a\n\n<details>\n\nHIDDEN <!--more-->\n\n</details>\n\nb\n");
        assert_eq!((summary(&markdown).as_str(), markdown.plain.as_str()), ("<p>a</p>\n", "a"));
    }

    #[test]
    fn a_body_in_html_has_the_first_words_of_it() {
        let text = "<h2>t</h2>\n<div class=x>\n<p align=center id=y>a &amp; <a href=\"z\">b</a></p>\n\n<p>c</div>\n<pre>d</pre>\n";
        let html = markdown(text);
        assert_eq!(summary(&html), "<p align=center >a &amp; <a href=\"{z}\">b</a></p>\n<p>c\n");
        assert_eq!((html.plain.as_str(), html.words), ("a & b c", 3));
        let lines = markdown("<div>a<br>b</div>\n");
        assert_eq!((summary(&lines).as_str(), lines.plain.as_str(), lines.more), ("<p>a b</p>\n", "a b", false));
        let long = markdown(&format!("<div>{}</div>\n", words(300)));
        assert_eq!((long.plain.as_str(), long.more), (words(70).as_str(), true));
        assert_eq!(markdown("<p>a</p>\n<p>b</p>\n<!--more-->\n<p>c</p>\n").plain, "a b");
    }

    #[test]
    fn a_summary_has_no_ids() {
        let markdown = markdown("a <b id=\"x\" class=\"y\">c</b> <a name='z' href='w'>d</a>\n");
        assert_eq!(summary(&markdown), "<p>a <b  class=\"y\">c</b> <a  href=\"{w}\">d</a></p>\n");
        assert!(html("<b id=x>c</b>").contains("id=x"));
    }
}
