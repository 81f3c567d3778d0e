//! TOML front matter, as in posts of Hugo and Zola. Gives the same tree as YAML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::{Key, Node, Text, Value, printable};

/// Parses the TOML at `range` of a file.
pub(crate) fn parse(text: &Text<'_>, range: Range<usize>, diagnostics: &mut Diagnostics) -> Option<Node> {
    // TOML knows no line ends of old Macs.
    let written = text.text[range.clone()].replace("\r\n", " \n").replace('\r', "\n");
    match DeTable::parse(&written) {
        Ok(table) => Some(map(text, range.start, table.get_ref(), range, diagnostics)),
        Err(error) => {
            let span = error.span().map_or(range.start..range.start, |span| shift(&span, range.start));
            let message = error.message().lines().next().unwrap_or_default().to_string();
            diagnostics.push(Diagnostic::error(format!("this is not valid TOML: {message}")).at(text.place(span)));
            None
        }
    }
}

fn shift(span: &Range<usize>, base: usize) -> Range<usize> {
    base + span.start..base + span.end
}

fn map(text: &Text<'_>, base: usize, table: &DeTable<'_>, span: Range<usize>, diagnostics: &mut Diagnostics) -> Node {
    let mut entries: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| {
            let key = Key { name: key.get_ref().to_string(), span: shift(&key.span(), base) };
            (key, node(text, base, value, diagnostics))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    Node { value: Value::Map(entries), span }
}

fn node(text: &Text<'_>, base: usize, value: &Spanned<DeValue<'_>>, diagnostics: &mut Diagnostics) -> Node {
    let span = shift(&value.span(), base);
    let written = text.text.get(span.clone()).unwrap_or_default().to_string();
    let value = match value.get_ref() {
        DeValue::String(value) => Value::Text(printable(value.to_string(), text, &span, diagnostics)),
        DeValue::Boolean(value) => Value::Bool { value: *value, written },
        DeValue::Integer(_) | DeValue::Float(_) => {
            Value::Number { value: written.replace('_', "").parse().unwrap_or(f64::NAN), written }
        }
        DeValue::Datetime(_) => Value::Text(written),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(text, base, item, diagnostics)).collect()),
        DeValue::Table(table) => return map(text, base, table, span, diagnostics),
    };
    Node { value, span }
}
