//! Names one after another as a language writes them: "A, B and C", "A、B和C", "أ، ب وج".
//!
//! Takes a language and names; gives the list after CLDR's patterns (UTS 35, part 2, "List Patterns"). Some depend on a name: Spanish
//! writes *e* for *y* before a name that begins with that sound.

use icu::list::options::ListFormatterOptions;
use icu::list::{ListFormatter, ListFormatterPreferences};

use super::Language;

/// Ends each name while a list is formatted: a noncharacter, which is in no text.
const END: char = '\u{FDD6}';

/// Names as one text of a language.
pub(crate) fn listed(language: &Language, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        names => Lists::new(language).text(names),
    }
}

/// The lists of one language. Shared by all threads.
pub(super) struct Lists {
    /// None where there are no data at all: then commas stand between the names.
    formatter: Option<ListFormatter>,
}

impl Lists {
    pub(super) fn new(language: &Language) -> Lists {
        let preferences = ListFormatterPreferences::from(&language.locale);
        Lists { formatter: ListFormatter::try_new_and(preferences, ListFormatterOptions::default()).ok() }
    }

    /// The names as one text.
    pub(super) fn text(&self, names: &[String]) -> String {
        let between = self.between(names);
        names.iter().zip(&between).flat_map(|(name, after)| [name.as_str(), after]).collect()
    }

    /// HTML elements as one list, by the text in them.
    pub(super) fn html(&self, elements: &[String]) -> String {
        let names: Vec<String> = elements.iter().map(|element| without_tags(element)).collect();
        let mut out = String::new();
        for (element, after) in elements.iter().zip(self.between(&names)) {
            out.push_str(element);
            crate::base::xml::text(&mut out, &after);
        }
        out
    }

    /// What stands after each of the names.
    fn between(&self, names: &[String]) -> Vec<String> {
        let last = || names.len().saturating_sub(1);
        let commas = || (0..names.len()).map(|at| if at < last() { ", " } else { "" }.to_string()).collect();
        let Some(formatter) = self.formatter.as_ref().filter(|_| names.len() > 1) else { return commas() };
        let ended = names.iter().map(|name| format!("{name}{END}"));
        let text = formatter.format_to_string(ended);
        // The first part is the first name; each of the others begins with what is before its name.
        let parts: Vec<&str> = text.split(END).collect();
        let before = |(at, name): (usize, &String)| parts.get(at)?.strip_suffix(name.as_str()).map(str::to_string);
        let after: Option<Vec<String>> = names.iter().enumerate().skip(1).map(before).collect();
        let end = parts.last().map(|end| end.to_string());
        after.map_or_else(commas, |after| after.into_iter().chain(end).collect())
    }
}

fn without_tags(html: &str) -> String {
    let mut parts = html.split('<');
    let first = parts.next().unwrap_or_default();
    let texts = parts.map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    std::iter::once(first).chain(texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(tag: &str, names: &str) -> String {
        let names: Vec<String> = names.split_whitespace().map(str::to_string).collect();
        Lists::new(&Language::parse(tag).unwrap()).text(&names)
    }

    #[test]
    fn names_are_listed_as_the_language_lists_them() {
        for (tag, expected) in [
            ("en", "A, B, and C"),
            ("en-GB", "A, B and C"),
            ("id", "A, B, dan C"),
            ("fr", "A, B et C"),
            ("ar", "A وB وC"),
            ("fa", "A،\u{200f} B، و C"),
            ("ur", "A، B، اور C"),
            ("zh", "A、B和C"),
            ("ja", "A、B、C"),
            ("ru", "A, B и C"),
            ("xx", "A, B, C"),
        ] {
            assert_eq!(list(tag, "A B C"), expected, "{tag}");
        }
        assert_eq!(list("en", "A B"), "A and B");
        assert_eq!(list("en", "A"), "A");
        assert_eq!(list("en", ""), "");
    }

    #[test]
    fn the_next_name_chooses_the_word_between() {
        assert_eq!(list("es", "Ana Irina"), "Ana e Irina");
        assert_eq!(list("es", "Ana Luis"), "Ana y Luis");
        let lists = Lists::new(&Language::parse("es").unwrap());
        let links = ["<a href=\"x\">Ana</a>".to_string(), "<a href=\"y\">Irina</a>".to_string()];
        assert_eq!(lists.html(&links), "<a href=\"x\">Ana</a> e <a href=\"y\">Irina</a>");
    }

    #[test]
    fn a_name_that_is_a_part_of_the_pattern_stays_whole() {
        assert_eq!(list("en", "and , and"), "and, ,, and and");
        assert_eq!(list("es", "y e y"), "y, e y y");
    }
}
