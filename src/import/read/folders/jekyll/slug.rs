//! How Jekyll makes a part of a URL from a name.

use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

/// The signs that stay beside letters, marks and digits where the case is kept.
const KEPT: &str = "._~!$&'()+,;=@";

/// A name in small letters, with hyphens for everything but letters, marks and decimal digits.
pub(crate) fn small(name: &str) -> String {
    // Letter by letter: a sigma at the end of a word is like any other.
    hyphenated(name, is_word).chars().flat_map(char::to_lowercase).collect()
}

/// A name with its capitals, and with most signs that a URL can have.
pub(crate) fn cased(name: &str) -> String {
    hyphenated(name, |letter| is_word(letter) || KEPT.contains(letter))
}

fn hyphenated(name: &str, stays: impl Fn(char) -> bool) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars() {
        match stays(letter) {
            true => slug.push(letter),
            false if !slug.ends_with('-') => slug.push('-'),
            false => {}
        }
    }
    slug.trim_matches('-').to_string()
}

fn is_word(letter: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    category == GeneralCategory::DecimalNumber
        || GeneralCategoryGroup::Letter.contains(category)
        || GeneralCategoryGroup::Mark.contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each as Jekyll 4.3 writes it.
    #[test]
    fn names_become_parts_of_urls_as_in_jekyll() {
        for (name, with_case, in_small) in [
            ("Kopi Darat", "Kopi-Darat", "kopi-darat"),
            ("a_b.C", "a_b.C", "a-b-c"),
            ("Café & Crème", "Café-&-Crème", "café-crème"),
            ("你好，世界", "你好-世界", "你好-世界"),
            ("(a)+b=c, d;e@f!", "(a)+b=c,-d;e@f!", "a-b-c-d-e-f"),
            ("-x-% y-", "x-y", "x-y"),
            ("d’é½²[x]~$'*?:", "d-é-x-~$'", "d-é-x"),
            ("e\u{30a}ÄÖ", "e\u{30a}ÄÖ", "e\u{30a}äö"),
            ("Learn C# now", "Learn-C-now", "learn-c-now"),
            ("१२०٣Ⅷ²", "१२०٣", "१२०٣"),
            ("ΟΔΟΣ", "ΟΔΟΣ", "οδοσ"),
            ("İx", "İx", "i\u{307}x"),
            ("a/b", "a-b", "a-b"),
            ("%%", "", ""),
        ] {
            assert_eq!((cased(name).as_str(), small(name).as_str()), (with_case, in_small), "{name}");
        }
    }
}
