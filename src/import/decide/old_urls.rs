//! The lists and feeds of the old blog, and where they are now.
//!
//! Takes the survey, the places of its entries and the site's terms; gives the old URLs that the new site does not have
//! itself, each with the page that it redirects to.

use super::list_urls::{self, ListUrls};
use super::pattern::Pattern;
use crate::import::model::{Kind, Lists, OldUrl, Program, Survey, Taxonomy, Term, Uses, is_default_category};
use std::collections::{BTreeMap, BTreeSet};

/// What the lists are computed from.
pub(crate) struct Inputs<'a> {
    pub(crate) survey: &'a Survey,
    pub(crate) pattern: &'a Pattern,
    pub(crate) taxonomies: &'a [Taxonomy],
    pub(crate) uses: &'a Uses,
    /// The language of each entry.
    pub(crate) languages: &'a [String],
    pub(crate) first: &'a str,
    /// The feed of a list that replaces an old one: `feed.xml`.
    pub(crate) feed: &'a str,
    /// The slug of each author's page, by number; none without such a page.
    pub(crate) authors: &'a [Option<String>],
}

impl Inputs<'_> {
    /// The old blog's folder for a language: empty, or `/id`.
    fn prefix(&self, language: &str) -> String {
        match self.pattern.prefixed && language != self.first {
            true => format!("/{language}"),
            false => String::new(),
        }
    }

    /// Each language of published posts, with the day and author of each post.
    fn published(&self) -> impl Iterator<Item = usize> {
        let entries = self.survey.entries.iter().enumerate();
        entries.filter(|(_, entry)| entry.kind == Kind::Post && entry.status.is_public()).map(|(at, _)| at)
    }

    /// All lists and feeds that the old blog had.
    pub(crate) fn lists(&self) -> Lists {
        let mut lists = Lists::default();
        let known = self.list_urls();
        self.feeds(&known, &mut lists.urls);
        if known.has_dates {
            self.dates(&mut lists.urls);
        }
        if known.has_authors {
            self.authors(&mut lists.urls);
        }
        self.terms(&mut lists);
        self.no_category(&mut lists);
        lists.urls.sort();
        lists.urls.dedup_by(|a, b| a.old == b.old);
        lists
    }

    fn list_urls(&self) -> ListUrls {
        list_urls::of(self.survey.program)
    }

    /// Adds the old URL of a list and that of its feed. `new` ends with a slash.
    fn list(&self, urls: &mut Vec<OldUrl>, old: String, new: String) {
        if let Some(feed) = self.list_urls().feed_of_list {
            urls.push(OldUrl { old: format!("{old}{feed}"), new: format!("{new}{}", self.feed) });
        }
        urls.push(OldUrl { old, new });
    }

    fn prefixes(&self) -> BTreeSet<String> {
        self.published().map(|at| self.prefix(&self.languages[at])).chain([String::new()]).collect()
    }

    fn feeds(&self, known: &ListUrls, urls: &mut Vec<OldUrl>) {
        for prefix in self.prefixes() {
            for feed in known.feeds {
                urls.push(OldUrl { old: format!("{prefix}{feed}"), new: format!("{prefix}/{}", self.feed) });
            }
            for page in known.home_pages {
                urls.push(OldUrl { old: format!("{prefix}{page}"), new: format!("{prefix}/") });
            }
        }
    }

    fn dates(&self, urls: &mut Vec<OldUrl>) {
        let mut days = BTreeSet::new();
        for at in self.published() {
            if let Some(date) = self.survey.entries[at].date {
                days.insert((String::new(), date.day()));
                days.insert((self.prefix(&self.languages[at]), date.day()));
            }
        }
        for (prefix, day) in days {
            let old = |rest: String| format!("{prefix}{}/{rest}/", self.pattern.front);
            let year = format!("{:04}", day.year());
            let month = format!("{year}/{:02}", day.month());
            urls.push(OldUrl { old: old(year.clone()), new: format!("{prefix}/{year}/") });
            urls.push(OldUrl { old: old(month.clone()), new: format!("{prefix}/{month}/") });
            let by_day = format!("{month}/{:02}", day.day());
            urls.push(OldUrl { old: old(by_day), new: format!("{prefix}/{month}/") });
        }
    }

    fn authors(&self, urls: &mut Vec<OldUrl>) {
        let mut seen = BTreeSet::new();
        for at in self.published() {
            let Some(author) = self.survey.entries[at].author else { continue };
            seen.insert((String::new(), author));
            seen.insert((self.prefix(&self.languages[at]), author));
        }
        for (prefix, author) in seen {
            let nicename = crate::base::url::slugify(&self.survey.authors[author as usize]);
            if nicename.is_empty() {
                continue;
            }
            let old = format!("{prefix}{}/author/{nicename}/", self.pattern.front);
            let new = match self.authors.get(author as usize).and_then(Option::as_ref) {
                Some(slug) => format!("{prefix}{}/author/{slug}/", self.pattern.front),
                None => format!("{prefix}/"),
            };
            self.list(urls, old, new);
        }
    }

    /// The list of posts without a category; the home page replaces it.
    fn no_category(&self, lists: &mut Lists) {
        let none = |term: &&Term| is_default_category(&term.taxonomy, &term.slug, &term.name);
        for term in self.survey.channel.terms.iter().filter(none) {
            let old = format!("{}/category/{}/", self.pattern.front, term.slug);
            self.list(&mut lists.urls, old, "/".to_string());
            if term.id > 0 {
                lists.categories.insert(term.id, "/".to_string());
            }
        }
    }

    fn terms(&self, lists: &mut Lists) {
        // In WordPress a plugin's terms for authors have other slugs than their lists.
        let is_listed = |domain: &str| domain != "author" || self.survey.program != Program::WordPress;
        for taxonomy in self.taxonomies.iter().filter(|taxonomy| is_listed(&taxonomy.domain)) {
            let own = self.survey.channel.terms.iter().filter(|term| term.taxonomy == taxonomy.domain);
            let known: Known<'_> = own.map(|term| (term.slug.as_str(), term)).collect();
            let mut at: BTreeMap<String, String> = BTreeMap::new();
            for term in &taxonomy.terms {
                for member in &term.members {
                    self.term(lists, &known, taxonomy, &term.slug, *member, &mut at);
                }
            }
            self.above(lists, &known, taxonomy, &at);
        }
    }

    /// The lists of one term of the old blog, in each language it was used in. Their new paths are added to `at`.
    fn term(
        &self,
        lists: &mut Lists,
        known: &Known<'_>,
        taxonomy: &Taxonomy,
        new_slug: &str,
        member: u32,
        at: &mut BTreeMap<String, String>,
    ) {
        let used = &self.survey.terms.all[member as usize];
        let slug = if used.slug.is_empty() { crate::base::url::slugify(&used.name) } else { used.slug.clone() };
        let languages = self.uses.get(&member).into_iter().flatten();
        let prefixes: BTreeSet<String> = languages.map(|(language, _)| self.prefix(language)).collect();
        for prefix in prefixes {
            let new = format!("{prefix}/{}/{new_slug}/", taxonomy.folder);
            let base = format!("{prefix}/{}", taxonomy.folder);
            let mut paths = vec![format!("{base}/{slug}/")];
            paths.extend(nested(known, &slug).map(|path| format!("{base}/{path}/")));
            for old in paths {
                self.list(&mut lists.urls, old, new.clone());
            }
            let term = known.get(slug.as_str());
            if let Some(term) = term.filter(|term| term.id > 0 && taxonomy.domain == "category") {
                lists.categories.insert(term.id, new.clone());
            }
            at.entry(slug.clone()).or_insert(new);
        }
    }

    /// Terms without posts that have other terms below them: the old blog showed the posts of those. Such a list
    /// redirects to the first of the terms below.
    fn above(&self, lists: &mut Lists, known: &Known<'_>, taxonomy: &Taxonomy, at: &BTreeMap<String, String>) {
        for (slug, new) in at {
            let Some(path) = nested(known, slug) else { continue };
            let above: Vec<&str> = path.split('/').collect();
            for depth in (1..above.len()).filter(|depth| !at.contains_key(above[depth - 1])) {
                let flat = format!("/{}/{}/", taxonomy.folder, above[depth - 1]);
                for old in [flat, format!("/{}/{}/", taxonomy.folder, above[..depth].join("/"))] {
                    self.list(&mut lists.urls, old, new.clone());
                }
                let term = known.get(above[depth - 1]);
                if let Some(term) = term.filter(|term| term.id > 0 && taxonomy.domain == "category") {
                    lists.categories.entry(term.id).or_insert_with(|| new.clone());
                }
            }
        }
    }
}

/// What the export says of each term of one taxonomy, by slug.
type Known<'a> = BTreeMap<&'a str, &'a Term>;

/// The path of a term below others, `dunia/asia`; none at the top level.
fn nested(known: &Known<'_>, slug: &str) -> Option<String> {
    let mut path = vec![slug.to_string()];
    let mut above = known.get(slug)?.parent.clone();
    while !above.is_empty() && path.len() < 20 && !path.contains(&above) {
        path.insert(0, above.clone());
        above = known.get(above.as_str()).map(|term| term.parent.clone()).unwrap_or_default();
    }
    (path.len() > 1).then(|| path.join("/"))
}
