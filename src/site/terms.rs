//! The terms of each taxonomy. The registry maps many names to one term.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::document::Document;
use super::id::{ByDocument, ByTaxonomy, ByTerm, TermId};
use super::term::Term;
use super::term_slugs;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::tag::{self, Registry, Spellings};
use crate::base::url;
use crate::base::yaml::reader::At;
use crate::input::config::{Config, SiteLanguage, Taxonomy, UrlPart};
use crate::input::source::{CONFIG_FILE, Sources};

/// All terms of one taxonomy, sorted by slug.
#[derive(Clone, Debug)]
pub struct TermIndex {
    pub(crate) taxonomy: Taxonomy,
    pub(crate) terms: ByTerm<Term>,
}

/// Resolves the names in front matter. Sets [`Document::terms`].
pub(crate) fn index(
    documents: &mut ByDocument<Document>,
    config: &Config,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> ByTaxonomy<TermIndex> {
    for document in documents.iter_mut() {
        document.terms = ByTaxonomy::with_capacity(config.taxonomies.len());
    }
    let site = &config.languages;
    config.taxonomies.iter().map(|taxonomy| index_one(documents, taxonomy, site, sources, diagnostics)).collect()
}

/// A term by its registry entry or, if it has none, by its folded name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    Registered(usize),
    Folded(String),
}

/// How posts name one term.
struct Uses<'a> {
    /// Indexes in [`Names::spelled`].
    spelled: Vec<usize>,
    /// The first document that has it, and the place of the name in it.
    first: (&'a Document, &'a Range<usize>),
}

/// A spelling of a term.
struct Spelled<'a> {
    text: &'a str,
    /// How often it is used.
    count: usize,
    /// The index of its term in [`Names::uses`].
    term: usize,
    /// The languages of the posts that use it, each once.
    languages: Vec<&'a str>,
}

/// The names that posts use for the terms of one taxonomy. There are many names and few spellings, so a name costs one look-up.
#[derive(Default)]
struct Names<'a> {
    /// The index of each spelling in `spelled`.
    places: BTreeMap<&'a str, usize>,
    spelled: Vec<Spelled<'a>>,
    uses: Vec<Uses<'a>>,
    /// The index of each term in `uses`.
    terms: BTreeMap<Identity, usize>,
}

impl<'a> Names<'a> {
    /// Counts a name; gives the index of its term in `uses`.
    fn add(&mut self, document: &'a Document, name: &'a At<String>, registry: &Registry) -> usize {
        let place = match self.places.get(name.value.as_str()) {
            Some(place) => *place,
            None => self.add_spelling(document, name, registry),
        };
        let spelled = &mut self.spelled[place];
        spelled.count += 1;
        let language = document.post.language.tag.as_str();
        if !spelled.languages.contains(&language) {
            spelled.languages.push(language);
        }
        spelled.term
    }

    fn add_spelling(&mut self, document: &'a Document, name: &'a At<String>, registry: &Registry) -> usize {
        let next = self.uses.len();
        let term = *self.terms.entry(identify(registry, &name.value)).or_insert(next);
        if term == next {
            self.uses.push(Uses { spelled: Vec::new(), first: (document, &name.span) });
        }
        let place = self.spelled.len();
        self.spelled.push(Spelled { text: &name.value, count: 0, term, languages: Vec::new() });
        self.uses[term].spelled.push(place);
        self.places.insert(&name.value, place);
        place
    }

    fn spellings(&self, uses: &Uses<'_>) -> Spellings {
        let mut spellings = Spellings::default();
        for spelled in uses.spelled.iter().map(|place| &self.spelled[*place]) {
            spellings.add_times(spelled.text, spelled.count);
        }
        spellings
    }

    /// The languages of the posts that use a spelling, each once.
    fn languages(&self, uses: &Uses<'_>, spelling: Option<&str>) -> Vec<String> {
        let all = uses.spelled.iter().map(|place| &self.spelled[*place]);
        let of_spelling =
            all.filter(|spelled| Some(spelled.text.trim()) == spelling).flat_map(|spelled| &spelled.languages);
        let mut languages: Vec<String> = Vec::new();
        for language in of_spelling {
            if !languages.iter().any(|known| known == language) {
                languages.push((*language).to_string());
            }
        }
        languages
    }
}

fn index_one(
    documents: &mut ByDocument<Document>,
    taxonomy: &Taxonomy,
    site: &[SiteLanguage],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> TermIndex {
    let registry = registry(taxonomy, sources, diagnostics);
    let mut names = Names::default();
    let mut own: Vec<Vec<usize>> = Vec::with_capacity(documents.len());
    for document in documents.iter() {
        let named = document.post.front.terms.get(&taxonomy.name).unwrap_or_default();
        let mut terms = Vec::with_capacity(named.len());
        for name in named {
            let term = names.add(document, name, &registry);
            terms.push(term);
        }
        own.push(each_once(terms));
    }
    let mut terms: Vec<(usize, Term)> = Vec::with_capacity(names.terms.len());
    for (identity, place) in &names.terms {
        let uses = &names.uses[*place];
        let spellings = names.spellings(uses);
        let languages = names.languages(uses, spellings.shown());
        match term(identity, &spellings, languages, &registry, taxonomy) {
            Ok(term) => terms.push((*place, term.shown_in(site))),
            Err(problem) => diagnostics.push(problem.at(first_place(uses, sources))),
        }
    }
    let (in_config, in_post) =
        (|span| sources.place(CONFIG_FILE, span), |place: usize| first_place(&names.uses[place], sources));
    diagnostics.extend(term_slugs::check(&mut terms, site, &in_config, &in_post));
    terms.sort_by(|a, b| a.1.slug.without_words().cmp(b.1.slug.without_words()));
    let mut places: Vec<Option<TermId>> = vec![None; names.uses.len()];
    for (at, (place, _)) in terms.iter().enumerate() {
        places[*place] = Some(at.into());
    }
    for (document, own) in documents.iter_mut().zip(own) {
        document.terms.push(own.into_iter().filter_map(|place| places[place]).collect());
    }
    TermIndex { taxonomy: taxonomy.clone(), terms: terms.into_iter().map(|(_, term)| term).collect() }
}

/// Each term once, where it comes first.
fn each_once(mut terms: Vec<usize>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    if terms.len() > 1 {
        terms.retain(|term| seen.insert(*term));
    }
    terms
}

fn first_place(uses: &Uses<'_>, sources: &Sources) -> Place {
    let (document, span) = uses.first;
    sources.place(&document.post.path, span.clone())
}

fn registry(taxonomy: &Taxonomy, sources: &Sources, diagnostics: &mut Diagnostics) -> Registry {
    let (registry, clashes) = taxonomy.names();
    let place = |at: usize| sources.place(CONFIG_FILE, taxonomy.registry[at].span.clone());
    diagnostics.extend(clashes.iter().map(|clash| {
        let slug = |at: usize| taxonomy.registry[at].slug.without_words();
        let (first, second) = (slug(clash.first), slug(clash.second));
        let message =
            format!("`{}` is listed under two terms of `{}`, `{first}` and `{second}`", clash.name, taxonomy.name);
        Diagnostic::error(message)
            .at(place(clash.second))
            .relate("the other one", place(clash.first))
            .hint("remove it from one of them")
    }));
    registry
}

fn identify(registry: &Registry, name: &str) -> Identity {
    let key = tag::fold(name);
    match registry.resolve_key(&key) {
        Some(entry) => Identity::Registered(entry),
        None => Identity::Folded(key),
    }
}

/// The term, or what is wrong with it.
fn term(
    identity: &Identity,
    spellings: &Spellings,
    languages: Vec<String>,
    registry: &Registry,
    taxonomy: &Taxonomy,
) -> Result<Term, Diagnostic> {
    let shown = spellings.shown().unwrap_or_default().to_string();
    let (slug, names, others) = match identity {
        Identity::Registered(entry) => {
            let (slug, entry) = (&taxonomy.registry[*entry].slug, &registry.entries()[*entry]);
            let others: Vec<&str> = entry.names.iter().map(|(_, name)| name).chain(&entry.also).map(|n| &**n).collect();
            (slug.clone(), entry.names.iter().cloned().collect::<BTreeMap<_, _>>(), others)
        }
        Identity::Folded(_) => {
            let slug = tag::slug_or_hash(&shown);
            if let Err(problem) = url::check_segment(&slug) {
                let error = Diagnostic::error(format!("`{shown}` cannot be used in a URL: {problem}"));
                return Err(error.hint(problem.hint()));
            }
            (UrlPart::usual(slug), BTreeMap::new(), Vec::new())
        }
    };
    let spelled = spellings.all().chain(others).map(tag::slug_or_hash);
    let spelled = spelled.chain(slug.words().map(str::to_string));
    let is_former = |other: &String| other != slug.without_words() && url::check_segment(other).is_ok();
    let former = spelled.filter(is_former).collect();
    Ok(Term::new(slug, shown, names.into_iter().collect(), languages, former))
}
