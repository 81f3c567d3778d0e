//! Titles as they are compared: by their letters and digits alone.

use std::collections::BTreeSet;

use crate::base::url::composed;

/// What themes put between the title of a page and the title of the site.
const BETWEEN: [&str; 9] = [" | ", " - ", " – ", " — ", " · ", " • ", " « ", " » ", ": "];

/// A title in lower case, its words with one space between them, without signs and marks of emphasis.
pub(crate) fn folded(title: &str) -> String {
    let mut folded = String::with_capacity(title.len());
    for character in composed(title).chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            folded.push(character);
        } else if !matches!(character, '\'' | '’' | '`' | '*' | '_' | '\u{ad}') && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_string()
}

/// All titles that the `<title>` of a page may contain: itself, and each part at its start or end.
pub(crate) fn parts(title: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::from([folded(title)]);
    for sign in BETWEEN {
        for (at, _) in title.match_indices(sign) {
            found.insert(folded(&title[..at]));
            found.insert(folded(&title[at + sign.len()..]));
        }
    }
    found.remove("");
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_case_make_no_difference() {
        assert_eq!(folded("  Kopi *darat*: what’s next? "), "kopi darat whats next");
        assert_eq!(folded("Kopi -- darat"), folded("kopi – darat"));
        assert_eq!(folded("—"), "");
    }

    #[test]
    fn the_title_of_the_site_may_stand_around_it() {
        let found = parts("Kopi: a guide - Notes | The Desk");
        for title in ["kopi a guide", "kopi a guide notes", "kopi a guide notes the desk", "the desk"] {
            assert!(found.contains(title), "{title}: {found:?}");
        }
    }
}
