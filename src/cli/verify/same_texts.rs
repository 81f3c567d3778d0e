//! Whether each old page's main text is on the new page.
//!
//! Takes the old pages that became posts and pages, and what answers at their addresses; gives the pages that lost words.
//! A word that many pages lost is one of the old theme (`read`, `share`), and no loss.

use std::collections::{BTreeMap, BTreeSet};

use super::built::Built;
use crate::check::Checked;
use crate::import::body::tree::parse::parse;
use crate::import::body::words::words;
use crate::import::old_site::compared::Compared;
use crate::import::old_site::main_text;
use crate::import::old_site::page::word_hash;
use crate::import::old_site::tokens::tokens;

/// A page that lost words.
#[derive(Debug, PartialEq)]
pub(super) struct Loss {
    pub(super) path: String,
    /// The words, each once, in the order of the old page.
    pub(super) words: Vec<String>,
}

/// What was compared, and which pages lost words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Texts {
    pub(super) compared: usize,
    pub(super) losses: Vec<Loss>,
}

/// A word that so many pages lose, and so large a share of them (one in this many), is the theme's.
const THEME_PAGES: usize = 3;
const THEME_SHARE: usize = 100;

/// Compares every text that answers.
pub(super) fn compare(built: &Built, old: &Compared) -> Texts {
    let answers: BTreeMap<String, &Checked> =
        built.checked.iter().filter_map(|one| Some((built.path(&one.address)?, one))).collect();
    let mut lost: Vec<Loss> = Vec::new();
    let mut compared = 0;
    for page in old.texts.iter().map(|at| &old.site.pages[*at]) {
        let new = answers.get(&page.path).and_then(|one| built.page(one));
        let (Some(new), Ok(bytes)) = (new, std::fs::read(&page.file)) else { continue };
        compared += 1;
        let words = missing(&String::from_utf8_lossy(&bytes), &String::from_utf8_lossy(new));
        if !words.is_empty() {
            lost.push(Loss { path: page.path.clone(), words });
        }
    }
    Texts { compared, losses: without_theme(lost, compared) }
}

/// The words of the old page's main text that the new page does not have.
fn missing(old: &str, new: &str) -> Vec<String> {
    let known: BTreeSet<u64> = words(new).iter().flat_map(|word| tokens(word)).map(word_hash).collect();
    let nothing = word_hash("");
    let mut seen = BTreeSet::new();
    let blocks = main_text::blocks(&parse(old));
    let all = blocks.iter().flat_map(|block| tokens(block));
    let lost = all.filter(|word| {
        let hash = word_hash(word);
        hash != nothing && !known.contains(&hash) && seen.insert(hash)
    });
    lost.map(str::to_string).collect()
}

fn without_theme(losses: Vec<Loss>, compared: usize) -> Vec<Loss> {
    let mut pages: BTreeMap<u64, usize> = BTreeMap::new();
    losses.iter().flat_map(|loss| &loss.words).for_each(|word| *pages.entry(word_hash(word)).or_default() += 1);
    let most = THEME_PAGES.max(compared / THEME_SHARE);
    let own = |mut loss: Loss| {
        loss.words.retain(|word| pages[&word_hash(word)] < most);
        loss
    };
    losses.into_iter().map(own).filter(|loss| !loss.words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_gone_are_found_and_others_are_not() {
        let old = "<nav>Menu</nav><main><h1>Kopi</h1><p>It’s one—two/three.<p>Four</main>";
        assert_eq!(missing(old, "<p>two three it's one<h1>kopi</h1>"), ["Four"]);
        assert!(missing(old, "<h1>Kopi</h1> It's one two three four").is_empty());
    }

    #[test]
    fn words_that_many_pages_lose_are_the_themes() {
        let loss = |path: &str, words: &[&str]| Loss {
            path: path.into(),
            words: words.iter().map(|word| (*word).to_string()).collect(),
        };
        let losses = vec![loss("/a/", &["minutes"]), loss("/b/", &["minutes", "harbour"]), loss("/c/", &["minutes"])];
        assert_eq!(without_theme(losses, 4), [loss("/b/", &["harbour"])]);
    }
}
