//! What a publication did.

use crate::base::diagnostic::Diagnostics;

/// What a publication did, in files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// New or different.
    pub written: usize,
    /// The same as before.
    pub unchanged: usize,
    /// No longer part of the site.
    pub removed: usize,
    /// What the author should know.
    pub warnings: Diagnostics,
    /// Whether nothing can be kept in the site's folder for the next build.
    pub is_site_read_only: bool,
}
