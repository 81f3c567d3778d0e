//! No two files import each other.

use std::collections::BTreeMap;

use super::imports::imports;
use super::none;
use super::source::sources;

/// Pairs of files that do for now, in the order of their paths, each with the reason.
const ALLOWED: [(&str, &str, &str); 0] = [];

/// The pairs, each with the first line of both that says so.
fn cycles() -> BTreeMap<(String, String), String> {
    let sources = sources();
    let mut first = BTreeMap::new();
    for import in imports(&sources).into_iter().filter(|import| !import.is_module) {
        first.entry((import.from, import.to)).or_insert(import.line);
    }
    let mutual = first.iter().filter_map(|(&(from, to), line)| {
        let back = first.get(&(to, from)).filter(|_| from < to)?;
        let lines = format!("{} and {}", sources[from].at(*line), sources[to].at(*back));
        Some(((sources[from].path.clone(), sources[to].path.clone()), lines))
    });
    mutual.collect()
}

fn is_allowed(pair: &(String, String)) -> bool {
    ALLOWED.iter().any(|(one, other, _)| (*one, *other) == (&*pair.0, &*pair.1))
}

#[test]
fn law_7_no_two_files_import_each_other() {
    let found = cycles().into_iter().filter(|(pair, _)| !is_allowed(pair));
    none(found.map(|(_, lines)| lines).collect(), "what both need belongs in a third file");
}

#[test]
fn law_7_every_allowed_cycle_is_still_there() {
    let cycles = cycles();
    let is_there = |one: &str, other: &str| cycles.contains_key(&(one.to_string(), other.to_string()));
    let gone = ALLOWED.iter().filter(|(one, other, _)| !is_there(one, other));
    none(gone.map(|(one, other, _)| format!("{one} and {other}")).collect(), "remove these from the list");
}
