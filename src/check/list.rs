//! Lists of addresses: text or a sitemap.

use crate::base::address_list::addresses;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::file_names::GUESSED;

/// A list of addresses.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) addresses: Vec<String>,
    /// Whether an import made it by rules of the old program, so that it proves less than one of the old host.
    pub(crate) guessed: bool,
}

/// Reads a list: see [`addresses`].
pub(crate) fn list(file: &str, text: &str) -> Result<List, Diagnostic> {
    Ok(List { addresses: addresses(file, text)?, guessed: text.starts_with(GUESSED) })
}
