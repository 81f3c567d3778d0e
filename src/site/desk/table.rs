//! The state of every text in every language of the site.
//!
//! Takes the site and the states of its translations; gives a row for each text, those that need work first.

use std::cmp::Reverse;

use super::states::{State, States, by_dates};
use crate::input::post::Kind;
use crate::site::id::{DocumentId, LanguageId};
use crate::site::whole::Site;

/// A text, and what there is of it in each language.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) original: DocumentId,
    /// By the site's languages.
    pub(crate) cells: Vec<Cell>,
}

/// A text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Original,
    Missing,
    Translation(Translation),
}

/// A translation, and how old it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Translation {
    pub(crate) id: DocumentId,
    pub(crate) state: State,
    pub(crate) machine: bool,
    pub(crate) reviewed_by: Option<String>,
    pub(crate) draft: bool,
}

impl Cell {
    /// In words.
    pub(crate) fn text(&self) -> String {
        let Cell::Translation(translation) = self else {
            return if *self == Cell::Original { "original" } else { "missing" }.to_string();
        };
        let state = match translation.state {
            State::Behind { blocks, .. } => format!("behind by {blocks}"),
            State::MaybeBehind => "may be behind".to_string(),
            State::Unrelated => "wrong digests".to_string(),
            _ if translation.is_unread() => "by machine".to_string(),
            State::Current { moved: 0 } => "current".to_string(),
            State::Current { moved } => format!("current, {moved} moved"),
            State::Unknown => "no digests".to_string(),
        };
        if translation.draft { format!("{state} (draft)") } else { state }
    }

    /// How soon it needs work, the soonest first.
    fn rank(&self) -> usize {
        match self {
            Cell::Translation(translation) => match translation.state {
                State::Behind { .. } => 0,
                State::Unrelated => 1,
                State::MaybeBehind => 2,
                _ if translation.is_unread() => 3,
                State::Unknown => 5,
                State::Current { .. } => 6,
            },
            Cell::Missing => 4,
            Cell::Original => 7,
        }
    }

    fn behind(&self) -> usize {
        if let Cell::Translation(translation) = self { translation.state.behind() } else { 0 }
    }
}

impl Translation {
    /// Whether a machine translated it and nobody has reviewed it.
    fn is_unread(&self) -> bool {
        self.machine && self.reviewed_by.is_none()
    }
}

/// A row for each post, and for each page that has a translation.
pub(crate) fn table(site: &Site, states: &States) -> Vec<Row> {
    let is_row = |id: &DocumentId| {
        let document = &site.documents[*id];
        let is_wanted = document.post.kind == Kind::Post || document.translations.len() > 1;
        is_wanted && original(site, *id) == *id
    };
    let row = |id: DocumentId| Row { original: id, cells: cells(site, states, id) };
    let mut rows: Vec<Row> = site.documents.keys().filter(is_row).map(row).collect();
    rows.sort_by_cached_key(|row| {
        let soonest = row.cells.iter().map(Cell::rank).min();
        let behind: usize = row.cells.iter().map(Cell::behind).sum();
        (soonest, Reverse(behind), site.documents[row.original].post.path.clone())
    });
    rows
}

/// The document of a text that is the original of the others.
fn original(site: &Site, id: DocumentId) -> DocumentId {
    let group = &site.documents[id].translations;
    let first = group.iter().find(|other| site.originals.likely(&site.documents, **other).is_none());
    // Where an original is in none of these, it has a row of its own.
    first.or(group.first()).copied().unwrap_or(id)
}

fn cells(site: &Site, states: &States, original: DocumentId) -> Vec<Cell> {
    let group = &site.documents[original].translations;
    let cell = |language: usize| {
        let serves = |id: &&DocumentId| site.documents[**id].language == Some(LanguageId::from(language));
        // The original comes first, should two be served by one language.
        let found = Some(&original).filter(serves).or_else(|| group.iter().find(serves));
        match found {
            None => Cell::Missing,
            Some(id) if *id == original && site.originals.of(*id).is_none() => Cell::Original,
            Some(id) => Cell::Translation(translation(site, states, *id, original)),
        }
    };
    (0..site.config.languages.len()).map(cell).collect()
}

fn translation(site: &Site, states: &States, id: DocumentId, original: DocumentId) -> Translation {
    let document = &site.documents[id];
    let said = document.post.front.translated_from.as_ref();
    Translation {
        id,
        state: states.of(id).unwrap_or_else(|| by_dates(&document.post, &site.documents[original].post)),
        machine: said.is_some_and(|said| said.machine),
        reviewed_by: said.and_then(|said| said.reviewed_by.clone()).filter(|name| !name.is_empty()),
        draft: document.draft,
    }
}
