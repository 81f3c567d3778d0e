//! A list of attributes in braces: `{lang=ar dir=rtl .wide #x}`.
//!
//! Takes a `{` and its line; gives what the list says, or what is wrong with it. Text in braces that is no list gives nothing.

use std::ops::Range;

use super::attributes::Attributes;
use super::problem::Problem;
use crate::language::Language;

/// What is written in braces like a list of attributes.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// Its bytes in the body, with the braces.
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) said: Result<Attributes, Problem>,
    /// Whether the parser takes it for the attributes of a heading.
    pub(crate) is_in_heading: bool,
}

/// How clear it is that attributes are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// It has attributes that a passage does not have, and none that it has.
    Other,
    /// It has classes or an id.
    Names,
    /// It has `lang` or `dir`.
    Language,
}

/// A part of a list.
enum Part<'t> {
    Class(&'t str),
    Id(&'t str),
    /// A name and its value.
    Value(&'t str, &'t str),
    Word(&'t str),
}

/// The most bytes of a list.
const REACH: usize = 300;

const ALLOWED: &str = "use only `lang=`, `dir=`, `.class` and `#id`; anything else needs HTML";

/// The list that begins at a `{`. `line` is what follows on its line, from there.
pub(super) fn read(at: usize, line: &str) -> Option<List> {
    let inner = &line[1..];
    let begins = |first: char| first.is_alphabetic() || matches!(first, '.' | '#');
    if !inner.trim_start_matches([' ', '\t']).starts_with(begins) {
        return None;
    }
    let (end, is_closed) = match end(inner) {
        Some(end) => (end, true),
        None => (inner[..inner.find('{').unwrap_or(inner.len())].trim_end().len(), false),
    };
    if end > REACH {
        return None;
    }
    let parts = parts(&inner[..end]);
    let kind = parts.iter().filter_map(|(_, part)| kind(part)).max()?;
    let has_word = parts.iter().any(|(_, part)| matches!(part, Part::Word(_)));
    if (has_word || !is_closed) && kind != Kind::Language {
        return None;
    }
    let place = |part: &Range<usize>| at + 1 + part.start..at + 1 + part.end;
    if !is_closed {
        let message = "`{` is not closed on its line";
        let problem = Problem::new(at..at + 1, message, "write `}` where the attributes end");
        return Some(List { range: at..at + 1 + end, kind, said: Err(problem), is_in_heading: false });
    }
    let range = at..at + end + 2;
    let mut attributes = Attributes::new(range.clone());
    let said = parts.iter().try_for_each(|(part_range, part)| {
        let one = said(part, place(part_range))?;
        attributes.add(one).map_err(|name| twice(name, place(part_range)))
    });
    Some(List { range, kind, said: said.map(|()| attributes), is_in_heading: false })
}

/// Whether a text begins with a list of attributes, so that it is none only if a backslash is before it.
pub(crate) fn is_list(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.starts_with('{') && read(0, line).is_some()
}

/// That two lists, or two parts of one, say the same of a thing.
pub(super) fn twice(name: &str, range: Range<usize>) -> Problem {
    let (what, hint) = match name {
        "#" => ("the id".to_string(), "give one id only".to_string()),
        name => (format!("`{name}`"), format!("write `{name}=` once")),
    };
    Problem::new(range, format!("{what} is given twice"), hint)
}

/// Where the `}` is that ends the list: not in quotes.
fn end(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'}') => return Some(at),
            (None, b'{') => return None,
            (None, b'"' | b'\'') if inner[..at].ends_with('=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed is none.
    quote.and_then(|_| inner.find('}'))
}

/// The parts of a list, each with its bytes.
fn parts(inner: &str) -> Vec<(Range<usize>, Part<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at += inner[at..].len() - inner[at..].trim_start().len();
        if at == inner.len() {
            return found;
        }
        let (length, part) = part(&inner[at..]);
        found.push((at..at + length, part));
        at += length;
    }
}

/// The part that a text begins with, and its length.
fn part(text: &str) -> (usize, Part<'_>) {
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ':');
    let length = |text: &str| text.find(|letter| !is_name(letter)).unwrap_or(text.len());
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '.', '#']);
    let word = text.find([' ', '\t']).unwrap_or(text.len());
    if let Some(rest) = text.strip_prefix(['.', '#']) {
        let (name, after) = rest.split_at(length(rest));
        let is_class = text.starts_with('.');
        let begins = |first: char| first.is_alphabetic() || first == '_' || (!is_class && first.is_numeric());
        if name.starts_with(begins) && ends(after) {
            return (1 + name.len(), if is_class { Part::Class(name) } else { Part::Id(name) });
        }
        return (word, Part::Word(&text[..word]));
    }
    let (name, after) = text.split_at(length(text));
    let Some(value) = after.strip_prefix('=').filter(|_| name.starts_with(char::is_alphabetic)) else {
        return (word, Part::Word(&text[..word]));
    };
    let quoted = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    if let Some(end) = quoted.and_then(|quote| value[1..].find(quote)) {
        return (name.len() + end + 3, Part::Value(name, &value[1..=end]));
    }
    let end = value.find([' ', '\t']).unwrap_or(value.len());
    (name.len() + 1 + end, Part::Value(name, &value[..end]))
}

fn kind(part: &Part<'_>) -> Option<Kind> {
    match part {
        Part::Class(_) | Part::Id(_) => Some(Kind::Names),
        Part::Value(name, _) if ["lang", "dir"].iter().any(|known| known.eq_ignore_ascii_case(name)) => {
            Some(Kind::Language)
        }
        Part::Value(name, _) if name.eq_ignore_ascii_case("credit") => Some(Kind::Names),
        Part::Value(..) => Some(Kind::Other),
        Part::Word(_) => None,
    }
}

/// What a part of a list says; `range` are its bytes in the body.
fn said(part: &Part<'_>, range: Range<usize>) -> Result<Attributes, Problem> {
    let mut attributes = Attributes::new(range.clone());
    match part {
        Part::Class(name) => attributes.classes.push((*name).to_string()),
        Part::Id(name) => attributes.id = Some((*name).to_string()),
        Part::Word(word) => {
            return Err(Problem::new(range, format!("`{word}` is not an attribute of a passage"), ALLOWED));
        }
        Part::Value(name, value) => match name.to_ascii_lowercase().as_str() {
            "lang" => attributes.language = Some(language(value, range)?),
            "dir" => attributes.direction = Some(direction(value, range)?),
            "credit" => attributes.credit = Some((*value).to_string()),
            name => {
                let hint = match name {
                    "class" => format!("write `.{value}`"),
                    "id" => format!("write `#{value}`"),
                    _ => ALLOWED.to_string(),
                };
                return Err(Problem::new(range, format!("`{name}` is not an attribute of a passage"), hint));
            }
        },
    }
    Ok(attributes)
}

fn language(tag: &str, range: Range<usize>) -> Result<Language, Problem> {
    Language::parse(tag).map_err(|problem| Problem::new(range, problem.to_string(), problem.hint()))
}

fn direction(value: &str, range: Range<usize>) -> Result<&'static str, Problem> {
    let known = ["ltr", "rtl", "auto"].into_iter().find(|known| known.eq_ignore_ascii_case(value));
    known.ok_or_else(|| {
        let message = format!("`{}` is not a direction", value.escape_debug());
        Problem::new(range, message, "write `dir=ltr`, `dir=rtl` or `dir=auto`, or leave it to `lang`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(list: &str) -> String {
        match read(0, list).map(|list| list.said) {
            None => "text".to_string(),
            Some(Err(problem)) => {
                format!("{}: {}; {}", problem.range.start + 1, problem.message, problem.hint)
            }
            Some(Ok(said)) => {
                let (language, direction) = said.language_and_direction();
                format!("{:?} {:?} {:?} {:?}", said.id, said.classes, language, direction).replace("Some", "")
            }
        }
    }

    #[test]
    fn a_list_says_language_direction_classes_and_id() {
        for (list, said) in [
            ("{lang=de}", "None [] (\"de\") (\"ltr\")"),
            ("{lang=ar}", "None [] (\"ar\") (\"rtl\")"),
            ("{ lang=\"zh_hant\" .wide\t#x-1 }", "(\"x-1\") [\"wide\"] (\"zh-Hant\") (\"ltr\")"),
            ("{dir=rtl}", "None [] None (\"rtl\")"),
            ("{lang=ar dir='LTR'}", "None [] (\"ar\") (\"ltr\")"),
            ("{.a.b#c}", "(\"c\") [\"a\", \"b\"] None None"),
            ("{#1865}", "(\"1865\") [] None None"),
            ("{.ключ #意}", "(\"意\") [\"ключ\"] None None"),
        ] {
            assert_eq!(shown(list), said, "{list}");
        }
    }

    #[test]
    fn row_60_a_mistake_in_a_list_has_its_place_and_a_hint() {
        for (list, problem) in [
            ("{lang=xx-bad}", "2: `xx-bad` is not a language tag; use a code such as `en`, `id`, `pt-BR` or `zh-Hant`"),
            ("{.a lang=english}", "5: `english` is not a language tag; did you mean `en`?"),
            ("{lang=}", "2: `` is not a language tag; use a code such as `en`, `id`, `pt-BR` or `zh-Hant`"),
            (
                "{lang=de dir=up}",
                "10: `up` is not a direction; write `dir=ltr`, `dir=rtl` or `dir=auto`, or leave it to `lang`",
            ),
            ("{lang=de lang=en}", "10: `lang` is given twice; write `lang=` once"),
            ("{#a #b}", "5: the id is given twice; give one id only"),
            ("{lang=de} {lang=en lang=fr}", "None [] (\"de\") (\"ltr\")"),
            ("{lang=de w{.a}", "1: `{` is not closed on its line; write `}` where the attributes end"),
            ("{lang=de", "1: `{` is not closed on its line; write `}` where the attributes end"),
            ("{lang=\"de}", "2: `\\\"de` is not a language tag; use a code such as `en`, `id`, `pt-BR` or `zh-Hant`"),
            ("{class=x}", "2: `class` is not an attribute of a passage; write `.x`"),
        ] {
            assert_eq!(shown(list), problem, "{list}");
        }
        for list in
            ["{onclick=alert(1)}", "{style=\"color: red\"}", "{foo=bar}", "{ONCLICK=e lang=de}", "{lang=de foo}"]
        {
            assert!(shown(list).ends_with(&format!(" is not an attribute of a passage; {ALLOWED}")), "{}", shown(list));
        }
    }

    #[test]
    fn other_text_in_braces_is_no_list() {
        for text in [
            "{",
            "{}",
            "{ }",
            "{a}",
            "{see below}",
            "{a, b}",
            "{x = 1}",
            "{.5}",
            "{#}",
            "{# a #}",
            "{{ x }}",
            "{% x %}",
            "{{< x lang=de >}}",
            "{: .a lang=de}",
            "{:.a}",
            "{.a b}",
            "{see #2}",
            "{\"a\": 1}",
            "{a: b}",
            "{-}",
            "{=html}",
            "{.a",
            "{#a",
            "{lang}",
            "{+ a +}",
            "{}lang=de}",
        ] {
            assert_eq!(shown(text), "text", "{text}");
        }
    }
}
