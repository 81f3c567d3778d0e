//! Links between two languages as proposals in all languages.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Link;
use super::proposal::Proposal;
use super::vocabulary::{TermNumber, Vocabulary};
use crate::base::tag::slug_or_hash;
use crate::base::url;

/// The proposals, by key. A likely link of a term that is certain in another language is left out.
pub(super) fn joined(links: &[Link], vocabulary: &Vocabulary<'_>, languages: &[&str]) -> Vec<Proposal> {
    let certain: Vec<&Link> = links.iter().filter(|link| link.is_certain).collect();
    let mut groups = groups(&certain);
    let settled: BTreeSet<TermNumber> = groups.iter().flatten().copied().collect();
    let is_open = |link: &&Link| [link.terms.0, link.terms.1].iter().all(|term| !settled.contains(term));
    let likely: Vec<&Link> = links.iter().filter(|link| !link.is_certain).filter(is_open).collect();
    groups.extend(self::groups(&likely));
    let mut proposals: BTreeMap<String, Proposal> = BTreeMap::new();
    for terms in groups {
        let own = links.iter().filter(|link| terms.contains(&link.terms.0) && terms.contains(&link.terms.1));
        if let Some(proposal) = proposal(&terms, &own.collect::<Vec<_>>(), vocabulary, languages) {
            proposals.entry(proposal.key.clone()).or_insert(proposal);
        }
    }
    proposals.into_values().collect()
}

/// The terms that links join, each set once.
fn groups(links: &[&Link]) -> Vec<BTreeSet<TermNumber>> {
    let mut groups: Vec<BTreeSet<TermNumber>> = Vec::new();
    let mut places: BTreeMap<TermNumber, usize> = BTreeMap::new();
    for link in links {
        let (one, other) = link.terms;
        let at = places.get(&one).or(places.get(&other)).copied().unwrap_or_else(|| {
            groups.push(BTreeSet::new());
            groups.len() - 1
        });
        for term in [one, other] {
            let moved =
                places.get(&term).filter(|place| **place != at).map(|place| std::mem::take(&mut groups[*place]));
            for term in moved.into_iter().flatten().chain([term]) {
                groups[at].insert(term);
                places.insert(term, at);
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// A proposal for these terms; none if two of them are terms of one language, or if the key is the name of another term.
fn proposal(
    terms: &BTreeSet<TermNumber>,
    links: &[&Link],
    vocabulary: &Vocabulary<'_>,
    languages: &[&str],
) -> Option<Proposal> {
    let mut others =
        terms.iter().enumerate().flat_map(|(at, one)| terms.iter().skip(at + 1).map(move |other| (one, other)));
    if others.any(|(one, other)| vocabulary.share_a_language(*one, *other)) {
        return None;
    }
    let name = |language: &&str| {
        let name = terms.iter().find_map(|term| vocabulary.name(*term, language))?;
        Some((language.to_string(), name.to_string()))
    };
    let names: Vec<(String, String)> = languages.iter().filter_map(name).collect();
    let key = slug_or_hash(&names.first()?.1);
    let is_own = vocabulary.named(&key).is_none_or(|term| terms.contains(&term));
    let is_usable = is_own && url::check_segment(&key).is_ok();
    let is_certain = links.iter().all(|link| link.is_certain);
    is_usable.then(|| Proposal {
        key,
        names,
        evidence: links.iter().map(|link| link.evidence.clone()).collect(),
        is_certain,
    })
}
