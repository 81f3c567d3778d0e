//! A translation side by side with its original, on a page of the preview's own: what was changed since, and where.
//!
//! Takes the state of the preview and the file of a translation; gives HTML. Each part of both texts has a link that opens the file
//! at its line; the parts of the original that were changed say so.

use super::file_link;
use super::state::State;
use super::{address, error_page};
use crate::base::count::counted;
use crate::base::xml;
use crate::pages::parallel::{Cell, Row, rows};
use crate::render::Renderer;
use crate::site::desk::{self, ChangedBlock, What};
use crate::site::{Document, DocumentId};

/// Where these pages are; the file follows.
pub(super) const FOLDER: &str = "/_chancery/translation/";

/// The address of the page of a translation.
pub(super) fn href(file: &str) -> String {
    crate::base::url::encode_path(&format!("{FOLDER}{file}"))
}

/// A translation beside its original.
struct Page<'s> {
    state: &'s State,
    renderer: &'s Renderer,
    translation: &'s Document,
    original: &'s Document,
    changes: Vec<ChangedBlock>,
}

/// The page of the translation in a file; none if there is no such translation.
pub(super) fn render(state: &State, file: &str) -> Option<String> {
    let renderer = state.renderer()?;
    let site = &renderer.site;
    let id = *site.by_source.get(file)?;
    let original = site.originals.likely(&site.documents, id)?;
    let changes = desk::changed_blocks(site, id, state.newest.as_ref()?.sources());
    let (translation, beside) = (&site.documents[id], &site.documents[original]);
    let page = Page { state, renderer, translation, original: beside, changes };
    let mut html = String::new();
    page.head(&mut html, id);
    html.push_str("<div class=\"beside\">\n");
    page.names(&mut html);
    page.rows(&mut html, rows(renderer, id, original));
    html.push_str("</div>\n");
    html.push_str(file_link::SCRIPT);
    let html = renderer.hrefs.settle_outside(html);
    Some(error_page::page(&translation.post.title, &html))
}

impl Page<'_> {
    /// The state of the translation, and a list of what was changed.
    fn head(&self, html: &mut String, id: DocumentId) {
        html.push_str("<p><a href=\"/_chancery/\">All translations</a> · ");
        let text = self.age(self.renderer.states.of(id).unwrap_or(desk::State::Unknown));
        xml::text(html, &text);
        html.push_str("</p>\n");
        if self.changes.is_empty() {
            return;
        }
        html.push_str("<ul class=\"changes\">\n");
        for change in &self.changes {
            html.push_str("<li>");
            let target = format!("#{}", anchor(change.place.line));
            xml::element(html, "a", &[("href", &target)], change.what.word());
            file_link::push(html, self.state, &change.place.file, change.place.line, &place(change));
            html.push_str("</li>\n");
        }
        html.push_str("</ul>\n");
    }

    /// How old the translation is, in words.
    fn age(&self, state: desk::State) -> String {
        match state {
            desk::State::Behind { blocks, .. } => {
                format!("The translation is behind by {}.", counted(blocks, "block", "blocks"))
            }
            desk::State::Current { .. } => "The translation has all changes of its original.".to_string(),
            desk::State::MaybeBehind => {
                "The translation may be behind, since its original was updated later.".to_string()
            }
            desk::State::Unrelated => "The digests of the translation are of another post.".to_string(),
            desk::State::Unknown => "The translation has no digests, so nothing is known of its age.".to_string(),
        }
    }

    /// The titles and files of both.
    fn names(&self, html: &mut String) {
        html.push_str("<div class=\"pair names\">\n");
        for document in [self.original, self.translation] {
            let post = &document.post;
            let href = address::href(self.state, document.path()).unwrap_or_default();
            let (tag, direction) = (&*post.language.tag, post.language.direction.as_str());
            xml::open(html, "div", &[("dir", direction)]);
            xml::element(html, "p", &[("class", "tag"), ("lang", tag)], self.renderer.name(tag));
            xml::open(html, "p", &[("class", "title"), ("lang", tag)]);
            xml::element(html, "a", &[("href", &href)], &post.title);
            html.push_str("</p>");
            file_link::push(html, self.state, &post.path, 1, &post.path);
            html.push_str("</div>\n");
        }
        html.push_str("</div>\n");
    }

    fn rows(&self, html: &mut String, rows: Vec<Row>) {
        let mut removed: Vec<&ChangedBlock> =
            self.changes.iter().filter(|change| change.what == What::Removed).collect();
        for row in rows {
            let block = row.original.as_ref().and_then(|cell| cell.block);
            let (before, later) =
                removed.into_iter().partition(|change| block.is_some_and(|block| change.block <= block));
            removed = later;
            gone(html, &before);
            self.row(
                html,
                &row,
                self.changes.iter().find(|change| change.what != What::Removed && Some(change.block) == block),
            );
        }
        gone(html, &removed);
    }

    fn row(&self, html: &mut String, row: &Row, change: Option<&ChangedBlock>) {
        let Some(change) = change else {
            xml::open(html, "div", &[("class", &format!("pair {}", row.kind))]);
            return self.cells(html, row);
        };
        let class = format!("pair {} {}", row.kind, change.what.word());
        xml::open(html, "div", &[("class", &class), ("id", &anchor(change.place.line))]);
        xml::element(html, "p", &[("class", "mark")], &what(change));
        self.cells(html, row);
    }

    fn cells(&self, html: &mut String, row: &Row) {
        for (cell, document) in [(&row.original, self.original), (&row.translation, self.translation)] {
            self.cell(html, cell.as_ref(), document);
        }
        html.push_str("</div>\n");
    }

    fn cell(&self, html: &mut String, cell: Option<&Cell>, document: &Document) {
        let Some(cell) = cell else { return html.push_str("<p class=\"none\">nothing beside it</p>\n") };
        let (post, direction) = (&document.post, document.post.language.direction.as_str());
        xml::open(html, "div", &[("dir", direction)]);
        xml::open(html, "div", &[("lang", &post.language.tag), ("class", "text")]);
        html.push_str(&cell.html);
        html.push_str("</div>");
        if let Some(line) = cell.line {
            file_link::push(html, self.state, &post.path, line, &format!("line {line}"));
        }
        html.push_str("</div>\n");
    }
}

/// A row for blocks that the original has no more.
fn gone(html: &mut String, blocks: &[&ChangedBlock]) {
    for change in blocks {
        xml::open(html, "div", &[("class", "pair removed"), ("id", &anchor(change.place.line))]);
        xml::element(html, "p", &[("class", "mark")], &what(change));
        html.push_str("</div>\n");
    }
}

/// What happened to a block, in words.
fn what(change: &ChangedBlock) -> String {
    match change.what {
        What::Changed => "Changed".to_string(),
        What::Added => "Added".to_string(),
        What::Removed => "Removed from the original here".to_string(),
        What::Moved => "Moved, its text is the same".to_string(),
    }
}

fn place(change: &ChangedBlock) -> String {
    match change.what {
        What::Removed => format!("before line {}", change.place.line),
        _ => format!("line {}", change.place.line),
    }
}

/// The id of a row. No id of a text begins so.
fn anchor(line: usize) -> String {
    format!("_line-{line}")
}
