//! The request for a build, and its outcome.

use crate::base::diagnostic::Diagnostics;
use crate::input::config::Redirects;
use crate::render::Rendered;
use crate::site::{LeftOut, Selection};

/// The options of a build on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Replaces `base_url` of the configuration.
    pub base_url: Option<String>,
    /// Replaces `redirects` of the configuration.
    pub redirects: Option<Redirects>,
    /// Which posts are published though they are not ready.
    pub selection: Selection,
}

/// The outcome of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The output; `None` if there is an error, or if the files were given to a sink.
    pub rendered: Option<Rendered>,
    /// All problems, sorted by place.
    pub diagnostics: Diagnostics,
    /// The number of pages of HTML.
    pub pages: usize,
    /// Published posts.
    pub posts: usize,
    /// Posts that are not published, by the reason.
    pub left_out: LeftOut,
    /// The output folder in the configuration.
    pub output: Option<String>,
}
