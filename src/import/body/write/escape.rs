//! Escapes text that Markdown would read as markup.
//!
//! Takes text and its surroundings; gives it with backslashes where CommonMark 0.31, or an extension that Chancery
//! supports, would otherwise see markup, and nowhere else.

use crate::markdown;

/// The surroundings of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// What is written before it; empty at the start of a line.
    pub(crate) before: Option<char>,
    /// What is written after it; empty at the end of a line.
    pub(crate) after: Option<char>,
    pub(crate) in_cell: bool,
    /// Whether the paragraph contains more than one of these, so that they could pair.
    pub(crate) tildes: bool,
    pub(crate) ticks: bool,
    /// Whether unpaired brackets are around it.
    pub(crate) brackets: bool,
    /// A link or an image follows.
    pub(crate) before_link: bool,
}

/// Appends text to a line.
pub(crate) fn push(out: &mut String, text: &str, around: Around) {
    let guard = around.before.is_none().then(|| line_start(text, around.after.is_none())).flatten();
    let mut before = around.before;
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        let after = rest.chars().next().or(around.after);
        let is_attributes = letter == '{' && may_have_attributes(before) && markdown::is_attributes(&text[at..]);
        if guard == Some(at) || is_attributes || is_mark(letter, before, rest, after, &around) {
            out.push('\\');
        }
        match letter {
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(letter),
        }
        before = Some(letter);
    }
}

fn is_mark(letter: char, before: Option<char>, rest: &str, after: Option<char>, around: &Around) -> bool {
    match letter {
        '\\' => after.is_none_or(|after| after.is_ascii_punctuation() || matches!(after, '\n' | '\u{a0}')),
        '`' => around.ticks,
        '*' => !stands_free(before, after),
        '_' => !(stands_free(before, after) || (is_letter(before) && is_letter(after))),
        '~' => around.tildes,
        '|' => around.in_cell,
        '[' => around.brackets || after == Some('^'),
        ']' => around.brackets || after == Some('(') || (rest.is_empty() && around.before_link),
        '!' => rest.is_empty() && around.before_link,
        '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?')),
        '&' => starts_reference(rest),
        _ => false,
    }
}

/// Whether attributes in braces may follow a letter, or the start of a line.
fn may_have_attributes(before: Option<char>) -> bool {
    before.is_none_or(|before| before == '\n' || (!before.is_whitespace() && before != '\\'))
}

/// Whether there is white space on both sides. If something follows, the end of a line is a line break.
fn stands_free(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|before| before.is_ascii_whitespace()) && after.is_some_and(|after| after.is_ascii_whitespace())
}

fn is_letter(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

/// Whether `amp;` or `#38;` comes next.
fn starts_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let length = name.bytes().take(40).take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}

/// The byte in a line's text that would turn the line into a heading, an item, a rule, a table or a definition.
/// `whole`: nothing follows the text on its line.
fn line_start(text: &str, whole: bool) -> Option<usize> {
    let line = text.split('\n').next().unwrap_or_default();
    let alone = |rest: &str| (rest.is_empty() && whole) || rest.starts_with([' ', '\t']);
    let only = |marks: &str| whole && line.chars().all(|letter| marks.contains(letter));
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    match first {
        '#' => alone(line.trim_start_matches('#')).then_some(0),
        // A definition needs no space after its colon.
        '>' | ':' => Some(0),
        '-' | '+' | '*' => (alone(rest) || only("-+* |:")).then_some(0),
        '=' => only("= ").then_some(0),
        '|' => only("-|: ").then_some(0),
        '~' => line.starts_with("~~~").then_some(0),
        '[' => {
            let task = ["[ ]", "[x]", "[X]"].iter().any(|task| line.starts_with(task));
            let definition = line.find(']').is_some_and(|at| line[at + 1..].starts_with(':'));
            (task || definition || line.starts_with("[!")).then_some(0)
        }
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let mark = line[digits..].starts_with(['.', ')']);
            (digits < 10 && mark && alone(&line[digits + 1..])).then_some(digits)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        let tildes = text.matches('~').count() > 1;
        let ticks = text.matches('`').count() > 1;
        push(&mut out, text, Around { tildes, ticks, ..Around::default() });
        out
    }

    #[test]
    fn plain_text_stays_plain() {
        for text in [
            "a_b_c 2 * 3, a [1] [sic] & b < c > d #e 1.5 -x +y ~10 it's `",
            "R&D, AT&T x:y a: b (c) !d",
            "1986 was",
            "#hashtag",
            "C:\\dir",
            "---x",
            "{a} [x]{y} {x: 1} a {lang=de} [x] {.a}",
        ] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn text_is_escaped_where_it_would_be_markup() {
        for (text, expected) in [
            ("*a*", "\\*a\\*"),
            ("_a_", "\\_a\\_"),
            ("a](b)", "a\\](b)"),
            ("[^1]", "\\[^1]"),
            ("<b> &amp; &#1;", "\\<b> \\&amp; \\&#1;"),
            ("`a`", "\\`a\\`"),
            ("~a~", "\\~a\\~"),
            ("a\\*", "a\\\\\\*"),
            ("[a]{.b} [a]{lang=x a{lang=de}", "[a]\\{.b} [a]\\{lang=x a\\{lang=de}"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn text_at_the_start_of_a_line_is_escaped() {
        for (text, expected) in [
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("* a", "\\* a"),
            ("1986. a", "1986\\. a"),
            ("1)", "1\\)"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("|-|-|", "\\|-|-|"),
            (":a", "\\:a"),
            ("[a]: b", "\\[a]: b"),
            ("[x] a", "\\[x] a"),
            ("[!NOTE]", "\\[!NOTE]"),
            ("{lang=english}", "\\{lang=english}"),
            ("{.a} b", "\\{.a} b"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
