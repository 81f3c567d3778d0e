//! The site's menu.
//!
//! Takes the links of the old blog's menus and where everything is now; gives the menu of each language for
//! `site.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::url_index::{Meaning, UrlIndex};
use crate::import::model::{ItemId, MenuLink, MenuTarget, Survey, Taxonomy};

/// The menus that are used, and the titles of those that are not.
#[derive(Debug, Default)]
pub(crate) struct Menus {
    /// A list of links, or one for each language; null without links.
    pub(crate) setting: Option<Value>,
    /// Menus that are not used, by slug.
    pub(crate) left_out: Vec<String>,
    /// Broken links, by title.
    pub(crate) lost: Vec<String>,
}

/// Titles of posts and pages that menus name, by entry: a link without a title uses that of its page.
pub(crate) type Titles = BTreeMap<usize, String>;

/// The posts and pages that menus name by number.
pub(crate) fn numbers(links: &[MenuLink]) -> BTreeSet<ItemId> {
    let number = |link: &MenuLink| if let MenuTarget::Entry(id) = link.target { Some(id) } else { None };
    links.iter().filter_map(number).collect()
}

/// One menu for all, or the longest one of each language. A site has one menu per language, and the export does not say
/// which of several was shown at the top of the old pages.
pub(crate) fn menus(
    survey: &Survey,
    index: &UrlIndex<'_>,
    titles: &Titles,
    taxonomies: &[Taxonomy],
    languages: &[String],
    of_entry: &[String],
) -> Menus {
    let mut by_menu: BTreeMap<&str, Vec<&MenuLink>> = BTreeMap::new();
    for link in &survey.menu {
        by_menu.entry(&link.menu).or_default().push(link);
    }
    let mut result = Menus::default();
    let mut best: BTreeMap<String, (usize, &str, Vec<Value>)> = BTreeMap::new();
    for (name, mut links) in by_menu {
        links.sort_by_key(|link| (link.order, link.id));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut is_shared = false;
        for link in &links {
            is_shared |= !link.titles.is_empty();
            if let MenuTarget::Entry(id) = link.target
                && let Some(at) = index.entry(id)
            {
                is_shared |= index.entries[at].is_part();
                *counts.entry(&of_entry[at]).or_default() += 1;
            }
        }
        let language = counts.into_iter().max_by_key(|(_, count)| *count).map_or("", |(language, _)| language);
        let language = languages.iter().find(|own| *own == language).unwrap_or(&languages[0]);
        let of = Links { survey, index, titles, taxonomies };
        let lost = links.iter().filter(|link| of.item(link, language).is_none());
        result.lost.extend(lost.map(|link| link.title.clone()));
        let in_languages = if is_shared { languages } else { std::slice::from_ref(language) };
        for language in in_languages {
            let items: Vec<Value> = links.iter().filter_map(|link| of.item(link, language)).collect();
            let longer = best.get(language).is_none_or(|(length, ..)| items.len() > *length);
            let out = match longer && !items.is_empty() {
                true => best.insert(language.clone(), (items.len(), name, items)).map(|(_, name, _)| name),
                false => Some(name),
            };
            let out = out.filter(|name| result.left_out.iter().all(|known| known != name));
            result.left_out.extend(out.map(str::to_string));
        }
    }
    result.setting = match best.len() {
        0 => None,
        1 if languages.len() == 1 => best.into_values().next().map(|(_, _, items)| Value::Array(items)),
        _ => {
            let menus: Map<String, Value> =
                best.into_iter().map(|(language, (_, _, items))| (language, Value::Array(items))).collect();
            Some(Value::Object(menus))
        }
    };
    result
}

/// What the links of a menu go to.
struct Links<'a> {
    survey: &'a Survey,
    index: &'a UrlIndex<'a>,
    titles: &'a Titles,
    taxonomies: &'a [Taxonomy],
}

impl Links<'_> {
    /// A link in the menu of a language.
    fn item(&self, link: &MenuLink, language: &str) -> Option<Value> {
        let own = link.titles.iter().find(|(tag, _)| tag == language).map_or(&link.title, |(_, title)| title);
        let named = |title: &str, target: &str, value: String| {
            let title = if own.is_empty() { title.to_string() } else { own.clone() };
            (!title.is_empty()).then(|| json!({ "title": title, target: value }))
        };
        let index = self.index;
        match &link.target {
            MenuTarget::Entry(id) => self
                .to_entry(index.in_language(index.entry(*id)?, language))
                .and_then(|(title, page)| named(&title, "page", page)),
            MenuTarget::Term(domain, id) => {
                let (survey, taxonomies) = (self.survey, self.taxonomies);
                let term = survey.channel.terms.iter().find(|term| term.taxonomy == *domain && term.id == *id)?;
                let taxonomy = taxonomies.iter().find(|taxonomy| taxonomy.domain == *domain)?;
                let is = |member: &&u32| survey.terms.all[**member as usize].slug == term.slug;
                let own = taxonomy.terms.iter().find(|own| own.members.iter().any(|member| is(&member)))?;
                named(&term.name, "url", format!("/{}/{}/", taxonomy.folder, own.slug))
            }
            MenuTarget::Url(address) => match index.home.place(address) {
                None => named("", "url", address.clone()),
                Some(place) if place.path == "/" && place.query.is_empty() => named("", "url", "/".to_string()),
                Some(place) => match index.meaning(&place) {
                    Meaning::Entry(at) => self
                        .to_entry(index.in_language(at, language))
                        .and_then(|(title, page)| named(&title, "page", page)),
                    Meaning::Archive(new) => named("", "url", new.to_string()),
                    Meaning::Attachment(_) | Meaning::Unknown => named("", "url", index.home.full(&place.path)),
                },
            },
        }
    }

    fn to_entry(&self, at: usize) -> Option<(String, String)> {
        let entry = &self.index.entries[at];
        let page = self.index.placed[at].file.trim_start_matches("content/").to_string();
        entry.status.is_public().then(|| (self.titles.get(&at).cloned().unwrap_or_default(), page))
    }
}
