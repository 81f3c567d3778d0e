//! The authors.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::base::tag::{fold, slug_or_hash};
use crate::base::url;
use crate::import::model::{Survey, Taxonomy};

/// The authors.
pub(crate) struct People {
    pub(crate) names: Vec<String>,
    slugs: Vec<String>,
    /// The numbers of those who have published.
    pub(crate) writers: BTreeSet<u32>,
    /// Set if one person wrote everything.
    pub(crate) single: bool,
}

impl People {
    pub(crate) fn of(survey: &Survey, taxonomies: &[Taxonomy]) -> People {
        let (names, slugs) = authors(survey);
        let public = survey.entries.iter().filter(|entry| entry.status.is_public());
        let writers: BTreeSet<u32> = public.filter_map(|entry| entry.author).collect();
        let single = writers.len() < 2 && !taxonomies.iter().any(|taxonomy| taxonomy.domain == "author");
        People { names, slugs, writers, single }
    }

    /// The slug of each author's list of posts; none without such a list.
    pub(crate) fn pages(&self) -> Vec<Option<String>> {
        self.slugs.iter().map(|slug| (!self.single).then(|| slug.clone())).collect()
    }

    /// Registry entries of authors whose slug differs from the one of their name.
    pub(crate) fn registry(&self) -> Map<String, Value> {
        let mut registry: Map<String, Value> = Map::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for author in &self.writers {
            let (name, slug) = (&self.names[*author as usize], &self.slugs[*author as usize]);
            // Two authors of one name would need the same entry.
            let free = seen.insert(fold(name)) & (seen.insert(fold(slug)) || fold(name) == fold(slug));
            if free && slug_or_hash(name) != *slug {
                registry.insert(slug.clone(), json!(name));
            }
        }
        registry
    }
}

/// Names and slugs of authors, by number.
fn authors(survey: &Survey) -> (Vec<String>, Vec<String>) {
    let name = |login: &String| {
        let known = survey.channel.authors.iter().find(|author| author.login == *login);
        known.map_or(login.clone(), |author| author.name.clone())
    };
    let names: Vec<String> = survey.authors.iter().map(name).collect();
    let mut slugs: Vec<String> = Vec::with_capacity(names.len());
    for (at, login) in survey.authors.iter().enumerate() {
        // Two logins with one name are one author here.
        let known = names[..at].iter().position(|name| fold(name) == fold(&names[at]));
        slugs.push(match (known, url::slugify(login)) {
            (Some(known), _) => slugs[known].clone(),
            (None, slug) if slug.is_empty() => slug_or_hash(&names[at]),
            (None, slug) => slug,
        });
    }
    (names, slugs)
}
