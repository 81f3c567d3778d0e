//! The tags in raw HTML.
//!
//! Takes a piece of HTML as an author wrote it; gives its tags, attributes and comments with their places, by the rules of the
//! HTML Standard's tokenizer (section 13.2.5) as far as these need it.

use std::ops::Range;

/// A tag or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Open { name: Range<usize>, attributes: Vec<Attribute>, range: Range<usize> },
    Close { name: Range<usize>, range: Range<usize> },
    Comment { range: Range<usize> },
}

/// An attribute of a tag. All ranges are bytes in the piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: Range<usize>,
    /// The value as written, without its quotes; nothing where there is no `=`.
    pub(crate) value: Option<Range<usize>>,
    /// Name, `=` and value with its quotes.
    pub(crate) range: Range<usize>,
}

/// The tags and comments in `html`, in order.
pub(crate) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { html, at: 0 }
}

#[derive(Clone, Debug)]
pub(crate) struct Tokens<'h> {
    html: &'h str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at + self.html[self.at..].find('<')?;
            let rest = &self.html.as_bytes()[start..];
            match rest.get(1).copied() {
                Some(b'!') if rest.starts_with(b"<!--") => return Some(self.comment(start)),
                Some(b'!' | b'?') => self.at = self.past(start, ">"),
                Some(b'/') if rest.get(2).is_some_and(u8::is_ascii_alphabetic) => return Some(self.close(start)),
                Some(byte) if byte.is_ascii_alphabetic() => return Some(self.open(start)),
                _ => self.at = start + 1,
            }
        }
    }
}

impl Tokens<'_> {
    fn past(&self, from: usize, end: &str) -> usize {
        self.html[from..].find(end).map_or(self.html.len(), |at| from + at + end.len())
    }

    fn comment(&mut self, start: usize) -> Token {
        // `<!-->` and `<!--->` are whole comments.
        let short = [">", "->"].iter().find(|end| self.html[start + 4..].starts_with(**end));
        self.at = match short {
            Some(end) => start + 4 + end.len(),
            None => self.past(start + 4, "-->"),
        };
        Token::Comment { range: start..self.at }
    }

    fn close(&mut self, start: usize) -> Token {
        let name = start + 2..self.name_end(start + 2);
        self.at = self.past(name.end, ">");
        Token::Close { name, range: start..self.at }
    }

    fn open(&mut self, start: usize) -> Token {
        let name = start + 1..self.name_end(start + 1);
        self.at = name.end;
        let mut attributes = Vec::new();
        while let Some(attribute) = self.attribute() {
            attributes.push(attribute);
        }
        self.at = self.past(self.at, ">");
        let range = start..self.at;
        self.skip_contents(name.clone());
        Token::Open { name, attributes, range }
    }

    fn name_end(&self, from: usize) -> usize {
        self.end_of_run(from, |byte| !byte.is_ascii_whitespace() && byte != b'/' && byte != b'>')
    }

    fn end_of_run(&self, from: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let bytes = &self.html.as_bytes()[from..];
        from + bytes.iter().position(|byte| !wanted(*byte)).unwrap_or(bytes.len())
    }

    /// The attribute that starts at or after the present place; nothing at the end of the tag.
    fn attribute(&mut self) -> Option<Attribute> {
        let start = self.end_of_run(self.at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        self.at = start;
        if matches!(self.html.as_bytes().get(start), None | Some(b'>')) {
            return None;
        }
        // An equals sign at the start belongs to the name.
        let end = self.end_of_run(start + 1, |byte| !byte.is_ascii_whitespace() && !b"/>=".contains(&byte));
        let equals = self.end_of_run(end, |byte| byte.is_ascii_whitespace());
        if self.html.as_bytes().get(equals) != Some(&b'=') {
            self.at = end;
            return Some(Attribute { name: start..end, value: None, range: start..end });
        }
        let value = self.value(self.end_of_run(equals + 1, |byte| byte.is_ascii_whitespace()));
        Some(Attribute { name: start..end, value: Some(value), range: start..self.at })
    }

    fn value(&mut self, start: usize) -> Range<usize> {
        match self.html.as_bytes().get(start) {
            Some(quote @ (b'"' | b'\'')) => {
                let end = self.end_of_run(start + 1, |byte| byte != *quote);
                self.at = (end + 1).min(self.html.len());
                start + 1..end
            }
            _ => {
                self.at = self.end_of_run(start, |byte| !byte.is_ascii_whitespace() && byte != b'>');
                start..self.at
            }
        }
    }

    /// Nothing inside these elements is a tag, except their own end.
    fn skip_contents(&mut self, name: Range<usize>) {
        let name = &self.html[name];
        let opaque = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
        if !opaque.iter().any(|opaque| opaque.eq_ignore_ascii_case(name)) {
            return;
        }
        let rest = &self.html.as_bytes()[self.at..];
        let is_end = |window: &[u8]| window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name.as_bytes());
        self.at += rest.windows(name.len() + 2).position(is_end).unwrap_or(rest.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Comment { range } => html[range].to_string(),
            Token::Close { name, .. } => format!("/{}", &html[name]),
            Token::Open { name, attributes, .. } => {
                let values = attributes.iter().map(|attribute| match &attribute.value {
                    Some(value) => format!(" {}=[{}]", &html[attribute.name.clone()], &html[value.clone()]),
                    None => format!(" {}", &html[attribute.name.clone()]),
                });
                format!("{}{}", &html[name], values.collect::<String>())
            }
        };
        tokens(html).map(show).collect()
    }

    #[test]
    fn tags_and_attributes_are_found_however_they_are_quoted() {
        assert_eq!(shown("a <b>c</b >"), ["b", "/b"]);
        assert_eq!(shown("<img src=a.jpg alt='x > y'\n hidden/>"), ["img src=[a.jpg] alt=[x > y] hidden"]);
        assert_eq!(shown("<a href = \"u\">"), ["a href=[u]"]);
        assert_eq!(shown("<a href=/x/y>z"), ["a href=[/x/y]"]);
        assert_eq!(shown("<a é=\"ü\">"), ["a é=[ü]"]);
    }

    #[test]
    fn what_is_no_tag_is_passed_over() {
        assert_eq!(shown("1 < 2 <3 </ x> <!DOCTYPE html> <?php a ?> <"), Vec::<String>::new());
        assert_eq!(shown("<!-- <b> --><i><!-->"), ["<!-- <b> -->", "i", "<!-->"]);
        assert_eq!(shown("<script>'<b id=x>'</SCRIPT><i>"), ["script", "/SCRIPT", "i"]);
        assert_eq!(shown("<style><b>"), ["style"]);
    }

    #[test]
    fn unfinished_tags_end_with_the_text() {
        assert_eq!(shown("<a href=\"x"), ["a href=[x]"]);
        assert_eq!(shown("<a href="), ["a href=[]"]);
        assert_eq!(shown("<!-- x"), ["<!-- x"]);
        assert_eq!(shown("</b"), ["/b"]);
    }
}
