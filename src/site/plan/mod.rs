//! Every page and file of the output.
//!
//! Takes the site and the theme's files; gives the list of output paths with what stands at each. Output paths are
//! decided here and nowhere else, so two claims on one path are found here. Deliberately does not know HTML.

mod claims;

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::url;
pub use crate::base::url::output_file;
use crate::input::redirects as rules;
use crate::input::source::Sources;
use crate::input::theme::Theme;
use crate::site::{DocumentId, Edition, Site, Term};

use claims::{Claim, Claims};

/// The sitemap, or the index of several.
pub const SITEMAP: &str = "sitemap.xml";

/// Which posts a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Home,
    Term { taxonomy: usize, term: usize },
    Period { year: i16, month: Option<i8> },
}

/// The two forms of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    Atom,
    Json,
}

/// What stands at an output path.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    Document(DocumentId),
    /// A page of a list; `number` counts from 1.
    List {
        edition: usize,
        scope: Scope,
        number: usize,
    },
    Terms {
        edition: usize,
        taxonomy: usize,
    },
    Archives {
        edition: usize,
    },
    NotFound,
    /// Leads to a site path.
    Redirect {
        to: String,
    },
    Feed {
        edition: usize,
        scope: Scope,
        format: FeedFormat,
    },
    Robots,
    /// The sitemap, or the index of several.
    Sitemap,
    /// A file as it is, by its source path.
    File(String),
}

/// One file of the output.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Site path, decoded: `/tag/social-media/`, `/feed.xml`.
    pub path: String,
    pub subject: Subject,
}

/// The output, sorted by path.
#[derive(Debug)]
pub struct Plan {
    pub pages: Vec<Page>,
    /// The page whose text stands on an edition's home.
    pub intros: BTreeMap<usize, DocumentId>,
}

impl Plan {
    /// What stands at a site path, decoded and whole: `/tag/x/`.
    pub fn page(&self, path: &str) -> Option<&Page> {
        let at = self.pages.binary_search_by(|page| page.path.as_str().cmp(path));
        at.ok().map(|at| &self.pages[at])
    }

    /// Whether a site path is one of the output's.
    pub fn has(&self, path: &str) -> bool {
        let found = |path: &str| self.page(path).is_some();
        found(path) || (!path.ends_with('/') && found(&format!("{path}/"))) || {
            path.strip_suffix("index.html").is_some_and(found)
        }
    }
}

/// The site path of the first page of a list.
pub fn list_path(site: &Site, edition: usize, scope: Scope) -> String {
    let prefix = &site.editions[edition].prefix;
    match scope {
        Scope::Home => format!("{prefix}/"),
        Scope::Term { taxonomy, term } => {
            let index = &site.taxonomies[taxonomy];
            term_path(site, edition, taxonomy, &index.terms[term].slug)
        }
        Scope::Period { year, month: None } => format!("{prefix}/{year:04}/"),
        Scope::Period { year, month: Some(month) } => format!("{prefix}/{year:04}/{month:02}/"),
    }
}

/// The site path of page `number` of a list.
pub fn list_page_path(site: &Site, edition: usize, scope: Scope, number: usize) -> String {
    numbered(list_path(site, edition, scope), number)
}

/// The site path of page `number` of the list whose first page is at `first`.
fn numbered(first: String, number: usize) -> String {
    match number {
        1 => first,
        _ => [first.trim_end_matches('/'), "/page/", &number.to_string(), "/"].concat(),
    }
}

fn term_path(site: &Site, edition: usize, taxonomy: usize, slug: &str) -> String {
    let edition = &site.editions[edition];
    let pattern = &site.taxonomies[taxonomy].taxonomy.pattern;
    // An edition's prefix comes first, whatever the pattern says of languages.
    let path = pattern.expand(|part| if part == "lang" { String::new() } else { slug.to_string() });
    format!("{}{path}", edition.prefix)
}

/// The site path of a taxonomy's index.
pub fn terms_path(site: &Site, edition: usize, taxonomy: usize) -> String {
    format!("{}/{}/", site.editions[edition].prefix, site.taxonomies[taxonomy].taxonomy.folder)
}

/// The site path of the index of years.
pub fn archives_path(site: &Site, edition: usize) -> String {
    format!("{}/archive/", site.editions[edition].prefix)
}

/// The site path of a list's feed.
pub fn feed_path(site: &Site, edition: usize, scope: Scope, format: FeedFormat) -> String {
    let name = match format {
        FeedFormat::Atom => "feed.xml",
        FeedFormat::Json => "feed.json",
    };
    let list = list_path(site, edition, scope);
    format!("{}/{name}", list.trim_end_matches('/'))
}

/// The posts of a list, newest first.
pub fn listed(site: &Site, edition: usize, scope: Scope) -> &[DocumentId] {
    let listing = &site.editions[edition].listing;
    match scope {
        Scope::Home => &listing.posts,
        Scope::Term { taxonomy, term } => &listing.terms[taxonomy][term],
        Scope::Period { year, month } => listing.periods.get(&(year, month)).map_or(&[], Vec::as_slice),
    }
}

/// How many pages a list of `count` posts has; one even where it is empty.
pub fn page_count(site: &Site, count: usize) -> usize {
    count.div_ceil(site.config.paginate).max(1)
}

/// Decides the output. The diagnostics name every pair of claims on one path.
pub fn make(site: &Site, theme: &Theme, sources: &Sources) -> (Plan, Vec<Diagnostic>) {
    let mut claims = Claims::new(site, sources);
    let intros = documents(site, &mut claims);
    for edition in 0..site.editions.len() {
        lists(site, edition, &mut claims);
    }
    for (source, path) in &site.statics {
        claims.add(Claim::firm(path.clone(), Subject::File(source.clone())));
    }
    for (path, source) in &theme.files {
        claims.add(Claim::fallback(path.clone(), Subject::File(source.clone())));
    }
    claims.add(Claim::fallback("/404.html".to_string(), Subject::NotFound));
    claims.add(Claim::fallback("/robots.txt".to_string(), Subject::Robots));
    if site.config.index {
        claims.add(Claim::fallback(format!("/{}", SITEMAP), Subject::Sitemap));
    }
    redirects(site, &mut claims);
    let moved = moved(site, sources, &mut claims);
    let (pages, mut diagnostics) = claims.settle();
    let plan = Plan { pages, intros };
    diagnostics.extend(moved.into_iter().filter(|(to, _)| !plan.has(to)).map(|(to, place)| {
        Diagnostic::warning(format!("a redirect leads to `{to}`, where this site has nothing"))
            .at(place)
            .hint("name a page that exists, or delete the line")
    }));
    (plan, diagnostics)
}

/// Pages for the redirects of `content/_redirects` that a page can stand for, for hosts that do not read that file.
/// Gives where each leads, with its place.
fn moved(site: &Site, sources: &Sources, claims: &mut Claims<'_>) -> Vec<(String, Place)> {
    let Some(Ok(text)) = sources.text(rules::FILE) else { return Vec::new() };
    let base = site.config.base_url.path();
    let inside = |path: &str| {
        let decoded = url::decode(path)?;
        Some(format!("/{}", decoded.strip_prefix(base.trim_end_matches('/'))?.strip_prefix('/')?))
    };
    let files = claims.files();
    let mut targets = Vec::new();
    for rule in rules::parse(&text).into_iter().filter(rules::Rule::is_plain) {
        let (Some(from), Some(to)) = (inside(&rule.from), inside(&rule.to)) else { continue };
        let last = from.rsplit('/').next().unwrap_or_default();
        let path = if last.is_empty() || last.contains('.') { from.clone() } else { format!("{from}/") };
        targets.push((to.clone(), Place::within(rules::FILE, &text, rule.span)));
        let fit = url::check_output_path(&output_file(&path)).is_ok();
        // A file that stands where the page would need a folder stays.
        let folded = url::fold_path(&output_file(&path));
        let blocked = folded.match_indices('/').any(|(at, _)| files.contains(&folded[..at]));
        if fit && !blocked {
            claims.add(Claim::fallback(path, Subject::Redirect { to }));
        }
    }
    targets
}

/// Claims a path for each document, but for those that are an edition's home: they are its opening text.
fn documents(site: &Site, claims: &mut Claims<'_>) -> BTreeMap<usize, DocumentId> {
    let mut intros = BTreeMap::new();
    for (id, document) in site.documents.iter().enumerate() {
        let home = |edition: &Edition| document.path().strip_suffix('/') == Some(&edition.prefix);
        match site.editions.iter().position(home) {
            Some(edition) if document.post.name.is_section && !intros.contains_key(&edition) => {
                intros.insert(edition, id);
            }
            _ => claims.add(Claim::firm(document.path().to_string(), Subject::Document(id))),
        }
    }
    intros
}

fn lists(site: &Site, edition: usize, claims: &mut Claims<'_>) {
    let listing = &site.editions[edition].listing;
    list(site, edition, Scope::Home, claims);
    feeds(site, edition, Scope::Home, claims);
    for (taxonomy, terms) in listing.terms.iter().enumerate() {
        for (term, _) in terms.iter().enumerate().filter(|(_, posts)| !posts.is_empty()) {
            list(site, edition, Scope::Term { taxonomy, term }, claims);
            feeds(site, edition, Scope::Term { taxonomy, term }, claims);
        }
        if terms.iter().any(|posts| !posts.is_empty()) {
            let path = terms_path(site, edition, taxonomy);
            claims.add(Claim::fallback(path, Subject::Terms { edition, taxonomy }));
        }
    }
    for (year, month) in listing.periods.keys().copied() {
        list(site, edition, Scope::Period { year, month }, claims);
    }
    if !listing.periods.is_empty() {
        claims.add(Claim::fallback(archives_path(site, edition), Subject::Archives { edition }));
    }
}

fn list(site: &Site, edition: usize, scope: Scope, claims: &mut Claims<'_>) {
    let first = list_path(site, edition, scope);
    for number in 1..=page_count(site, listed(site, edition, scope).len()) {
        let path = numbered(first.clone(), number);
        claims.add(Claim::firm(path, Subject::List { edition, scope, number }));
    }
}

/// The forms in which a list has a feed.
pub fn feed_formats(site: &Site, scope: Scope) -> Vec<FeedFormat> {
    let feed = &site.config.feed;
    let has = match scope {
        Scope::Home => true,
        Scope::Term { .. } => feed.terms,
        Scope::Period { .. } => false,
    };
    let forms = [(feed.atom, FeedFormat::Atom), (feed.json, FeedFormat::Json)];
    forms.into_iter().filter(|(wanted, _)| has && *wanted).map(|(_, format)| format).collect()
}

fn feeds(site: &Site, edition: usize, scope: Scope, claims: &mut Claims<'_>) {
    for format in feed_formats(site, scope) {
        let path = feed_path(site, edition, scope, format);
        claims.add(Claim::firm(path, Subject::Feed { edition, scope, format }));
    }
}

fn redirects(site: &Site, claims: &mut Claims<'_>) {
    for document in &site.documents {
        for alias in document.post.address.aliases.iter().filter(|alias| alias.value != document.path()) {
            let to = Subject::Redirect { to: document.path().to_string() };
            claims.add(Claim::alias(alias.value.clone(), to, document, alias.span.clone()));
        }
    }
    for edition in 0..site.editions.len() {
        for (taxonomy, index) in site.taxonomies.iter().enumerate() {
            for (term, known) in index.terms.iter().enumerate() {
                former(site, edition, Scope::Term { taxonomy, term }, taxonomy, known, claims);
            }
        }
    }
}

/// Addresses of a term's other spellings.
fn former(site: &Site, edition: usize, scope: Scope, taxonomy: usize, term: &Term, claims: &mut Claims<'_>) {
    if listed(site, edition, scope).is_empty() {
        return;
    }
    for slug in &term.former {
        let to = Subject::Redirect { to: list_path(site, edition, scope) };
        claims.add(Claim::fallback(term_path(site, edition, taxonomy, slug), to));
    }
}

/// What a claim is, for messages.
fn describe(site: &Site, subject: &Subject) -> String {
    let of = |scope: &Scope| match scope {
        Scope::Home => "the home page".to_string(),
        Scope::Term { taxonomy, term } => {
            let index = &site.taxonomies[*taxonomy];
            format!("the archive of `{}` in `{}`", index.terms[*term].name, index.taxonomy.name)
        }
        Scope::Period { year, month: None } => format!("the archive of {year}"),
        Scope::Period { year, month: Some(month) } => format!("the archive of {year}-{month:02}"),
    };
    match subject {
        Subject::Document(id) => format!("the page of `{}`", site.documents[*id].post.path),
        Subject::List { scope, number: 1, .. } => of(scope),
        Subject::List { scope, number, .. } => format!("page {number} of {}", of(scope)),
        Subject::Terms { taxonomy, .. } => format!("the index of `{}`", site.taxonomies[*taxonomy].taxonomy.name),
        Subject::Archives { .. } => "the index of years".to_string(),
        Subject::NotFound => "the page for addresses that do not exist".to_string(),
        Subject::Redirect { to } => format!("a redirect to `{to}`"),
        Subject::Feed { scope, .. } => format!("the feed of {}", of(scope)),
        Subject::Robots => "robots.txt".to_string(),
        Subject::Sitemap => "the sitemap".to_string(),
        Subject::File(source) => format!("the file `{source}`"),
    }
}
