//! Links from a page to the other editions.

use super::edition;
use super::kind::Html;
use super::shared::Shared;
use super::view;
use crate::site::{EditionId, List};

/// A link to each edition: to the same page in it, otherwise to its home page.
pub(crate) fn to_editions(shared: &Shared, page: &dyn Html) -> Vec<view::Switch> {
    let site = &shared.site;
    if site.editions.len() < 2 {
        return Vec::new();
    }
    let switch = |id: EditionId| {
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
    };
    site.editions.keys().map(switch).collect()
}
