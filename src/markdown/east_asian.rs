//! Emphasis beside the punctuation of Chinese, Japanese and Korean.
//!
//! CommonMark 0.31 (section 6.2) decides by the characters beside `*` whether emphasis begins or ends, and expects spaces between
//! words: `**重要：**必须` is not bold, and in a longer line the wrong words are. By the amendment for these languages, their
//! punctuation counts as letters, and one of their letters beside other punctuation as a space would. The parser knows nothing
//! of it, so it is given a text in which other characters of the same length are in these places; its events get the
//! author's text back.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::language::typography::{is_hangul, is_wide};

/// What the parser takes for a letter: a private character of three bytes in UTF-8.
const LETTER: char = '\u{E0F5}';
/// What it takes for punctuation: rare characters of three and of four bytes.
const PUNCTUATION: char = '\u{2E30}';
const LONG_PUNCTUATION: char = '\u{10100}';

/// A body in which emphasis is found as its authors mean it.
pub(super) struct Substituted<'a> {
    original: &'a str,
    pub(crate) text: String,
}

/// The substituted body. `None` if there is nothing to substitute, or if the body has one of the substitutes itself.
pub(super) fn substitute(body: &str) -> Option<Substituted<'_>> {
    if body.contains([LETTER, PUNCTUATION, LONG_PUNCTUATION]) {
        return None;
    }
    let mut places: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(start) = body[at..].find('*').map(|found| at + found) {
        let end = start + body[start..].bytes().take_while(|byte| *byte == b'*').count();
        places.extend(beside(body, start..end));
        at = end;
    }
    if places.is_empty() {
        return None;
    }
    let mut text = String::with_capacity(body.len());
    let mut from = 0;
    places.sort_unstable();
    // Where two runs disagree, that a character counts as a letter comes second and is dropped.
    places.dedup_by_key(|(at, _)| *at);
    for (at, substitute) in places {
        text.push_str(&body[from..at]);
        text.push(substitute);
        from = at + substitute.len_utf8();
    }
    text.push_str(&body[from..]);
    Some(Substituted { original: body, text })
}

/// What is to be put in the places beside a run of `*`.
fn beside(body: &str, run: Range<usize>) -> impl Iterator<Item = (usize, char)> {
    let before = body[..run.start].chars().next_back().map(|letter| (run.start - letter.len_utf8(), letter));
    let after = body[run.end..].chars().next().map(|letter| (run.end, letter));
    let one = before.and_then(|(at, letter)| Some((at, substitute_of(letter, after?.1)?)));
    let other = after.and_then(|(at, letter)| Some((at, substitute_of(letter, before?.1)?)));
    one.into_iter().chain(other)
}

/// What is put in the place of a character on one side of a run of `*`, with another one on the other side.
fn substitute_of(letter: char, other: char) -> Option<char> {
    let is_east_asian = |letter: char| is_wide(letter) || is_hangul(letter);
    let is_mark = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace();
    match letter.len_utf8() {
        _ if !is_east_asian(letter) => None,
        3 if is_mark(letter) && (is_east_asian(other) || !is_mark(other)) => Some(LETTER),
        3 if !is_mark(letter) && is_mark(other) && !is_east_asian(other) => Some(PUNCTUATION),
        4 if !is_mark(letter) && is_mark(other) && !is_east_asian(other) => Some(LONG_PUNCTUATION),
        _ => None,
    }
}

impl<'a> Substituted<'a> {
    /// The event with the author's text. `range` are its bytes in the body.
    pub(crate) fn restore(&'a self, event: Event<'a>, range: &Range<usize>) -> Event<'a> {
        let restore = |text| self.text(text, range);
        match event {
            Event::Text(text) => Event::Text(restore(text)),
            Event::Code(text) => Event::Code(restore(text)),
            Event::Html(text) => Event::Html(restore(text)),
            Event::InlineHtml(text) => Event::InlineHtml(restore(text)),
            Event::FootnoteReference(text) => Event::FootnoteReference(restore(text)),
            Event::Start(tag) => Event::Start(match tag {
                Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(restore(info))),
                Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(restore(label)),
                Tag::Link { link_type, dest_url, title, id } => {
                    Tag::Link { link_type, dest_url: restore(dest_url), title: restore(title), id }
                }
                Tag::Image { link_type, dest_url, title, id } => {
                    Tag::Image { link_type, dest_url: restore(dest_url), title: restore(title), id }
                }
                tag => tag,
            }),
            event => event,
        }
    }

    fn text(&'a self, text: CowStr<'a>, range: &Range<usize>) -> CowStr<'a> {
        if !text.contains([LETTER, PUNCTUATION, LONG_PUNCTUATION]) {
            return text;
        }
        if let Some(at) = self.text[range.clone()].find(&*text) {
            return CowStr::Borrowed(&self.original[range.start + at..range.start + at + text.len()]);
        }
        // The parser has changed something in it, an escape for example: the characters come back in their order.
        let is_substitute = |letter: char| matches!(letter, LETTER | PUNCTUATION | LONG_PUNCTUATION);
        let places = self.text[range.clone()].char_indices().filter(|(_, letter)| is_substitute(*letter));
        let mut originals = places.filter_map(|(at, _)| self.original[range.start + at..].chars().next());
        let restored = text.chars().map(|letter| match is_substitute(letter) {
            true => originals.next().unwrap_or(letter),
            false => letter,
        });
        Cow::<str>::Owned(restored.collect()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{html, markdown};

    #[test]
    fn emphasis_beside_east_asian_punctuation_is_read_as_its_authors_mean_it() {
        for (text, right) in [
            ("**粗体。**后面的字。", "<strong>粗体。</strong>后面的字。"),
            ("**「引」**之后", "<strong>「引」</strong>之后"),
            (
                "これは**「重要」**です。また、**重要（じゅうよう）**な話。",
                "これは<strong>「重要」</strong>です。また、<strong>重要（じゅうよう）</strong>な話。",
            ),
            ("이것은 **중요(重要)**하다.", "이것은 <strong>중요(重要)</strong>하다."),
            (
                "这是**重要：**必须读。他说**“是的”**就走。",
                "这是<strong>重要：</strong>必须读。他说<strong>“是的”</strong>就走。",
            ),
            ("**\"중요\"**라고", "<strong>“중요”</strong>라고"),
            (
                "*注意！*後*（例）*は***強い。***です",
                "<em>注意！</em>後<em>（例）</em>は<em><strong>強い。</strong></em>です",
            ),
            (
                "**[链接](x)**后 **`代码`**后 **5%**后",
                "<strong><a href=\"{x}\">链接</a></strong>后 <strong><code>代码</code></strong>后 <strong>5%</strong>后",
            ),
            ("𠮷**(a)**𠮷", "𠮷<strong>(a)</strong>𠮷"),
            ("`重要：**x` \\* 中**文", "<code>重要：**x</code> * 中**文"),
            ("**a。** b **。c**", "<strong>a。</strong> b <strong>。c</strong>"),
        ] {
            assert_eq!(html(text), format!("<p>{right}</p>\n"), "{text}");
        }
    }

    #[test]
    fn other_texts_are_read_as_commonmark_says() {
        for (text, right) in [
            ("a**\"b\"**c", "a**“b”**c"),
            ("a** b**", "a** b**"),
            ("中 ** 文**", "中 ** 文**"),
            ("**ё.**я", "**ё.**я"),
            ("snake_中_case", "snake_中_case"),
        ] {
            assert_eq!(html(text), format!("<p>{right}</p>\n"), "{text}");
        }
    }

    #[test]
    fn addresses_labels_and_plain_text_are_the_authors() {
        let markdown =
            markdown("[a](<中：**x> \"题：**y\")[^注：*]\n\n[^注：*]: 脚。**注**\n\n<b title=\"：**\">c</b>\n");
        assert_eq!(markdown.links[0].target, "中：**x");
        let html = &markdown.html.html;
        assert!(html.contains("title=\"题：**y\"") && html.contains("脚。<strong>注</strong>"), "{html}");
        assert!(html.contains("<b title=\"：**\">"), "{html}");
        assert!(!html.contains(['\u{E0F5}', '\u{2E30}', '\u{10100}']), "{html}");
    }
}
