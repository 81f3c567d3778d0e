//! What all pages share, built once: the site's own view, terms and entries of each edition, words and dates.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::Value;

use super::bodies::Bodies;
use super::counted::Counted;
use super::key::Key;
use super::recent::Recent;
use super::{edition, ways};
use crate::base::href::Hrefs;
use crate::formats::feed;
use crate::formats::structured_data;
use crate::input::config::Config;
use crate::input::theme::Theme;
use crate::language::{Argument, Collator, DateFormats, Interface, Language};
use crate::pages::template::Templates;
use crate::pages::view;
use crate::site::links::{Target, Targets};
use crate::site::plan::{self, Plan, Scope, Subject};
use crate::site::{Document, DocumentId, Site, Term};

/// An error of a template, shared by the pages that it fails.
pub type Failure = Arc<tera::Error>;

/// Everything that views are made from.
pub struct Shared {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub targets: Arc<Vec<Targets>>,
    pub bodies: Bodies,
    /// Covers all that every page may depend on.
    pub key: Key,
    pub interface: Arc<Interface>,
    pub hrefs: Hrefs,
    pub templates: Templates,
    /// Language tag to its own name.
    names: BTreeMap<String, String>,
    dates: BTreeMap<String, DateFormats>,
    pub collators: BTreeMap<String, Collator>,
    pub site_view: Value,
    /// By edition, taxonomy and term; none where the edition has no post with it.
    pub terms: Vec<Vec<Vec<Option<Value>>>>,
    /// By edition and document, as lists need them.
    pub entries: Vec<Vec<Recent<Result<Value, Failure>>>>,
    /// By edition, see [`edition::words`].
    pub words: Vec<Value>,
    /// By edition, the feeds of all its posts.
    pub feed_links: Vec<Vec<Value>>,
    /// By edition, with no page of its menu current.
    pub editions: Vec<Value>,
    /// By edition, what stands at the foot of each page.
    pub colophons: Vec<OnceLock<Result<Option<Value>, Failure>>>,
    /// What every page says of the site to machines.
    pub blog: OnceLock<structured_data::Known>,
    /// By document, as lists name it to machines.
    pub works: Vec<Recent<Arc<str>>>,
    /// Finished feed entries by document.
    pub feeds: Vec<Counted<Arc<Entries>>>,
}

/// A document's finished feed entries, in the forms that the site has.
pub struct Entries {
    pub atom: Option<feed::atom::Entry>,
    pub json: Option<feed::json::Entry>,
}

/// What a site is put together from, before anything is made of it.
pub struct Parts {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub targets: Arc<Vec<Targets>>,
    pub bodies: Bodies,
    pub templates: Templates,
    pub hrefs: Hrefs,
    pub key: Key,
}

impl Shared {
    pub fn new(parts: Parts, theme: &Theme) -> Shared {
        let Parts { site, plan, targets, bodies, templates, hrefs, key } = parts;
        let mut languages: BTreeMap<String, &Language> = BTreeMap::new();
        for document in &site.documents {
            let language = &document.post.language;
            if !languages.contains_key(&language.tag) {
                languages.insert(language.tag.clone(), language);
            }
        }
        languages.extend(site.config.languages.iter().map(|site| (site.language.tag.clone(), &site.language)));
        let names: BTreeMap<String, String> =
            languages.iter().map(|(tag, language)| (tag.clone(), own_name(language, &theme.interface))).collect();
        let dates = languages.iter().map(|(tag, language)| (tag.clone(), DateFormats::new(language))).collect();
        let collator =
            |site: &crate::input::config::SiteLanguage| (site.language.tag.clone(), Collator::new(&site.language));
        let collators = site.config.languages.iter().map(collator).collect();
        let documents = site.documents.len();
        let entries = site.editions.iter().map(|_| recent(documents)).collect();
        let feeds = feed_counts(&site, &plan).into_iter().map(Counted::new).collect();
        let colophons = site.editions.iter().map(|_| OnceLock::new()).collect();
        let mut shared = Shared {
            site,
            plan,
            targets,
            bodies,
            key,
            interface: Arc::clone(&theme.interface),
            hrefs,
            templates,
            names,
            dates,
            collators,
            site_view: Value::none(),
            terms: Vec::new(),
            entries,
            words: Vec::new(),
            feed_links: Vec::new(),
            editions: Vec::new(),
            colophons,
            blog: OnceLock::new(),
            works: recent(documents),
            feeds,
        };
        shared.site_view = Value::from_serializable(&shared.site_view());
        shared.terms = (0..shared.site.editions.len()).map(|edition| shared.edition_terms(edition)).collect();
        let editions = 0..shared.site.editions.len();
        shared.words = editions.clone().map(|edition| edition::words(&shared, edition)).collect();
        let links = |edition| ways::feed_links(&shared, edition, Scope::Home, &shared.site_title(edition));
        shared.feed_links = editions.map(links).collect();
        let edition = |index: usize| Value::from_serializable(&edition::edition(&shared, index, None));
        shared.editions = (0..shared.site.editions.len()).map(edition).collect();
        shared
    }

    /// Lets go what no page has wanted since the last time, and the bodies that were shown.
    pub fn end_round(&self) {
        self.entries.iter().flatten().for_each(Recent::end_round);
        self.works.iter().for_each(Recent::end_round);
        self.bodies.end_round();
    }

    pub fn config(&self) -> &Config {
        &self.site.config
    }

    /// The interface's language of an edition.
    pub fn language(&self, edition: usize) -> &Language {
        &self.site.config.languages[self.site.editions[edition].language].language
    }

    /// A language's own name: `Bahasa Indonesia`.
    pub fn name<'n>(&'n self, tag: &'n str) -> &'n str {
        self.names.get(tag).map_or(tag, String::as_str)
    }

    pub fn dates(&self, tag: &str) -> &DateFormats {
        // Every language of a document or of the site has formats.
        self.dates.get(tag).unwrap_or_else(|| &self.dates[&self.site.config.languages[0].language.tag])
    }

    /// One of the interface's words; the key itself where no language has it.
    pub fn word(&self, edition: usize, key: &str, arguments: &[(&str, Argument)]) -> String {
        let text = self.interface.get(&self.language(edition).tag, key, arguments);
        text.map_or_else(|_| key.to_string(), Cow::into_owned)
    }

    pub fn site_title(&self, edition: usize) -> String {
        let title = self.config().title.get(&self.language(edition).tag);
        title.map_or_else(|| self.word(edition, "untitled", &[]), str::to_string)
    }

    /// A link's target as a URL in a page; `own` says that the page is the link's own document.
    pub fn target(&self, document: &Document, target: &Target, own: bool) -> String {
        match target {
            Target::Fragment(fragment) if own => fragment.clone(),
            Target::Fragment(fragment) => format!("{}{fragment}", self.hrefs.to(document.path())),
            Target::Inside { path, rest } => format!("{}{rest}", self.hrefs.to(path)),
            Target::Written(written) => written.clone(),
        }
    }

    /// A link's target as an absolute URL.
    pub fn absolute_target(&self, document: &Document, target: &Target) -> String {
        match target {
            Target::Fragment(fragment) => format!("{}{fragment}", self.hrefs.absolute(document.path())),
            Target::Inside { path, rest } => format!("{}{rest}", self.hrefs.absolute(path)),
            Target::Written(written) => written.clone(),
        }
    }

    pub fn document_link(&self, id: DocumentId) -> view::Link {
        let post = &self.site.documents[id].post;
        view::Link {
            title: post.title.clone(),
            url: self.hrefs.to(self.site.documents[id].path()),
            lang: post.language.tag.clone(),
            dir: post.language.direction.as_str(),
        }
    }

    /// The canonical tag of a language, and its direction. Nearly always it is one of the site's; to read a tag is dear.
    fn written_in(&self, tag: &str) -> Option<(String, &'static str)> {
        let mut known = self.config().languages.iter().map(|site| &site.language);
        let known = known.find(|language| language.tag == tag).cloned();
        let language = known.or_else(|| Language::parse(tag).ok())?;
        Some((language.tag, language.direction.as_str()))
    }

    pub fn term_view(&self, edition: usize, taxonomy: usize, term: usize) -> view::Term {
        let known: &Term = &self.site.taxonomies[taxonomy].terms[term];
        let language = self.language(edition);
        let (name, tag) = known.name_in(&language.tag);
        let named = tag.and_then(|tag| self.written_in(tag));
        let scope = Scope::Term { taxonomy, term };
        view::Term {
            name: name.to_string(),
            // A name that posts of several languages share, unregistered, has the interface's language for want of a
            // better one, and a direction by its letters.
            dir: named.as_ref().map_or("auto", |(_, dir)| dir),
            lang: named.map_or_else(|| language.tag.clone(), |(tag, _)| tag),
            slug: known.slug.clone(),
            url: self.hrefs.to(&plan::list_path(&self.site, edition, scope)),
            count: plan::listed(&self.site, edition, scope).len(),
        }
    }

    fn edition_terms(&self, edition: usize) -> Vec<Vec<Option<Value>>> {
        let listing = &self.site.editions[edition].listing;
        let one = |taxonomy: usize, term: usize, posts: &Vec<DocumentId>| {
            (!posts.is_empty()).then(|| Value::from_serializable(&self.term_view(edition, taxonomy, term)))
        };
        let terms = listing.terms.iter().enumerate();
        terms
            .map(|(taxonomy, terms)| terms.iter().enumerate().map(|(term, p)| one(taxonomy, term, p)).collect())
            .collect()
    }

    fn site_view(&self) -> view::Site {
        let config = self.config();
        let first = &config.languages[0].language.tag;
        let home = |index: usize| self.site.editions.iter().position(|e| e.language == index && !e.mixed).unwrap_or(0);
        let languages = config.languages.iter().enumerate().map(|(index, site)| view::SiteLanguage {
            lang: site.language.tag.clone(),
            name: self.name(&site.language.tag).to_string(),
            dir: site.language.direction.as_str(),
            url: self.hrefs.to(&plan::list_path(&self.site, home(index), Scope::Home)),
        });
        view::Site {
            title: self.site_title(0),
            description: config.description.get(first).map(str::to_string),
            author: config.author.clone(),
            copyright: config.copyright.clone(),
            url: self.hrefs.to("/"),
            base_url: self.hrefs.absolute("/"),
            languages: languages.collect(),
            mixed: self.site.editions.len() > 1 && self.site.editions[0].mixed,
            generator: generator(),
            extra: Value::from_serializable(&config.extra),
        }
    }
}

/// In how many feeds each document stands.
fn feed_counts(site: &Site, plan: &Plan) -> Vec<usize> {
    let mut counts = vec![0; site.documents.len()];
    for page in &plan.pages {
        if let Subject::Feed { edition, scope, .. } = &page.subject {
            let posts = plan::listed(site, *edition, *scope).iter().take(site.config.feed.limit);
            posts.for_each(|id| counts[*id] += 1);
        }
    }
    counts
}

fn recent<T>(count: usize) -> Vec<Recent<T>> {
    (0..count).map(|_| Recent::default()).collect()
}

/// What made the site, for `<meta name="generator">`.
pub fn generator() -> String {
    format!("Chancery {}", env!("CARGO_PKG_VERSION"))
}

/// Given by the configuration, else by the language's own words, else the tag.
fn own_name(language: &Language, interface: &Interface) -> String {
    let given = language.name != language.tag;
    let word = || interface.own(&language.tag, "language-name").unwrap_or_else(|| language.tag.clone());
    if given { language.name.clone() } else { word() }
}
