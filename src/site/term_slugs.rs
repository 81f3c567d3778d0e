//! Slugs by language that are also those of other terms.
//!
//! Takes the terms of a taxonomy; gives an error for each such slug, which is then not used. Two terms of the registry with one
//! slug are an error of the configuration already.

use std::collections::BTreeMap;
use std::ops::Range;

use super::term::Term;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::url;
use crate::input::config::{SiteLanguage, UrlPart};

/// Checks the slugs of the terms. `place` gives the place of a slug in site.yaml, `first` that of the first post with a
/// term.
pub(super) fn check(
    terms: &mut [(usize, Term)],
    site: &[SiteLanguage],
    place: &dyn Fn(Range<usize>) -> Place,
    first: &dyn Fn(usize) -> Place,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if !terms.iter().any(|(_, term)| term.slug.has_words()) {
        return problems;
    }
    let unworded = |language: usize| {
        let others = terms.iter().filter(move |(_, term)| term.slug.word(language).is_none());
        others.map(|(at, term)| (url::fold_path(term.slug.without_words()), (*at, term.name.clone())))
    };
    let taken: Vec<BTreeMap<String, (usize, String)>> = (0..site.len()).map(|at| unworded(at).collect()).collect();
    for (_, term) in terms {
        let clash = site.iter().zip(&taken).enumerate().find_map(|(language, (site, taken))| {
            let word = term.slug.word(language)?;
            Some((word.clone(), &site.language.tag, taken.get(&url::fold_path(&word.value))?))
        });
        let Some((word, tag, (other, name))) = clash else { continue };
        let (key, slug) = (term.slug.without_words(), &word.value);
        let message = format!("`{key}` and `{name}` have the same slug in `{tag}`: `{slug}`");
        let problem = Diagnostic::error(message).at(place(word.span)).relate("the other one", first(*other));
        problems.push(problem.hint(format!("write another slug, or list `{name}` among the names of `{key}`")));
        term.slug = UrlPart::usual(key);
    }
    problems
}
