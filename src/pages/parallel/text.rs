//! One of two texts that stand side by side: its parts, each with its HTML and its place in the file.

use crate::input::post::{Body, Written};
use crate::markdown::{self, Part, PartKind};
use crate::pages::entry;
use crate::pages::shared::Shared;
use crate::site::DocumentId;

use super::align::Piece;

/// A text as it is aligned.
pub(super) struct Text {
    pub(super) parts: Vec<TextPart>,
    /// Its blocks as they are written.
    pub(super) written: Vec<Written>,
}

/// A part of a text.
pub(super) struct TextPart {
    pub(super) piece: Piece,
    /// With its links filled in.
    pub(super) html: String,
    /// Its block among those that are written.
    pub(super) block: Option<usize>,
    /// Its line in the file.
    pub(super) line: Option<usize>,
}

impl Text {
    /// The text of a document.
    pub(super) fn of(shared: &Shared, id: DocumentId) -> Text {
        let document = &shared.site.documents[id];
        let body = shared.bodies.of(&document.post);
        let written = shared.bodies.written(&document.post);
        let part = |part: Part| TextPart::new(shared, id, &body, &written, part);
        Text { parts: markdown::parts(&body.html.html).into_iter().map(part).collect(), written }
    }

    /// The first part of each block, for blocks that readers see.
    pub(super) fn part_of(&self, block: usize) -> Option<usize> {
        self.parts.iter().position(|part| part.block == Some(block))
    }

    /// The label of the footnote that a part is.
    pub(super) fn note(&self, part: usize) -> Option<&str> {
        let part = &self.parts[part];
        let is_note = matches!(part.piece.kind, PartKind::Note(_));
        self.written.get(part.block.filter(|_| is_note)?)?.note.as_deref()
    }

    /// The number of parts before the footnotes.
    pub(super) fn notes_from(&self) -> usize {
        let is_note = |part: &TextPart| matches!(part.piece.kind, PartKind::Note(_));
        self.parts.iter().position(is_note).unwrap_or(self.parts.len())
    }
}

impl TextPart {
    fn new(shared: &Shared, id: DocumentId, body: &Body, written: &[Written], part: Part) -> TextPart {
        let first = body.blocks.get(body.blocks.partition_point(|block| block.at < part.range.start));
        let line = first.filter(|block| block.at < part.range.end).map(|block| block.line);
        let is_note = matches!(part.kind, PartKind::Note(_));
        let block = line.and_then(|line| {
            let before = written.partition_point(|block| block.line <= line).checked_sub(1)?;
            // What a definition of a footnote has is in its note alone.
            (written[before].note.is_some() == is_note).then_some(before)
        });
        let hypertext = body.html.part(part.range);
        let html = entry::filled(shared, id, &hypertext, true);
        let html = markdown::balanced(&html);
        let same = match part.kind {
            PartKind::Code => Some(hypertext.html.clone()),
            PartKind::Figure => {
                html.split_once("src=\"").and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_string()))
            }
            _ => None,
        };
        TextPart { piece: Piece { kind: part.kind, length: letters(&hypertext.html), same }, html, block, line }
    }
}

/// How many characters there are outside of tags.
fn letters(html: &str) -> usize {
    let mut in_tag = false;
    let is_text = |letter: &char| {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => return !in_tag && !letter.is_whitespace(),
        }
        false
    };
    html.chars().filter(is_text).count()
}
