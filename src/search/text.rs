//! The text of a body, with the language of each part and whether it is in a heading.
//!
//! Takes finished HTML; gives its text block by block, without tags, marks of footnotes and what no reader sees.

use memchr::{memchr, memchr2, memchr3};

use super::field::Field;
use crate::markdown::decoded;

/// Elements inside a line: their tags do not part words.
const INLINE: [&[u8]; 27] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"del", b"dfn", b"em", b"i", b"ins", b"kbd", b"mark", b"q",
    b"ruby", b"s", b"samp", b"small", b"span", b"strong", b"sub", b"sup", b"time", b"u", b"var", b"wbr",
];
/// Elements whose content is no text for readers.
const LEFT_OUT: [&[u8]; 8] = [b"script", b"style", b"template", b"noscript", b"svg", b"math", b"rp", b"rt"];

/// Gives each block of text in HTML to `take`, with its language, which is `language` unless an element says another.
pub(crate) fn blocks<'h>(html: &'h str, language: &'h str, take: &mut dyn FnMut(&str, Field, &str)) {
    let mut walk =
        Walk { html, block: String::new(), field: Field::Text, language, spoken: Vec::new(), hidden: None, take };
    let mut at = 0;
    while let Some(found) = memchr(b'<', &html.as_bytes()[at..]) {
        walk.text(at, at + found);
        at = walk.tag(at + found);
    }
    walk.text(at, html.len());
    walk.end();
}

struct Walk<'h, 't> {
    html: &'h str,
    /// The text of the block so far.
    block: String,
    field: Field,
    language: &'h str,
    /// Elements that say a language: their name, how many of that name are open in them, and the language around them.
    spoken: Vec<(&'h str, usize, &'h str)>,
    /// An element whose text is left out, and how many of its name are open.
    hidden: Option<(&'h str, usize)>,
    take: &'t mut dyn FnMut(&str, Field, &str),
}

impl<'h> Walk<'h, '_> {
    fn text(&mut self, from: usize, to: usize) {
        if self.hidden.is_some() || from == to {
            return;
        }
        let text = &self.html[from..to];
        match memchr(b'&', text.as_bytes()) {
            None => self.block.push_str(text),
            Some(_) => references(text, &mut self.block),
        }
    }

    /// Gives the block that ends here.
    fn end(&mut self) {
        if !self.block.is_empty() {
            (self.take)(self.language, self.field, &self.block);
            self.block.clear();
        }
    }

    /// Takes the tag, the comment or the sign at a byte; gives its end.
    fn tag(&mut self, start: usize) -> usize {
        let bytes = self.html.as_bytes();
        let is_end = bytes.get(start + 1) == Some(&b'/');
        let name_at = start + 1 + usize::from(is_end);
        if bytes[start..].starts_with(b"<!--") {
            return self.html[start + 4..].find("-->").map_or(self.html.len(), |at| start + 4 + at + 3);
        }
        if !bytes.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
            return start + 1;
        }
        let name_end = bytes[name_at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
        let name_end = name_end.map_or(bytes.len(), |at| name_at + at);
        let end = tag_end(bytes, name_end);
        let (name, attributes) = (&self.html[name_at..name_end], &self.html[name_end..end]);
        match is_end {
            true => self.closed(name),
            false => self.opened(name, attributes),
        }
        // Signs in these two are no tags.
        let is_raw = !is_end && (name == "script" || name == "style");
        let past = |at: usize| end + at;
        if is_raw { self.html[end..].find(&format!("</{name}")).map_or(self.html.len(), past) } else { end }
    }

    fn opened(&mut self, name: &'h str, attributes: &'h str) {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(*hidden == name);
            return;
        }
        let is_note = name == "sup" && attributes.contains("footnote-ref");
        if is_note || LEFT_OUT.contains(&name.as_bytes()) {
            self.hidden = (!attributes.ends_with("/>")).then_some((name, 1));
            return;
        }
        if !INLINE.contains(&name.as_bytes()) {
            self.end();
            self.field = if is_heading(name) { Field::Heading } else { Field::Text };
        }
        if let Some((_, depth, _)) = self.spoken.last_mut().filter(|(open, ..)| *open == name) {
            *depth += 1;
        }
        if let Some(language) = language_of(attributes) {
            self.end();
            self.spoken.push((name, 1, self.language));
            self.language = language;
        }
    }

    fn closed(&mut self, name: &str) {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth -= usize::from(*hidden == name);
            if *depth == 0 {
                self.hidden = None;
            }
            return;
        }
        if !INLINE.contains(&name.as_bytes()) {
            self.end();
            self.field = Field::Text;
        }
        let Some((_, depth, around)) = self.spoken.last_mut().filter(|(open, ..)| *open == name) else { return };
        *depth -= 1;
        let around = *around;
        if *depth == 0 {
            self.end();
            self.spoken.pop();
            self.language = around;
        }
    }
}

/// The end of a tag whose name ends at a byte. A `>` in quotes does not end it.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += found + 1;
        let sign = bytes[at - 1];
        if sign == b'>' {
            return at;
        }
        match memchr(sign, &bytes[at..]) {
            Some(end) => at += end + 1,
            None => return bytes.len(),
        }
    }
    bytes.len()
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h' | b'H', b'1'..=b'6'])
}

/// What attributes say the language to be.
fn language_of(attributes: &str) -> Option<&str> {
    let mut rest = attributes;
    while let Some(at) = rest.find("lang=") {
        let is_whole = rest[..at].ends_with(|before: char| before.is_ascii_whitespace());
        rest = &rest[at + "lang=".len()..];
        if is_whole {
            let value = rest.trim_start_matches(['"', '\'']);
            let end = memchr2(b'"', b'\'', value.as_bytes()).or_else(|| value.find([' ', '>']))?;
            return Some(value[..end].trim()).filter(|language| !language.is_empty());
        }
    }
    None
}

/// Appends a text with its character references decoded.
fn references(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " ")];
        match known.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, sign)) => {
                out.push_str(sign);
                rest = &rest[name.len()..];
            }
            // A name that an author has written in HTML.
            None => return out.push_str(&decoded(rest)),
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let mut found = Vec::new();
        blocks(html, "en", &mut |language, field, text| {
            if !text.trim().is_empty() {
                found.push(format!("{language} {field:?} {}", text.trim()));
            }
        });
        found
    }

    #[test]
    fn tags_in_a_line_part_no_words_and_blocks_do() {
        assert_eq!(texts("<p>in<em>ter</em>est<p>b<br>c</p>"), ["en Text interest", "en Text b", "en Text c"]);
        assert_eq!(texts("<h2 id=\"a>b\">One</h2><p>two</p>"), ["en Heading One", "en Text two"]);
    }

    #[test]
    fn what_no_reader_sees_is_left_out() {
        let note = "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\">1</a></sup><!-- b --><script>c<d</script> e</p>";
        assert_eq!(texts(note), ["en Text a e"]);
        assert_eq!(texts("a < b <svg><title>c</title></svg><svg/>d"), ["en Text a  b d"]);
    }

    #[test]
    fn each_text_has_the_language_of_the_element_around_it() {
        let html = "<p>a <span lang=\"id\">b <span>c</span> d</span> e</p><div lang='ar'><div>f</div>g</div>h";
        let wanted = ["en Text a", "id Text b c d", "en Text e", "ar Text f", "ar Text g", "en Text h"];
        assert_eq!(texts(html), wanted);
        assert_eq!(texts("<a hreflang=\"id\">a</a>"), ["en Text a"]);
    }

    #[test]
    fn character_references_are_decoded() {
        assert_eq!(texts("<p>Q&amp;A &lt;b&gt; caf&eacute;</p>"), ["en Text Q&A <b> café"]);
    }

    #[test]
    fn html_that_ends_early_ends_the_text() {
        for html in ["<", "<p", "<p class=\"", "a<!-- ", "</", "<svg", "<p lang=>x", "</p></p>", "<script>"] {
            let _ = texts(html);
        }
    }
}
