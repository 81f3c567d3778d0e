//! JSON as a tree of nodes with their places.
//!
//! serde_json checks the text; what follows only finds its parts, so that keys keep their places and numbers their spelling.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::{MapBuilder, Node, Text, Value, printable};

/// As in YAML.
const DEPTH: usize = 32;

/// Parses the JSON at `range` of a file.
pub(super) fn parse(text: &Text<'_>, range: Range<usize>, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = &text.text[range.clone()];
    if source.trim().is_empty() {
        return Some(Node { value: Value::Null, span: range });
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(source) {
        diagnostics.push(invalid(text, range, &error));
        return None;
    }
    let mut parts = Parts { text, at: range.start, depth: 0, diagnostics };
    match parts.value() {
        Ok(node) => Some(node),
        Err(problem) => {
            diagnostics.push(problem);
            None
        }
    }
}

fn invalid(text: &Text<'_>, range: Range<usize>, error: &serde_json::Error) -> Diagnostic {
    let source = &text.text[range.clone()];
    let before: usize = source.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = range.start + (before + error.column().saturating_sub(1)).min(source.len());
    let at = (0..=at).rev().find(|at| text.text.is_char_boundary(*at)).unwrap_or(0);
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    if message.contains("recursion limit") {
        return too_deep(text, at);
    }
    let end = at + text.text[at..].chars().next().map_or(0, char::len_utf8);
    Diagnostic::error(format!("this is not valid JSON: {message}")).at(text.place(at..end))
}

fn too_deep(text: &Text<'_>, at: usize) -> Diagnostic {
    let problem = Diagnostic::error(format!("this JSON has more than {DEPTH} lists and maps inside each other"));
    problem.at(text.place(at..at + 1)).hint("close brackets and braces that are open")
}

/// Reads JSON that is known to be valid.
struct Parts<'a, 't> {
    text: &'a Text<'t>,
    at: usize,
    depth: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Parts<'_, '_> {
    fn value(&mut self) -> Result<Node, Diagnostic> {
        self.skip_space();
        let start = self.at;
        let value = match self.peek() {
            b'{' => self.inside(start, Parts::map)?,
            b'[' => self.inside(start, Parts::list)?,
            b'"' => Value::Text(self.string()?),
            _ => self.word(),
        };
        Ok(Node { value, span: start..self.at })
    }

    fn peek(&self) -> u8 {
        self.text.text.as_bytes().get(self.at).copied().unwrap_or(b'}')
    }

    fn skip_space(&mut self) {
        let rest = &self.text.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    /// What is within brackets, which begin here.
    fn inside(&mut self, start: usize, read: fn(&mut Self) -> Result<Value, Diagnostic>) -> Result<Value, Diagnostic> {
        if self.depth == DEPTH {
            return Err(too_deep(self.text, start));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        self.at += 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value, Diagnostic> {
        let mut items = Vec::new();
        while self.comes_next(b']') {
            items.push(self.value()?);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self) -> Result<Value, Diagnostic> {
        let mut map = MapBuilder::default();
        while self.comes_next(b'}') {
            let start = self.at;
            let name = self.string()?;
            let span = start..self.at;
            self.skip_space();
            // The colon.
            self.at += 1;
            let node = self.value()?;
            self.diagnostics.extend(map.add(name, span, node, self.text));
        }
        Ok(Value::Map(map.finish()))
    }

    /// Whether another item comes before the closing bracket.
    fn comes_next(&mut self, closing: u8) -> bool {
        self.skip_space();
        if self.peek() == b',' {
            self.at += 1;
            self.skip_space();
        }
        self.peek() != closing
    }

    fn string(&mut self) -> Result<String, Diagnostic> {
        let start = self.at;
        let mut is_escaped = false;
        let length = self.text.text.as_bytes()[start + 1..].iter().position(|byte| {
            let ends = *byte == b'"' && !is_escaped;
            is_escaped = *byte == b'\\' && !is_escaped;
            ends
        });
        self.at = start + length.unwrap_or(0) + 2;
        let span = start..self.at;
        let value = serde_json::from_str(&self.text.text[span.clone()]).map_err(|_| {
            let problem = Diagnostic::error("this text of JSON has an escape that stands for no letter");
            problem.at(self.text.place(span.clone())).hint("write the letter itself, in UTF-8")
        })?;
        Ok(printable(value, self.text, &span, self.diagnostics))
    }

    /// `true`, `null` or a number.
    fn word(&mut self) -> Value {
        let rest = &self.text.text[self.at..];
        let end = rest.find([',', ']', '}', ' ', '\t', '\n', '\r']).unwrap_or(rest.len());
        self.at += end;
        let written = rest[..end].to_string();
        match written.as_str() {
            "null" => Value::Null,
            "true" | "false" => Value::Bool { value: written == "true", written },
            _ => Value::Number { value: written.parse().unwrap_or(f64::NAN), written },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(source: &str) -> (Option<String>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let node = parse(&Text::new("a.json", source), 0..source.len(), &mut diagnostics);
        let json = node.map(|node| super::super::value::of(&node).to_string());
        (json, diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect())
    }

    #[test]
    fn keys_keep_their_order_and_numbers_their_spelling() {
        let source =
            " { \"z\" : [ 1.10 , 2, [], {} ] ,\n\"a\":\t\"\\u00e9 \\\"q\\\" \\\\\", \"n\": null, \"t\": true }\n";
        let wanted = r#"{"z":["1.10",2,[],{}],"a":"é \"q\" \\","n":null,"t":true}"#;
        assert_eq!(read(source), (Some(wanted.to_string()), vec![]));
    }

    #[test]
    fn an_empty_file_is_nothing_and_half_a_letter_is_an_error() {
        assert_eq!(read("\n").0.as_deref(), Some("null"));
        let (value, said) = read("{\"a\": \"\\ud800\"}");
        assert!(value.is_none() && said.len() == 1, "{said:?}");
        assert!(read("{\"a\": 1} x").1[0].contains("trailing characters"));
        assert!(read("{\"é\": é}").1[0].contains("expected value"));
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(serde_json::Value::from),
            any::<i64>().prop_map(serde_json::Value::from),
            "[ -~é中]{0,8}".prop_map(serde_json::Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            let map = prop::collection::vec(("[a-z\"\\\\]{0,3}", inner.clone()), 0..5);
            prop_oneof![
                prop::collection::vec(inner, 0..5).prop_map(serde_json::Value::from),
                map.prop_map(|entries| entries.into_iter().collect::<serde_json::Value>()),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_json_is_read_as_it_was_written(value in any_json(), pretty in any::<bool>()) {
            let source = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
            prop_assert_eq!(read(&source), (Some(value.to_string()), vec![]));
        }

        #[test]
        fn no_text_makes_it_panic(source in "[\\[\\]{}\",:\\\\ 0-9a-e\n]{0,24}") {
            read(&source);
        }
    }
}
