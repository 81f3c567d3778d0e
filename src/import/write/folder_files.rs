//! Writes the settings and the list of old URLs of a site that was a folder of another program.

use super::staging::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::base::url::{self, BaseUrl};
use crate::import::decide::settings::Settings;
use crate::import::decide::term_pairs::OldList;
use crate::import::model::file_names::{GUESSED, OLD_URLS, PROPOSED_SETTINGS};
use crate::input::source::CONFIG_FILE;

/// Redirects in the format of hosts.
pub(crate) const REDIRECTS: &str = "content/_redirects";

/// The lists of terms on the old site that are at another URL now.
#[derive(Clone, Copy)]
pub(crate) struct OldLists<'a> {
    pub(crate) lists: &'a [OldList],
    /// The old site has its own redirects, to which nothing is added.
    pub(crate) has_rules: bool,
}

/// Writes them. `existing` means that the folder has settings already; `old` are the old paths of published pages.
pub(crate) fn write(
    settings: &Settings,
    existing: bool,
    old: &[String],
    lists: OldLists<'_>,
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let name = if existing { PROPOSED_SETTINGS } else { CONFIG_FILE };
    staging.write(name, settings.text().as_bytes())?;
    let base = settings.base_url.trim_end_matches('/');
    let paths = old.iter().chain(lists.lists.iter().map(|list| &list.url.old));
    let lines: String = paths.map(|path| format!("{base}{}\n", url::encode_path(path))).collect();
    redirects(settings, lists, staging)?;
    staging.write(OLD_URLS, format!("{GUESSED}: a sitemap.xml of the old blog proves more\n{lines}").as_bytes())
}

/// Writes a redirect for each list that needs one.
fn redirects(settings: &Settings, lists: OldLists<'_>, staging: &mut Staging) -> Result<(), Diagnostic> {
    let base = BaseUrl::parse(&settings.base_url).map_or("/".to_string(), |base| base.path().to_string());
    let rooted = |path: &str| format!("{base}{}", url::encode_path(path.trim_start_matches('/')));
    let rule = |list: &OldList| format!("{} {} 301\n", rooted(&list.url.old), rooted(&list.url.new));
    let rules: String = lists.lists.iter().filter(|list| list.needs_rule).map(rule).collect();
    if rules.is_empty() || lists.has_rules {
        return Ok(());
    }
    staging.write(REDIRECTS, format!("# Old lists of tags that are one tag with another now\n{rules}").as_bytes())
}
