//! How a preview is to run.

use std::path::PathBuf;

use crate::preview::watch::Method;
use crate::site::Selection;

/// The port that is tried first.
pub const USUAL_PORT: u16 = 4000;

/// How a preview is to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The address or the name to answer under.
    pub host: String,
    /// None for [`USUAL_PORT`], or any other where that is taken; 0 for any.
    pub port: Option<u16>,
    /// Which drafts and scheduled posts are shown.
    pub selection: Selection,
    /// How changes are noticed.
    pub method: Method,
    /// Before the setting in site.yaml and the environment.
    pub editor: Option<String>,
}
