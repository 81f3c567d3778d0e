//! A translation side by side with its original, as templates see it: `parallel` in parallel.html, and `page.parallel`.

use tera::Value;

use super::parallel::{self, Cell};
use super::shared::Shared;
use super::view;
use crate::site::DocumentId;

/// `parallel` in parallel.html.
pub(crate) fn view(shared: &Shared, translation: DocumentId, original: DocumentId) -> view::Parallel {
    let cell = |cell: Option<Cell>| cell.map_or(Value::none(), |cell| Value::safe_string(&cell.html));
    let row = |row: parallel::Row| view::ParallelRow {
        kind: row.kind,
        original: cell(row.original),
        translation: cell(row.translation),
    };
    view::Parallel {
        original: text(shared, original),
        translation: text(shared, translation),
        rows: parallel::rows(shared, translation, original).into_iter().map(row).collect(),
    }
}

/// `page.parallel`: where a document stands beside its original, or beside its translations.
pub(crate) fn links(shared: &Shared, id: DocumentId) -> Option<view::ParallelLinks> {
    let site = &shared.site;
    let url = |translation: DocumentId| shared.hrefs.to(&site.parallel_path(translation));
    // What lists do not have is not found by way of its original.
    let is_shown =
        |translation: &DocumentId| site.documents[id].is_private() || !site.documents[*translation].is_private();
    let beside = |translation: DocumentId| view::Translation { url: url(translation), ..text(shared, translation) };
    let links = view::ParallelLinks {
        url: site.parallel.original(id).map(|_| url(id)),
        translations: site.parallel.translations(id).filter(is_shown).map(beside).collect(),
    };
    (links.url.is_some() || !links.translations.is_empty()).then_some(links)
}

fn text(shared: &Shared, id: DocumentId) -> view::Translation {
    let link = shared.document_link(id);
    let name = shared.name(&link.lang).to_string();
    view::Translation { name, title: link.title, url: link.url, lang: link.lang, dir: link.dir }
}
