//! What a publication did.

use crate::base::diagnostic::Diagnostics;

/// What a publication did, in files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    pub warnings: Diagnostics,
}
