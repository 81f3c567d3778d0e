//! Links from a page to the same page in other languages, and to the other editions.

use super::edition;
use super::kind::Html;
use super::shared::Shared;
use super::view;
use crate::site::{DocumentId, EditionId, List};

/// A link to the page in each language that has it, then one to the home page of each edition that does not.
pub(crate) fn switcher(shared: &Shared, page: &dyn Html) -> Vec<view::Switch> {
    let site = &shared.site;
    let versions = page.versions(site);
    if versions.len() < 2 && site.editions.len() < 2 {
        return Vec::new();
    }
    let own = versions.iter().map(|id| to_version(shared, *id, page.document(site) == Some(*id)));
    let is_covered = |edition: EditionId| {
        let edition = &site.editions[edition];
        !edition.mixed && versions.iter().any(|id| site.documents[*id].language == Some(edition.language))
    };
    let several = site.editions.len() > 1;
    let editions = site.editions.keys().filter(|edition| several && !is_covered(*edition));
    let mut links: Vec<view::Switch> = own.chain(editions.map(|edition| to_edition(shared, page, edition))).collect();
    links.sort_by_key(|link| !link.here);
    links
}

/// A link to a translation of the page, or to the page itself.
fn to_version(shared: &Shared, id: DocumentId, current: bool) -> view::Switch {
    let link = shared.document_link(id);
    view::Switch {
        name: shared.name(&link.lang).to_string(),
        lang: Some(link.lang),
        dir: Some(link.dir),
        url: link.url,
        current,
        here: true,
    }
}

/// A link to the page in an edition, otherwise to its home page.
fn to_edition(shared: &Shared, page: &dyn Html, id: EditionId) -> view::Switch {
    let site = &shared.site;
    let language = (!site.editions[id].mixed).then(|| shared.language(id));
    let (path, current) = page.counterpart(site, id);
    view::Switch {
        name: match language {
            Some(_) => edition::name(shared, id).marked(),
            None => shared.word(page.edition(site), "all-languages", &[]).marked(),
        },
        lang: language.map(|language| language.tag.clone()),
        dir: language.map(|language| language.direction.as_str()),
        here: path.is_some(),
        url: shared.hrefs.to(&path.unwrap_or_else(|| List::home(id).path(site))),
        current,
    }
}
