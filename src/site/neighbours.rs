//! Posts that have most in common with a post.

use std::collections::BTreeSet;

use super::{DocumentId, Site};

/// How many posts on each side, in the order of time, are looked at for one term. Rare terms are looked at whole;
/// of a term on thousands of posts the nearest are, so that the cost does not grow with the site.
const WINDOW: usize = 24;

/// Up to `count` posts of the edition that share terms with `id`: each shared term weighs the more the rarer it is;
/// among equals the nearest in time come first.
pub fn related(site: &Site, edition: usize, id: DocumentId, count: usize) -> Vec<DocumentId> {
    let listing = &site.editions[edition].listing;
    let own = &site.documents[id].terms;
    let counted = counted_taxonomies(site);
    let mut candidates: BTreeSet<DocumentId> = BTreeSet::new();
    for taxonomy in &counted {
        for term in &own[*taxonomy] {
            let posts = &listing.terms[*taxonomy][*term];
            let at = posts.partition_point(|post| *post < id);
            let near = &posts[at.saturating_sub(WINDOW)..posts.len().min(at + WINDOW + 1)];
            candidates.extend(near);
        }
    }
    let translations = &site.documents[id].translations;
    candidates.retain(|other| *other != id && !translations.contains(other));
    let mut scored: Vec<(f64, usize, DocumentId)> = candidates
        .into_iter()
        .map(|other| (score(site, edition, &counted, id, other), other.abs_diff(id), other))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    scored.into_iter().take(count).map(|(_, _, other)| other).collect()
}

/// Tags and categories say what a post is about; authors and series have lists of their own.
fn counted_taxonomies(site: &Site) -> Vec<usize> {
    let about = |index: &usize| !matches!(&*site.taxonomies[*index].taxonomy.name, "authors" | "series");
    (0..site.taxonomies.len()).filter(about).collect()
}

fn score(site: &Site, edition: usize, taxonomies: &[usize], one: DocumentId, other: DocumentId) -> f64 {
    let listing = &site.editions[edition].listing;
    let all = listing.posts.len() as f64;
    let mut score = 0.0;
    for taxonomy in taxonomies {
        for term in &site.documents[one].terms[*taxonomy] {
            if site.documents[other].terms[*taxonomy].contains(term) {
                score += (1.0 + all / listing.terms[*taxonomy][*term].len().max(1) as f64).ln();
            }
        }
    }
    score
}
