//! Words of URLs that are the same in one language, so that two lists of one edition would have one path.
//!
//! Takes the folders of all lists and the registered terms; gives an error for each two that are the same. What was so before there
//! were words for URLs is left to the plan.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::folders::Folders;
use super::languages::SiteLanguage;
use super::table::Setting;
use super::taxonomy::{Taxonomy, TermEntry};
use super::url_part::UrlPart;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::input::keys::Entries;

/// A folder in one language.
struct Used<'a> {
    /// The setting: `taxonomies.tags`.
    setting: String,
    folder: &'a str,
    /// Where its word is, if it has one of its own.
    span: Option<Range<usize>>,
}

/// Reports folders that are the same in one language. Those that were so before there were words are left to the plan.
pub(super) fn report_folders(
    settings: &mut Entries<'_, Setting>,
    folders: &Folders,
    taxonomies: &[Taxonomy],
    languages: &[SiteLanguage],
    date_archives: bool,
) {
    let has_words = taxonomies.iter().any(|taxonomy| taxonomy.folder.has_words());
    if !has_words && !folders.archive.has_words() && !folders.page.has_words() && !folders.subscribe.has_words() {
        return;
    }
    let mut told = BTreeSet::new();
    for (place, site) in languages.iter().enumerate() {
        let used = used(folders, taxonomies, place, date_archives);
        for (at, second) in used.iter().enumerate() {
            for first in &used[..at] {
                let is_same = url::fold_path(first.folder) == url::fold_path(second.folder);
                // The problem is at the word of the author's own.
                let (other, own) = if second.span.is_some() { (first, second) } else { (second, first) };
                let Some(span) = own.span.clone().filter(|_| is_same) else { continue };
                if !told.insert((first.setting.clone(), second.setting.clone(), span.start)) {
                    continue;
                }
                report(settings, own, other, span, &site.language.tag);
            }
        }
    }
}

fn report(settings: &mut Entries<'_, Setting>, own: &Used<'_>, other: &Used<'_>, span: Range<usize>, tag: &str) {
    let folder = own.folder;
    let message = format!("`{}` and `{}` have the same folder in `{tag}`: `{folder}`", own.setting, other.setting);
    let problem = Diagnostic::error(message).hint("write another word for one of them");
    let problem = match other.span.clone() {
        Some(other) => problem.relate("the other one", settings.place(other)),
        None => problem,
    };
    settings.report_at(problem, span);
}

/// The folders in the language at a place, in the order of taxonomies, archive, page, subscribe.
fn used<'a>(folders: &'a Folders, taxonomies: &'a [Taxonomy], place: usize, date_archives: bool) -> Vec<Used<'a>> {
    let used = |setting: String, part: &'a UrlPart| {
        let span = part.word(place).map(|word| word.span.clone());
        Used { setting, folder: part.of(place), span }
    };
    let own = taxonomies.iter().map(|taxonomy| used(format!("taxonomies.{}", taxonomy.name), &taxonomy.folder));
    let archive = date_archives.then(|| used("folders.archive".to_string(), &folders.archive));
    let others = [("folders.page", &folders.page), ("folders.subscribe", &folders.subscribe)];
    own.chain(archive).chain(others.map(|(setting, part)| used(setting.to_string(), part))).collect()
}

/// Reports terms of one taxonomy that have the same slug in one language.
pub(super) fn report_slugs(settings: &mut Entries<'_, Setting>, taxonomies: &[Taxonomy], languages: &[SiteLanguage]) {
    for taxonomy in taxonomies.iter().filter(|taxonomy| taxonomy.registry.iter().any(|term| term.slug.has_words())) {
        let mut told = BTreeSet::new();
        for (place, site) in languages.iter().enumerate() {
            let mut known: BTreeMap<String, &TermEntry> = BTreeMap::new();
            for term in &taxonomy.registry {
                let first = *known.entry(url::fold_path(term.slug.of(place))).or_insert(term);
                let span = |term: &TermEntry| term.slug.word(place).map(|word| word.span.clone());
                let keys = (first.slug.without_words(), term.slug.without_words());
                // The key of a term that is listed twice is another problem.
                if keys.0 == keys.1 || (span(first).is_none() && span(term).is_none()) || !told.insert(keys) {
                    continue;
                }
                let message = format!(
                    "`{}` and `{}` have the same slug in `{}`: `{}`",
                    keys.0,
                    keys.1,
                    site.language.tag,
                    term.slug.of(place)
                );
                let at = |term: &TermEntry| span(term).unwrap_or(term.span.clone());
                let problem = Diagnostic::error(message).hint("write another slug for one of them");
                let problem = problem.relate("the other one", settings.place(at(first)));
                settings.report_at(problem, at(term));
            }
        }
    }
}
