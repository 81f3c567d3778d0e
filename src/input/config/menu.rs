//! The site's menus, one for each language or one for all.

use std::collections::BTreeMap;

use super::languages::SiteLanguage;
use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::At;
use crate::base::yaml::{Node, Value};
use crate::input::keys::Entries;

/// One link in a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    pub(crate) title: String,
    pub(crate) target: MenuTarget,
}

/// Where a link in a menu goes.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuTarget {
    /// A URL as written: `https://…`, or a path of the site such as `/tag/`.
    Url(At<String>),
    /// A Markdown file in content/: `about.md`.
    Page(At<String>),
}

/// `menu: [{title: About, page: about.md}]`, or the same by language.
pub(crate) fn read(settings: &mut Entries<'_, Setting>, languages: &[SiteLanguage]) -> BTreeMap<String, Vec<MenuItem>> {
    let mut menus = BTreeMap::new();
    match settings.get(Setting::Menu) {
        Some((_, Node { value: Value::List(items), .. })) => {
            menus.insert(String::new(), read_items(settings, items));
        }
        Some((_, Node { value: Value::Map(entries), .. })) => {
            let tags: Vec<&str> = languages.iter().map(|site| site.language.tag.as_str()).collect();
            let mut inner = settings.inner("menu", entries);
            report_unknown(&mut inner, &tags);
            for (key, node) in entries {
                match &node.value {
                    Value::List(items) => drop(menus.insert(key.name.clone(), read_items(&mut inner, items))),
                    // An empty value means no menu, not that of another language.
                    Value::Null => drop(menus.insert(key.name.clone(), Vec::new())),
                    _ => drop(inner.wrong::<()>(key, node, "a list of links")),
                }
            }
        }
        Some((key, node)) => drop(settings.wrong::<()>(key, node, "a list of links, or one for each language")),
        None => {}
    }
    menus
}

fn read_items(settings: &mut Entries<'_, Setting>, items: &[Node]) -> Vec<MenuItem> {
    items.iter().filter_map(|item| read_item(settings, item)).collect()
}

fn read_item(settings: &mut Entries<'_, Setting>, item: &Node) -> Option<MenuItem> {
    let problem = Diagnostic::error("a link in a menu needs a `title`, and a `url` or a `page`")
        .hint("write `- {title: About, page: about.md}`");
    let Some(entries) = item.map() else {
        settings.report_at(problem, item.span.clone());
        return None;
    };
    let mut inner = settings.inner("menu.*", entries);
    report_unknown(&mut inner, &[]);
    let (title, url, page) =
        (inner.text(Setting::MenuTitle), inner.text(Setting::MenuUrl), inner.text(Setting::MenuPage));
    let target = page.map(MenuTarget::Page).or(url.map(MenuTarget::Url));
    match (title, target) {
        (Some(title), Some(target)) => Some(MenuItem { title: title.value, target }),
        _ => {
            settings.report_at(problem, item.span.clone());
            None
        }
    }
}
