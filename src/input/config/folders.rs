//! The words for folders in URLs.
//!
//! Takes `folders:` of site.yaml; gives the folders in each language, and the rule for what can be one, also of a taxonomy.

use super::languages::SiteLanguage;
use super::table::Setting;
use super::unknown::report_unknown;
use super::url_part::{self, UrlPart};
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::input::keys::Entries;

/// The folders of lists, apart from those of taxonomies.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    /// The index of years and months: `archive`.
    pub(crate) archive: UrlPart,
    /// The second page of a list and those after it: `page`.
    pub(crate) page: UrlPart,
    /// A translation side by side with its original, below its URL: `parallel`.
    pub(crate) parallel: UrlPart,
    /// The page that lists the feeds: `subscribe`.
    pub(crate) subscribe: UrlPart,
    /// Whether the URLs without words of the author's own redirect to those with them.
    pub(crate) redirect: bool,
}

/// Reads `folders: {archive: {en: archive, id: arsip}, page: …}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>, languages: &[SiteLanguage]) -> Folders {
    let usual = UrlPart::usual;
    let mut folders = Folders {
        archive: usual("archive"),
        page: usual("page"),
        parallel: usual("parallel"),
        subscribe: usual("subscribe"),
        redirect: true,
    };
    let Some(entries) = settings.map(Setting::Folders) else { return folders };
    let mut inner = settings.inner("folders", entries);
    report_unknown(&mut inner, &[]);
    if let Some(words) = url_part::read(&mut inner, Setting::FolderArchive, languages, check) {
        folders.archive = folders.archive.with(words);
    }
    if let Some(words) = url_part::read(&mut inner, Setting::FolderPage, languages, check) {
        folders.page = folders.page.with(words);
    }
    if let Some(words) = url_part::read(&mut inner, Setting::FolderParallel, languages, check) {
        folders.parallel = folders.parallel.with(words);
    }
    if let Some(words) = url_part::read(&mut inner, Setting::FolderSubscribe, languages, check) {
        folders.subscribe = folders.subscribe.with(words);
    }
    folders.redirect = inner.truth(Setting::FolderRedirect).unwrap_or(true);
    folders
}

/// A folder is no number, as years and pages are, and not the prefix of an edition.
pub(super) fn check(word: &str, languages: &[SiteLanguage]) -> Result<(), Diagnostic> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let problem = Diagnostic::error(format!("a folder must be a word, not the number `{word}`"));
        return Err(problem.hint("write a word, since numbers are the URLs of years and pages"));
    }
    let is_prefix = |site: &SiteLanguage| url::fold_path(&site.language.tag) == url::fold_path(word);
    if languages.len() > 1 && languages.iter().any(is_prefix) {
        let problem = Diagnostic::error(format!("`{word}` cannot be a folder, since the edition in `{word}` is there"));
        return Err(problem.hint("write another word"));
    }
    Ok(())
}
