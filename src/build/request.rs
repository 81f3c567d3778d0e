//! What a build is asked for, and what comes of it.

use crate::base::diagnostic::Diagnostics;
use crate::render::Rendered;
use crate::site::{LeftOut, Selection};

/// What the author asked for on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Stands for `base_url` in the configuration.
    pub base_url: Option<String>,
    pub selection: Selection,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The output; none where there is an error, or where it was handed over file by file.
    pub rendered: Option<Rendered>,
    /// Sorted by place.
    pub diagnostics: Diagnostics,
    /// Pages of HTML.
    pub pages: usize,
    pub posts: usize,
    pub left_out: LeftOut,
    /// The output folder as the configuration has it.
    pub output: Option<String>,
}

/// How far a build is: pages done of all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);
