//! The blocks of a post's body as they are written.

use super::file::is_html;
use crate::base::diagnostic::Diagnostics;
use crate::base::digest::Digest;
use crate::base::yaml::Text;
use crate::input::front_matter;
use crate::markdown::{self, BlockKind, SourceBlock};

/// A block that readers see, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its first line in the file, 1-based.
    pub(crate) line: usize,
    pub(crate) digest: Digest,
    /// The label of a footnote.
    pub(crate) note: Option<String>,
}

/// A body in its file, with its blocks.
#[derive(Clone, Debug)]
pub(crate) struct Blocks<'t> {
    /// The text of the body.
    pub(crate) body: &'t str,
    /// The byte of the file where it begins.
    pub(crate) start: usize,
    /// In their order, comments included.
    pub(crate) all: Vec<SourceBlock>,
}

impl<'t> Blocks<'t> {
    /// The blocks of a file.
    pub(crate) fn of(file: &str, text: &'t str) -> Blocks<'t> {
        // What is wrong with the front matter is reported when the post is parsed.
        let split = front_matter::split(&Text::new(file, text), &mut Diagnostics::new());
        let body = text.get(split.body..).unwrap_or_default();
        let all = if is_html(file) { markdown::html_blocks(body) } else { markdown::source_blocks(body) };
        Blocks { body, start: split.body, all }
    }

    /// The digests of the blocks that readers see.
    pub(crate) fn digests(&self) -> Vec<Digest> {
        markdown::digests(&self.all, self.body)
    }

    /// The blocks that readers see, each with its line in a file with this text.
    pub(crate) fn written(&self, text: &str) -> Vec<Written> {
        let (mut line, mut from) = (1, 0);
        let seen = self.all.iter().filter(|block| block.kind != BlockKind::Comment);
        let one = |block: &SourceBlock| {
            let at = self.start + block.range.start;
            line += text[from..at].matches('\n').count();
            from = at;
            Written { line, digest: block.digest(self.body), note: label(&self.body[block.range.clone()]) }
        };
        seen.map(one).collect()
    }
}

/// The label of a footnote, in small letters.
fn label(block: &str) -> Option<String> {
    let (label, _) = block.strip_prefix("[^")?.split_once("]:")?;
    Some(label.to_lowercase())
}
