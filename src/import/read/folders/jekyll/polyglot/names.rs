//! The files of texts that are translations of each other: `kopi.md` and `kopi.fr.md`.

use std::collections::BTreeSet;

use serde_json::json;

use super::places::{Group, Place};
use super::settings::Polyglot;
use crate::base::url::fold_path;
use crate::import::model::Blog;

/// Names the files.
pub(super) fn settle(polyglot: &Polyglot, groups: &[Group], blog: &mut Blog) {
    let shown: Vec<Vec<&Place>> = groups.iter().map(|group| members(polyglot, group)).collect();
    let in_groups: BTreeSet<usize> =
        shown.iter().filter(|places| places.len() > 1).flatten().map(|place| place.file).collect();
    let others = blog.files.iter().enumerate().filter(|(at, _)| !in_groups.contains(at));
    let mut taken: BTreeSet<String> = others.map(|(_, file)| fold_path(&file.to)).collect();
    for places in shown.into_iter().filter(|places| places.len() > 1) {
        let names = free(polyglot, &places, blog, &mut taken);
        let day = blog.files[places[0].file].day;
        for (place, name) in places.iter().zip(names) {
            let file = &mut blog.files[place.file];
            // The name of the file says the date of the first one.
            if let Some(own) = file.day.filter(|own| Some(*own) != day && file.front.get("date").is_none()) {
                file.front.set("date", json!(own.to_string()));
            }
            file.to = name;
        }
        same_key(&places, blog);
    }
}

/// One text for each language of the new site, that in the default language first.
fn members<'a>(polyglot: &Polyglot, group: &'a Group) -> Vec<&'a Place> {
    let mut places: Vec<&Place> = group.places.iter().filter(|place| place.home.is_some()).collect();
    places.sort_by_key(|place| place.language);
    let mut tags = BTreeSet::new();
    places.retain(|place| tags.insert(polyglot.tag(place.language)));
    places
}

/// Names that no other file has: that of the first one, and the same with the language for the others.
fn free(polyglot: &Polyglot, places: &[&Place], blog: &Blog, taken: &mut BTreeSet<String>) -> Vec<String> {
    let own = &blog.files[places[0].file].to;
    let stem = own.strip_suffix(".md").unwrap_or(own);
    let is_language = |end: &str| polyglot.number(end).is_some();
    let (base, end) = match stem.rsplit_once('.').filter(|(_, end)| is_language(end)) {
        Some((base, _)) => (base, &own[base.len()..]),
        None => (stem, ".md"),
    };
    let named = |number: usize| -> Vec<String> {
        let base = if number == 1 { base.to_string() } else { format!("{base}-{number}") };
        let others = places[1..].iter().map(|place| format!("{base}.{}.md", polyglot.tag(place.language)));
        std::iter::once(format!("{base}{end}")).chain(others).collect()
    };
    let is_free = |names: &Vec<String>| names.iter().all(|name| !taken.contains(&fold_path(name)));
    let names = (1..).map(named).find(is_free).unwrap_or_default();
    taken.extend(names.iter().map(|name| fold_path(name)));
    names
}

/// A key that only some of them have would part them.
fn same_key(places: &[&Place], blog: &mut Blog) {
    let keys: BTreeSet<Option<String>> =
        places.iter().map(|place| blog.files[place.file].front.translation_key()).collect();
    let Some(name) = keys.iter().flatten().next().filter(|_| keys.len() > 1).cloned() else { return };
    for place in places {
        blog.files[place.file].front.set_translation_key(&name);
    }
}
