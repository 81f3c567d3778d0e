//! The YAML that nearly all front matter is.
//!
//! Takes a text; gives the tree that the whole of YAML gives, or nothing where the text holds more than this reader is sure of:
//! keys at the start of their lines, and texts, dates and lists of texts on one line or a line each, and maps of these. It does not depend on the
//! rest of YAML: who asks takes the long way then, which costs twenty times as much.

use std::iter::Peekable;
use std::ops::Range;

use super::node::{Key, Node, Value};

/// More than front matter has; a longer text is worth the long way.
const LONGEST: usize = 16 << 10;
const MOST_KEYS: usize = 100;

/// The tree of the YAML at `range` of a text, if it is plain.
pub(crate) fn parse(text: &str, range: Range<usize>) -> Option<Node> {
    let source = &text[range.clone()];
    if source.len() > LONGEST || !source.chars().all(is_usual) {
        return None;
    }
    let mut entries: Vec<(Key, Node)> = Vec::new();
    let mut at = range.start;
    let mut lines = source.split_terminator('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len() + 1;
        if line.is_empty() && !entries.is_empty() {
            continue;
        }
        let (name, value) = line.split_once(':').filter(|(name, _)| is_key(name))?;
        let node = match value.strip_prefix(' ') {
            Some(value) => node(value, start + name.len() + 2)?,
            None if value.is_empty() => block(&mut lines, &mut at)?,
            None => return None,
        };
        if entries.len() == MOST_KEYS || entries.iter().any(|(known, _)| known.name == name) {
            return None;
        }
        entries.push((Key { name: name.to_string(), span: start..start + name.len() }, node));
    }
    let start = entries.first().map(|(key, _)| key.span.start)?;
    Some(Node { value: Value::Map(entries), span: start..start })
}

/// How many spaces a line begins with.
fn indentation(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

/// A list or a map on the lines that follow.
fn block<'a>(lines: &mut Peekable<impl Iterator<Item = &'a str>>, at: &mut usize) -> Option<Node> {
    let next = lines.peek()?;
    if next.trim_start_matches(' ').starts_with('-') { block_list(lines, at) } else { block_map(lines, at) }
}

/// A map on the lines that follow, each key under the one before, of texts, dates and lists.
fn block_map<'a>(lines: &mut Peekable<impl Iterator<Item = &'a str>>, at: &mut usize) -> Option<Node> {
    let indent = Some(indentation(lines.peek()?)).filter(|indent| *indent > 0)?;
    let mut entries: Vec<(Key, Node)> = Vec::new();
    while let Some(line) = lines.next_if(|line| indentation(line) >= indent) {
        let start = *at + indent;
        *at += line.len() + 1;
        let (name, value) = line[indent..].split_once(':').filter(|(name, _)| is_key(name))?;
        let node = match value.strip_prefix(' ') {
            Some(value) => node(value, start + name.len() + 2)?,
            None if value.is_empty() && indentation(lines.peek()?) > indent => block_list(lines, at)?,
            None => return None,
        };
        if entries.len() == MOST_KEYS || entries.iter().any(|(known, _)| known.name == name) {
            return None;
        }
        entries.push((Key { name: name.to_string(), span: start..start + name.len() }, node));
    }
    let start = entries.first().map(|(key, _)| key.span.start)?;
    Some(Node { value: Value::Map(entries), span: start..start })
}

/// The items on the lines that follow, each behind a dash under the one before.
fn block_list<'a>(lines: &mut Peekable<impl Iterator<Item = &'a str>>, at: &mut usize) -> Option<Node> {
    let indent = indentation(lines.peek()?);
    // The parser has a list begin at its first dash, but one that is under its key at its first item.
    let place = *at + if indent == 0 { "- ".len() } else { indent };
    let mut items = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with([' ', '-']) && indentation(line) >= indent) {
        let (spaces, item) = line.split_at_checked(indent)?;
        let item = item.strip_prefix("- ").filter(|_| spaces.bytes().all(|byte| byte == b' '))?;
        items.push(scalar(item, *at + indent + 2)?);
        *at += line.len() + 1;
    }
    (!items.is_empty()).then_some(Node { value: Value::List(items), span: place..place })
}

/// What is behind a key, from byte `at` of the text on.
fn node(value: &str, at: usize) -> Option<Node> {
    match value.strip_prefix('[') {
        Some(inside) => Some(Node { value: Value::List(flow_list(inside, at + 1)?), span: at..at + 1 }),
        None => scalar(value, at),
    }
}

/// The items between brackets, the first of which is taken off already.
fn flow_list(inside: &str, at: usize) -> Option<Vec<Node>> {
    let (mut items, mut rest) = (Vec::new(), inside.trim_start_matches(' '));
    if rest == "]" {
        return Some(items);
    }
    loop {
        let length = match rest.as_bytes().first()? {
            quote @ (b'"' | b'\'') => rest[1..].find(char::from(*quote))? + 2,
            _ => rest.find([',', ']'])?,
        };
        let (item, after) = rest.split_at(length);
        let item = item.trim_end_matches(' ');
        let simple = |character: char| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_' | '.');
        if !item.starts_with(['"', '\'']) && !item.chars().all(simple) {
            return None;
        }
        items.push(scalar(item, at + inside.len() - rest.len())?);
        let after = after.trim_start_matches(' ');
        match after.strip_prefix(',') {
            Some(next) => rest = next.trim_start_matches(' '),
            None => return (after == "]").then_some(items),
        }
    }
}

/// A text on one line, from byte `at` of the text on.
fn scalar(written: &str, at: usize) -> Option<Node> {
    let inside = |quote: char| written.strip_prefix(quote)?.strip_suffix(quote);
    let text = match written.as_bytes().first()? {
        b'"' => unescaped(inside('"')?)?,
        b'\'' => inside('\'').filter(|inside| !inside.contains('\''))?.to_string(),
        _ if is_plain(written) => written.to_string(),
        _ => return None,
    };
    Some(Node { value: Value::Text(text), span: at..at + written.len() })
}

/// What double quotes hold, if no more than quotes and backslashes are escaped in it.
fn unescaped(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find(['"', '\\']) {
        let escaped = rest[at..].strip_prefix('\\')?;
        let length = escaped.starts_with(['"', '\\']).then_some(1)?;
        text.push_str(&rest[..at]);
        text.push_str(&escaped[..length]);
        rest = &escaped[length..];
    }
    text.push_str(rest);
    Some(text)
}

/// Whether a text without quotes is itself, and no number, truth value or part of something larger.
fn is_plain(text: &str) -> bool {
    let is_word = text.starts_with(char::is_alphabetic) && !means_something(text);
    let is_whole = !text.contains(": ") && !text.contains(" #") && !text.ends_with([':', ' ']);
    is_whole && (is_word || is_date(text))
}

/// `2016-10-08`, with a time and an offset perhaps.
fn is_date(text: &str) -> bool {
    let Some((day, rest)) = text.as_bytes().split_at_checked(10) else { return false };
    let fits = |(byte, form): (&u8, &u8)| if *form == b'd' { byte.is_ascii_digit() } else { byte == form };
    day.iter().zip(b"dddd-dd-dd").all(fits)
        && rest.first().is_none_or(|byte| matches!(byte, b' ' | b'T'))
        && rest.iter().all(|byte| byte.is_ascii_digit() || b" T:+-.Z".contains(byte))
}

fn is_key(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && !means_something(name)
}

/// Words that are no texts in some version of YAML.
fn means_something(word: &str) -> bool {
    const WORDS: [&str; 12] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan", "infinity"];
    word.len() <= 8 && WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Characters that mean the same to every reader wherever they are.
fn is_usual(character: char) -> bool {
    matches!(character, ' '..='~' | '\n' | '‘'..='”' | '–' | '—' | '…')
        || !character.is_ascii() && character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parser::parse_fully;
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::diagnostic::Text;

    fn plain(text: &str) -> Option<Node> {
        parse(text, 0..text.len())
    }

    fn full(text: &str) -> (Option<Node>, usize) {
        let mut diagnostics = Diagnostics::new();
        let node = parse_fully(&Text::new("a.yaml", text), 0..text.len(), &mut diagnostics);
        (node, diagnostics.len())
    }

    #[test]
    fn front_matter_as_it_usually_is_takes_the_short_way() {
        for text in [
            "title: \"Satu: dua\"\ndate: 2016-10-08\nlang: id\ntags: [\"social media\", 'x', public diplomacy]\n",
            "title: \"Satu \\\"dua\\\" \\\\\"\ntags: [\"a\", \"\"]\n",
            "title: Menanti 2.0 — “apa”\n\ndate: 2016-10-08 07:00:00 +0700\n\ntags: []\nslug: a-b",
            "tags:\n  - satu\n  - \"dua tiga\"\ntitle: x\n",
            "a:\n  lang: en\n  blocks:\n    - \"3f9a1c 8810bb\"\n    - \"77aabb\"\ntitle: x\n",
            "a:\n    - b\nc:\n    d: [e, \"f\"]\n    g: h\n\ni: j",
            "a:\n  b:\n   - c\n  d: e\n",
            "tags:\n- satu\n- dua\ntitle: é\ndate: 2016-10-08T07:00:00Z\n",
        ] {
            assert_eq!(plain(text).map(|node| (Some(node), 0)), Some(full(text)), "{text}");
        }
    }

    #[test]
    fn what_may_mean_more_takes_the_long_way() {
        for text in [
            "",
            "\n",
            "a",
            "a:",
            "a: ",
            "a:\n",
            "a: 1",
            "a: true",
            "a: ~",
            "a: b: c",
            "a: b #c",
            "a: b\n c",
            "a: b\na: c",
            "a: \"b\\n\"",
            "a: 'b''c'",
            "a: |\n  b",
            "a: [b, [c]]",
            "a: [b,]",
            "a: [b: c]",
            "a: [1]",
            "a:\n  b: c\n d: e",
            "a:\n  b: c\n   d",
            "a:\n  b:\n  - c",
            "a:\n  - b: c",
            "a:\n  - b\n - c",
            "a: &b c",
            "a: *b",
            "a: {b: c}",
            "a: b\t",
            "# b",
            "- a",
            "--- a",
            "null: a",
            "a: b\n---\n",
            "a: @b",
            "a: b\u{85}",
            "a: no",
            "a: 2016-10-08x",
            "a: [b\n, c]",
            "a:  b",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    const FRAGMENTS: [&str; 48] = [
        "a",
        "é",
        "title",
        ": ",
        ":",
        " ",
        "  ",
        "\n",
        "\n\n",
        "- ",
        "\n- ",
        "\n  - ",
        "[",
        "]",
        ", ",
        ",",
        "\"",
        "'",
        "#",
        " #",
        "2016-10-08",
        " 07:00:00 +0700",
        "true",
        "Null",
        "~",
        "1.5",
        "x y",
        "&",
        "*",
        "\\",
        "|",
        "> ",
        "-",
        "...",
        "---",
        "\t",
        "y",
        "inf",
        "{",
        "}",
        "?",
        "%",
        "b: c\n",
        "d: \"e f\"\n",
        "g: [h, i]\n",
        "\nj:\n  - k\n",
        "l:\n- m\n",
        "n: 'o'",
    ];

    proptest! {
        #[test]
        fn the_short_way_leads_where_the_long_way_does(
            fragments in proptest::collection::vec(proptest::sample::select(&FRAGMENTS[..]), 1..12),
        ) {
            let text = fragments.concat();
            if let Some(node) = plain(&text) {
                prop_assert_eq!((Some(node), 0), full(&text), "{}", text);
            }
        }

        #[test]
        fn so_it_does_for_any_one_value(value in "[ -~éア\n]{0,12}") {
            for text in [format!("a: {value}"), format!("a: [{value}]"), format!("a:\n  - {value}\n"), format!("{value}: a\n")] {
                if let Some(node) = plain(&text) {
                    prop_assert_eq!((Some(node), 0), full(&text), "{}", text);
                }
            }
        }
    }
}
