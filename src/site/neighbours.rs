//! Related posts: those that have the most terms in common with a post.

use super::id::{ByDocument, DocumentId, EditionId, TaxonomyId, TermKey};
use super::mark::Mark;
use super::whole::Site;

/// How many earlier and how many later posts are compared for one term. Of rare terms these are all posts; of a term on
/// thousands of posts the nearest in time, so that the cost does not grow with the site.
const WINDOW: usize = 24;

/// Up to `count` posts of the edition that share terms with `id`. Rare terms count more. Of posts with the same score,
/// those nearest in time come first.
pub fn related(site: &Site, edition: EditionId, id: DocumentId, count: usize) -> Vec<DocumentId> {
    if count == 0 {
        return Vec::new();
    }
    let listing = &site.editions[edition].listing;
    let all = listing.posts.len() as f64;
    let mut windows: Vec<Window<'_>> = Vec::new();
    for taxonomy in counted_taxonomies(site) {
        for term in &site.documents[id].terms[taxonomy] {
            let posts = &listing.terms[taxonomy][*term];
            let weight = (1.0 + all / posts.len().max(1) as f64).ln();
            let at = posts.partition_point(|post| *post < id);
            let near = &posts[at.saturating_sub(WINDOW)..posts.len().min(at + WINDOW + 1)];
            let key = TermKey { taxonomy, term: *term };
            let known = known(near, near.len() == posts.len());
            windows.push(Window { key, mark: Mark::of_term(key), weight, near, known });
        }
    }
    let score = |other: DocumentId| {
        let terms = &site.documents[other].terms;
        windows
            .iter()
            .filter(|shared| terms[shared.key.taxonomy].contains(&shared.key.term))
            .map(|shared| shared.weight)
            .sum()
    };
    let translations = &site.documents[id].translations;
    let mut candidates = candidates(&windows, &site.marks);
    candidates.retain(|one| one.id != id && !translations.contains(&one.id));
    best(&candidates, id, count, &score)
}

/// The posts with one of the post's terms that are nearest in time.
struct Window<'p> {
    key: TermKey,
    mark: Mark,
    weight: f64,
    near: &'p [DocumentId],
    /// The first and the last post of which `near` says whether they have the term. A `RangeInclusive` has to know whether it has
    /// ended, and each of some hundred posts is compared with it.
    known: (DocumentId, DocumentId),
}

/// See [`Window::known`]. A window with all posts of a term covers every post.
fn known(near: &[DocumentId], whole: bool) -> (DocumentId, DocumentId) {
    match near {
        [first, .., last] if !whole => (*first, *last),
        [only] if !whole => (*only, *only),
        _ => (DocumentId::from(0), DocumentId::from(usize::MAX)),
    }
}

/// A post found in a window.
struct Candidate {
    id: DocumentId,
    /// The sum of the weights of the terms that it surely shares.
    known: f64,
    /// The sum of the weights of the terms that it may share in addition.
    unknown: f64,
}

/// The posts of all windows, each once, in order. The posts themselves are not read: there are many, and they are far apart
/// in memory.
fn candidates(windows: &[Window<'_>], marks: &ByDocument<Mark>) -> Vec<Candidate> {
    let mut rests: Vec<&[DocumentId]> = windows.iter().map(|window| window.near).collect();
    let mut candidates = Vec::with_capacity(windows.iter().map(|window| window.near.len()).sum());
    while let Some(id) = rests.iter().filter_map(|rest| rest.first()).min().copied() {
        let mut candidate = Candidate { id, known: 0.0, unknown: 0.0 };
        let mark = marks[id];
        for (window, rest) in windows.iter().zip(&mut rests) {
            match rest.split_first() {
                Some((first, others)) if *first == id => {
                    candidate.known += window.weight;
                    *rest = others;
                }
                _ if window.known.0 <= id && id <= window.known.1 => {}
                _ if mark.may_have(window.mark) => candidate.unknown += window.weight,
                _ => {}
            }
        }
        candidates.push(candidate);
    }
    candidates
}

/// The best `count` by score; of those with the same score, the nearest. A post that cannot be one of them is not scored.
fn best(candidates: &[Candidate], id: DocumentId, count: usize, score: &dyn Fn(DocumentId) -> f64) -> Vec<DocumentId> {
    let order = |a: &(f64, DocumentId), b: &(f64, DocumentId)| {
        b.0.total_cmp(&a.0).then((a.1.distance(id), a.1).cmp(&(b.1.distance(id), b.1)))
    };
    let mut first: Vec<(f64, DocumentId)> = Vec::with_capacity(count + 1);
    let (known, unknown): (Vec<&Candidate>, Vec<&Candidate>) = candidates.iter().partition(|one| one.unknown == 0.0);
    for one in known.into_iter().chain(unknown) {
        let least = first.get(count - 1).map_or(f64::NEG_INFINITY, |(score, _)| *score);
        // Sums in another order can differ in their last digits.
        if one.known + one.unknown + 1e-9 < least {
            continue;
        }
        let one = (if one.unknown == 0.0 { one.known } else { score(one.id) }, one.id);
        let at = first.partition_point(|known| order(known, &one).is_lt());
        first.insert(at, one);
        first.truncate(count);
    }
    first.into_iter().map(|(_, other)| other).collect()
}

fn counted_taxonomies(site: &Site) -> impl Iterator<Item = TaxonomyId> {
    let topical = site.taxonomies.iter_enumerated().filter(|(_, index)| index.taxonomy.role.is_topical());
    topical.map(|(taxonomy, _)| taxonomy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::{Source, Sources};
    use crate::site::TermId;

    /// The same in a simple way: every post in a window is scored.
    fn plainly(site: &Site, id: DocumentId, count: usize) -> Vec<DocumentId> {
        let listing = &site.editions[EditionId::ROOT].listing;
        let tags = TaxonomyId::from(0);
        let all = listing.posts.len() as f64;
        let own = &site.documents[id].terms[tags];
        let weight = |term: TermId| (1.0 + all / listing.terms[tags][term].len().max(1) as f64).ln();
        let near = own.iter().flat_map(|term| {
            let posts = &listing.terms[tags][*term];
            let at = posts.partition_point(|post| *post < id);
            posts[at.saturating_sub(WINDOW)..posts.len().min(at + WINDOW + 1)].to_vec()
        });
        let mut found: Vec<DocumentId> = near.filter(|other| *other != id).collect();
        found.sort_unstable();
        found.dedup();
        let score = |other: DocumentId| {
            let shared = own.iter().filter(|term| site.documents[other].terms[tags].contains(term));
            shared.map(|term| weight(*term)).sum::<f64>()
        };
        let mut scored: Vec<(f64, DocumentId)> = found.into_iter().map(|other| (score(other), other)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.distance(id), a.1).cmp(&(b.1.distance(id), b.1))));
        scored.into_iter().take(count).map(|(_, other)| other).collect()
    }

    #[test]
    fn only_posts_that_cannot_be_among_the_best_are_not_scored() {
        let mut sources = Sources::of("-- site.yaml --\nbase_url: https://example.org/\n", "2026-01-01T00:00:00Z");
        for number in 0..240_u32 {
            // One tag on most posts, some on many, some on few.
            let tags = ["a", ["b", "c", "d"][number as usize % 3], &format!("rare{}", number * 7 % 40)].join(", ");
            let tags = if number % 5 == 0 { format!("x{}", number % 11) } else { tags };
            let (month, day) = (number / 28 + 1, number % 28 + 1);
            let text = format!("---\ntitle: T\ndate: 2016-{month:02}-{day:02}\ntags: [{tags}]\n---\nText.\n");
            sources.files.insert(format!("content/posts/p{number}.md"), Source::new(text.into_bytes()));
        }
        let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
        let site = &prepared.renderer().unwrap().site;
        for id in (0..site.post_count).map(DocumentId::from) {
            for count in [1, 3, 60] {
                assert_eq!(related(site, EditionId::ROOT, id, count), plainly(site, id, count), "{id:?} {count}");
            }
        }
        assert!(related(site, EditionId::ROOT, 0.into(), 0).is_empty());
    }
}
