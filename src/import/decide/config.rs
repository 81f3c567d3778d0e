//! The settings that the new site will be read with.

use std::path::Path;

use super::settings::Settings;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::input::config::{self, Config};
use crate::input::source::CONFIG_FILE;

/// The settings of the folder that is added to, if it has any, otherwise the proposed settings.
pub(crate) struct InForce {
    pub(crate) config: Config,
    /// The folder has settings already, so the proposed ones are not used.
    pub(crate) existing: bool,
}

/// Reads the settings in use. `add` means that the import adds to the folder; `base_url` replaces the URL in existing
/// settings.
pub(crate) fn in_force(
    into: &Path,
    add: bool,
    base_url: Option<&str>,
    proposed: &Settings,
) -> Result<InForce, Diagnostics> {
    let (text, existing) = match add.then(|| std::fs::read_to_string(into.join(CONFIG_FILE))) {
        Some(Ok(text)) => (text, true),
        _ => (proposed.text(), false),
    };
    let mut diagnostics = Diagnostics::new();
    let text = Text::new(CONFIG_FILE, &text);
    let config = config::parse(&text, base_url.filter(|_| existing), &mut diagnostics);
    diagnostics.retain(Diagnostic::is_error);
    config.map(|config| InForce { config, existing }).ok_or(diagnostics)
}
