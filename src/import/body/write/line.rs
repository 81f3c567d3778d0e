//! Writes a line of the model as Markdown.
//!
//! Takes the content of a paragraph, a heading or a cell; gives Markdown without blank lines. Markdown syntax is used
//! where CommonMark's flanking rules (section 6.2) allow it, and HTML elsewhere.

use super::escape::{self, Around};
use super::{destination, html};
use crate::import::body::model::document::{Image, Inline, Style, plain};
use crate::import::body::target;

/// What a line is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Paragraph,
    /// All on one line: a heading, or a defined term.
    Heading,
    /// All on one line, with bars between cells.
    Cell,
}

/// The Markdown of a line.
pub(crate) fn line(content: &[Inline], place: Place) -> String {
    let text = plain(content);
    let has_code = content.iter().any(holds_code);
    let around = Around {
        in_cell: place == Place::Cell,
        tildes: text.matches('~').count() > 1,
        ticks: has_code || text.matches('`').count() > 1,
        ..Around::default()
    };
    let mut writer = Writer { out: String::new(), around, place };
    writer.write(content, None);
    let mut out = writer.out;
    if place == Place::Heading {
        guard_heading_end(&mut out, content);
    }
    out
}

fn holds_code(inline: &Inline) -> bool {
    match inline {
        Inline::Code(_) => true,
        Inline::Styled(_, content) | Inline::Link { content, .. } | Inline::Element { content, .. } => {
            content.iter().any(holds_code)
        }
        _ => false,
    }
}

/// The text of a heading must not end like its markup or its attributes.
fn guard_heading_end(out: &mut String, content: &[Inline]) {
    if !matches!(content.last(), Some(Inline::Text(_))) {
        return;
    }
    let hashes = out.len() - out.trim_end_matches('#').len();
    if hashes > 0 && out[..out.len() - hashes].ends_with([' ', '\t']) {
        out.insert(out.len() - hashes, '\\');
    } else if out.ends_with('}') && out.contains('{') {
        out.insert(out.len() - 1, '\\');
    }
}

struct Writer {
    out: String,
    around: Around,
    place: Place,
}

impl Writer {
    fn write(&mut self, content: &[Inline], after: Option<char>) {
        for (index, inline) in content.iter().enumerate() {
            let next = content.get(index + 1);
            let after = next.map_or(after, first_of);
            match inline {
                Inline::Text(text) => {
                    let before_link = matches!(next, Some(Inline::Link { .. } | Inline::Image(_)));
                    let before = self.out.chars().next_back().filter(|letter| *letter != '\n');
                    let after = after.filter(|after| *after != '\n');
                    escape::push(&mut self.out, text, Around { before, after, before_link, ..self.around });
                }
                Inline::Code(code) => self.code(code),
                Inline::Styled(style, content) => self.styled(*style, content, after),
                Inline::Link { target, title, content } => self.link(target, title, content),
                Inline::Image(image) => self.image(image),
                // A comment at the start of a line would be a block.
                Inline::Break if self.place == Place::Paragraph && next != Some(&Inline::More) => {
                    self.out.push_str("\\\n")
                }
                Inline::Break => self.out.push_str("<br>"),
                Inline::Element { tag, name, content } => {
                    self.out.push_str(tag);
                    self.write(content, Some('<'));
                    self.out.extend(["</", name, ">"]);
                }
                Inline::Html(html) => self.out.push_str(html),
                Inline::Anchor(id) => html::push_anchor(&mut self.out, id),
                Inline::Note(index) => self.out.push_str(&format!("[^{}]", index + 1)),
                Inline::More => self.out.push_str("<!--more-->"),
            }
        }
    }

    fn code(&mut self, code: &str) {
        let longest = longest_run(code, '`');
        let fence = "`".repeat(if longest == 0 { 1 } else { longest + 1 });
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        let code = if self.place == Place::Cell { code.replace('|', "\\|") } else { code.to_string() };
        // A backtick right before it would make the fence longer.
        if self.out.ends_with('`') {
            self.out.push_str("<!-- -->");
        }
        self.out.extend([&fence, pad, &code, pad, &fence]);
    }

    /// Content within markup. Punctuation is assumed on both sides of it, whatever the markup will be.
    fn within(&mut self, content: &[Inline], around: Around) -> String {
        let mut writer = Writer { out: "(".into(), around, place: self.place };
        writer.write(content, Some(')'));
        writer.out.split_off(1)
    }

    fn styled(&mut self, style: Style, content: &[Inline], after: Option<char>) {
        let marks: [&str; 2] = match style {
            Style::Emphasis => ["*", "_"],
            Style::Strong => ["**", "__"],
            Style::Strike => ["~~", "~~"],
        };
        let inner = self.within(content, self.around);
        let before = self.out.chars().next_back();
        let found = marks.into_iter().find(|mark| fits(mark, before, &inner, after));
        match found {
            Some(mark) => self.out.extend([mark, &inner, mark]),
            None => {
                let name = html::tag_of(style);
                self.out.extend(["<", name, ">", &inner, "</", name, ">"]);
            }
        }
    }

    fn link(&mut self, target: &str, title: &str, content: &[Inline]) {
        let text = plain(content);
        let only_text = content.iter().all(|inline| matches!(inline, Inline::Text(_)));
        if only_text && text == target && target::is_address(target) && self.place != Place::Cell {
            self.out.extend(["<", target, ">"]);
            return;
        }
        let brackets = self.around.brackets || !is_balanced(&text);
        let inner = self.within(content, Around { brackets, ..self.around });
        self.out.extend(["[", &inner, "]("]);
        self.target(target, title);
    }

    fn target(&mut self, target: &str, title: &str) {
        self.out.push_str(&destination::destination(target, self.place == Place::Cell));
        if !title.is_empty() {
            self.out.extend([" ", &destination::quoted(title, self.place == Place::Cell)]);
        }
        self.out.push(')');
    }

    fn image(&mut self, image: &Image) {
        let around = Around {
            before: Some('['),
            after: Some(']'),
            brackets: !is_balanced(&image.alt),
            tildes: true,
            ticks: true,
            ..self.around
        };
        self.out.push_str("![");
        escape::push(&mut self.out, &image.alt, around);
        self.out.push_str("](");
        self.target(&image.target, &image.title);
    }
}

/// An image as Markdown; one with a title that is alone in its paragraph is a figure.
pub(crate) fn image(image: &Image) -> String {
    line(&[Inline::Image(image.clone())], Place::Paragraph)
}

/// The first character of what is written.
fn first_of(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => match text.chars().next() {
            Some('\u{a0}') => Some('&'),
            first => first,
        },
        Inline::Code(_) => Some('`'),
        Inline::Styled(Style::Strike, _) => Some('~'),
        Inline::Styled(..) => Some('*'),
        Inline::Link { .. } | Inline::Note(_) => Some('['),
        Inline::Image(_) => Some('!'),
        Inline::Break => Some('\n'),
        Inline::Element { .. } | Inline::Html(_) | Inline::Anchor(_) | Inline::More => Some('<'),
    }
}

/// Whether markup around `inner` would be recognized at this place.
fn fits(mark: &str, before: Option<char>, inner: &str, after: Option<char>) -> bool {
    let sign = mark.chars().next();
    let (Some(first), Some(last)) = (inner.chars().next(), inner.chars().next_back()) else {
        return false;
    };
    let outer_is_free =
        |outer: Option<char>| outer.is_none_or(|letter| letter.is_whitespace() || is_punctuation(letter));
    let inner_is_plain = |letter: char| letter.is_alphanumeric();
    let opens = !first.is_whitespace() && (inner_is_plain(first) || outer_is_free(before));
    let closes = !last.is_whitespace() && (inner_is_plain(last) || outer_is_free(after));
    let touches = [before, Some(first), Some(last), after].contains(&sign);
    let within_word = sign == Some('_') && !(outer_is_free(before) && outer_is_free(after));
    opens && closes && !touches && !within_word
}

/// Whether CommonMark certainly treats the character as punctuation.
fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation() || "“”‘’„‚«»‹›–—…¿¡§¶·".contains(letter)
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|letter| letter != sign).map(str::len).max().unwrap_or(0)
}

/// Whether all brackets in a text pair, and none would be escaped.
fn is_balanced(text: &str) -> bool {
    if text.contains("](") || text.contains("[^") {
        return false;
    }
    let mut open = 0_i64;
    for letter in text.chars() {
        open += i64::from(letter == '[') - i64::from(letter == ']');
        if open < 0 {
            return false;
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    fn styled(style: Style, inner: &str) -> Inline {
        Inline::Styled(style, vec![text(inner)])
    }

    fn paragraph(content: &[Inline]) -> String {
        line(content, Place::Paragraph)
    }

    #[test]
    fn markup_is_used_where_it_works() {
        let strong = |inner: &str| styled(Style::Strong, inner);
        assert_eq!(paragraph(&[text("a"), strong("b"), text("c")]), "a**b**c");
        assert_eq!(paragraph(&[text("a"), strong("(b)"), text("c")]), "a<strong>(b)</strong>c");
        assert_eq!(paragraph(&[text("a "), strong("(b)"), text(".")]), "a **(b)**.");
        assert_eq!(paragraph(&[styled(Style::Emphasis, "a"), strong("b")]), "_a_**b**");
        let nested = Inline::Styled(Style::Emphasis, vec![strong("a"), text(" b")]);
        assert_eq!(paragraph(&[nested]), "_**a** b_");
    }

    #[test]
    fn links_are_written_in_their_shortest_form() {
        let link = |target: &str, inner: &str| {
            paragraph(&[Inline::Link { target: target.into(), title: String::new(), content: vec![text(inner)] }])
        };
        assert_eq!(link("https://a.b/c_d", "https://a.b/c_d"), "<https://a.b/c_d>");
        assert_eq!(link("../a b.md", "[1]"), "[[1]](<../a b.md>)");
        assert_eq!(link("a_(b)", "x]"), "[x\\]](a_(b))");
        assert_eq!(link("a)b", "x"), "[x](a\\)b)");
        let titled = Inline::Link { target: "a".into(), title: "say \"b\"".into(), content: vec![text("c")] };
        assert_eq!(paragraph(&[text("!"), titled]), "\\![c](a \"say \\\"b\\\"\")");
    }

    #[test]
    fn code_and_breaks_depend_on_the_place() {
        let code = Inline::Code("a|`b`".into());
        assert_eq!(paragraph(&[code.clone(), Inline::Break, text("- x")]), "`` a|`b` ``\\\n\\- x");
        assert_eq!(line(&[code, Inline::Break, text("x|y")], Place::Cell), "`` a\\|`b` ``<br>x\\|y");
    }

    #[test]
    fn the_end_of_a_heading_is_escaped() {
        assert_eq!(line(&[text("C #")], Place::Heading), "C \\#");
        assert_eq!(line(&[text("C#")], Place::Heading), "C#");
        assert_eq!(line(&[text("a {b}")], Place::Heading), "a {b\\}");
    }
}
