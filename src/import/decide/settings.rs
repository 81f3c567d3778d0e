//! The new site's `site.yaml`.
//!
//! Takes what an import found out about a blog; gives the text of the file, with a comment above each setting.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::import::yaml;

/// What an import knows of the site.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) title: String,
    /// By language, if they differ.
    pub(crate) titles: Map<String, Value>,
    pub(crate) description: String,
    pub(crate) descriptions: Map<String, Value>,
    pub(crate) base_url: String,
    /// Tags and own names, the site's default language first.
    pub(crate) languages: Vec<(String, String)>,
    pub(crate) time_zone: Option<String>,
    /// The author, if there is only one.
    pub(crate) author: Option<String>,
    pub(crate) posts: Option<String>,
    pub(crate) pages: Option<String>,
    /// The name of a taxonomy, its permalink if it is not the default, and its registry.
    pub(crate) taxonomies: Vec<(String, Option<String>, Map<String, Value>)>,
    /// By taxonomy: entries for its registry that are only likely, each on one line.
    pub(crate) perhaps: BTreeMap<String, Vec<String>>,
    pub(crate) menu: Option<Value>,
    /// Further settings.
    pub(crate) more: Map<String, Value>,
}

const BUILT_IN: [&str; 4] = ["tags", "categories", "authors", "series"];

impl Settings {
    pub(crate) fn text(&self) -> String {
        let head = "# The settings of this site, as found in the old blog. Change what you like.\n";
        format!("{head}{}{}{}", self.site(), self.terms(), self.links())
    }

    /// What the site is, and how its URLs are made.
    fn site(&self) -> String {
        let mut text = String::new();
        let mut add = |remark: &str, key: &str, value: Value| text.push_str(&setting(remark, key, value));
        let either = |one: &str, all: &Map<String, Value>| if all.is_empty() { json!(one) } else { json!(all) };
        add("The name of the site.", "title", either(&self.title, &self.titles));
        if !self.description.is_empty() {
            add(
                "A sentence for search engines, feeds and the top of the home page.",
                "description",
                either(&self.description, &self.descriptions),
            );
        }
        add("The site's public URL.", "base_url", json!(self.base_url));
        let languages: Map<String, Value> =
            self.languages.iter().map(|(tag, name)| (tag.clone(), json!(name))).collect();
        add("The languages. The first is the default.", "languages", Value::Object(languages));
        if let Some(zone) = &self.time_zone {
            add("The time zone of dates that have none.", "timezone", json!(zone));
        }
        if let Some(author) = &self.author {
            add("The author.", "author", json!(author));
        }
        let mut permalinks = Map::new();
        permalinks.extend(self.posts.as_ref().map(|posts| ("posts".to_string(), json!(posts))));
        permalinks.extend(self.pages.as_ref().map(|pages| ("pages".to_string(), json!(pages))));
        if !permalinks.is_empty() {
            add("URLs as on the old blog.", "permalinks", Value::Object(permalinks));
        }
        text
    }

    /// The taxonomies and their terms.
    fn terms(&self) -> String {
        let mut text = String::new();
        let own = |(name, permalink, _): &&(String, Option<String>, Map<String, Value>)| {
            permalink.is_some() || !BUILT_IN.contains(&name.as_str())
        };
        let changed: Map<String, Value> = self.taxonomies.iter().filter(own).map(taxonomy).collect();
        if !changed.is_empty() {
            let remark = "Taxonomies in addition to tags and categories, and their URLs.";
            text.push_str(&setting(remark, "taxonomies", Value::Object(changed)));
        }
        for (name, _, registry) in self
            .taxonomies
            .iter()
            .filter(|(name, _, registry)| BUILT_IN.contains(&name.as_str()) && !registry.is_empty())
        {
            text.push_str(&setting(remark_of(name), name, Value::Object(registry.clone())));
            text.push_str(&self.perhaps(name, "  # "));
        }
        text + &self.perhaps_elsewhere()
    }

    /// The menu, and settings that stay as they were.
    fn links(&self) -> String {
        let mut text = String::new();
        if let Some(menu) = &self.menu {
            text.push_str(&setting("Links at the top of each page.", "menu", menu.clone()));
        }
        for (key, value) in &self.more {
            text.push_str(&setting("As on the old blog.", key, value.clone()));
        }
        text
    }

    /// What may be added to the registry of a taxonomy, as comments that begin like this.
    fn perhaps(&self, name: &str, begin: &str) -> String {
        let lines = self.perhaps.get(name).filter(|lines| !lines.is_empty());
        let lines = lines.map(|lines| lines.iter().map(|line| format!("{begin}{line}\n")).collect::<String>());
        lines.map_or(String::new(), |lines| format!("{begin}{PERHAPS}\n{lines}"))
    }

    /// The same for the taxonomies whose registry is not at the top level of the file, or is empty.
    fn perhaps_elsewhere(&self) -> String {
        let has_block = |name: &str| {
            let own = |(known, _, registry): &(String, Option<String>, Map<String, Value>)| {
                known == name && BUILT_IN.contains(&name) && !registry.is_empty()
            };
            self.taxonomies.iter().any(own)
        };
        let others = self.perhaps.keys().filter(|name| !has_block(name));
        let block = |name: &String| {
            let key = if BUILT_IN.contains(&name.as_str()) { name.clone() } else { format!("taxonomies.{name}.terms") };
            format!("\n# {key}:\n{}", self.perhaps(name, "#   "))
        };
        others.map(block).collect()
    }
}

/// The first of these comments.
const PERHAPS: &str = "Perhaps one term each. Delete the `#` before those that are:";

/// A setting with a comment above it.
fn setting(remark: &str, key: &str, value: Value) -> String {
    format!("\n# {remark}\n{}", yaml::document(&Map::from_iter([(key.to_string(), value)])))
}

fn taxonomy((name, permalink, registry): &(String, Option<String>, Map<String, Value>)) -> (String, Value) {
    let mut details = Map::new();
    details.extend(permalink.as_ref().map(|permalink| ("permalink".to_string(), json!(permalink))));
    if !registry.is_empty() && !BUILT_IN.contains(&name.as_str()) {
        details.insert("terms".to_string(), Value::Object(registry.clone()));
    }
    (name.clone(), Value::Object(details))
}

fn remark_of(name: &str) -> &'static str {
    match name {
        "tags" => {
            "Tags with several names, or with a URL that differs from the name. The key is used in the URL: /tag/KEY/"
        }
        "categories" => "Categories with several names, or with a URL that differs from the name.",
        "authors" => "Authors, with the URLs of their pages.",
        _ => "Series with several names, or with a URL that differs from the name.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;

    #[test]
    fn the_written_settings_are_read_without_a_warning() {
        let settings = Settings {
            title: "Kopi: catatan #1".into(),
            description: "Dua bahasa".into(),
            base_url: "https://example.org/blog/".into(),
            languages: vec![("en".into(), "English".into()), ("id".into(), "Bahasa Indonesia".into())],
            time_zone: Some("Asia/Jakarta".into()),
            author: Some("Dewi".into()),
            posts: Some("/:lang/:year/:month/:day/:slug/".into()),
            pages: None,
            taxonomies: vec![
                ("tags".into(), Some("/topik/:slug/".into()), Map::from_iter([("cpp".to_string(), json!("C++"))])),
                (
                    "kawasan".into(),
                    None,
                    Map::from_iter([("asia".to_string(), json!({"en": "Asia", "also": ["asie"]}))]),
                ),
            ],
            menu: Some(json!([{ "title": "Tentang", "url": "/tentang/" }])),
            ..Settings::default()
        };
        let text = settings.text();
        let mut diagnostics = Diagnostics::new();
        let config =
            crate::input::config::parse(&crate::base::yaml::Text::new("site.yaml", &text), None, &mut diagnostics);
        assert_eq!(diagnostics, [], "{text}");
        let config = config.unwrap();
        assert_eq!(config.title.get(&config.languages[0].order).map(|title| title.text), Some("Kopi: catatan #1"));
        assert_eq!(config.languages[1].language.name, "Bahasa Indonesia");
        assert!(config.taxonomies.iter().any(|taxonomy| taxonomy.name == "kawasan" && taxonomy.registry.len() == 1));
    }
}
