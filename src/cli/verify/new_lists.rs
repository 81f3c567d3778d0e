//! The lists and feeds of the new site, by what the address of an old list may call them.

use std::collections::BTreeMap;

use super::old_names::{first_page, list_of_feed};
use crate::base::url::slugify;
use crate::import::old_site::titles::folded;
use crate::import::read::language::short_tag;
use crate::site::{EditionId, FeedFormat, List, Site};

/// A list with its feeds.
#[derive(Clone, Debug, Default, PartialEq)]
struct NewList {
    path: String,
    /// The paths of its feeds: Atom, RSS, JSON.
    atom: Option<String>,
    rss: Option<String>,
    json: Option<String>,
}

/// The lists of an edition.
#[derive(Debug, Default)]
struct Lists {
    /// The start of its URLs: empty, or `/id`.
    prefix: String,
    home: NewList,
    /// By slug and by name, of all taxonomies.
    terms: BTreeMap<String, Vec<NewList>>,
    /// Indexes of taxonomies and archives of months, by path.
    others: BTreeMap<String, String>,
}

/// The lists of a site, those of the longest prefix first.
#[derive(Debug, Default)]
pub(super) struct NewLists(Vec<Lists>);

impl NewLists {
    pub(super) fn of(site: &Site) -> NewLists {
        let mut all: Vec<Lists> = site.editions.keys().map(|edition| Lists::of(site, edition)).collect();
        all.sort_by_key(|lists| std::cmp::Reverse(lists.prefix.len()));
        NewLists(all)
    }

    /// The list or feed that replaces the one at an old path. `is_feed` says that it was a feed; `is_section` whether a path
    /// was that of a list of posts, whatever its name.
    pub(super) fn target(&self, path: &str, is_feed: bool, is_section: &dyn Fn(&str) -> bool) -> Option<String> {
        match list_of_feed(path, is_feed) {
            // A feed of a section is a feed of posts like that of the home page.
            Some(list) => self.list(&list, is_feed || is_section(&list))?.feed(path),
            None => match self.list(path, is_section(path)) {
                Some(list) => Some(list.path.clone()),
                None => self.other(path),
            },
        }
    }

    /// A path without the language at its start: `/img/a.png` of `/id/img/a.png`; none for the default language.
    pub(super) fn without_language(&self, path: &str) -> Option<String> {
        self.edition(path).filter(|(lists, _)| !lists.prefix.is_empty()).map(|(_, rest)| rest)
    }

    fn edition(&self, path: &str) -> Option<(&Lists, String)> {
        let inside = |lists: &&Lists| {
            path.strip_prefix(&lists.prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if let Some(lists) = self.0.iter().find(|lists| !lists.prefix.is_empty() && inside(lists)) {
            return Some((lists, path[lists.prefix.len()..].to_string()));
        }
        // The old site may have written the same language in another way: `/pt-BR/` for `/pt/`.
        let first = path.split('/').nth(1).unwrap_or_default();
        let prefix = short_tag(first).map(|tag| format!("/{}", tag.to_lowercase()));
        if let Some(lists) = self.0.iter().find(|lists| prefix.as_deref() == Some(&lists.prefix)) {
            return Some((lists, path[1 + first.len()..].to_string()));
        }
        Some((self.0.iter().find(inside).or(self.0.last())?, path.to_string()))
    }

    fn list(&self, path: &str, is_section: bool) -> Option<&NewList> {
        let (lists, rest) = self.edition(path)?;
        let first = first_page(&rest);
        let is_page = first.is_some();
        let rest = first.unwrap_or(rest);
        let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Some(&lists.home),
            [.., taxonomy, term] => lists.term(taxonomy, term).or((is_section || is_page).then_some(&lists.home)),
            [_] => (is_section || is_page).then_some(&lists.home),
        }
    }

    /// An index of a taxonomy, or the archive of a month.
    fn other(&self, path: &str) -> Option<String> {
        let (lists, rest) = self.edition(path)?;
        let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
        let key = match parts.as_slice() {
            [year, month, _] => format!("{year}/{month}"),
            parts => parts.join("/"),
        };
        lists.others.get(key.trim_end_matches(".html")).cloned()
    }
}

impl Lists {
    fn of(site: &Site, edition: EditionId) -> Lists {
        let mut lists = Lists {
            prefix: site.editions[edition].prefix.clone(),
            home: NewList::of(site, List::home(edition)),
            ..Lists::default()
        };
        for (taxonomy, index) in site.taxonomies.iter_enumerated() {
            for key in site.terms_in(edition, taxonomy) {
                let (list, term) = (NewList::of(site, List::term(edition, key)), site.term(key));
                let mut names: Vec<String> = vec![folded(&term.name), slugify(&term.name)];
                names.extend(term.names.iter().flat_map(|(_, name)| [folded(name), slugify(name)]));
                names.extend(list.path.trim_end_matches('/').rsplit('/').next().map(str::to_string));
                names.extend(term.former.iter().cloned());
                names.sort();
                names.dedup();
                names.into_iter().for_each(|name| lists.terms.entry(name).or_default().push(list.clone()));
            }
            // An old index without any term leads to the home page.
            let has_terms = site.has_terms(edition, taxonomy);
            let path = if has_terms { site.addresses(edition).terms(taxonomy) } else { lists.home.path.clone() };
            for name in [&*index.taxonomy.name, index.taxonomy.name.trim_end_matches('s')] {
                lists.others.insert(name.to_string(), path.clone());
            }
        }
        for (year, month) in site.editions[edition].listing.periods.keys() {
            let list = List::period(edition, *year, *month);
            let path = list.path(site);
            let name = path.strip_prefix(&lists.prefix).unwrap_or(&path).trim_matches('/').to_string();
            lists.others.insert(name, path);
        }
        lists
    }

    /// The archive of a term, by its slug or its name. Of several taxonomies the one of that name.
    fn term(&self, taxonomy: &str, term: &str) -> Option<&NewList> {
        let term = term.trim_end_matches(".html");
        let found = self.terms.get(term).or_else(|| self.terms.get(&slugify(term)));
        let found = found.or_else(|| self.terms.get(&folded(term)))?;
        let singular = taxonomy.trim_end_matches('s');
        found
            .iter()
            .find(|list| list.path.split('/').any(|part| part.trim_end_matches('s') == singular))
            .or(found.first())
    }
}

impl NewList {
    fn of(site: &Site, list: List) -> NewList {
        let mut new = NewList { path: list.path(site), ..NewList::default() };
        for format in list.feed_formats(site) {
            let path = Some(list.feed_path(site, format));
            match format {
                FeedFormat::Atom => new.atom = path,
                FeedFormat::Json => new.json = path,
                FeedFormat::Rss => new.rss = path,
            }
        }
        new
    }

    /// The feed nearest to an old one: JSON for JSON, otherwise any that feed readers know.
    fn feed(&self, old: &str) -> Option<String> {
        let (json, atom, rss) = (self.json.as_ref(), self.atom.as_ref(), self.rss.as_ref());
        let feed = match old.ends_with(".json") {
            true => json.or(atom).or(rss),
            false => atom.or(rss).or(json),
        };
        feed.cloned()
    }
}
