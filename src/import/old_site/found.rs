//! Finds the old page of each source.
//!
//! Takes the sources, with the addresses that were guessed, and the old site; gives the address of each source there. A
//! table of the old program is believed. Otherwise a page is the source's if it has its title and most of its words, and
//! of several the one with the fewest other words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::page::share;
use super::site::{OldPage, OldSite};
use super::source_words::source_words;
use super::titles::folded;
use crate::base::url::slugify;
use crate::import::model::{Blog, OldFile};
use crate::language::same_language;

/// Which page belongs to which source.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By number of the source: its site path on the old site.
    pub(crate) paths: Vec<Option<String>>,
    /// By number of the source: the number of its page.
    pub(crate) pages: Vec<Option<usize>>,
    /// Public sources that were looked for, and those that were recognised.
    pub(crate) wanted: usize,
    pub(crate) known: usize,
}

/// A share of words from which a page with the same title is the source's.
const WITH_TITLE: f64 = 0.5;
/// The same for a page at the guessed address whose title is another one.
const AT_ADDRESS: f64 = 0.7;
/// The same for any other page.
const BY_WORDS: f64 = 0.9;
/// A source with fewer words is found by its title and address only.
const FEW_WORDS: usize = 8;
/// With more comparisons of sources and pages, the words alone are not compared.
const MOST_COMPARED: usize = 400_000;

/// Finds the page of each source.
pub(crate) fn find(blog: &Blog, old: &OldSite) -> Found {
    let count = blog.files.len();
    let mut finder = Finder::new(old, count);
    let public: Vec<usize> = (0..count).filter(|at| !blog.files[*at].is_draft).collect();
    finder.found.wanted = public.len();
    if old.pages.is_empty() {
        finder.by_addresses(blog, &public);
    } else {
        finder.by_texts(blog, &public);
    }
    finder.found
}

struct Finder<'a> {
    old: &'a OldSite,
    by_title: BTreeMap<&'a str, Vec<usize>>,
    by_path: BTreeMap<&'a str, usize>,
    taken: BTreeSet<usize>,
    found: Found,
}

impl<'a> Finder<'a> {
    fn new(old: &'a OldSite, count: usize) -> Finder<'a> {
        let mut by_title: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut by_path = BTreeMap::new();
        for (at, page) in old.pages.iter().enumerate().filter(|(_, page)| page.leads_to.is_none()) {
            page.titles.iter().for_each(|title| by_title.entry(title).or_default().push(at));
            by_path.insert(page.path.as_str(), at);
        }
        let found = Found { paths: vec![None; count], pages: vec![None; count], ..Found::default() };
        Finder { old, by_title, by_path, taken: BTreeSet::new(), found }
    }

    fn take(&mut self, source: usize, page: usize) {
        self.taken.insert(page);
        self.found.known += 1;
        self.found.pages[source] = Some(page);
        self.found.paths[source] = Some(self.old.pages[page].path.clone());
    }

    /// With pages: by the table, by titles and words, and what is left by words alone.
    fn by_texts(&mut self, blog: &Blog, public: &[usize]) {
        let mut left = Vec::new();
        // Those at their guessed address first, so that no other source takes their page.
        let is_guessed = |file: &OldFile| file.old_path.as_deref().is_some_and(|path| self.at(path).is_some());
        let mut order = public.to_vec();
        order.sort_by_key(|at| !is_guessed(&blog.files[*at]));
        for at in order {
            let file = &blog.files[at];
            let words = source_words(file);
            let candidates = self.candidates(file);
            match self.best(file, &words, &candidates) {
                Some(page) => self.take(at, page),
                None => left.push((at, words)),
            }
        }
        if left.len() * self.old.pages.len() > MOST_COMPARED {
            return;
        }
        for (at, words) in left.into_iter().filter(|(_, words)| words.len() > FEW_WORDS) {
            let is_free = |page: &usize| !self.taken.contains(page) && self.old.pages[*page].leads_to.is_none();
            let fitting = (0..self.old.pages.len()).filter(is_free);
            // A page with far more words is a list of several texts.
            let is_one = |page: &OldPage| page.words.len() <= 2 * words.len();
            let is_same = |page: &OldPage| is_one(page) && share(&words, page) >= BY_WORDS;
            let fitting: Vec<usize> = fitting.filter(|page| is_same(&self.old.pages[*page])).collect();
            if let Some(page) = self.nearest(&blog.files[at], &words, &fitting) {
                self.take(at, page);
            }
        }
    }

    /// The page at a path. A path can leave out the ending of the page, or have the name of its file.
    fn at(&self, path: &str) -> Option<usize> {
        let known = |path: &str| self.by_path.get(path).copied();
        known(path)
            .or_else(|| known(&format!("{path}.html")).filter(|_| !path.ends_with('/')))
            .or_else(|| known(path.strip_suffix("index.html")?))
    }

    /// The pages that may be the source's: those with its title, and the one at its guessed address.
    fn candidates(&self, file: &OldFile) -> Vec<(usize, bool)> {
        let table = self.old.of_sources.get(&file.from).and_then(|path| self.by_path.get(path.as_str()));
        if let Some(page) = table {
            return vec![(*page, true)];
        }
        let titled = self.by_title.get(folded(&file.title).as_str()).into_iter().flatten().map(|page| (*page, true));
        let guessed = file.old_path.as_deref().and_then(|path| self.at(path)).map(|page| (page, false));
        titled.chain(guessed).filter(|(page, _)| !self.taken.contains(page)).collect()
    }

    /// The best candidate that has enough of the source's words.
    fn best(&self, file: &OldFile, words: &BTreeSet<u64>, candidates: &[(usize, bool)]) -> Option<usize> {
        let fits = |(page, has_title): &&(usize, bool)| {
            let (page, guess) = (&self.old.pages[*page], file.old_path.as_deref());
            let least = if *has_title { WITH_TITLE } else { AT_ADDRESS };
            // The body of a page that a template fills says little.
            let is_named =
                *has_title && guess.is_some_and(|guess| slugify(last_part(guess)) == slugify(last_part(&page.path)));
            let is_there =
                guess.and_then(|guess| self.at(guess)).is_some_and(|at| std::ptr::eq(&self.old.pages[at], page));
            let is_short = words.len() < FEW_WORDS && (*has_title || is_there);
            is_named || is_short || (words.len() >= FEW_WORDS && share(words, page) >= least)
        };
        let fitting: Vec<usize> = candidates.iter().filter(fits).map(|(page, _)| *page).collect();
        self.nearest(file, words, &fitting)
    }

    /// The nearest of these pages; `None` if nothing tells two of them apart.
    fn nearest(&self, file: &OldFile, words: &BTreeSet<u64>, pages: &[usize]) -> Option<usize> {
        let mut ranked: Vec<_> = pages.iter().map(|page| (rank(file, words, &self.old.pages[*page]), *page)).collect();
        ranked.sort();
        ranked.dedup_by_key(|(_, page)| *page);
        match ranked.as_slice() {
            [.., (second, other), (first, page)] if first == second && other != page => None,
            [.., (_, page)] => Some(*page),
            [] => None,
        }
    }

    /// Without pages: by the table, by the guessed address, and by the last part of an address.
    fn by_addresses(&mut self, blog: &Blog, public: &[usize]) {
        let all: Vec<String> = self.old.all_paths();
        let known: BTreeSet<&str> = all.iter().map(String::as_str).collect();
        let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        all.iter().for_each(|path| by_name.entry(last_part(path)).or_default().push(path));
        for at in public {
            let file = &blog.files[*at];
            let table = self.old.of_sources.get(&file.from).map(String::as_str);
            let guessed = file.old_path.as_deref().filter(|path| known.contains(path));
            let named = || match by_name.get(file.slug.as_str()).map(Vec::as_slice) {
                Some([only]) if !file.slug.is_empty() => Some(*only),
                _ => None,
            };
            if let Some(path) = table.or(guessed).or_else(named) {
                self.found.known += 1;
                self.found.paths[*at] = Some(path.to_string());
            }
        }
    }
}

/// How near a page is to a source, the nearest last: its language, its words, its address, its date, and few other words.
fn rank(file: &OldFile, words: &BTreeSet<u64>, page: &OldPage) -> (bool, u32, bool, bool, Reverse<usize>) {
    let is_language = match (&file.language, &page.language) {
        (Some(own), Some(other)) => same_language(own, other),
        _ => true,
    };
    // Small differences are the theme's.
    let much = (share(words, page) * 20.0).round() as u32;
    let is_guessed = file.old_path.as_deref() == Some(page.path.as_str());
    let is_day = file.day.is_some() && file.day == page.day;
    (is_language, much, is_guessed, is_day, Reverse(page.words.len()))
}

/// `kopi` of `/2020/kopi/` and of `/2020/kopi.html`.
fn last_part(path: &str) -> &str {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.strip_suffix(".html").unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::old_site::address::Hosts;
    use crate::import::old_site::page;

    fn source(from: &str, title: &str, old_path: &str, body: &str) -> OldFile {
        OldFile {
            from: from.into(),
            title: title.into(),
            slug: last_part(old_path).into(),
            old_path: Some(old_path.into()),
            body: body.into(),
            ..OldFile::default()
        }
    }

    fn old(pages: &[(&str, &str)]) -> OldSite {
        let read = |(path, html): &(&str, &str)| page::read((*path).into(), path.into(), html, &Hosts::default());
        OldSite { pages: pages.iter().map(read).collect(), ..OldSite::default() }
    }

    fn paths(files: Vec<OldFile>, old: &OldSite) -> Vec<Option<String>> {
        find(&Blog { files, ..Blog::default() }, old).paths
    }

    const LONG: &str = "The harbour opened again in spring after nine months of work on the two long quays.";
    const OTHER: &str = "Ministers met in the capital for talks about fishing rights and new tariffs on rice imports.";

    const THIRD: &str =
        "Eight small ports share one pilot boat, which leaves every morning at six whatever the weather.";

    #[test]
    fn a_page_with_the_title_and_the_words_is_the_sources() {
        let old = old(&[
            ("/", &format!("<h1>Notes</h1><h2>Harbour</h2><p>{LONG}<p>{OTHER}<p>{THIRD}")),
            ("/2020/01/harbour/", &format!("<title>Harbour | Notes</title><h1>Harbour</h1><p>{LONG}")),
            ("/tags/harbour/", "<h1>Harbour</h1><ul><li>Harbour</ul>"),
        ]);
        let sources =
            vec![source("a.md", "Harbour", "/posts/harbour/", LONG), source("b.md", "Talks", "/talks/", OTHER)];
        assert_eq!(paths(sources, &old), [Some("/2020/01/harbour/".to_string()), None]);
    }

    #[test]
    fn two_posts_with_one_title_are_told_apart_by_their_words() {
        let old = old(&[("/a/", &format!("<h1>News</h1><p>{LONG}")), ("/b/", &format!("<h1>News</h1><p>{OTHER}"))]);
        let sources = vec![source("1.md", "News", "/b/", LONG), source("2.md", "News", "/x/", OTHER)];
        assert_eq!(paths(sources, &old), [Some("/a/".to_string()), Some("/b/".to_string())]);
    }

    #[test]
    fn nothing_is_chosen_between_two_equal_pages() {
        let old = old(&[("/a/", &format!("<h1>News</h1><p>{LONG}")), ("/b/", &format!("<h1>News</h1><p>{LONG}"))]);
        assert_eq!(paths(vec![source("1.md", "News", "/x/", LONG)], &old), [None]);
        assert_eq!(paths(vec![source("1.md", "News", "/b/", LONG)], &old), [Some("/b/".to_string())]);
    }

    #[test]
    fn a_source_without_the_title_of_its_page_is_found_by_its_words() {
        let old = old(&[("/x/", &format!("<h1>Another</h1><p>{LONG}")), ("/y/", "<h1>Y</h1>")]);
        assert_eq!(paths(vec![source("1.md", "", "/1/", LONG)], &old), [Some("/x/".to_string())]);
    }

    #[test]
    fn a_list_of_urls_confirms_a_guess_or_gives_the_only_url_with_the_slug() {
        let old = OldSite {
            paths: vec!["/a/".into(), "/2020/kopi.html".into(), "/1/teh/".into(), "/2/teh/".into()],
            ..OldSite::default()
        };
        let sources = [("a", "/a/"), ("k", "/kopi/"), ("t", "/teh/")].map(|(name, path)| source(name, "", path, ""));
        assert_eq!(paths(sources.to_vec(), &old), [Some("/a/".to_string()), Some("/2020/kopi.html".to_string()), None]);
    }
}
