//! Keys of front matter that only one text may have.
//!
//! Takes the keys of all pages; gives the numbers of those pages that lose theirs, since it would stop a build.

use std::collections::{BTreeMap, BTreeSet};

/// The pages with a key of translations that two pages in one language have: it does not say which belong together.
/// Takes the number of each page, its key and its language.
pub(crate) fn unclear<'a>(pages: impl Iterator<Item = (usize, &'a str, &'a str)>) -> BTreeSet<usize> {
    let mut by_key: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for (page, key, language) in pages {
        by_key.entry(key).or_default().push((language, page));
    }
    let is_shared = |group: &Vec<(&str, usize)>| {
        let languages: BTreeSet<&str> = group.iter().map(|(language, _)| *language).collect();
        languages.len() < group.len()
    };
    by_key.into_values().filter(is_shared).flatten().map(|(_, page)| page).collect()
}

/// The pages with an id that an earlier page has. Takes the number of each page and its id.
pub(crate) fn doubled<'a>(pages: impl Iterator<Item = (usize, &'a str)>) -> BTreeSet<usize> {
    let mut known = BTreeSet::new();
    pages.filter(|(_, id)| !known.insert(*id)).map(|(page, _)| page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_translations_is_unclear_if_a_language_has_it_twice() {
        let pages =
            [(0, "kopi", "en"), (1, "kopi", "id"), (2, "welcome", "en"), (3, "welcome", "en"), (4, "welcome", "id")];
        assert_eq!(unclear(pages.into_iter()), BTreeSet::from([2, 3, 4]));
    }

    #[test]
    fn the_first_page_keeps_an_id() {
        assert_eq!(doubled([(0, "a"), (1, "b"), (2, "a")].into_iter()), BTreeSet::from([2]));
    }
}
