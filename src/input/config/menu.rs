//! The site's menus, one for each language or one for all.

use std::collections::BTreeMap;

use super::SiteLanguage;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::{At, Reader};
use crate::base::yaml::{Node, Value};

/// One link in a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    pub title: String,
    pub target: MenuTarget,
}

/// Where a menu's link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuTarget {
    /// An address as written: `https://…`, or a path of the site such as `/tag/`.
    Url(String),
    /// A Markdown file below content/: `about.md`.
    Page(At<String>),
}

/// `menu: [{title: About, page: about.md}]`, or the same by language.
pub fn read(reader: &mut Reader<'_>, languages: &[SiteLanguage]) -> BTreeMap<String, Vec<MenuItem>> {
    let mut menus = BTreeMap::new();
    match reader.first(&["menu"]) {
        Some((_, Node { value: Value::List(items), .. })) => {
            menus.insert(String::new(), read_items(reader, items));
        }
        Some((_, Node { value: Value::Map(entries), .. })) => {
            let tags: Vec<&str> = languages.iter().map(|site| site.language.tag.as_str()).collect();
            let mut inner = Reader { text: reader.text, entries, diagnostics: reader.diagnostics };
            super::report_unknown(&mut inner, &tags, "menu");
            for (key, node) in entries {
                match &node.value {
                    Value::List(items) => drop(menus.insert(key.name.clone(), read_items(&mut inner, items))),
                    Value::Null => {}
                    _ => drop(inner.wrong::<()>(key, node, "a list of links")),
                }
            }
        }
        Some((key, node)) => drop(reader.wrong::<()>(key, node, "a list of links, or one for each language")),
        None => {}
    }
    menus
}

fn read_items(reader: &mut Reader<'_>, items: &[Node]) -> Vec<MenuItem> {
    items.iter().filter_map(|item| read_item(reader, item)).collect()
}

fn read_item(reader: &mut Reader<'_>, item: &Node) -> Option<MenuItem> {
    let problem = Diagnostic::error("a menu's link needs a `title`, and a `url` or a `page`")
        .at(reader.text.place(item.span.clone()))
        .hint("write `- {title: About, page: about.md}`");
    let Some(entries) = item.map() else {
        reader.diagnostics.push(problem);
        return None;
    };
    let mut inner = Reader { text: reader.text, entries, diagnostics: reader.diagnostics };
    super::report_unknown(&mut inner, &["title", "url", "page"], "menu");
    let (title, url, page) = (inner.text(&["title"]), inner.text(&["url"]), inner.text(&["page"]));
    let target = page.map(MenuTarget::Page).or(url.map(|url| MenuTarget::Url(url.value)));
    match (title, target) {
        (Some(title), Some(target)) => Some(MenuItem { title: title.value, target }),
        _ => {
            reader.diagnostics.push(problem);
            None
        }
    }
}
