//! The parts of a shortcode's template in Hugo.
//!
//! Takes a template; gives its HTML, where arguments and the inner text belong, and what depends on whether they are there.
//! Any other action makes the template unreadable, and nothing is run.

use std::collections::BTreeMap;

use super::tag::Arguments;

/// A part of a template.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Html(String),
    Put(Value),
    /// `yes` if the value is there, or with `is_wanted: false` if it is not; otherwise `no`.
    When {
        value: Value,
        is_wanted: bool,
        yes: Vec<Part>,
        no: Vec<Part>,
    },
}

/// A text that a template puts in or asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Inner,
    Text(String),
    /// The argument with a name or at a position, and what stands for it where it is missing.
    Argument(String, String),
}

/// Functions after `|` that change nothing here: what they mark as safe is text or a URL.
const HARMLESS: [&str; 8] = [
    "markdownify",
    "safeHTML",
    "safeURL",
    "safeHTMLAttr",
    "relURL",
    "absURL",
    ".Page.RenderString",
    "$.Page.RenderString",
];

/// Reads a template; none if it has an action that is not known here.
pub(crate) fn parse(text: &str) -> Option<Vec<Part>> {
    let mut reader =
        Reader { pieces: pieces(text)?.into_iter(), variables: BTreeMap::new(), dots: Vec::new(), depth: 0 };
    let (parts, end) = reader.block()?;
    end.is_none().then_some(parts)
}

/// A piece of a template: HTML, or what is between braces.
enum Piece<'a> {
    Html(&'a str),
    Action(&'a str),
}

/// HTML and actions in turn; a hyphen beside the braces takes the spaces there away.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find("{{") {
        let end = at + rest[at..].find("}}")?;
        let action = &rest[at + 2..end];
        pieces.push(Piece::Html(if action.starts_with('-') { rest[..at].trim_end() } else { &rest[..at] }));
        rest = &rest[end + 2..];
        if action.ends_with('-') {
            rest = rest.trim_start();
        }
        let action = action.trim_start_matches('-').trim_end_matches('-').trim();
        if !(action.starts_with("/*") && action.ends_with("*/")) {
            pieces.push(Piece::Action(action));
        }
    }
    pieces.push(Piece::Html(rest));
    Some(pieces)
}

struct Reader<'a> {
    pieces: std::vec::IntoIter<Piece<'a>>,
    variables: BTreeMap<String, Value>,
    /// The values of each `with` around it, for which `.` stands.
    dots: Vec<Value>,
    depth: usize,
}

impl Reader<'_> {
    /// The parts up to `else`, `end` or the end of the template, and which of them it was.
    fn block(&mut self) -> Option<(Vec<Part>, Option<&'static str>)> {
        let mut parts = Vec::new();
        while let Some(piece) = self.pieces.next() {
            let action = match piece {
                Piece::Html(html) => {
                    parts.push(Part::Html(html.to_string()));
                    continue;
                }
                Piece::Action(action) => action,
            };
            match action.split_once(char::is_whitespace).unwrap_or((action, "")) {
                ("end", "") => return Some((parts, Some("end"))),
                ("else", "") => return Some((parts, Some("else"))),
                ("if", condition) => parts.push(self.when(condition.trim(), None)?),
                ("with", condition) => parts.push(self.when(condition.trim(), Some(self.value(condition.trim())?))?),
                // They stop or warn in the old program, where the site was built without.
                ("errorf" | "warnf", _) => {}
                _ if action.starts_with('$') && action.contains('=') => self.assign(action)?,
                _ => parts.push(Part::Put(self.value(action)?)),
            }
        }
        Some((parts, None))
    }

    /// What depends on a condition; `dot` is what `.` stands for if it holds.
    fn when(&mut self, condition: &str, dot: Option<Value>) -> Option<Part> {
        let (is_wanted, condition) = match condition.strip_prefix("not ") {
            Some(rest) => (false, rest.trim()),
            None => (true, condition),
        };
        let value = self.value(condition)?;
        let outside = self.dots.len();
        self.dots.extend(dot);
        self.depth += 1;
        let (yes, end) = self.block()?;
        self.dots.truncate(outside);
        let (no, end) = if end? == "else" { self.block()? } else { (Vec::new(), Some("end")) };
        self.depth -= 1;
        (end? == "end").then_some(Part::When { value, is_wanted, yes, no })
    }

    /// `$url := .Get "url"`, which always holds: one that only some uses make is not known.
    fn assign(&mut self, action: &str) -> Option<()> {
        let (name, value) = action.split_once(":=")?;
        let value = self.value(value.trim())?;
        let is_new = self.variables.insert(name.trim().to_string(), value).is_none();
        (is_new && self.depth == 0).then_some(())
    }

    /// The text that an expression stands for.
    fn value(&self, expression: &str) -> Option<Value> {
        let expression = expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(expression);
        let mut steps = expression.split('|').map(str::trim);
        let first = steps.next()?;
        let words = Arguments::parse(first).plain;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut value = match words[..] {
            [text] if is_quoted(first) => Value::Text(text.to_string()),
            ["."] => self.dots.last()?.clone(),
            [".Inner"] => Value::Inner,
            [".Get", name] | ["$.Get", name] | ["isset" | "index", ".Params", name] => argument(name, ""),
            ["default", usual, ".Get", name] if is_quoted(first["default".len()..].trim()) => argument(name, usual),
            [name] if name.starts_with('$') && !name.contains('.') => self.variables.get(name)?.clone(),
            [name] => argument(name.strip_prefix(".Params.").filter(|name| !name.contains('.'))?, ""),
            _ => return None,
        };
        for step in steps {
            match (step.split_once(char::is_whitespace), &mut value) {
                (Some(("default", text)), Value::Argument(_, usual)) if is_quoted(text.trim()) => {
                    *usual = Arguments::parse(text).plain.into_iter().next()?;
                }
                (None, _) if HARMLESS.contains(&step) => {}
                _ => return None,
            }
        }
        Some(value)
    }
}

/// Whether an expression is a text that is written out.
fn is_quoted(expression: &str) -> bool {
    expression.starts_with(['"', '`'])
}

fn argument(name: &str, usual: &str) -> Value {
    Value::Argument(name.to_string(), usual.to_string())
}
