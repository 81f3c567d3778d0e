//! Reading the Fluent files of one language.
//!
//! Takes the files' texts one after another; gives the bundle of their messages, what they define, and a diagnostic with its
//! place for each fault.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::parser::ParserError;

use super::audit::{self, Contents, Found};
use super::faults::{self, Plurals};
use super::{Language, number};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place, Text, Vocabulary};

/// The words of one language as their files are read.
pub(super) struct Reading {
    pub(super) bundle: FluentBundle<FluentResource>,
    /// Messages, attributes (`key.attribute`) and terms (`-term`).
    pub(super) definitions: BTreeSet<String>,
    references: Vec<(String, Place)>,
    plurals: Plurals,
    /// Of each message and term: what it refers to, its arguments, and its place.
    pub(super) messages: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>, Place)>,
    pub(super) diagnostics: Diagnostics,
}

impl Reading {
    pub(super) fn new(language: &Language) -> Reading {
        let identifier = language.locale.id.to_string().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number::format));
        // Fails only for a name that is taken, and the bundle is empty.
        let _ = bundle.add_function("NUMBER", number::number_function);
        Reading {
            bundle,
            definitions: BTreeSet::new(),
            references: Vec::new(),
            plurals: Plurals::of(language),
            messages: BTreeMap::new(),
            diagnostics: Diagnostics::new(),
        }
    }

    /// Reads one more file, whose messages override those of the files before it.
    pub(super) fn source(&mut self, language: &Language, file: &str, text: &str) {
        // The parser knows no byte order mark.
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let text = &Text::new(file, text);
        if let Some(span) = audit::too_deep(text.text) {
            self.diagnostics.push(Diagnostic::error("the braces are nested too deep").at(text.place(span)));
            return;
        }
        let resource = match FluentResource::try_new(text.text.to_string()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                self.diagnostics.extend(errors.iter().map(|error| syntax(text, error)));
                resource
            }
        };
        let contents = audit::contents(&resource);
        self.messages(text, &contents, &resource, language);
        if self.judge(text, &contents) {
            self.definitions.extend(contents.definitions.into_iter().map(|(name, _)| name));
            let place = |(name, span): Found| (name, text.place(span));
            self.references.extend(contents.references.into_iter().map(place));
            self.bundle.add_resource_overriding(resource);
        }
    }

    /// Reports what is wrong with messages that are valid.
    fn messages(&mut self, text: &Text<'_>, contents: &Contents, resource: &FluentResource, language: &Language) {
        let spans: BTreeMap<&str, &Found> =
            contents.definitions.iter().map(|found| (found.0.as_str(), found)).collect();
        for (name, facts) in faults::facts(resource, &self.plurals) {
            let span = spans.get(name.as_str()).map_or(0..0, |found| found.1.clone());
            for (form, number) in &facts.lacking {
                let message = format!("`{name}` has no form `{form}`, which `{}` needs for {number}", language.tag);
                let hint = format!("add a line `[{form}] …` above `*[other]`");
                self.diagnostics.push(Diagnostic::warning(message).at(text.place(span.clone())).hint(hint));
            }
            if let Some(html) = facts.html {
                let message = format!("`{name}` contains HTML, which readers see as text");
                self.diagnostics.push(Diagnostic::warning(message).at(text.place(html)).hint("delete the tags"));
            }
            self.messages.insert(name, (facts.references, facts.arguments, text.place(span)));
        }
    }

    /// Reports what is wrong with a file; gives whether its messages can be used without harm.
    fn judge(&mut self, text: &Text<'_>, contents: &Contents) -> bool {
        let place = |found: &Found| text.place(found.1.clone());
        let mut seen: BTreeMap<&str, &Found> = BTreeMap::new();
        for found in &contents.definitions {
            if let Some(first) = seen.insert(&found.0, found) {
                let message = format!("`{}` is written twice, so the second one is used", found.0);
                self.diagnostics
                    .push(Diagnostic::warning(message).at(place(found)).relate("the first is here", place(first)));
            }
        }
        for found in contents.functions.iter().filter(|found| found.0 != "NUMBER") {
            let message = format!("unknown function `{}`", found.0);
            self.diagnostics.push(Diagnostic::error(message).at(place(found)).hint("the only function is `NUMBER`"));
        }
        for found in contents.options.iter().filter(|found| !number::OPTIONS.contains(&found.0.as_str())) {
            let message = format!("`NUMBER` has no option `{}`", found.0);
            let hint = format!("its options are {}", number::OPTIONS.map(|name| format!("`{name}`")).join(", "));
            self.diagnostics.push(Diagnostic::error(message).at(place(found)).hint(hint));
        }
        let mut usable = true;
        for found in contents.numbers.iter().filter(|found| too_fine(&found.0)) {
            let message = format!("the number `{}` has too many digits", found.0);
            self.diagnostics
                .push(Diagnostic::error(message).at(place(found)).hint("write at most six after the point"));
            usable = false;
        }
        usable
    }

    /// The same, with every reference to words that no file has reported.
    pub(super) fn checked(mut self, language: &Language) -> Reading {
        let references =
            self.messages.iter().map(|(name, (references, ..))| (name.clone(), references.clone())).collect();
        for name in faults::cycles(&references) {
            let problem = Diagnostic::error(format!("`{name}` refers to itself, so it has no text"));
            let place = self.messages[name].2.clone();
            self.diagnostics.push(problem.at(place).hint("write its text without `{ … }` of other messages"));
        }
        let definitions = &self.definitions;
        let (_, dead): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.references).into_iter().partition(|(name, _)| definitions.contains(name));
        if !dead.is_empty() {
            let known = Vocabulary::new(definitions.iter().map(String::as_str));
            self.diagnostics.extend(dead.into_iter().map(|(name, place)| {
                let hint = known.near(&name).map(|meant| format!("did you mean `{meant}`?"));
                let message = format!("there is no text `{name}` in `{}`", language.tag);
                Diagnostic::error(message).at(place).hint_maybe(hint)
            }));
        }
        self
    }
}

fn too_fine(number: &str) -> bool {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    whole.len() > 15 || fraction.len() > number::MOST_FRACTION_DIGITS
}

fn syntax(text: &Text<'_>, error: &ParserError) -> Diagnostic {
    let kind = error.kind.to_string().replace('"', "`");
    let mut letters = kind.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    Diagnostic::error(format!("this line is not valid Fluent: {first}{}", letters.as_str()))
        .at(text.place(error.pos.start..error.pos.end))
        .hint("write `key = text`, and indent its further lines")
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::*;

    #[test]
    fn faults_of_a_file_are_diagnostics_with_their_places() {
        for (source, line, message) in [
            ("a = A\nbroken\nc = C\n", 2, "not valid Fluent"),
            ("a = { $x ->\n    [one] x\n }\nc = C\n", 3, "not valid Fluent"),
            ("a = A\n\nc = C\nd = { DATETIME($d) }\n", 4, "unknown function `DATETIME`"),
            ("c = C\na = { NUMBER($n, style: \"percent\") }\n", 2, "no option `style`"),
            ("c = C\na = { d }\n", 2, "no text `d`"),
            ("c = C\na = { -brand }\n", 2, "no text `-brand`"),
            ("c = C\nc = C\n", 2, "written twice"),
            ("c = C\na = { b }\nb = { a }\n", 3, "`b` refers to itself"),
            ("c = C\na = { a.x }\n    .x = { a }\n", 2, "`a` refers to itself"),
            ("c = C\na = Read <b>more</b>\n", 2, "contains HTML"),
            ("c = C\na = { $n ->\n    [two] x\n   *[other] y\n}\n", 2, "no form `one`, which `en` needs for 1"),
            ("\u{FEFF}c = C\na = { d }\n", 2, "no text `d`"),
        ] {
            let (english, mut diagnostics) = (Language::parse("en").unwrap(), Diagnostics::new());
            let words = Words::parse(&english, &[("i18n/en.ftl", source)], &mut diagnostics);
            let found = diagnostics.iter().find(|diagnostic| diagnostic.message.contains(message));
            let place = found.unwrap_or_else(|| panic!("{source}: {diagnostics:?}")).place.as_ref().unwrap();
            assert_eq!((place.file.as_str(), place.line), ("i18n/en.ftl", line), "{source}");
            assert_eq!(words.get("c", &[]).as_deref(), Ok("C"), "{source}");
        }
    }
}
