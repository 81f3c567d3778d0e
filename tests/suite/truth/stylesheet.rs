//! The theme's stylesheet knows which languages have italics.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use icu::locale::{Locale, LocaleExpander};

/// The scripts that have italics.
const CURSIVE: [&str; 3] = ["Latn", "Cyrl", "Grek"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Whether the likeliest script of a language has italics.
fn slants(tag: &str) -> bool {
    let mut id = Locale::try_from_str(tag).unwrap().id;
    LocaleExpander::new_extended().maximize(&mut id);
    id.script.is_none_or(|script| CURSIVE.contains(&script.as_str()))
}

/// The selectors of the one rule without italics: languages, and scripts in tags.
fn upright() -> (BTreeSet<String>, Vec<String>) {
    let css = read("themes/chancery/static/css/style.css");
    assert_eq!(css.matches("--slant: normal").count(), 1, "the languages without italics are in one rule");
    let before = css.split("--slant: normal").next().unwrap();
    let (rest, _) = before.rsplit_once('{').unwrap();
    let selectors = rest.rsplit(['}', '/']).next().unwrap();
    let (mut languages, mut scripts) = (BTreeSet::new(), Vec::new());
    for selector in selectors.split(',').map(str::trim) {
        if let Some(tag) = selector.strip_prefix("[lang|=") {
            languages.insert(tag.trim_end_matches(']').to_string());
        } else {
            let script = selector.strip_prefix("[lang*=\"-").and_then(|rest| rest.strip_suffix("\" i]"));
            scripts.push(script.unwrap_or_else(|| panic!("{selector} is not a language")).to_string());
        }
    }
    (languages, scripts)
}

#[test]
fn every_language_without_italics_is_upright_in_the_stylesheet_and_no_other() {
    let (languages, scripts) = upright();
    let names = read("src/language/names.tsv");
    let tags: Vec<&str> = names.lines().filter_map(|line| line.split('\t').next()).collect();
    assert!(tags.len() > 300);
    let named = |tag: &str| languages.iter().any(|listed| tag == listed || tag.starts_with(&format!("{listed}-")));
    // A tag that names the script is looked at by its script.
    let bare = tags.iter().filter(|tag| !tag.contains("-Latn"));
    let wrong: Vec<&&str> = bare.filter(|tag| named(tag) == slants(tag)).collect();
    assert!(wrong.is_empty(), "in the list of languages without italics, or missing there: {wrong:?}");
    for tag in &languages {
        assert!(!slants(tag), "`{tag}` has italics");
    }
    assert!(scripts.iter().all(|script| !CURSIVE.contains(&script.as_str())), "{scripts:?}");
}
