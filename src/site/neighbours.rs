//! Posts that have most in common with a post.

use super::{DocumentId, Site};

/// How many posts on each side, in the order of time, are looked at for one term. Rare terms are looked at whole;
/// of a term on thousands of posts the nearest are, so that the cost does not grow with the site.
const WINDOW: usize = 24;

/// Up to `count` posts of the edition that share terms with `id`: each shared term weighs the more the rarer it is;
/// among equals the nearest in time come first.
pub fn related(site: &Site, edition: usize, id: DocumentId, count: usize) -> Vec<DocumentId> {
    if count == 0 {
        return Vec::new();
    }
    let listing = &site.editions[edition].listing;
    let all = listing.posts.len() as f64;
    let mut weights: Vec<(usize, usize, f64)> = Vec::new();
    let mut candidates: Vec<DocumentId> = Vec::new();
    for taxonomy in counted_taxonomies(site) {
        for term in &site.documents[id].terms[taxonomy] {
            let posts = &listing.terms[taxonomy][*term];
            weights.push((taxonomy, *term, (1.0 + all / posts.len().max(1) as f64).ln()));
            let at = posts.partition_point(|post| *post < id);
            candidates.extend(&posts[at.saturating_sub(WINDOW)..posts.len().min(at + WINDOW + 1)]);
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    let translations = &site.documents[id].translations;
    candidates.retain(|other| *other != id && !translations.contains(other));
    let score = |other: DocumentId| {
        let terms = &site.documents[other].terms;
        let shared = weights.iter().filter(|(taxonomy, term, _)| terms[*taxonomy].contains(term));
        (shared.map(|(_, _, weight)| weight).sum(), other)
    };
    best(candidates.into_iter().map(score).collect(), id, count)
}

/// The first `count` by score; among equals the nearest.
fn best(mut scored: Vec<(f64, DocumentId)>, id: DocumentId, count: usize) -> Vec<DocumentId> {
    let order = |a: &(f64, DocumentId), b: &(f64, DocumentId)| {
        b.0.total_cmp(&a.0).then((a.1.abs_diff(id), a.1).cmp(&(b.1.abs_diff(id), b.1)))
    };
    if scored.len() > count {
        scored.select_nth_unstable_by(count, order);
        scored.truncate(count);
    }
    scored.sort_unstable_by(order);
    scored.into_iter().map(|(_, other)| other).collect()
}

/// Tags and categories say what a post is about; authors and series have lists of their own.
fn counted_taxonomies(site: &Site) -> impl Iterator<Item = usize> {
    let about = |index: &usize| !matches!(&*site.taxonomies[*index].taxonomy.name, "authors" | "series");
    (0..site.taxonomies.len()).filter(about)
}
