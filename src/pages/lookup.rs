//! What views are written with: names, dates, addresses and the interface's words, in each language of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::view;
use crate::base::href::Hrefs;
use crate::input::config::{Config, Role};
use crate::language::{Argument, Collator, DateFormats, Interface, Language};
use crate::site::links::{Target, Targets};
use crate::site::{ByDocument, Document, DocumentId, EditionId, List, Site, TaxonomyId, TermKey};

/// The site, and how it is put into words and addresses.
pub struct Lookup {
    pub site: Arc<Site>,
    /// Where each document's links lead.
    pub targets: Arc<ByDocument<Targets>>,
    pub interface: Arc<Interface>,
    pub hrefs: Hrefs,
    /// Language tag to its own name.
    names: BTreeMap<String, String>,
    dates: BTreeMap<String, DateFormats>,
    collators: BTreeMap<String, Collator>,
}

impl Lookup {
    /// Looks up what the languages of a site and of its documents need.
    pub fn new(site: Arc<Site>, targets: Arc<ByDocument<Targets>>, interface: &Arc<Interface>, hrefs: Hrefs) -> Lookup {
        let mut languages: BTreeMap<&str, &Language> = BTreeMap::new();
        for document in &site.documents {
            let language = &document.post.language;
            languages.entry(&language.tag).or_insert(language);
        }
        languages.extend(site.config.languages.iter().map(|site| (site.language.tag.as_str(), &site.language)));
        let name = |(tag, language): (&&str, &&Language)| (tag.to_string(), own_name(language, interface));
        let names = languages.iter().map(name).collect();
        let dates = languages.iter().map(|(tag, language)| (tag.to_string(), DateFormats::new(language))).collect();
        let own = site.config.languages.iter().map(|site| &site.language);
        let collators = own.map(|language| (language.tag.clone(), Collator::new(language))).collect();
        Lookup { site, targets, interface: Arc::clone(interface), hrefs, names, dates, collators }
    }

    /// The site's configuration.
    pub fn config(&self) -> &Config {
        &self.site.config
    }

    /// The language of an edition's interface.
    pub fn language(&self, edition: EditionId) -> &Language {
        self.site.language(edition)
    }

    /// A language's own name: `Bahasa Indonesia`.
    pub fn name<'n>(&'n self, tag: &'n str) -> &'n str {
        self.names.get(tag).map_or(tag, String::as_str)
    }

    /// How dates are written in a language.
    pub fn dates(&self, tag: &str) -> &DateFormats {
        // Every language of a document or of the site has formats.
        self.dates.get(tag).unwrap_or_else(|| &self.dates[&self.config().languages[0].language.tag])
    }

    /// The order of words in an edition's language.
    pub fn collator(&self, edition: EditionId) -> &Collator {
        &self.collators[&self.language(edition).tag]
    }

    /// One of the interface's words; the key itself where no language has it.
    pub fn word(&self, edition: EditionId, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.word_in(&self.language(edition).tag, key, arguments)
    }

    /// The same in a language.
    pub fn word_in(&self, tag: &str, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.interface.get(tag, key, arguments).map_or_else(|_| key.to_string(), Cow::into_owned)
    }

    /// The site's title in an edition.
    pub fn site_title(&self, edition: EditionId) -> String {
        let title = self.config().title.get(&self.language(edition).tag);
        title.map_or_else(|| self.word(edition, "untitled", &[]), str::to_string)
    }

    /// The site's description in an edition.
    pub fn site_description(&self, edition: EditionId) -> Option<String> {
        self.config().description.get(&self.language(edition).tag).map(str::to_string)
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

    /// A link to a document, by its title.
    pub fn document_link(&self, id: DocumentId) -> view::Link {
        let post = &self.site.documents[id].post;
        view::Link {
            title: post.title.clone(),
            url: self.hrefs.to(self.site.documents[id].path()),
            lang: post.language.tag.clone(),
            dir: post.language.direction.as_str(),
        }
    }

    /// A link in the interface's language.
    pub fn interface_link(&self, edition: EditionId, title: String, path: &str) -> view::Link {
        let language = self.language(edition);
        let url = self.hrefs.to(path);
        view::Link { title, url, lang: language.tag.clone(), dir: language.direction.as_str() }
    }

    /// The canonical tag of a language, and its direction. Nearly always it is one of the site's; to parse a tag is slow.
    fn written_in(&self, tag: &str) -> Option<(String, &'static str)> {
        let mut known = self.config().languages.iter().map(|site| &site.language);
        let known = known.find(|language| language.tag == tag).cloned();
        let language = known.or_else(|| Language::parse(tag).ok())?;
        Some((language.tag, language.direction.as_str()))
    }

    /// A term as it is named in an edition.
    pub fn term_view(&self, edition: EditionId, key: TermKey) -> view::Term {
        let term = self.site.term(key);
        let language = self.language(edition);
        let (name, tag) = term.name_in(&language.tag);
        let named = tag.and_then(|tag| self.written_in(tag));
        let list = List::term(edition, key);
        view::Term {
            name: name.to_string(),
            // A name that posts of several languages share, unregistered, has the interface's language for want of a
            // better one, and a direction by its letters.
            dir: named.as_ref().map_or("auto", |(_, dir)| dir),
            lang: named.map_or_else(|| language.tag.clone(), |(tag, _)| tag),
            slug: term.slug.clone(),
            url: self.hrefs.to(&list.path(&self.site)),
            count: list.posts(&self.site).len(),
        }
    }

    /// The names of a document's terms in the taxonomy with a role, in the document's own language.
    pub fn term_names(&self, document: &Document, role: Role) -> Vec<String> {
        self.site.taxonomy(role).map_or(Vec::new(), |taxonomy| self.term_names_in(document, taxonomy))
    }

    /// The same in a taxonomy.
    pub fn term_names_in(&self, document: &Document, taxonomy: TaxonomyId) -> Vec<String> {
        let served = document.language.map(|language| &self.config().languages[usize::from(language)].language);
        let tag = served.map_or(&document.post.language.tag, |language| &language.tag);
        let terms = document.terms[taxonomy].iter().map(|term| self.site.term(TermKey { taxonomy, term: *term }));
        terms.map(|term| term.name_in(tag).0.to_string()).collect()
    }
}

/// Given by the configuration, otherwise by the language's own words, else the tag.
fn own_name(language: &Language, interface: &Interface) -> String {
    let given = language.name != language.tag;
    let word = || interface.own(&language.tag, "language-name").unwrap_or_else(|| language.tag.clone());
    if given { language.name.clone() } else { word() }
}
