//! The languages of the pages to which menus link by their addresses.
//!
//! Takes the site; gives the tag of each such page by its path. Links by file need none of this.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::href::inner_address;
use crate::input::config::MenuTarget;
use crate::site::Site;

/// The canonical tags of the documents, and of the home pages in one language, to whose paths a menu links.
pub(super) fn of_addresses(site: &Site) -> BTreeMap<String, String> {
    let urls = site.config.menus.values().flatten().filter_map(|item| match &item.target {
        MenuTarget::Url(url) => Some(inner_address(&url.value)?.path),
        MenuTarget::Page(_) => None,
    });
    let wanted: BTreeSet<String> = urls.map(|path| site.published.spelled(&path).to_string()).collect();
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let documents = site.documents.iter().map(|document| (document.path().to_string(), &document.post.language.tag));
    let editions = site.editions.iter_enumerated().filter(|(_, edition)| !edition.mixed);
    let homes = editions.map(|(id, edition)| (format!("{}/", edition.prefix), &site.language(id).tag));
    let found = documents.chain(homes).filter(|(path, _)| wanted.contains(path));
    found.map(|(path, tag)| (path, tag.clone())).collect()
}
