//! The parts of a file.

use std::ops::Range;

use super::line::is_invisible;

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
    /// Between `---js` or the like and `---`: a program, of which nothing is known without running it.
    Code,
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

impl Split {
    /// The opening fence, in bytes of the text.
    pub(crate) fn fence(&self, text: &str) -> Range<usize> {
        let before = text[..self.front.start].trim_end();
        before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..before.len()
    }

    /// The language of the front matter, as it is named after the dashes of the opening fence: `js`.
    pub(crate) fn language<'t>(&self, text: &'t str) -> &'t str {
        text[self.fence(text)].trim_start_matches(is_invisible).trim_start_matches('-').trim()
    }
}
