//! The settings of a site, for commands that do not build it.

use super::exit::Refusal;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Text;
use crate::input::config::{self, Config};
use crate::input::source::{CONFIG_FILE, Sources};

/// Reads them, or says why they cannot be used.
pub(super) fn read(sources: &Sources) -> Result<Config, Refusal> {
    let mut diagnostics = sources.problems.clone();
    let config = match sources.text(CONFIG_FILE) {
        Some(Ok(text)) => config::parse(&Text::new(CONFIG_FILE, &text), None, &mut diagnostics),
        Some(Err(problem)) => {
            diagnostics.push(problem);
            None
        }
        None => None,
    };
    diagnostics.retain(Diagnostic::is_error);
    config.ok_or_else(|| Refusal::errors(diagnostics.sorted()))
}
