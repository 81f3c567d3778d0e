//! Related posts: those that have the most terms in common with a post.

use super::edition::Listing;
use super::id::{ByDocument, DocumentId, TaxonomyId, TermKey};
use super::mark::Mark;
use super::neighbours::Neighbours;
use super::whole::Site;

/// How many earlier and how many later posts are compared for one term. Of rare terms these are all posts; of a term on
/// thousands of posts the nearest in time, so that the cost does not grow with the site.
const WINDOW: usize = 24;

/// Up to `count` posts that share terms with `id`: those in its own language, then others in the edition of its page. Rare terms
/// count more. Of posts with the same score, those nearest in time come first. None is a neighbour or a translation, neither of
/// the post nor of another one.
pub fn related(site: &Site, id: DocumentId, around: Neighbours, count: usize) -> Vec<DocumentId> {
    let taken = [Some(id), around.newer, around.older].map(|one| one.map(|one| site.group(one)));
    let group = |other: DocumentId| Some(site.group(other)).filter(|group| !taken.contains(&Some(*group)));
    let all = &site.editions[site.documents[id].edition].listing;
    let own = site.own_lists(id);
    let mut found = own.map_or_else(Vec::new, |own| nearest(site, own, id, count, &group));
    let has_others = own.is_none_or(|own| !std::ptr::eq(own, all));
    if has_others && found.len() < count {
        // What has a version in the post's language would be shown in that.
        let foreign = |other: DocumentId| site.version_in_language_of(id, other).is_none();
        let group = |other: DocumentId| group(other).filter(|_| foreign(other));
        found.extend(nearest(site, all, id, count - found.len(), &group));
    }
    found.into_iter().map(|other| site.version_for(id, other)).collect()
}

/// The group of translations that a post belongs to; `None` if the post is not to be shown.
type GroupOf<'g> = &'g dyn Fn(DocumentId) -> Option<DocumentId>;

/// The same among the posts of some lists.
fn nearest(site: &Site, lists: &Listing, id: DocumentId, count: usize, group: GroupOf<'_>) -> Vec<DocumentId> {
    if count == 0 {
        return Vec::new();
    }
    let windows = windows(site, lists, id);
    let score = |other: DocumentId| {
        let terms = &site.documents[other].terms;
        windows
            .iter()
            .filter(|shared| terms[shared.key.taxonomy].contains(&shared.key.term))
            .map(|shared| shared.weight)
            .sum()
    };
    best(&candidates(&windows, &site.marks), id, count, &score, group)
}

/// The posts around a post that have one of its terms, for each term.
fn windows<'p>(site: &Site, lists: &'p Listing, id: DocumentId) -> Vec<Window<'p>> {
    let all = lists.posts.len() as f64;
    let mut windows = Vec::new();
    for taxonomy in counted_taxonomies(site) {
        for term in &site.documents[id].terms[taxonomy] {
            let posts = &lists.terms[taxonomy][*term];
            let weight = (1.0 + all / posts.len().max(1) as f64).ln();
            let at = posts.partition_point(|post| *post < id);
            let near = &posts[at.saturating_sub(WINDOW)..posts.len().min(at + WINDOW + 1)];
            let key = TermKey { taxonomy, term: *term };
            let known = known(near, near.len() == posts.len());
            windows.push(Window { key, mark: Mark::of_term(key), weight, near, known });
        }
    }
    windows
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

/// A post that may be one of the best.
struct Scored {
    score: f64,
    id: DocumentId,
    group: DocumentId,
}

/// The best `count` by score; of those with the same score, the nearest; of translations of each other, one. A post that cannot be
/// one of them is neither scored nor read.
fn best(
    candidates: &[Candidate],
    id: DocumentId,
    count: usize,
    score: &dyn Fn(DocumentId) -> f64,
    group: GroupOf<'_>,
) -> Vec<DocumentId> {
    let order = |a: &Scored, b: &Scored| {
        b.score.total_cmp(&a.score).then((a.id.distance(id), a.id).cmp(&(b.id.distance(id), b.id)))
    };
    let mut first: Vec<Scored> = Vec::with_capacity(count + 1);
    let (known, unknown): (Vec<&Candidate>, Vec<&Candidate>) = candidates.iter().partition(|one| one.unknown == 0.0);
    for one in known.into_iter().chain(unknown) {
        let least = first.get(count - 1).map_or(f64::NEG_INFINITY, |last| last.score);
        // Sums in another order can differ in their last digits.
        if one.known + one.unknown + 1e-9 < least {
            continue;
        }
        let Some(group) = group(one.id) else { continue };
        let score = if one.unknown == 0.0 { one.known } else { score(one.id) };
        let one = Scored { score, id: one.id, group };
        if let Some(same) = first.iter().position(|other| other.group == group) {
            if order(&first[same], &one).is_lt() {
                continue;
            }
            first.remove(same);
        }
        let at = first.partition_point(|known| order(known, &one).is_lt());
        first.insert(at, one);
        first.truncate(count);
    }
    first.into_iter().map(|one| one.id).collect()
}

fn counted_taxonomies(site: &Site) -> impl Iterator<Item = TaxonomyId> {
    let topical = site.taxonomies.iter_enumerated().filter(|(_, index)| index.taxonomy.role.is_topical());
    topical.map(|(taxonomy, _)| taxonomy)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{self, Prepared, Request};
    use crate::input::source::Sources;
    use crate::site::{TermId, neighbours};

    fn tags() -> TaxonomyId {
        TaxonomyId::from(0)
    }

    /// The posts around a post with one of its terms, in a simple way, the best first: every one is scored.
    fn scored(site: &Site, lists: &Listing, id: DocumentId) -> Vec<DocumentId> {
        let all = lists.posts.len() as f64;
        let own = &site.documents[id].terms[tags()];
        let weight = |term: TermId| (1.0 + all / lists.terms[tags()][term].len().max(1) as f64).ln();
        let near = own.iter().flat_map(|term| {
            let posts = &lists.terms[tags()][*term];
            let at = posts.partition_point(|post| *post < id);
            posts[at.saturating_sub(WINDOW)..posts.len().min(at + WINDOW + 1)].to_vec()
        });
        let mut found: Vec<DocumentId> = near.collect();
        found.sort_unstable();
        found.dedup();
        let score = |other: DocumentId| {
            let shared = own.iter().filter(|term| site.documents[other].terms[tags()].contains(term));
            shared.map(|term| weight(*term)).sum::<f64>()
        };
        let mut scored: Vec<(f64, DocumentId)> = found.into_iter().map(|other| (score(other), other)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.distance(id), a.1).cmp(&(b.1.distance(id), b.1))));
        scored.into_iter().map(|(_, other)| other).collect()
    }

    /// All versions of a post.
    fn versions(site: &Site, id: DocumentId) -> &[DocumentId] {
        &site.documents[id].translations
    }

    /// The same as [`related`] in a simple way.
    fn plainly(site: &Site, id: DocumentId, around: Neighbours, count: usize) -> Vec<DocumentId> {
        let own = |other: &DocumentId| site.documents[*other].is_read_like(&site.documents[id]);
        let lists = site.own_lists(id);
        let first = lists.map_or_else(Vec::new, |lists| scored(site, lists, id));
        let all = scored(site, &site.editions[site.documents[id].edition].listing, id);
        let others = all.into_iter().filter(|other| !versions(site, *other).iter().any(own));
        let mut shown: Vec<DocumentId> = Vec::new();
        for other in first.into_iter().chain(others).filter(|_| count > 0) {
            let is_version = |one: &DocumentId| versions(site, other).contains(one);
            let taken = [Some(id), around.newer, around.older];
            if shown.len() == count || taken.iter().flatten().chain(&shown).any(is_version) {
                continue;
            }
            let tag = |other: DocumentId| &site.documents[other].post.language.tag;
            let exact = versions(site, other).iter().find(|one| tag(**one) == tag(id));
            shown.push(*exact.or_else(|| versions(site, other).iter().find(|one| own(one))).unwrap_or(&other));
        }
        shown
    }

    /// A site with posts in these languages. A third of the posts has translations, some only in British English.
    fn prepared(settings: &str, languages: &[&str]) -> Prepared {
        let mut site = format!("-- site.yaml --\nbase_url: https://example.org/\n{settings}\n");
        for number in 0..240_u32 {
            // One tag on most posts, some on many, some on few.
            let tags = ["a", ["b", "c", "d"][number as usize % 3], &format!("rare{}", number * 7 % 40)].join(", ");
            let tags = if number % 5 == 0 { format!("x{}", number % 11) } else { tags };
            let (month, day) = (number / 28 + 1, number % 28 + 1);
            let at = (number * number / 7) as usize % languages.len();
            let several = if number % 3 == 0 { 1 + number as usize % languages.len() } else { 1 };
            for (later, lang) in languages.iter().cycle().skip(at).take(several).enumerate() {
                let year = 2016 + later;
                let front = format!("title: T\ndate: {year}-{month:02}-{day:02}\ntags: [{tags}]\nlang: {lang}");
                writeln!(
                    site,
                    "-- content/posts/p{number}.{lang}.md --\n---\n{front}\ntranslation: p{number}\n---\nText."
                )
                .unwrap();
            }
        }
        build::prepare(Sources::of(&site, "2026-01-01T00:00:00Z"), &Request::default(), &mut Cache::default())
    }

    /// Sites of one language and of several; `ms` and `en-GB` have no edition of their own.
    const SITES: [(&str, &[&str]); 6] = [
        ("", &["en"]),
        ("", &["en", "en-GB"]),
        ("languages: [en, id, ar]", &["en", "id", "ar"]),
        ("languages: [en, id, ar]\narchives: together", &["en", "id", "ar", "en", "ms"]),
        ("languages: [en, id, ar]\narchives: separate", &["ar", "en", "en-GB", "id", "ms"]),
        ("languages: [en, id]", &["id", "ms", "en", "id", "en-GB"]),
    ];

    #[test]
    fn only_posts_that_cannot_be_among_the_best_are_not_scored() {
        for (settings, languages) in SITES {
            let prepared = prepared(settings, languages);
            let site = &prepared.renderer().unwrap().site;
            for id in (0..site.post_count).map(DocumentId::from) {
                let around = neighbours(site, id);
                for count in [0, 1, 3, 60] {
                    let (found, plain) = (related(site, id, around, count), plainly(site, id, around, count));
                    assert_eq!(found, plain, "{settings} {id:?} {count}");
                }
            }
        }
    }

    #[test]
    fn neither_neighbours_nor_related_posts_are_two_versions_of_one_text() {
        for (settings, languages) in SITES {
            let prepared = prepared(settings, languages);
            let site = &prepared.renderer().unwrap().site;
            for id in (0..site.post_count).map(DocumentId::from) {
                let around = neighbours(site, id);
                let related = related(site, id, around, 8);
                let all: Vec<DocumentId> =
                    [Some(id), around.newer, around.older].into_iter().flatten().chain(related.clone()).collect();
                for (at, one) in all.iter().enumerate() {
                    assert!(!all[..at].iter().any(|other| versions(site, *other).contains(one)), "{settings} {all:?}");
                }
                let own = |other: &DocumentId| site.documents[*other].is_read_like(&site.documents[id]);
                assert!(related.is_sorted_by_key(|other| !own(other)), "{settings} {id:?}: its own language first");
            }
        }
    }
}
