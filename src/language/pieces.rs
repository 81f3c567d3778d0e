//! A message that is text with names in it, such as "By { $names }".
//!
//! Takes the message's pattern; gives its pieces, and its text with the arguments in their places. Most messages with an argument
//! are such, and are asked for on every page, so they need not be formatted each time. An argument may be HTML: then the
//! rest is escaped, so that the whole is HTML.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use super::argument::{Argument, has_html};
use crate::base::xml;

/// One part of a message.
pub(super) enum Piece {
    Text(String),
    /// The name of an argument.
    Variable(String),
}

/// The pieces of a message; none if it has plural forms, or refers to others.
pub(super) fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Text(value.to_string())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Variable(id.name.to_string()))
        }
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

/// The pieces with their arguments; none if one is not given, or is a number, which the language writes in its own way.
pub(super) fn join(pieces: &[Piece], arguments: &[(&str, Argument)]) -> Option<String> {
    let is_html = has_html(arguments);
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => push(&mut out, text, is_html),
            Piece::Variable(name) => match arguments.iter().find(|(given, _)| given == name)? {
                (_, Argument::Text(text)) => push(&mut out, text, is_html),
                (_, Argument::Html(html)) => out.push_str(html),
                (_, Argument::Number(_) | Argument::List { .. }) => return None,
            },
        }
    }
    Some(out)
}

fn push(out: &mut String, text: &str, escaped: bool) {
    if escaped { xml::text(out, text) } else { out.push_str(text) }
}

/// What stands for an argument that is HTML while a message is formatted: noncharacters, which are in no text.
const OPEN: char = '\u{FDD4}';
const CLOSE: char = '\u{FDD5}';

/// The text that stands for the argument at a place.
pub(super) fn stand_in(at: usize) -> String {
    format!("{OPEN}{at}{CLOSE}")
}

/// A formatted message as HTML, with the arguments in the places of what stands for them.
pub(super) fn put_back(text: &str, arguments: &[(&str, Argument)]) -> String {
    let mut out = String::new();
    let mut parts = text.split(OPEN);
    xml::text(&mut out, parts.next().unwrap_or_default());
    for part in parts {
        let found =
            part.split_once(CLOSE).and_then(|(at, rest)| Some((arguments.get(at.parse::<usize>().ok()?)?, rest)));
        match found {
            Some(((_, Argument::Html(html)), rest)) => {
                out.push_str(html);
                xml::text(&mut out, rest);
            }
            _ => xml::text(&mut out, part),
        }
    }
    out
}
