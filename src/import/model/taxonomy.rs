//! A taxonomy of the new site, and its terms.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A taxonomy of the site, made from one domain of the export.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taxonomy {
    /// The export's name: `post_tag`.
    pub(crate) domain: String,
    /// The name in the site: `tags`.
    pub(crate) name: String,
    /// The folder in its URLs: `tag`.
    pub(crate) folder: String,
    pub(crate) terms: Vec<SiteTerm>,
}

/// A term of the site: one or several terms of the export.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SiteTerm {
    pub(crate) slug: String,
    /// The numbers of its terms in the export, the main one first.
    pub(crate) members: Vec<u32>,
    /// Names by language, if it has several or its URL needs a registry entry.
    pub(crate) names: Vec<(String, String)>,
    /// Other spellings.
    pub(crate) also: Vec<String>,
    /// Whether it needs a registry entry.
    pub(crate) registered: bool,
    /// Slugs that redirected here and that the registry cannot keep.
    pub(crate) lost_slugs: Vec<String>,
}

/// How a term of the export is used: the number of published posts by language tag.
pub(crate) type Uses = BTreeMap<u32, BTreeMap<String, usize>>;

impl Taxonomy {
    /// The registry for `site.yaml`; empty if no term needs an entry.
    pub(crate) fn registry(&self, languages: &[String]) -> Map<String, Value> {
        let mut registry = Map::new();
        for term in self.terms.iter().filter(|term| term.registered) {
            let for_all = term.names.iter().find(|(language, _)| language.is_empty()).map(|(_, name)| name);
            let value = match for_all {
                Some(name) if term.also.is_empty() => json!(name),
                _ => {
                    let mut entry = Map::new();
                    for language in languages {
                        let own = term.names.iter().find(|(known, _)| known == language).map(|(_, name)| name);
                        let name = own.or(for_all);
                        entry.extend(name.map(|name| (language.clone(), json!(name))));
                    }
                    if !term.also.is_empty() {
                        entry.insert("also".to_string(), json!(term.also));
                    }
                    Value::Object(entry)
                }
            };
            registry.insert(term.slug.clone(), value);
        }
        registry
    }
}
