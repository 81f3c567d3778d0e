//! Writes the settings and the list of old URLs of a site that was a folder of another program.

use super::staging::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::import::decide::settings::Settings;
use crate::import::model::file_names::{GUESSED, OLD_URLS, PROPOSED_SETTINGS};
use crate::input::source::CONFIG_FILE;

/// Writes them. `existing` means that the folder has settings already; `old` are the old paths of published pages.
pub(crate) fn write(
    settings: &Settings,
    existing: bool,
    old: &[String],
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let name = if existing { PROPOSED_SETTINGS } else { CONFIG_FILE };
    staging.write(name, settings.text().as_bytes())?;
    let base = settings.base_url.trim_end_matches('/');
    let lines: String = old.iter().map(|path| format!("{base}{}\n", url::encode_path(path))).collect();
    staging.write(OLD_URLS, format!("{GUESSED}: a sitemap.xml of the old blog proves more\n{lines}").as_bytes())
}
