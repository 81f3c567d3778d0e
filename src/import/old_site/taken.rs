//! Writes what the old pages say into the sources: addresses, languages, translations, ids in feeds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::found::{Found, find};
use super::guids;
use super::site::OldSite;
use crate::base::count::number;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::{Blog, Effect, OldFile};
use crate::import::read::language::short_tag;
use crate::input::post::path_key;

/// Why a source keeps a guessed address.
const NOT_FOUND: &str = "the old site has no page with its title and words, so its address is guessed";
const NO_ADDRESS: &str = "the list of the old site's addresses has none for it, so its address is guessed";

/// Corrects the sources by the old site. Gives the numbers of the pages that are a source's.
pub(crate) fn take(blog: &mut Blog, old: &OldSite) -> Result<Vec<usize>, Diagnostic> {
    let found = find(blog, old);
    refuse_another_site(found.known, found.wanted, old)?;
    let why = if old.pages.is_empty() { NO_ADDRESS } else { NOT_FOUND };
    for (at, file) in blog.files.iter_mut().enumerate().filter(|(_, file)| !file.is_draft) {
        match &found.paths[at] {
            Some(path) => file.old_path = Some(path.clone()),
            None => {
                let guess = file.old_path.clone().unwrap_or_default();
                file.say(Effect::Changed, why, guess);
            }
        }
    }
    languages(blog, old, &found);
    translations(blog, old, &found);
    let hosts = blog.hosts();
    guids::keep(blog, old, &hosts);
    Ok(found.pages.into_iter().flatten().collect())
}

/// The import would certify nonsense if the old site were that of another blog.
pub(crate) fn refuse_another_site(known: usize, wanted: usize, old: &OldSite) -> Result<(), Diagnostic> {
    if known * 2 >= wanted {
        return Ok(());
    }
    let (known, wanted) = (number(known), number(wanted));
    let problem = Diagnostic::error(format!(
        "`--old {}` seems to be another site: {known} of {wanted} posts and pages are in it",
        old.name
    ));
    Err(problem.hint("name the output of the same site, built from the same sources; or leave `--old` out"))
}

/// A source that says no language gets the one of its page.
fn languages(blog: &mut Blog, old: &OldSite, found: &Found) {
    let first = blog.languages.first().map(|(tag, _)| tag.clone());
    let of_pages = |at: usize| found.pages[at].and_then(|page| short_tag(old.pages[page].language.as_deref()?));
    for (at, file) in blog.files.iter_mut().enumerate().filter(|(_, file)| file.language.is_none()) {
        if let Some(tag) = of_pages(at).filter(|tag| Some(tag) != first.as_ref()) {
            file.front.set("lang", json!(tag));
            file.language = Some(tag);
        }
    }
}

/// Sources whose pages name each other as translations get one key, unless their names or their keys say so already.
fn translations(blog: &mut Blog, old: &OldSite, found: &Found) {
    let at_path: BTreeMap<&str, usize> =
        found.pages.iter().enumerate().filter_map(|(at, page)| Some((old.pages[(*page)?].path.as_str(), at))).collect();
    let mut done = BTreeSet::new();
    for (at, page) in found.pages.iter().enumerate() {
        let Some(page) = page else { continue };
        let others = old.pages[*page].translations.iter().filter_map(|(_, path)| at_path.get(path.as_str()).copied());
        let group: BTreeSet<usize> = others.chain([at]).collect();
        let keys: BTreeSet<String> = group.iter().map(|member| key(&blog.files[*member], blog)).collect();
        if group.len() < 2 || keys.len() < 2 || !group.iter().all(|member| done.insert(*member)) {
            continue;
        }
        let own = group.iter().find_map(|member| blog.files[*member].front.translation_key());
        let name = own.unwrap_or_else(|| keys.iter().next().cloned().unwrap_or_default());
        for member in group {
            blog.files[member].front.set_translation_key(&name);
        }
    }
}

/// What makes two sources translations of each other: the key in their front matter, otherwise their file.
fn key(file: &OldFile, blog: &Blog) -> String {
    file.front.translation_key().unwrap_or_else(|| {
        let inner = file.to.strip_prefix("content/").unwrap_or(&file.to);
        let stem = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
        let is_known = |tag: &str| blog.languages.iter().any(|(known, _)| known.eq_ignore_ascii_case(tag));
        let stem = stem.rsplit_once('.').filter(|(_, tag)| is_known(tag)).map_or(stem, |(stem, _)| stem);
        let stem = stem.split_once('/').filter(|(top, _)| is_known(top)).map_or(stem, |(_, rest)| rest);
        path_key(stem).to_string()
    })
}
