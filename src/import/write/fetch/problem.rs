//! Why a file could not be downloaded.

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// The host does not respond.
    NoResponse(String),
    /// It must not be contacted, or it refuses.
    Refused(String),
}

impl Problem {
    pub(super) fn said(self) -> String {
        match self {
            Problem::NoResponse(why) | Problem::Refused(why) => why,
        }
    }
}
