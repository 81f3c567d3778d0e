//! The running text of a body, and its quotations, for checks of their language.
//!
//! Takes the HTML of a body, whether it was written as Markdown or as HTML; gives the text without code, headings, tables and
//! what has a language of its own, and each block quotation that has none. Text in an element with `lang` belongs to neither.

use super::tag::{self, Token};
use super::wrapper::Wrapper;
use crate::base::void_element::is_void;

/// The running text of a body, and its quotations.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Prose {
    /// In the language of the post.
    pub(crate) running: Passage,
    pub(crate) quotations: Vec<Quotation>,
}

/// A text without markup, a line for each block.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Passage {
    pub(crate) text: String,
    /// The byte of the HTML where it begins.
    pub(crate) at: usize,
}

/// A block quotation without a language of its own. One inside another belongs to the outer one.
#[derive(Debug, PartialEq)]
pub(crate) struct Quotation {
    /// What the elements around it say their language to be; nothing where it is that of the post.
    pub(crate) around: Option<String>,
    pub(crate) passage: Passage,
}

/// Elements whose text is not running text: code, names, labels, and words of others.
const LEFT_OUT: [&str; 29] = [
    "pre",
    "code",
    "kbd",
    "samp",
    "var",
    "svg",
    "math",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "caption",
    "nav",
    "header",
    "footer",
    "form",
    "button",
    "cite",
    "q",
    "rt",
    "rp",
    "del",
    "address",
    "dt",
    "sup",
];

/// Elements inside a line: their tags do not part words.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "bdo", "em", "i", "ins", "mark", "s", "small", "span", "strong", "sub", "u", "wbr", "dfn",
    "ruby",
];

/// The running text and the quotations of a body.
pub(crate) fn prose(html: &str) -> Prose {
    let mut walk = Walk { html, open: Vec::new(), left_out: 0, quoted: None, prose: Prose::default() };
    let mut from = 0;
    for token in tag::tokens(html) {
        let (Token::Open { range, .. } | Token::Close { range, .. } | Token::Comment { range }) = &token;
        let range = range.clone();
        walk.text(from.min(range.start), range.start);
        from = range.end;
        match token {
            Token::Open { name, attributes, range } => {
                let name = html[name].to_ascii_lowercase();
                walk.part_words(&name);
                if !is_void(&name) {
                    walk.begin(Wrapper::new(name, html, &attributes, range));
                }
            }
            Token::Close { name, .. } => {
                let name = html[name].to_ascii_lowercase();
                walk.part_words(&name);
                walk.end(&name);
            }
            Token::Comment { .. } => {}
        }
    }
    walk.text(from, html.len());
    walk.prose
}

struct Walk<'h> {
    html: &'h str,
    open: Vec<Element>,
    /// How many of the open elements leave out their text.
    left_out: usize,
    /// How many elements are around the quotation that is open, if one is.
    quoted: Option<usize>,
    prose: Prose,
}

struct Element {
    name: String,
    is_left_out: bool,
    language: Option<String>,
}

impl Walk<'_> {
    fn begin(&mut self, element: Wrapper) {
        let is_left_out = element.hides || LEFT_OUT.contains(&&*element.name);
        if element.name == "blockquote" && self.quoted.is_none() {
            self.quoted = Some(self.open.len());
            if element.language.is_none() && self.left_out == 0 {
                let around = self.open.iter().rev().find_map(|open| open.language.clone());
                self.prose.quotations.push(Quotation { around, passage: Passage::default() });
            }
        }
        self.left_out += usize::from(is_left_out);
        self.open.push(Element { name: element.name, is_left_out, language: element.language });
    }

    /// Ends an element and all that are open in it. An end without a beginning is passed over.
    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        self.left_out -= self.open[at..].iter().filter(|open| open.is_left_out).count();
        self.open.truncate(at);
        self.quoted = self.quoted.filter(|around| *around < at);
    }

    fn part_words(&mut self, name: &str) {
        if !INLINE.contains(&name)
            && let Some(passage) = self.passage()
            && !passage.text.is_empty()
        {
            passage.text.push('\n');
        }
    }

    fn text(&mut self, from: usize, to: usize) {
        let html = self.html;
        let Some(passage) = self.passage().filter(|_| from < to) else { return };
        let text = &html[from..to];
        if passage.text.is_empty() {
            let Some(first) = text.find(char::is_alphabetic) else { return };
            passage.at = from + first;
        }
        let mut parts = text.split('&');
        passage.text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            // No letter of a word is written as an entity by Markdown; by hand one rarely is.
            passage.text.push(' ');
            passage.text.push_str(part.split_once(';').map_or(part, |(_, rest)| rest));
        }
    }

    /// Where the text here belongs; nothing for text that is left out.
    fn passage(&mut self) -> Option<&mut Passage> {
        let around = self.quoted.unwrap_or(0);
        let has_language = || self.open[around..].iter().any(|open| open.language.is_some());
        if self.left_out > 0 || has_language() {
            return None;
        }
        match self.quoted {
            Some(_) => self.prose.quotations.last_mut().map(|quotation| &mut quotation.passage),
            None => Some(&mut self.prose.running),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn running(html: &str) -> String {
        prose(html).running.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn quotations(html: &str) -> Vec<(Option<String>, String)> {
        let text = |passage: &Passage| passage.text.split_whitespace().collect::<Vec<_>>().join(" ");
        prose(html).quotations.into_iter().map(|quoted| (quoted.around, text(&quoted.passage))).collect()
    }

    #[test]
    fn running_text_has_no_code_headings_tables_quotations_and_passages_with_a_language() {
        for (html, text) in [
            ("<p>kopi <em>da</em>rat &amp; teh</p><p>lagi</p>", "kopi darat teh lagi"),
            ("<h1>title</h1><p>a <code>let x</code> b</p><pre><code>fn</code></pre>", "a b"),
            ("<table><tr><td>x</td></tr></table><ul><li>one</li><li>two</li></ul>", "one two"),
            ("a<blockquote><p>b</p></blockquote>c", "a c"),
            ("a <span lang=\"de\">b <i>c</i></span> d<div lang=id><p>e</div>f", "a d f"),
            ("<p>a<br>b<!-- c --><script>d</script></p>", "a b"),
            ("</div></p>a<p>b<p>c", "a b c"),
            ("", ""),
        ] {
            assert_eq!(running(html), text, "{html}");
        }
    }

    #[test]
    fn a_quotation_without_a_language_is_found_with_the_language_around_it() {
        let own = |text: &str| (None, text.to_string());
        assert_eq!(quotations("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>"), [own("a b")]);
        assert_eq!(quotations("<blockquote lang=\"id\"><p>a</p></blockquote>"), []);
        assert_eq!(quotations("<blockquote><p lang=\"id\">a</p><p>b</p></blockquote>c"), [own("b")]);
        let around = [(Some("id".to_string()), "a".to_string())];
        assert_eq!(quotations("<div lang=id><blockquote>a</blockquote></div>"), around);
        assert_eq!(quotations("<table><td><blockquote>a</blockquote></table>"), []);
    }

    #[test]
    fn a_passage_says_where_it_begins() {
        let html = "<h2>a</h2><p>1 b</p><blockquote><p>“c”</p></blockquote>";
        let prose = prose(html);
        assert_eq!(&html[prose.running.at..=prose.running.at], "b");
        assert_eq!(&html[prose.quotations[0].passage.at..=prose.quotations[0].passage.at], "c");
    }
}
