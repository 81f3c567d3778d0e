//! Mistakes in messages that are valid Fluent.
//!
//! Takes a parsed Fluent file and its language; gives plural forms that the language needs and a message lacks, HTML, which would be
//! shown as text, the arguments that each message takes, and which messages refer to which.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use icu::plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use super::Language;

/// What one message is made of.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The names of its arguments.
    pub(super) arguments: BTreeSet<String>,
    /// The messages and terms that it refers to.
    pub(super) references: BTreeSet<String>,
    /// Plural forms that it lacks, each with a number that needs it.
    pub(super) lacking: Vec<(&'static str, u32)>,
    /// The bytes of HTML in its text.
    pub(super) html: Option<Range<usize>>,
}

/// The messages and terms (`-term`) of a file, each with its attributes.
pub(super) fn facts(resource: &FluentResource, plurals: &Plurals) -> Vec<(String, Facts)> {
    let mut all = Vec::new();
    for entry in resource.entries() {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_string(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        let mut reader = Reader { source: resource.source(), plurals, facts: Facts::default() };
        value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)).for_each(|it| reader.pattern(it));
        all.push((id, reader.facts));
    }
    all
}

/// Messages that refer to themselves, directly or through others, by the references of all.
pub(super) fn cycles(references: &BTreeMap<String, BTreeSet<String>>) -> Vec<&str> {
    let leads_back = |start: &str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(name) = open.pop() {
            for next in references.get(name).into_iter().flatten() {
                if next == start {
                    return true;
                }
                if seen.insert(next.as_str()) {
                    open.push(next);
                }
            }
        }
        false
    };
    references.keys().map(String::as_str).filter(|name| leads_back(name)).collect()
}

/// The plural forms of a language (CLDR, cardinal). None where CLDR has no rules for it.
pub(super) struct Plurals(Option<PluralRules>);

impl Plurals {
    pub(super) fn of(language: &Language) -> Plurals {
        let mut options = PluralRulesOptions::default();
        options.rule_type = Some(PluralRuleType::Cardinal);
        Plurals(PluralRules::try_new((&language.locale).into(), options).ok())
    }

    /// The forms that whole numbers need, in Fluent's order, but for those that are there already; each with the first number that
    /// needs it. Forms for millions alone, as in French, are left out: no list has so many posts.
    fn needed(&self, present: impl Fn(&str) -> bool) -> Vec<(&'static str, u32)> {
        let Some(rules) = &self.0 else { return Vec::new() };
        let all: Vec<PluralCategory> = rules.categories().collect();
        let missing = CATEGORIES.into_iter().filter(|(category, name)| all.contains(category) && !present(name));
        let first = |category| (0..200_u32).find(|number| rules.category_for(*number) == category);
        missing.filter_map(|(category, name)| Some((name, first(category)?))).collect()
    }
}

/// The plural forms that whole numbers need in a language, in Fluent's order.
pub(crate) fn plural_forms(language: &Language) -> Vec<&'static str> {
    let needed = Plurals::of(language).needed(|name| name == "other");
    needed.into_iter().map(|(name, _)| name).chain(["other"]).collect()
}

const CATEGORIES: [(PluralCategory, &str); 6] = [
    (PluralCategory::Zero, "zero"),
    (PluralCategory::One, "one"),
    (PluralCategory::Two, "two"),
    (PluralCategory::Few, "few"),
    (PluralCategory::Many, "many"),
    (PluralCategory::Other, "other"),
];

struct Reader<'a> {
    source: &'a str,
    plurals: &'a Plurals,
    facts: Facts,
}

impl Reader<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn text(&mut self, text: &str) {
        let tag = text
            .match_indices('<')
            .find(|(at, _)| text[at + 1..].starts_with(|next: char| next == '/' || next.is_ascii_alphabetic()));
        if let Some((at, _)) = tag.filter(|_| self.facts.html.is_none()) {
            let start = (text.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize) + at;
            let end = start + text[at..].find('>').map_or(1, |end| end + 1);
            self.facts.html = Some(start..end.min(self.source.len()));
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        let Expression::Select { selector, variants } = expression else {
            let Expression::Inline(inline) = expression else { return };
            return self.inline(inline);
        };
        self.inline(selector);
        let keys = variants.iter().filter_map(|variant| match variant.key {
            VariantKey::Identifier { name } => Some(name),
            VariantKey::NumberLiteral { .. } => None,
        });
        let keys: BTreeSet<&str> = keys.collect();
        let exact: BTreeSet<&str> = variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::NumberLiteral { value } => Some(value),
                VariantKey::Identifier { .. } => None,
            })
            .collect();
        // Only one form, the default, is for all numbers on purpose.
        if keys.len() > 1
            && keys.iter().all(|key| CATEGORIES.iter().any(|(_, name)| name == key))
            && is_cardinal(selector)
        {
            let needed = self.plurals.needed(|name| keys.contains(name)).into_iter();
            self.facts.lacking.extend(needed.filter(|(_, number)| !exact.contains(&*number.to_string())));
        }
        variants.iter().for_each(|variant| self.pattern(&variant.value));
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.facts.arguments.insert(id.name.to_string());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.facts.references.insert(id.name.to_string());
            }
            InlineExpression::TermReference { id, .. } => {
                self.facts.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// Whether a selector is a number that is counted: a variable, or `NUMBER($n)` that is not ordinal.
fn is_cardinal(selector: &InlineExpression<&str>) -> bool {
    match selector {
        InlineExpression::VariableReference { .. } => true,
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.named.iter().all(|argument| argument.name.name != "type")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: &str, text: &str) -> Vec<(String, Facts)> {
        let plurals = Plurals::of(&Language::parse(tag).unwrap());
        facts(&FluentResource::try_new(text.to_string()).unwrap(), &plurals)
    }

    #[test]
    fn plural_forms_that_a_language_needs_are_found() {
        let message = |forms: &str| format!("a = {{ $n ->\n{forms}   *[other] x\n}}\n");
        for (tag, forms, lacking) in [
            ("en", "    [one] x\n", vec![]),
            ("ru", "    [one] x\n    [few] x\n    [many] x\n", vec![]),
            ("ru", "    [one] x\n", vec![("few", 2), ("many", 0)]),
            ("ar", "    [one] x\n    [two] x\n    [few] x\n    [many] x\n", vec![("zero", 0)]),
            ("ar", "    [0] x\n    [one] x\n    [two] x\n    [few] x\n    [many] x\n", vec![]),
            ("fr", "    [one] x\n", vec![]),
            ("id", "", vec![]),
            ("vi", "", vec![]),
            ("ru", "", vec![]),
            ("ru", "    [masculine] x\n", vec![]),
        ] {
            assert_eq!(read(tag, &message(forms))[0].1.lacking, lacking, "{tag} {forms}");
        }
        assert_eq!(read("en", "a = { NUMBER($n, type: \"ordinal\") ->\n [two] x\n *[other] x\n }\n")[0].1.lacking, []);
    }

    #[test]
    fn html_arguments_and_cycles_are_found() {
        let text = "a = Read <b>more</b> { $x }\nb = 1 < 2, { a }\n    .c = { -t }\n-t = { b } { NUMBER($y) }\n";
        let found = read("en", text);
        assert_eq!(found[0].1.html.clone().map(|span| &text[span]), Some("<b>"));
        assert_eq!(found[1].1.html, None);
        assert_eq!(found[0].1.arguments.iter().collect::<Vec<_>>(), ["x"]);
        let references = found.into_iter().map(|(name, facts)| (name, facts.references)).collect();
        assert_eq!(cycles(&references), ["-t", "b"]);
    }
}
