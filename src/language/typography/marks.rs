//! The quotation marks of each language: the facts of CLDR 48, `delimiters`, where they differ from “ ” and ‘ ’.

use icu::locale::LanguageIdentifier;

/// What opens and what closes a quotation.
pub(crate) type Pair = [String; 2];

/// Marks that need no language.
pub(super) struct Curly {
    pub(super) apostrophe: &'static str,
}

pub(super) const CURLY: Curly = Curly { apostrophe: "’" };

/// Languages, with their scripts and regions where these matter, and what `"` and `'` become: opening and closing.
const MARKS: &[(&str, [&str; 4])] = &[
    ("el es eu gl sq pt-PT pt-AO pt-MZ ca it ast", ["«", "»", "“", "”"]),
    ("ru uk be ky", ["«", "»", "„", "“"]),
    ("fa gsw rm am ti de-CH de-LI it-CH fr-CH", ["«", "»", "‹", "›"]),
    ("nb nn no", ["«", "»", "‘", "’"]),
    ("fr", ["«\u{202f}", "\u{202f}»", "“", "”"]),
    ("fr-CA", ["«\u{a0}", "\u{a0}»", "“", "”"]),
    ("hy", ["«", "»", "„", "“"]),
    ("de cs sk sl et is hr hsb dsb lb", ["„", "“", "‚", "‘"]),
    ("bg mk sr lt", ["„", "“", "‘", "’"]),
    ("ka", ["„", "“", "«", "»"]),
    ("pl ro", ["„", "”", "«", "»"]),
    ("hu", ["„", "”", "»", "«"]),
    ("bs", ["„", "”", "‘", "’"]),
    ("sv fi he fo", ["”", "”", "’", "’"]),
    ("nl fy cy", ["‘", "’", "“", "”"]),
    ("ar ur", ["”", "“", "’", "‘"]),
    ("ja yue zh-Hant zh-TW zh-HK zh-MO", ["「", "」", "『", "』"]),
];

const ENGLISH: [&str; 4] = ["“", "”", "‘", "’"];

/// What `"` and `'` become in a language: the marks of its region or script, otherwise its own.
pub(super) fn of(language: &LanguageIdentifier) -> [Pair; 2] {
    let name = language.language.as_str();
    let with = |part: Option<String>| part.map(|part| format!("{name}-{part}"));
    let names = [
        with(language.region.map(|region| region.to_string())),
        with(language.script.map(|script| script.to_string())),
        Some(name.to_string()),
    ];
    let marks = names.into_iter().flatten().find_map(|name| find(&name)).unwrap_or(ENGLISH);
    let [double_open, double_close, single_open, single_close] = marks.map(str::to_string);
    [[double_open, double_close], [single_open, single_close]]
}

fn find(name: &str) -> Option<[&'static str; 4]> {
    let (_, marks) = MARKS.iter().find(|(names, _)| names.split(' ').any(|known| known == name))?;
    Some(*marks)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::language::Language;

    fn double(tag: &str) -> String {
        of(&Language::parse(tag).unwrap().locale.id)[0].concat()
    }

    #[test]
    fn regions_and_scripts_come_before_the_language() {
        for (tag, marks) in [
            ("en", "“”"),
            ("id", "“”"),
            ("zh", "“”"),
            ("zh-Hant", "「」"),
            ("zh-TW", "「」"),
            ("zh-Hans-TW", "「」"),
            ("de", "„“"),
            ("de-AT", "„“"),
            ("de-CH", "«»"),
            ("pt", "“”"),
            ("pt-PT", "«»"),
            ("fr", "«\u{202f}\u{202f}»"),
            ("fr-CH", "«»"),
            ("ar-EG", "”“"),
            ("nl", "‘’"),
            ("xx", "“”"),
        ] {
            assert_eq!(double(tag), marks, "{tag}");
        }
    }

    #[test]
    fn no_language_is_listed_twice() {
        let names: Vec<&str> = MARKS.iter().flat_map(|(names, _)| names.split(' ')).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }
}
