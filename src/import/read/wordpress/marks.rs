//! Texts that hold several languages, as qTranslate and WPGlobus store them.
//!
//! Takes a text such as `[:en]Coffee[:id]Kopi[:]`; gives its languages and the text in one of them. What is outside the
//! marks is in every language.

use crate::import::read::language::meant;
use crate::language::Language;

/// What begins and ends a mark: `[:en]`, `{:en}`, `<!--:en-->`. Without a language it ends the text in one.
const BRACKETS: [(&str, &str); 3] = [("[:", "]"), ("{:", "}"), ("<!--:", "-->")];

/// The longest code of a language, in bytes.
const LONGEST: usize = 12;

/// A piece of a text, and its language; none if it is in every language.
#[derive(Clone, Debug, PartialEq)]
struct Piece<'a> {
    language: Option<String>,
    text: &'a str,
}

/// A text with marks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked<'a>(Vec<Piece<'a>>);

impl<'a> Marked<'a> {
    /// Reads a text; none if it has no marks. A single mark in the middle of a text is part of the text.
    pub(crate) fn read(text: &'a str) -> Option<Marked<'a>> {
        let (mut pieces, mut language) = (Vec::new(), None);
        let (mut rest, mut is_closed) = (text, false);
        while let Some((at, length, next)) = mark(rest) {
            pieces.push(Piece { language, text: &rest[..at] });
            is_closed |= next.is_none();
            language = next;
            rest = &rest[at + length..];
        }
        pieces.push(Piece { language, text: rest });
        let begins = pieces[0].text.trim().is_empty();
        pieces.retain(|piece| !piece.text.is_empty());
        let marked = Marked(pieces);
        let count = marked.languages().len();
        (count > 1 || count == 1 && (is_closed || begins)).then_some(marked)
    }

    /// Its languages, in their order, without those that have no text.
    pub(crate) fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for Piece { language, text } in &self.0 {
            let new = language.iter().find(|tag| !text.trim().is_empty() && !languages.contains(tag));
            languages.extend(new.cloned());
        }
        languages
    }

    /// The text in a language, with what is in every language.
    pub(crate) fn text_in(&self, language: &str) -> String {
        let own = |piece: &&Piece<'_>| piece.language.as_deref().is_none_or(|own| own == language);
        self.0.iter().filter(own).map(|piece| piece.text).collect()
    }
}

/// A text in a language. If it has marks, but not of this language, it is the text in its first one.
pub(crate) fn text_in(text: &str, language: &str) -> String {
    let Some(marked) = Marked::read(text) else { return text.to_string() };
    let languages = marked.languages();
    let known = languages.iter().find(|own| *own == language).or(languages.first());
    marked.text_in(known.map_or(language, String::as_str))
}

/// A text in each of its languages; empty without marks.
pub(crate) fn texts(text: &str) -> Vec<(String, String)> {
    let Some(marked) = Marked::read(text) else { return Vec::new() };
    marked.languages().into_iter().map(|tag| (tag.clone(), marked.text_in(&tag))).collect()
}

/// The first mark of a text: its place, its length and its language, which is none for a mark that ends one.
fn mark(text: &str) -> Option<(usize, usize, Option<String>)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(['[', '{', '<']).map(|at| from + at) {
        for (open, close) in BRACKETS {
            let Some(inside) = text[at..].strip_prefix(open) else { continue };
            let Some(end) = inside.find(close).filter(|end| *end < LONGEST) else { continue };
            let length = open.len() + end + close.len();
            if end == 0 {
                return Some((at, length, None));
            }
            if let Some(language) = tag(&inside[..end]) {
                return Some((at, length, Some(language)));
            }
        }
        from = at + 1;
    }
    None
}

/// The language that a code of two or three letters stands for, also with a region: `en`, `pt-br`.
fn tag(code: &str) -> Option<String> {
    let main = code.split(['-', '_']).next().unwrap_or_default();
    let is_code = matches!(main.len(), 2 | 3) && main.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_code {
        return None;
    }
    Language::parse(meant(code)).ok().map(|language| language.tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_marks_gives_the_texts_of_its_languages() {
        for text in [
            "[:en]Coffee[:id]Kopi[:]",
            "{:en}Coffee{:}{:id}Kopi{:}",
            "<!--:en-->Coffee<!--:--><!--:id-->Kopi<!--:-->",
            "[:en]Coffee[:id]Kopi",
            "[:en]Coffee[:id]Kopi[:fr] [:]",
        ] {
            let all = [("en", "Coffee"), ("id", "Kopi")].map(|(tag, text)| (tag.to_string(), text.to_string()));
            assert_eq!(texts(text), all, "{text}");
        }
        assert_eq!(text_in("[:pb]Café[:pt-br]!", "pt-BR"), "Café!");
    }

    #[test]
    fn what_is_outside_the_marks_is_in_every_language() {
        let text = "<p>a</p>\n[:en]b[:id]c[:]\n<!--more-->[:en]d[:]é";
        assert_eq!(text_in(text, "en"), "<p>a</p>\nb\n<!--more-->dé");
        assert_eq!(text_in(text, "id"), "<p>a</p>\nc\n<!--more-->é");
        assert_eq!(text_in(text, "fr"), text_in(text, "en"));
    }

    #[test]
    fn other_brackets_are_text() {
        for text in
            ["Kopi", "x [:en] y", "[:] [:P] [:EN]x", "[gallery ids=\"1\"]", "[:en", "<!--more-->", "{: .note}", "[:é]"]
        {
            assert_eq!(Marked::read(text), None, "{text}");
            assert_eq!(text_in(text, "en"), text);
        }
    }
}
