//! Which languages show a text.

use std::collections::BTreeMap;

/// A text, as the plugin chooses among texts.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    /// What it shares with its translations.
    pub(super) group: &'a str,
    /// The number of its language; the default one is 0.
    pub(super) language: usize,
    /// The only languages that may show it; all if there are none.
    pub(super) only: Vec<usize>,
}

/// The languages that show each text, of so many. A language shows its own text, otherwise the one in the default language,
/// otherwise the last one.
pub(super) fn shown(texts: &[Text<'_>], count: usize) -> Vec<Vec<usize>> {
    let mut shown = vec![Vec::new(); texts.len()];
    for language in 0..count {
        let mut chosen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, text) in texts.iter().enumerate() {
            let known = chosen.get(text.group).map(|at| texts[*at].language);
            let is_settled = known == Some(language) || (known == Some(0) && text.language != language);
            if !is_settled && (text.only.is_empty() || text.only.contains(&language)) {
                chosen.insert(text.group, at);
            }
        }
        chosen.into_values().for_each(|at| shown[at].push(language));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[(&str, usize, &[usize])]) -> Vec<Vec<usize>> {
        let texts: Vec<Text<'_>> = texts
            .iter()
            .map(|(group, language, only)| Text { group, language: *language, only: only.to_vec() })
            .collect();
        shown(&texts, 3)
    }

    /// Each as the plugin builds it.
    #[test]
    fn a_language_shows_its_own_text_or_the_default_one_or_the_last() {
        assert_eq!(of(&[("a", 0, &[]), ("a", 1, &[]), ("b", 0, &[])]), [vec![0, 2], vec![1], vec![0, 1, 2]]);
        assert_eq!(of(&[("a", 1, &[]), ("a", 0, &[])]), [vec![1], vec![0, 2]]);
        assert_eq!(of(&[("a", 1, &[]), ("a", 2, &[])]), [vec![1], vec![0, 2]]);
        assert_eq!(of(&[("a", 0, &[]), ("a", 0, &[])]), [vec![0, 1, 2], vec![]]);
        assert_eq!(of(&[("a", 0, &[0])]), [vec![0]]);
    }
}
