//! The queries that templates may use: `queries:` in the theme's `theme.yaml` and in `site.yaml`.
//!
//! Takes the configuration and the theme's file; gives each query by its name, those of the site in place of the theme's, and
//! diagnostics. A theme without queries costs one search in its file.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::reader::Reader;
use crate::base::yaml::{Key, Node, Text, parse};
use crate::input::config::Config;
use crate::input::filter::{self, Filter};
use crate::input::keys::is_same;
use crate::input::source::{CONFIG_FILE, Sources};

/// The key of the queries in both files.
const KEY: &str = "queries";

/// One query.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub(crate) filter: Filter,
    /// The file that has it.
    pub(crate) file: String,
}

impl Query {
    /// Whether the author of the site wrote it, and not the theme's.
    pub(crate) fn is_of_site(&self) -> bool {
        self.file == CONFIG_FILE
    }
}

/// The queries by name.
pub type Queries = BTreeMap<String, Query>;

/// Reads the queries of the theme in this folder, and those of the site.
pub(super) fn read(config: &Config, folder: &str, sources: &Sources, diagnostics: &mut Diagnostics) -> Queries {
    let mut queries = Queries::new();
    let file = format!("{folder}theme.yaml");
    let text = sources.text(&file).and_then(Result::ok).filter(|text| text.contains(KEY));
    if let Some(text) = text {
        let text = Text::new(&file, &text);
        let node = parse(&text, 0..text.text.len(), diagnostics);
        let entries = node.as_ref().and_then(Node::map).unwrap_or_default();
        if let Some((key, node)) = entries.iter().find(|(key, node)| is_same(&key.name, KEY) && !node.is_null()) {
            let own = Reader { text: &text, diagnostics: &mut *diagnostics }.map(key, node).unwrap_or_default();
            add(own, &text, config, &mut queries, diagnostics);
        }
    }
    if !config.queries.is_empty() {
        let text = sources.shown(CONFIG_FILE);
        add(&config.queries, &Text::new(CONFIG_FILE, &text), config, &mut queries, diagnostics);
    }
    queries
}

/// Adds the queries of one file.
fn add(
    entries: &[(Key, Node)],
    text: &Text<'_>,
    config: &Config,
    queries: &mut Queries,
    diagnostics: &mut Diagnostics,
) {
    for (key, node) in entries {
        if !is_identifier(&key.name) {
            let problem = Diagnostic::error(format!("`{}` cannot be the name of a query", key.name));
            let hint = format!("write it in letters, digits and underscores, as `{}`", identifier(&key.name));
            diagnostics.push(problem.at(text.place(key.span.clone())).hint(hint));
            continue;
        }
        let reader = Reader { text, diagnostics: &mut *diagnostics };
        if let Some(filter) = filter::read(reader, key, node, &config.taxonomies) {
            queries.insert(key.name.clone(), Query { filter, file: text.file.to_string() });
        }
    }
}

/// Whether templates can write a name after a dot.
fn is_identifier(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    name.starts_with(is_letter) && name.chars().all(|letter| is_letter(letter) || letter.is_ascii_digit())
}

/// A name that is like this one.
fn identifier(name: &str) -> String {
    let letters: String =
        name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    if is_identifier(&letters) { letters } else { format!("q_{letters}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_site(site: &str, theme: &str) -> (Queries, Vec<String>) {
        let files = format!(
            "-- site.yaml --\nbase_url: https://example.org/\n{site}-- themes/chancery/theme.yaml --\nname: x\n{theme}"
        );
        let sources = Sources::of(&files, "2026-01-01T00:00:00Z");
        let mut diagnostics = Diagnostics::new();
        let text = sources.shown(CONFIG_FILE).into_owned();
        let config = crate::input::config::parse(&Text::new(CONFIG_FILE, &text), None, &mut diagnostics);
        let queries = config.map(|config| read(&config, "themes/chancery/", &sources, &mut diagnostics));
        let said = |diagnostic: &Diagnostic| {
            let place = diagnostic.place.clone().unwrap();
            format!("{}:{}:{} {}", place.file, place.line, place.column, diagnostic.message)
        };
        (queries.unwrap_or_default(), diagnostics.iter().map(said).collect())
    }

    #[test]
    fn a_query_of_the_site_replaces_the_one_of_the_theme() {
        let theme = "queries:\n  latest: { limit: 3 }\n  pinned: { featured: true }\n";
        let (queries, said) = read_site("queries: { latest: { limit: 7, tag: a } }\n", theme);
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(queries.keys().collect::<Vec<_>>(), ["latest", "pinned"]);
        assert_eq!(queries["latest"].filter.limit, Some(7));
        assert!(queries["latest"].is_of_site() && !queries["pinned"].is_of_site());
    }

    #[test]
    fn what_is_wrong_in_either_file_is_an_error_with_its_place() {
        for (site, theme, wanted) in [
            ("queries: { my-list: true }\n", "", "site.yaml:2:12 `my-list` cannot be the name of a query"),
            ("queries: { a: { tgas: x } }\n", "", "site.yaml:2:17 `a` has no key `tgas`"),
            ("queries: [a]\n", "", "site.yaml:2:10 `queries` must be a map, not a list"),
            ("", "queries: { a: 5 }\n", "themes/chancery/theme.yaml:2:15 `a` must be `true`, `false` or a map"),
            ("", "queries: { a: { tgas: x } }\n", "themes/chancery/theme.yaml:2:17 `a` has no key `tgas`"),
            ("", "queries: [\n", "themes/chancery/theme.yaml:2:10 this is not YAML"),
            ("", "queries: text\n", "themes/chancery/theme.yaml:2:10 `queries` must be a map, not `text`"),
        ] {
            let (_, said) = read_site(site, theme);
            assert!(said.len() == 1 && said[0].starts_with(wanted), "{site}{theme}: {said:?}");
        }
    }

    #[test]
    fn the_name_in_a_hint_can_be_a_name() {
        for name in ["my-list", "2016", "é", "a b"] {
            assert!(!is_identifier(name) && is_identifier(&identifier(name)), "{name}");
        }
        assert!(is_identifier("latest_3"));
    }
}
