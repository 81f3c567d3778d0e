//! Tags, categories and other terms in the new site.
//!
//! Takes the export's terms, how often each is used and in which language; gives the site's registries. Each term keeps
//! its URL, and translations of one tag become one term.

use crate::base::tag::{fold, slug_or_hash};
use crate::base::url;
use crate::import::model::{Channel, SiteTerm, Taxonomy, Terms, Uses};
use crate::import::read::wordpress::php;
use std::collections::{BTreeMap, BTreeSet};

/// Domains that do not group posts.
const NOT_TERMS: [&str; 12] = [
    "language",
    "post_translations",
    "term_translations",
    "term_language",
    "nav_menu",
    "post_format",
    "translation_priority",
    "wp_theme",
    "wp_template_part_area",
    "wp_pattern_category",
    "link_category",
    "amp_validation_error",
];

/// The site's name and folder for a domain; `None` if readers never saw its terms.
pub(crate) fn site_name(domain: &str) -> Option<(String, String)> {
    match domain {
        "category" => Some(("categories".to_string(), "category".to_string())),
        "post_tag" => Some(("tags".to_string(), "tag".to_string())),
        "series" => Some(("series".to_string(), "series".to_string())),
        // Co-Authors Plus stores a post's authors as terms.
        "author" => Some(("authors".to_string(), "author".to_string())),
        _ if NOT_TERMS.contains(&domain) || domain.starts_with("pll_") => None,
        _ => {
            let name = url::slugify(domain);
            (!name.is_empty() && url::check_segment(&name).is_ok()).then(|| (name.clone(), name))
        }
    }
}

/// The taxonomies that published posts use, each with its terms by slug.
pub(crate) fn taxonomies(terms: &Terms, uses: &Uses, channel: &Channel, first_language: &str) -> Vec<Taxonomy> {
    let mut domains: Vec<&str> = terms.all.iter().map(|term| term.domain.as_str()).collect();
    domains.sort_unstable();
    domains.dedup();
    let mut taxonomies: Vec<Taxonomy> = domains
        .into_iter()
        .filter_map(|domain| {
            let (name, folder) = site_name(domain)?;
            let terms = Clusters::new(domain, terms, uses, channel, first_language).settle();
            Some(Taxonomy { domain: domain.to_string(), name, folder, terms })
        })
        .collect();
    taxonomies.retain(|taxonomy| !taxonomy.terms.is_empty());
    taxonomies
}

/// The terms of one domain while they are merged.
struct Clusters<'a> {
    domain: &'a str,
    terms: &'a Terms,
    uses: &'a Uses,
    channel: &'a Channel,
    first_language: &'a str,
}

impl Clusters<'_> {
    fn new<'a>(
        domain: &'a str,
        terms: &'a Terms,
        uses: &'a Uses,
        channel: &'a Channel,
        first_language: &'a str,
    ) -> Clusters<'a> {
        Clusters { domain, terms, uses, channel, first_language }
    }

    fn settle(&self) -> Vec<SiteTerm> {
        let groups = self.groups();
        let clusters = self.clusters(&groups);
        // Each name belongs to the term that has it; no slug of another may collide with it.
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        for (at, members) in clusters.iter().enumerate() {
            for member in members {
                owners.entry(fold(self.name(*member))).or_insert(at);
            }
        }
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut settled: Vec<SiteTerm> = Vec::new();
        for (at, members) in clusters.iter().enumerate() {
            let term = self.term(at, members, &groups, &mut owners, &mut taken);
            settled.push(term);
        }
        settled.sort_by(|a, b| a.slug.cmp(&b.slug));
        settled
    }

    fn name(&self, member: u32) -> &str {
        &self.terms.all[member as usize].name
    }

    fn slug(&self, member: u32) -> &str {
        &self.terms.all[member as usize].slug
    }

    fn count(&self, member: u32) -> usize {
        self.uses.get(&member).map_or(0, |by_language| by_language.values().sum())
    }

    /// For each term number, its group of translations and its language.
    fn groups(&self) -> BTreeMap<u32, (String, String)> {
        let mut by_id: BTreeMap<u64, (String, String)> = BTreeMap::new();
        for group in self.channel.terms.iter().filter(|term| term.taxonomy == "term_translations") {
            let Some(members) = php::parse(&group.description) else { continue };
            for (language, id) in members.entries() {
                if let Some(id) = id.scalar().and_then(|id| id.parse().ok()) {
                    by_id.insert(id, (group.slug.clone(), language.clone()));
                }
            }
        }
        let mut groups = BTreeMap::new();
        for term in self.channel.terms.iter().filter(|term| term.taxonomy == self.domain) {
            let wpml = term.group.clone().zip(term.language.clone());
            let Some(group) = by_id.get(&term.id).cloned().or(wpml) else { continue };
            let same = |other: &&u32| self.slug(**other) == term.slug;
            if let Some(number) = self.own().iter().find(same) {
                groups.insert(*number, group);
            }
        }
        groups
    }

    /// The terms of this domain that published posts use.
    fn own(&self) -> Vec<u32> {
        let all = self.terms.all.iter().enumerate();
        let own = all.filter(|(at, term)| term.domain == self.domain && self.count(*at as u32) > 0);
        own.map(|(at, _)| at as u32).collect()
    }

    /// Merges terms with the same key or in the same group of translations; the most used comes first.
    fn clusters(&self, groups: &BTreeMap<u32, (String, String)>) -> Vec<Vec<u32>> {
        let mut clusters: Vec<Vec<u32>> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for number in self.own() {
            let mut keys = vec![format!("name {}", fold(self.name(number)))];
            keys.extend(groups.get(&number).map(|(group, _)| format!("group {group}")));
            let found: Vec<usize> = keys.iter().filter_map(|key| places.get(key).copied()).collect();
            let at = found.first().copied().unwrap_or_else(|| {
                clusters.push(Vec::new());
                clusters.len() - 1
            });
            clusters[at].push(number);
            for other in found.into_iter().filter(|other| *other != at).collect::<Vec<_>>() {
                let moved = std::mem::take(&mut clusters[other]);
                clusters[at].extend(moved);
                places.values_mut().filter(|place| **place == other).for_each(|place| *place = at);
            }
            for key in keys {
                places.insert(key, at);
            }
        }
        clusters.retain(|members| !members.is_empty());
        for members in &mut clusters {
            let first = |number: &u32| groups.get(number).is_some_and(|(_, language)| language == self.first_language);
            members.sort_by_key(|number| (!first(number), std::cmp::Reverse(self.count(*number)), *number));
        }
        clusters
    }

    /// The names of a term by language: those of its translations, and those that the export has in one name.
    fn names(
        &self,
        at: usize,
        members: &[u32],
        groups: &BTreeMap<u32, (String, String)>,
        owners: &mut BTreeMap<String, usize>,
    ) -> Vec<(String, String)> {
        let mut names: Vec<(String, String)> = Vec::new();
        let of_groups = members.iter().filter_map(|member| Some((&groups.get(member)?.1, self.name(*member))));
        let marked = members.iter().flat_map(|member| &self.terms.all[*member as usize].names);
        let marked = marked.filter(|(_, name)| *owners.entry(fold(name)).or_insert(at) == at);
        let marked = marked.map(|(language, name)| (language, name.as_str()));
        for (language, name) in of_groups.chain(marked) {
            if !names.iter().any(|(known, _)| known == language) {
                names.push((language.clone(), name.to_string()));
            }
        }
        names
    }

    fn term(
        &self,
        at: usize,
        members: &[u32],
        groups: &BTreeMap<u32, (String, String)>,
        owners: &mut BTreeMap<String, usize>,
        taken: &mut BTreeSet<String>,
    ) -> SiteTerm {
        let main = members[0];
        let shown = self.name(main);
        let by_name = slug_or_hash(shown);
        let wanted = match self.slug(main) {
            "" => by_name.clone(),
            slug => slug.to_string(),
        };
        let mut free = |slug: &str, owners: &mut BTreeMap<String, usize>| {
            let owner = *owners.entry(fold(slug)).or_insert(at);
            owner == at && url::check_segment(slug).is_ok() && taken.insert(url::fold_path(slug))
        };
        let slug = if free(&wanted, owners) { wanted.clone() } else { by_name.clone() };
        taken.insert(url::fold_path(&slug));
        let names = self.names(at, members, groups, owners);
        let mut term = SiteTerm { slug: slug.clone(), members: members.to_vec(), names, ..SiteTerm::default() };
        let mut known: BTreeSet<String> = [fold(shown), fold(&slug)].into_iter().collect();
        known.extend(term.names.iter().map(|(_, name)| fold(name)));
        for member in members {
            if known.insert(fold(self.name(*member))) {
                term.also.push(self.name(*member).to_string());
            }
        }
        // The URLs of the others: a spelling with that slug redirects to the term.
        let mut led: BTreeSet<String> =
            term.names.iter().map(|(_, name)| name).chain(&term.also).map(|name| slug_or_hash(name)).collect();
        led.extend([slug.clone(), by_name.clone()]);
        for old in members.iter().map(|member| self.slug(*member)).filter(|old| !old.is_empty()) {
            if led.contains(old) {
                continue;
            }
            let owner = *owners.entry(fold(old)).or_insert(at);
            match owner == at && slug_or_hash(old) == old {
                true => drop((led.insert(old.to_string()), term.also.push(old.to_string()))),
                false => term.lost_slugs.push(old.to_string()),
            }
        }
        let same_slug = members.iter().all(|member| slug_or_hash(self.name(*member)) == slug);
        term.registered = !same_slug || !term.also.is_empty() || term.names.len() > 1;
        if term.registered && term.names.is_empty() {
            term.names = vec![(String::new(), shown.to_string())];
        }
        term
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::import::model::Term;
    use crate::import::model::UsedTerm;

    /// `(slug, name, uses in en, uses in id, group, language)`.
    type Inputs<'a> = (&'a str, &'a str, usize, usize, &'a str, &'a str);

    fn tags(given: &[Inputs<'_>]) -> Taxonomy {
        let mut terms = Terms::default();
        let mut uses = Uses::new();
        let mut channel = Channel::default();
        let mut groups: BTreeMap<&str, Vec<(&str, u64)>> = BTreeMap::new();
        for (at, (slug, name, en, id, group, language)) in given.iter().enumerate() {
            terms.all.push(UsedTerm {
                domain: "post_tag".into(),
                slug: slug.to_string(),
                name: name.to_string(),
                ..UsedTerm::default()
            });
            let by_language = [("en", *en), ("id", *id)].into_iter().filter(|(_, count)| *count > 0);
            uses.insert(at as u32, by_language.map(|(tag, count)| (tag.to_string(), count)).collect());
            let id = at as u64 + 1;
            channel.terms.push(Term { id, taxonomy: "post_tag".into(), slug: slug.to_string(), ..Term::default() });
            if !group.is_empty() {
                groups.entry(group).or_default().push((language, id));
            }
        }
        for (group, members) in groups {
            let inner: String =
                members.iter().map(|(language, id)| format!("s:{}:\"{language}\";i:{id};", language.len())).collect();
            channel.terms.push(Term {
                taxonomy: "term_translations".into(),
                slug: group.to_string(),
                description: format!("a:{}:{{{inner}}}", members.len()),
                ..Term::default()
            });
        }
        taxonomies(&terms, &uses, &channel, "en").into_iter().next().unwrap_or_default()
    }

    fn registry(given: &[Inputs<'_>]) -> String {
        crate::import::yaml::document(&tags(given).registry(&["en".to_string(), "id".to_string()]))
    }

    #[test]
    fn a_tag_whose_url_matches_its_name_needs_no_entry() {
        assert_eq!(registry(&[("social-media", "Social Media", 3, 0, "", ""), ("asean", "ASEAN", 1, 1, "", "")]), "");
    }

    #[test]
    fn translations_of_a_tag_share_one_entry() {
        let given =
            [("social-media", "social media", 3, 0, "g", "en"), ("media-sosial", "media sosial", 0, 9, "g", "id")];
        assert_eq!(registry(&given), "social-media:\n  en: social media\n  id: media sosial\n");
    }

    #[test]
    fn spellings_of_one_name_share_one_entry_and_their_urls_redirect() {
        let given = [("medsos", "Medsos", 1, 0, "", ""), ("medsos-2", "medsos", 5, 0, "", "")];
        let taxonomy = tags(&given);
        assert_eq!(taxonomy.terms.len(), 1);
        assert_eq!(taxonomy.terms[0].slug, "medsos-2");
        assert_eq!(registry(&given), "medsos-2: medsos\n");
    }

    #[test]
    fn a_url_that_differs_from_the_name_is_kept_by_an_entry() {
        assert_eq!(registry(&[("cpp", "C++", 1, 0, "", "")]), "cpp: C++\n");
        assert_eq!(
            registry(&[("luar-negeri", "Politik Luar Negeri", 1, 0, "", "")]),
            "luar-negeri: Politik Luar Negeri\n"
        );
    }

    #[test]
    fn a_slug_that_is_the_name_of_another_term_is_not_used() {
        let taxonomy = tags(&[("kopi", "Teh", 1, 0, "", ""), ("kopi-2", "Kopi", 1, 0, "", "")]);
        let slugs: Vec<&str> = taxonomy.terms.iter().map(|term| term.slug.as_str()).collect();
        assert_eq!(slugs, ["kopi-2", "teh"]);
        let text = format!(
            "base_url: https://example.org/\ntags:\n{}",
            crate::import::yaml::document(&taxonomy.registry(&["en".to_string()]))
                .lines()
                .map(|line| format!("  {line}\n"))
                .collect::<String>()
        );
        let mut diagnostics = Diagnostics::new();
        crate::input::config::parse(&crate::base::yaml::Text::new("site.yaml", &text), None, &mut diagnostics);
        assert_eq!(diagnostics, []);
    }

    #[test]
    fn a_term_that_no_published_post_uses_is_left_out() {
        assert!(tags(&[("rahasia", "Rahasia", 0, 0, "", "")]).terms.is_empty());
    }
}
