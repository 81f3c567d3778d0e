//! The parts of a file.

use std::ops::Range;

/// The format of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The file has no front matter.
    None,
    /// Between lines of `---`, or up to one.
    Yaml,
    /// Between lines of `+++`, or after `---toml`.
    Toml,
    /// From `{` to its `}`, or after `---json`.
    Json,
    /// Lines of `Key: value` up to a blank line, as in Pelican; lines of `.. key: value`, as in Nikola.
    Lines,
}

/// The two parts of a file, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub(crate) format: Format,
    pub(crate) front: Range<usize>,
    /// Where the body starts.
    pub body: usize,
}
