//! What the tables promise of all rows: no two keys are alike, and a value of the wrong kind is an error that says what is
//! wanted.

use std::collections::BTreeMap;

use chancery::input::config::SETTINGS;
use chancery::input::front_matter::KEYS;
use chancery::input::keys::{Kind, Row};

use crate::support::{reported, site};

/// A spelling as it is compared.
fn comparable(key: &str) -> String {
    key.to_lowercase().replace(['-', '_', ' '], "")
}

#[test]
fn no_two_rows_have_spellings_that_differ_only_by_capitals_and_separators() {
    for rows in [SETTINGS, KEYS] {
        let mut seen = BTreeMap::new();
        for row in rows {
            for spelling in row.spellings() {
                let other = seen.insert((row.parent(), comparable(spelling)), row.key);
                assert_eq!(other, None, "`{spelling}` of `{}`", row.key);
            }
        }
    }
}

#[test]
fn a_row_is_documented_in_one_line_of_a_table() {
    for row in SETTINGS.iter().chain(KEYS) {
        for text in [row.default, row.doc] {
            assert!(!text.is_empty() && !text.contains(['\n', '|']), "`{}`: {text}", row.key);
        }
        assert!(row.doc.ends_with('.'), "`{}`: {}", row.key, row.doc);
    }
}

/// A value that does not fit, and the message for it. None where every value fits, or where what does not fit is ignored.
fn wrong(row: &Row) -> Option<(&'static str, String)> {
    let must_be = |wanted: &str| format!("`{}` must be {wanted}, not ", row.name());
    match row.kind {
        Kind::Bool | Kind::Count(_) | Kind::Choice(_) => Some(("nothing-known", must_be(&row.kind.wanted()))),
        Kind::Text => Some(("[x]", must_be("text"))),
        Kind::TextByLanguage => Some(("[x]", must_be("text"))),
        Kind::Map => Some(("some text", must_be("a map"))),
        Kind::Date => Some(("soon", "`soon` is not a valid date".to_string())),
        Kind::BoolOrDate | Kind::BoolOrMap => Some(("soon", must_be(&row.kind.wanted()))),
        Kind::List | Kind::ListOrMap | Kind::TextOrMap | Kind::Anything => None,
    }
}

/// A line that sets a row: `feed: {limit: x}` for `feed.limit`.
fn nested(row: &Row, value: &str) -> String {
    let parts: Vec<&str> = row.key.split('.').map(|part| if part == "*" { "en" } else { part }).collect();
    let inner = format!("{}: {value}", parts[parts.len() - 1]);
    match parts.split_first() {
        Some((_, [])) | None => inner,
        Some((outermost, _)) => {
            let between = &parts[1..parts.len() - 1];
            let open: String = between.iter().map(|part| format!("{part}: {{")).collect();
            format!("{outermost}: {{{open}{inner}}}{}", "}".repeat(between.len()))
        }
    }
}

#[test]
fn a_setting_of_the_wrong_kind_is_an_error_that_says_what_it_must_be() {
    // Links of a menu are in lists. A map that does not name an author is ignored, with a warning.
    let special = |key: &str| key.starts_with("menu.") || key == "author.name";
    for row in SETTINGS.iter().filter(|row| !special(row.key)) {
        let Some((value, message)) = wrong(row) else { continue };
        let usual = "title: T\nbase_url: https://example.org/\n";
        let usual = usual.lines().filter(|line| !line.starts_with(row.key)).collect::<Vec<_>>().join("\n");
        let outcome = site(&format!("-- site.yaml --\n{usual}\n{}\n", nested(row, value)));
        assert!(reported(&outcome).contains(&message), "{}: `{message}` is not in\n{}", row.key, reported(&outcome));
        assert!(outcome.rendered.is_none(), "{}", row.key);
    }
}

#[test]
fn a_key_of_front_matter_of_the_wrong_kind_is_an_error_that_says_what_it_must_be() {
    // Other programs have more shapes of these; what does not fit is ignored.
    let special = [
        "authors.name",
        "image.url",
        "image.alt",
        "image.caption",
        "image.credit",
        "image.focus",
        "type",
        "taxonomies",
    ];
    // In posts these are keys of the author's own: see `term_texts`.
    let of_terms = ["term", "role", "links", "links.title", "links.url"];
    for row in KEYS.iter().filter(|row| !special.contains(&row.key) && !of_terms.contains(&row.key)) {
        let Some((value, message)) = wrong(row) else { continue };
        let head = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n-- content/a.md --\n---\n";
        let outcome = site(&format!("{head}{}\n---\nText.\n", nested(row, value)));
        assert!(reported(&outcome).contains(&message), "{}: `{message}` is not in\n{}", row.key, reported(&outcome));
        assert!(outcome.rendered.is_none(), "{}", row.key);
    }
}
