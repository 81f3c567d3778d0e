//! Writes the settings and the list of old URLs of a site that was a folder of another program.

use super::old_url_list::OldUrls;
use super::staging::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::import::decide::settings::Settings;
use crate::import::model::file_names::{OLD_URLS, PROPOSED_SETTINGS};
use crate::input::source::CONFIG_FILE;

/// Writes them. `existing` means that the folder has settings already; `old` are the paths of the old site.
pub(crate) fn write(
    settings: &Settings,
    existing: bool,
    old: &OldUrls,
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let name = if existing { PROPOSED_SETTINGS } else { CONFIG_FILE };
    staging.write(name, settings.text().as_bytes())?;
    staging.write(OLD_URLS, old.text(&settings.base_url).as_bytes())
}
