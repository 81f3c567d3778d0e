//! The edition that a page belongs to, as templates see it: its URLs, its menu, its interface text.

use std::collections::BTreeMap;

use tera::Value;

use super::feed_link;
use super::lookup::Lookup;
use super::view;
use crate::base::href::inner_address;
use crate::base::url::encoded_url;
use crate::input::config::{MenuItem, MenuTarget, Role};
use crate::language::Word;
use crate::language::word;
use crate::site::links::menu_page;
use crate::site::{EditionId, FeedFormat, List};

/// Whether an edition's menu has a link to the page at a site path.
pub(crate) fn has_in_menu(lookup: &Lookup, edition: EditionId, path: &str) -> bool {
    menu_items(lookup, edition).iter().any(|item| leads_to(lookup, item, path))
}

/// The edition as the page at the site path `current` sees it, or a page to which its menu has no link.
pub(crate) fn view(lookup: &Lookup, id: EditionId, current: Option<&str>) -> Value {
    Value::from_serializable(&fields(lookup, id, current))
}

fn fields(lookup: &Lookup, id: EditionId, current: Option<&str>) -> view::Edition {
    let site = &lookup.site;
    let edition = &site.editions[id];
    let language = lookup.language(id);
    let feed = |format| feed_link::url(lookup, List::home(id), format);
    let tags = site.taxonomy(Role::Tags).filter(|tags| site.has_terms(id, *tags));
    view::Edition {
        lang: language.tag.clone(),
        dir: language.direction.as_str(),
        url: lookup.hrefs.to(&List::home(id).path(site)),
        title: lookup.site_title(id).marked(),
        description: lookup.site_description(id).map(|word| word.marked()),
        footer_note: lookup.footer_note(id).map(|word| word.marked()),
        mixed: edition.mixed && site.editions.len() > 1,
        name: name(lookup, id).marked(),
        menu: menu(lookup, id, current),
        feed_atom: feed(FeedFormat::Atom),
        feed_json: feed(FeedFormat::Json),
        feed_rss: feed(FeedFormat::Rss),
        tags_url: tags.map(|tags| lookup.hrefs.to(&site.addresses(id).terms(tags))),
        archive_url: (!edition.listing.periods.is_empty()).then(|| lookup.hrefs.to(&site.addresses(id).archives())),
        subscribe_url: site.has_subscribe_pages().then(|| lookup.hrefs.to(&site.addresses(id).subscribe())),
        search_url: site.config.search.then(|| lookup.hrefs.to(&site.addresses(id).search())),
        words: words(lookup, id),
    }
}

/// The interface text that needs no arguments. Templates use a dozen on every page, and a field is much faster than a call.
fn words(lookup: &Lookup, edition: EditionId) -> Value {
    let words = lookup.interface.reader(&lookup.language(edition).tag).plain().into_iter();
    let named: BTreeMap<String, Value> =
        words.map(|(key, message)| (key.replace('-', "_"), Value::from(word::marked(message)))).collect();
    Value::from_serializable(&named)
}

/// The name of an edition: its language's name for itself, or "All".
pub(crate) fn name(lookup: &Lookup, edition: EditionId) -> Word {
    if lookup.site.editions[edition].mixed && lookup.site.editions.len() > 1 {
        lookup.word(edition, "all-languages", &[])
    } else {
        Word::own(lookup.name(&lookup.language(edition).tag).to_string())
    }
}

/// An edition's menu: the one for its readers by [`crate::language::Order`], otherwise the one for all.
fn menu_items(lookup: &Lookup, edition: EditionId) -> &[MenuItem] {
    let key = lookup.menu_key(edition);
    key.and_then(|key| lookup.config().menus.get(key)).map_or(&[], Vec::as_slice)
}

/// Whether a link in a menu leads to the page at a site path, and not to a part of it.
fn leads_to(lookup: &Lookup, item: &MenuItem, path: &str) -> bool {
    match &item.target {
        MenuTarget::Url(url) => {
            inner_address(&url.value).is_some_and(|inner| inner.rest.is_empty() && inner.path == path)
        }
        MenuTarget::Page(file) => menu_page(&lookup.site, &file.value)
            .is_some_and(|(id, rest)| rest.is_empty() && lookup.site.documents[id].path() == path),
    }
}

fn menu(lookup: &Lookup, edition: EditionId, current: Option<&str>) -> Vec<view::MenuLink> {
    let own = lookup.menu_language(edition);
    menu_items(lookup, edition)
        .iter()
        .filter_map(|item| {
            let (url, document) = match &item.target {
                MenuTarget::Url(url) => (lookup.hrefs.written(&url.value, &lookup.spellings), None),
                MenuTarget::Page(file) => {
                    // A page that is not there now is left out; that is reported elsewhere.
                    let (id, rest) = menu_page(&lookup.site, &file.value)?;
                    (lookup.hrefs.to(lookup.site.documents[id].path()) + &encoded_url(rest), Some(id))
                }
            };
            let hreflang = match &item.target {
                MenuTarget::Url(url) => address_language(lookup, &url.value, &lookup.language(edition).tag),
                MenuTarget::Page(_) => document.map(|id| lookup.site.documents[id].post.language.tag.clone()),
            };
            let language = document.map(|id| &lookup.site.documents[id].post.language).or(own);
            Some(view::MenuLink {
                title: item.title.clone(),
                current: current.is_some_and(|current| leads_to(lookup, item, current)),
                url,
                lang: language.map(|language| language.tag.clone()),
                dir: language.map(|language| language.direction.as_str()),
                hreflang,
            })
        })
        .collect()
}

/// The language of the page of the site at an address, if it is not the one of the edition.
fn address_language(lookup: &Lookup, address: &str, edition: &str) -> Option<String> {
    let inner = inner_address(address)?;
    let language = lookup.menu_languages.get(lookup.site.published.spelled(&inner.path))?;
    (language != edition).then(|| language.clone())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    #[test]
    fn the_theme_has_the_interface_text_that_it_uses_in_each_of_its_languages() {
        let site = "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n";
        let sources = Sources::of(site, "2026-01-01T00:00:00Z");
        let templates = sources.files.keys().filter(|path| path.ends_with(".html")).map(|path| sources.shown(path));
        let asked: BTreeSet<String> = templates
            .flat_map(|text| text.split("edition.words.").skip(1).map(str::to_string).collect::<Vec<_>>())
            .map(|rest| rest.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect())
            .collect();
        assert!(asked.len() > 20 && asked.contains("skip_to_content"), "{asked:?}");
        let prepared = build::prepare(sources.clone(), &Request::default(), &mut Cache::default());
        for (id, edition) in prepared.renderer().unwrap().editions.iter_enumerated() {
            let word = |key: &str| edition.get_from_path(&format!("words.{key}")).is_some();
            let lacking: Vec<_> = asked.iter().filter(|key| !word(key)).collect();
            assert!(lacking.is_empty(), "{id:?}: {lacking:?}");
        }
    }
}
