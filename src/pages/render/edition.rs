//! The edition that a page belongs to, as templates see it: its addresses, its menu, its words.

use std::collections::BTreeMap;

use tera::Value;

use super::shared::Shared;
use super::ways::feed_url;
use crate::input::config::{MenuItem, MenuTarget};
use crate::pages::view;
use crate::site::DocumentId;
use crate::site::plan::{self, FeedFormat, Page, Scope, Subject};

/// The edition whose interface a page has.
pub fn edition_of(shared: &Shared, subject: &Subject) -> usize {
    match subject {
        Subject::Document(id) => shared.site.documents[*id].edition,
        Subject::List { edition, .. }
        | Subject::Terms { edition, .. }
        | Subject::Archives { edition }
        | Subject::Feed { edition, .. } => *edition,
        Subject::NotFound | Subject::Redirect { .. } | Subject::Robots | Subject::Sitemap | Subject::File(_) => 0,
    }
}

/// The edition as a page at the site path `current` sees it.
pub fn edition(shared: &Shared, index: usize, current: Option<&str>) -> view::Edition {
    let known = &shared.site.editions[index];
    let language = shared.language(index);
    let site = &shared.site;
    let feed = |format| feed_url(shared, index, Scope::Home, format);
    let has_tags = known.listing.terms.first().is_some_and(|terms| terms.iter().any(|posts| !posts.is_empty()));
    view::Edition {
        lang: language.tag.clone(),
        dir: language.direction.as_str(),
        url: shared.hrefs.to(&plan::list_path(site, index, Scope::Home)),
        title: shared.site_title(index),
        description: shared.config().description.get(&language.tag).map(str::to_string),
        mixed: known.mixed && site.editions.len() > 1,
        name: edition_name(shared, index),
        menu: menu(shared, index, current),
        feed_atom: feed(FeedFormat::Atom),
        feed_json: feed(FeedFormat::Json),
        tags_url: has_tags.then(|| shared.hrefs.to(&plan::terms_path(site, index, 0))),
        archive_url: (!known.listing.periods.is_empty()).then(|| shared.hrefs.to(&plan::archives_path(site, index))),
        words: shared.words[index].clone(),
    }
}

/// The words that an edition's templates need not give arguments. Templates ask for a dozen on every page, and a field is
/// far cheaper than a call.
pub fn words(shared: &Shared, edition: usize) -> Value {
    let words = shared.interface.plain(&shared.language(edition).tag).into_iter();
    let named: BTreeMap<String, Value> = words.map(|(key, text)| (key.replace('-', "_"), Value::from(text))).collect();
    Value::from_serializable(&named)
}

/// What an edition is called: its language's own name, or that it is of all.
pub fn edition_name(shared: &Shared, edition: usize) -> String {
    let mixed = shared.site.editions[edition].mixed && shared.site.editions.len() > 1;
    if mixed {
        shared.word(edition, "all-languages", &[])
    } else {
        shared.name(&shared.language(edition).tag).to_string()
    }
}

/// An edition's menu as configured: its own, else the one for all.
fn menu_items(shared: &Shared, edition: usize) -> impl Iterator<Item = &MenuItem> {
    let menus = &shared.config().menus;
    menus.get(&shared.language(edition).tag).or_else(|| menus.get("")).into_iter().flatten()
}

/// Where a link of a menu leads; a page that is not there is an error of its own, so its path does not matter here.
fn menu_path<'a>(shared: &'a Shared, item: &'a MenuItem) -> (&'a str, Option<&'a DocumentId>) {
    match &item.target {
        MenuTarget::Url(url) => (url, None),
        MenuTarget::Page(file) => {
            let id = shared.site.by_source.get(&format!("content/{}", file.value));
            (id.map_or("/", |id| shared.site.documents[*id].path()), id)
        }
    }
}

/// The edition's view for a page: the shared one, but where the menu leads to the page itself.
pub fn edition_value(shared: &Shared, page: &Page) -> Value {
    let index = edition_of(shared, &page.subject);
    if menu_items(shared, index).any(|item| menu_path(shared, item).0 == page.path) {
        return Value::from_serializable(&edition(shared, index, Some(&page.path)));
    }
    shared.editions[index].clone()
}

fn menu(shared: &Shared, edition: usize, current: Option<&str>) -> Vec<view::MenuLink> {
    menu_items(shared, edition)
        .map(|item| {
            let (path, document) = menu_path(shared, item);
            let language = document.map(|id| &shared.site.documents[*id].post.language);
            let inside = path.starts_with('/') && !path.starts_with("//");
            view::MenuLink {
                title: item.title.clone(),
                current: current == Some(path),
                url: if inside { shared.hrefs.to(path) } else { path.to_string() },
                lang: language.map(|language| language.tag.clone()),
                dir: language.map(|language| language.direction.as_str()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::build::memory::Memory;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    #[test]
    fn the_theme_has_the_words_that_it_asks_for_in_each_of_its_languages() {
        let site = "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n";
        let sources = Sources::of(site, "2026-01-01T00:00:00Z");
        let templates = sources.files.keys().filter(|path| path.ends_with(".html")).map(|path| sources.shown(path));
        let asked: BTreeSet<String> = templates
            .flat_map(|text| text.split("edition.words.").skip(1).map(str::to_string).collect::<Vec<_>>())
            .map(|rest| rest.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect())
            .collect();
        assert!(asked.len() > 20 && asked.contains("skip_to_content"), "{asked:?}");
        let prepared = build::prepare(sources.clone(), &Request::default(), &mut Memory::default());
        for (edition, words) in prepared.shared().unwrap().words.iter().enumerate() {
            let lacking: Vec<_> = asked.iter().filter(|key| words.get_from_path(key).is_none()).collect();
            assert!(lacking.is_empty(), "{edition}: {lacking:?}");
        }
    }
}
