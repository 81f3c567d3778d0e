//! Converts one body from the old program's HTML to Markdown.
//!
//! `prepare` makes the HTML that WordPress shows, `tree` parses it, `read` turns it into a document, `write` writes
//! Markdown, and `same_words` checks that no word was lost.

use super::dialect::Dialect;
use super::model::note::{Findings, Note};
use super::prepare::prepared;
use super::read::reader;
use super::rewrite::Rewrite;
use super::same_words;
use super::tree::parse;

/// A body as Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// Ends with a line end, unless empty.
    pub(crate) markdown: String,
    /// Everything that was changed or lost, in the order of the source.
    pub(crate) notes: Vec<Note>,
    /// The URLs of images, audio and video as written in the source, each once.
    pub(crate) media: Vec<String>,
}

/// Converts a body to Markdown.
pub fn convert(body: &str, dialect: Dialect, rewrite: &dyn Rewrite) -> Converted {
    let mut findings = Findings::default();
    let shown = prepared::prepare(body, dialect, rewrite, &mut findings);
    let read = reader::read(&parse::parse(&shown), rewrite, &mut findings);
    let markdown = same_words::write(read.document, &shown, &mut findings);
    Converted { markdown, notes: findings.placed(body), media: read.media }
}

/// The HTML of a body as WordPress shows it: with paragraphs, and with shortcodes replaced. The Markdown must have the
/// same words.
pub fn shown(body: &str, dialect: Dialect, rewrite: &dyn Rewrite) -> String {
    prepared::prepare(body, dialect, rewrite, &mut Findings::default())
}
