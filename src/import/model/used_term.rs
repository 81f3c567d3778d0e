//! The terms that items name.

use std::collections::BTreeMap;

/// A term and how often it is used.
#[derive(Clone, Debug, Default)]
pub(crate) struct UsedTerm {
    pub(crate) domain: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    /// By language, if the export has several in one name.
    pub(crate) names: Vec<(String, String)>,
}

/// Terms by number, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    pub(crate) all: Vec<UsedTerm>,
    by_name: BTreeMap<(String, String), u32>,
}

impl Terms {
    /// The number of a term; a new term gets a new one.
    pub(crate) fn number(&mut self, domain: &str, slug: &str, name: &str) -> u32 {
        // Without a slug, as in old exports, the name identifies the term.
        let key = if slug.is_empty() { format!("\u{0}{}", crate::base::tag::fold(name)) } else { slug.to_string() };
        let all = &mut self.all;
        *self.by_name.entry((domain.to_string(), key)).or_insert_with(|| {
            all.push(UsedTerm {
                domain: domain.to_string(),
                slug: slug.to_string(),
                name: name.to_string(),
                names: Vec::new(),
            });
            (all.len() - 1) as u32
        })
    }

    /// Adds the names of a term by language.
    pub(crate) fn add_names(&mut self, number: u32, names: &[(String, String)]) {
        let own = &mut self.all[number as usize].names;
        for (language, name) in names {
            if own.iter().all(|(known, _)| known != language) {
                own.push((language.clone(), name.clone()));
            }
        }
    }
}

/// The category that WordPress gives to posts without one.
pub(crate) fn is_default_category(domain: &str, slug: &str, name: &str) -> bool {
    let slug = if slug.is_empty() { crate::base::url::slugify(name) } else { slug.to_string() };
    domain == "category" && matches!(slug.as_str(), "uncategorized" | "uncategorised" | "tak-berkategori")
}
