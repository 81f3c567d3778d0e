//! Splits HTML into text and tags.
//!
//! Takes a body as it was typed; gives its pieces in order: text, tags, comments, and elements that are taken verbatim.
//! Nothing is fixed or lost: the pieces together are the body. WordPress's own processing works on this level, before
//! there is a tree.

/// A piece of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// With its delimiters.
    Comment(&'a str),
    /// A whole element in which line ends and brackets have no meaning, such as `pre`.
    Verbatim(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// As written, with its angle brackets.
    pub(crate) source: &'a str,
    /// As written.
    pub(crate) name: &'a str,
    pub(crate) closes: bool,
}

impl Tag<'_> {
    pub(crate) fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }
}

/// The pieces of `text`; `verbatim` names the elements that are taken verbatim.
pub(crate) fn pieces<'a>(text: &'a str, verbatim: &'a [&'a str]) -> Pieces<'a> {
    Pieces { text, at: 0, verbatim, unclosed: Vec::new(), endless: false }
}

pub(crate) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    verbatim: &'a [&'a str],
    /// Elements that are known to have no further end tag.
    unclosed: Vec<&'a str>,
    /// Whether no `>` follows.
    endless: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.at >= self.text.len() {
            return None;
        }
        if let Some(piece) = self.markup() {
            return Some(piece);
        }
        let start = self.at;
        let mut from = self.at;
        loop {
            // The byte at `from` does not start markup, or ends a text.
            let next = self.text.as_bytes()[from + 1..].iter().position(|byte| *byte == b'<');
            from = next.map_or(self.text.len(), |at| from + 1 + at);
            if from >= self.text.len() || starts_markup(&self.text.as_bytes()[from..]) {
                break;
            }
        }
        self.at = from;
        Some(Piece::Text(&self.text[start..from]))
    }
}

fn starts_markup(bytes: &[u8]) -> bool {
    match bytes {
        [b'<', b'/', letter, ..] => letter.is_ascii_alphabetic(),
        [b'<', b'!', b'-', b'-', ..] => true,
        [b'<', letter, ..] => letter.is_ascii_alphabetic(),
        _ => false,
    }
}

impl<'a> Pieces<'a> {
    fn markup(&mut self) -> Option<Piece<'a>> {
        let rest = &self.text[self.at..];
        // Text continues after its first character, so that each piece is tested only once.
        if !starts_markup(rest.as_bytes()) || self.endless {
            return None;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(rest.len(), |at| at + 7);
            self.at += end;
            return Some(Piece::Comment(&rest[..end]));
        }
        let Some(end) = tag_end(rest) else {
            self.endless = !rest.contains('>');
            return None;
        };
        let source = &rest[..end];
        let name = source[1..].trim_start_matches('/');
        let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(0)];
        let tag = Tag { source, name, closes: source.starts_with("</") };
        self.at += end;
        if !tag.closes && tag.is(self.verbatim) {
            return Some(self.verbatim(tag, rest));
        }
        Some(Piece::Tag(tag))
    }

    fn verbatim(&mut self, tag: Tag<'a>, rest: &'a str) -> Piece<'a> {
        if self.unclosed.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) {
            return Piece::Tag(tag);
        }
        match end_of_element(rest, tag.source.len(), tag.name) {
            Some(end) => {
                self.at += end - tag.source.len();
                Piece::Verbatim(&rest[..end])
            }
            None => {
                self.unclosed.push(tag.name);
                Piece::Tag(tag)
            }
        }
    }
}

/// Where the tag at the start of `text` ends. A `>` in quotes does not end it, unless the quotes are not closed.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(20_000) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') if at > 0 => return None,
            (None, b'"' | b'\'') if text.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.find('>').map(|at| at + 1)
}

/// Where the element of this name ends, including its end tag.
fn end_of_element(text: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(step) = text[at..].find("</") {
        let start = at + step + 2;
        let found = text.as_bytes().get(start..start + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return text[start..].find('>').map(|end| start + end + 1);
        }
        at = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |piece| match piece {
            Piece::Text(text) => format!("T{text}"),
            Piece::Tag(tag) => format!("{}{}", if tag.closes { '/' } else { '+' }, tag.name),
            Piece::Comment(text) => format!("!{text}"),
            Piece::Verbatim(text) => format!("={text}"),
        };
        pieces(text, &["pre"]).map(show).collect()
    }

    #[test]
    fn text_tags_and_verbatim_elements_are_separate_pieces() {
        assert_eq!(shown("a <b c=\"d>e\">f</b> < g"), ["Ta ", "+b", "Tf", "/b", "T < g"]);
        assert_eq!(shown("<!-- <b> -->x<pre>\n<i>\n</PRE >y"), ["!<!-- <b> -->", "Tx", "=<pre>\n<i>\n</PRE >", "Ty"]);
        assert_eq!(shown("1<2 <3 <pre>x"), ["T1<2 <3 ", "+pre", "Tx"]);
        assert_eq!(shown("a<b"), ["Ta", "T<b"]);
    }

    #[test]
    fn a_large_body_of_broken_tags_keeps_every_byte() {
        for unit in ["<pre>", "<b ", "<", "<a =\"", "<!--", "<b =\">"] {
            let text = unit.repeat(200_000 / unit.len());
            let length: usize = pieces(&text, &["pre"])
                .map(|piece| match piece {
                    Piece::Text(text) | Piece::Comment(text) | Piece::Verbatim(text) => text.len(),
                    Piece::Tag(tag) => tag.source.len(),
                })
                .sum();
            assert_eq!(length, text.len(), "{unit}");
        }
    }
}
