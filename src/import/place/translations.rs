//! The keys that translations of each other share.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::model::{Placed, Survey};

/// The key that each entry shares with its translations.
pub(crate) fn translations(
    survey: &Survey,
    placed: &[Placed],
    languages: &[String],
    first: &str,
) -> Vec<Option<String>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in survey.entries.iter().enumerate() {
        if let Some(group) = &entry.group {
            groups.entry(group.to_string()).or_default().push(at);
        }
    }
    // WPML's copies name their original by its number.
    for (at, entry) in survey.entries.iter().enumerate() {
        let copies = groups.get_mut(&format!("copy:{}", entry.id));
        if let Some(copies) = copies.filter(|copies| !copies.contains(&at)) {
            copies.push(at);
        }
    }
    let mut keys = vec![None; survey.entries.len()];
    groups.retain(|_, members| members.len() > 1);
    if groups.is_empty() {
        return keys;
    }
    let mut taken: BTreeSet<String> = placed.iter().map(|placed| stem(&placed.file)).collect();
    for members in groups.into_values() {
        let main = members.iter().find(|at| languages[**at] == first).unwrap_or(&members[0]);
        let slug = &survey.entries[*main].slug;
        let wanted = if slug.is_empty() { format!("post-{}", survey.entries[*main].id) } else { slug.to_string() };
        let own: Vec<String> = members.iter().map(|at| stem(&placed[*at].file)).collect();
        let free = |key: &String, taken: &BTreeSet<String>| own.contains(key) || !taken.contains(key);
        let mut numbered = (1..).map(|number| if number == 1 { wanted.clone() } else { format!("{wanted}-{number}") });
        let key = numbered.find(|key| free(key, &taken)).unwrap_or(wanted.clone());
        taken.insert(key.clone());
        for at in members {
            keys[at] = Some(key.clone());
        }
    }
    keys
}

/// The part of a file's name that translations share.
fn stem(file: &str) -> String {
    file.trim_start_matches("content/").split('.').next().unwrap_or_default().to_string()
}
