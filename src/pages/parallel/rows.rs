//! The rows of two texts that stand side by side.

use std::collections::BTreeMap;

use super::align::{self, Piece};
use super::text::{Text, TextPart};
use crate::markdown::{self, PartKind};
use crate::pages::shared::Shared;
use crate::site::DocumentId;
use crate::site::desk;

/// What stands in front of the ids of the original, so that no id is on the page twice.
const PREFIX: &str = "original-";

/// A part of the original beside its translation.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// `heading`, `note`, or nothing.
    pub(crate) kind: &'static str,
    pub(crate) original: Option<Cell>,
    pub(crate) translation: Option<Cell>,
}

/// A part of one text.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) html: String,
    /// Its block in the file, among those that readers see.
    pub(crate) block: Option<usize>,
    /// Its line in the file, 1-based. Raw HTML has none.
    pub(crate) line: Option<usize>,
}

/// The rows of a translation and its original, in the order of the original; footnotes come last.
pub(crate) fn rows(shared: &Shared, translation: DocumentId, original: DocumentId) -> Vec<Row> {
    let (mut left, right) = (Text::of(shared, original), Text::of(shared, translation));
    apart(&mut left, &right);
    let known = known(shared, translation, &left, &right);
    let (left_end, right_end) = (left.notes_from(), right.notes_from());
    let inside = |pairs: &Pairs, notes: bool| -> Pairs {
        let is_note = |(one, other): &(usize, usize)| (*one >= left_end, *other >= right_end) == (notes, notes);
        pairs.iter().copied().filter(is_note).collect()
    };
    let pieces = |parts: &[TextPart]| parts.iter().map(|part| part.piece.clone()).collect::<Vec<Piece>>();
    let texts =
        align::align(&pieces(&left.parts[..left_end]), &pieces(&right.parts[..right_end]), &inside(&known, false));
    let notes = same_notes(&left, &right)
        .into_iter()
        .chain(inside(&known, true))
        .map(|(one, other)| (one - left_end, other - right_end));
    let notes = align::align(&pieces(&left.parts[left_end..]), &pieces(&right.parts[right_end..]), &one_to_one(notes));
    let shift = |(one, other): align::Row| (one.map(|at| at + left_end), other.map(|at| at + right_end));
    let all = texts.into_iter().chain(notes.into_iter().map(shift));
    all.map(|(one, other)| row(one.map(|at| &left.parts[at]), other.map(|at| &right.parts[at]))).collect()
}

type Pairs = Vec<(usize, usize)>;

fn row(original: Option<&TextPart>, translation: Option<&TextPart>) -> Row {
    let kind = match original.or(translation).map(|part| part.piece.kind) {
        Some(PartKind::Heading(_)) => "heading",
        Some(PartKind::Note(_)) => "note",
        _ => "",
    };
    Row { kind, original: original.map(cell), translation: translation.map(cell) }
}

fn cell(part: &TextPart) -> Cell {
    let html = match part.piece.kind {
        PartKind::Note(number) => format!("<ol class=\"footnotes\" start=\"{number}\">\n{}\n</ol>", part.html.trim()),
        _ => part.html.trim().to_string(),
    };
    Cell { html, block: part.block, line: part.line }
}

/// Gives the ids of the original names that the translation does not have.
fn apart(original: &mut Text, translation: &Text) {
    let all = |text: &Text| text.parts.iter().flat_map(|part| markdown::ids(&part.html)).collect();
    let (ids, taken): (std::collections::BTreeSet<String>, std::collections::BTreeSet<String>) =
        (all(original), all(translation));
    let mut prefix = PREFIX.to_string();
    while ids.iter().any(|id| taken.contains(&format!("{prefix}{id}"))) {
        prefix.push('-');
    }
    for part in &mut original.parts {
        part.html = markdown::with_prefix(&part.html, &ids, &prefix);
    }
}

/// The parts that the digests say were translated from each other.
fn known(shared: &Shared, translation: DocumentId, left: &Text, right: &Text) -> Pairs {
    let said = shared.site.documents[translation].post.front.translated_from.as_ref();
    let Some(then) = said.and_then(|said| said.blocks.as_deref()) else { return Vec::new() };
    if then.len() != right.written.len() {
        return Vec::new();
    }
    let now: Vec<_> = left.written.iter().map(|block| block.digest).collect();
    let pairs = desk::same(then, &now).into_iter();
    let pairs: Pairs = pairs.filter_map(|(then, now)| Some((left.part_of(now)?, right.part_of(then)?))).collect();
    // A heading beside a paragraph says that the blocks are not those of the digests one by one.
    let is_heading = |part: &TextPart| matches!(part.piece.kind, PartKind::Heading(_));
    let fits = |(one, other): &(usize, usize)| is_heading(&left.parts[*one]) == is_heading(&right.parts[*other]);
    if pairs.iter().all(fits) { pairs } else { Vec::new() }
}

/// Footnotes with the same label.
fn same_notes(left: &Text, right: &Text) -> Pairs {
    let notes = |text: &Text| -> BTreeMap<String, usize> {
        let labelled = (text.notes_from()..text.parts.len()).filter_map(|at| Some((text.note(at)?.to_string(), at)));
        labelled.collect()
    };
    let others = notes(right);
    notes(left).into_iter().filter_map(|(label, at)| Some((at, *others.get(&label)?))).collect()
}

/// The first pair of each place.
fn one_to_one(pairs: impl Iterator<Item = (usize, usize)>) -> Pairs {
    let mut kept = Pairs::new();
    for (one, other) in pairs {
        if !kept.iter().any(|pair| pair.0 == one || pair.1 == other) {
            kept.push((one, other));
        }
    }
    kept
}
