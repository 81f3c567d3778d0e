//! What a Fluent file refers to.
//!
//! Takes a parsed Fluent file; gives its definitions, references, calls and number literals, each with its bytes in the file,
//! so that faults are found before a message is shown.

use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// A name or a literal in the file, and its bytes there.
pub(super) type Found = (String, Range<usize>);

/// All that one file holds, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Messages with a value (`key`), attributes (`key.attribute`), terms (`-term`, `-term.attribute`).
    pub(super) definitions: Vec<Found>,
    /// References to the same, in the same form.
    pub(super) references: Vec<Found>,
    pub(super) functions: Vec<Found>,
    /// Options of `NUMBER()`.
    pub(super) options: Vec<Found>,
    pub(super) numbers: Vec<Found>,
}

/// Reads what the file holds.
pub(super) fn contents(resource: &FluentResource) -> Contents {
    let mut reader = Reader { source: resource.source(), contents: Contents::default() };
    for entry in resource.entries() {
        let (sign, id, value, attributes) = match entry {
            Entry::Message(message) => ("", message.id.name, message.value.as_ref(), &message.attributes),
            Entry::Term(term) => ("-", term.id.name, Some(&term.value), &term.attributes),
            _ => continue,
        };
        let span = reader.span(id);
        if let Some(value) = value {
            reader.contents.definitions.push((format!("{sign}{id}"), span));
            reader.pattern(value);
        }
        for attribute in attributes {
            let name = attribute.id.name;
            let span = reader.span(name);
            reader.contents.definitions.push((format!("{sign}{id}.{name}"), span));
            reader.pattern(&attribute.value);
        }
    }
    reader.contents
}

/// Whether braces or parentheses nest deeper than any message needs, so deep that the parser would run out of stack;
/// gives the place. Text and code are not told apart here, so the limit is generous.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    const DEEPEST: usize = 100;
    let (mut depth, mut line_start) = (0_usize, 0);
    for line in text.split_inclusive('\n') {
        if begins_entry(line) {
            depth = 0;
        }
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'{' | b'(' => depth += 1,
                b'}' | b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some(line_start + at..line_start + at + 1);
            }
        }
        line_start += line.len();
    }
    None
}

/// Whether a message or a term begins in the first column: `key =`, `-term =`.
fn begins_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let after =
        name.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    after.len() < name.len() && after.trim_start_matches(' ').starts_with('=')
}

struct Reader<'a> {
    source: &'a str,
    contents: Contents,
}

impl Reader<'_> {
    /// The bytes of a part of the source; the parser's parts are slices of it.
    fn span(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize).min(self.source.len());
        start..(start + part.len()).min(self.source.len())
    }

    fn found(&self, part: &str) -> Found {
        (part.to_string(), self.span(part))
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    if let VariantKey::NumberLiteral { value } = &variant.key {
                        self.contents.numbers.push(self.found(value));
                    }
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::NumberLiteral { value } => self.contents.numbers.push(self.found(value)),
            InlineExpression::FunctionReference { id, arguments } => {
                self.contents.functions.push(self.found(id.name));
                let options = arguments.named.iter().map(|argument| self.found(argument.name.name)).collect::<Vec<_>>();
                self.contents.options.extend(options);
                self.arguments(arguments);
            }
            InlineExpression::MessageReference { id, attribute } => {
                let name = with_attribute(id.name, attribute.as_ref().map(|attribute| attribute.name));
                self.contents.references.push((name, self.span(id.name)));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let name = with_attribute(id.name, attribute.as_ref().map(|attribute| attribute.name));
                self.contents.references.push((format!("-{name}"), self.span(id.name)));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::VariableReference { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
        arguments.named.iter().for_each(|argument| self.inline(&argument.value));
    }
}

fn with_attribute(name: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| name.to_string(), |attribute| format!("{name}.{attribute}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_what_it_defines_and_refers_to() {
        let text = concat!(
            "a = { b } { -c.d ->\n   *[x] y\n }\n    .e = { NUMBER($n, useGrouping: \"false\") }\n",
            "-c = { $n ->\n    [1.50] x\n   *[other] { a.e }\n }\n",
        );
        let resource = FluentResource::try_new(text.to_string()).unwrap();
        let contents = contents(&resource);
        let names = |found: &[Found]| found.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&contents.definitions), ["a", "a.e", "-c"]);
        assert_eq!(names(&contents.references), ["b", "-c.d", "a.e"]);
        assert_eq!(names(&contents.functions), ["NUMBER"]);
        assert_eq!(names(&contents.options), ["useGrouping"]);
        assert_eq!(names(&contents.numbers), ["1.50"]);
        assert_eq!(&text[contents.numbers[0].1.clone()], "1.50");
    }

    #[test]
    fn depth_is_measured_within_an_entry() {
        assert_eq!(too_deep(&"a = { \"{\" }\n".repeat(500)), None);
        assert_eq!(too_deep(&format!("a = {}", "{".repeat(500))), Some(104..105));
        assert!(too_deep(&format!("a = {{ {}", "NUMBER(".repeat(500))).is_some());
        assert!(too_deep(&format!("a = {{\n{}", "NUMBER(\n".repeat(500))).is_some());
    }
}
