//! The terms of each taxonomy, through the registry: many names, one term.

use std::collections::{BTreeMap, BTreeSet};

use super::Document;
use crate::config::{Config, Taxonomy};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{CONFIG_FILE, Sources};
use crate::tag::{self, Registry, Spellings};
use crate::url;

/// One term: a tag, a category, an author, a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub slug: String,
    /// The name shown where no language has its own.
    pub name: String,
    /// Names by language tag, from the registry.
    pub names: BTreeMap<String, String>,
    /// The language of all posts that have it, where that is one: the name's own, then, as far as can be told.
    pub language: Option<String>,
    /// Slugs of other spellings, which lead here.
    pub former: BTreeSet<String>,
}

impl Term {
    /// The name in a language, and the language that the name is in, where that is known.
    pub fn name_in<'a>(&'a self, language: &'a str) -> (&'a str, Option<&'a str>) {
        match self.names.get(language) {
            Some(name) => (name, Some(language)),
            None => match self.names.iter().next() {
                Some((tag, name)) => (name, Some(tag)),
                None => (&self.name, self.language.as_deref()),
            },
        }
    }
}

/// All terms of one taxonomy, sorted by slug.
#[derive(Clone, Debug)]
pub struct TermIndex {
    pub taxonomy: Taxonomy,
    pub terms: Vec<Term>,
}

/// Resolves the names in front matter. Fills [`Document::terms`].
pub fn index(
    documents: &mut [Document],
    config: &Config,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TermIndex> {
    for document in documents.iter_mut() {
        document.terms = Vec::with_capacity(config.taxonomies.len());
    }
    config.taxonomies.iter().map(|taxonomy| index_one(documents, taxonomy, sources, diagnostics)).collect()
}

/// A term by its registry entry or, unregistered, by its folded name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    Registered(usize),
    Folded(String),
}

/// How posts name one term.
struct Uses {
    spellings: Spellings,
    /// The language of all posts so far, while it is one.
    language: Option<String>,
    first: Place,
}

impl Uses {
    fn new(language: &str, first: Place) -> Uses {
        Uses { spellings: Spellings::default(), language: Some(language.to_string()), first }
    }

    fn add(&mut self, name: &str, language: &str) {
        self.spellings.add(name);
        if self.language.as_deref() != Some(language) {
            self.language = None;
        }
    }
}

fn index_one(
    documents: &mut [Document],
    taxonomy: &Taxonomy,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> TermIndex {
    let registry = registry(taxonomy, sources, diagnostics);
    let mut found: BTreeMap<Identity, Uses> = BTreeMap::new();
    let mut resolved: BTreeMap<String, Identity> = BTreeMap::new();
    let mut identities: Vec<Vec<Identity>> = Vec::with_capacity(documents.len());
    for document in documents.iter() {
        let mut own = Vec::new();
        for name in document.post.front.terms.get(&taxonomy.name).into_iter().flatten() {
            let identity = resolved.entry(name.value.clone()).or_insert_with(|| identify(&registry, &name.value));
            let entry = found.entry(identity.clone());
            let place = || {
                let text = sources.shown(&document.post.path);
                document.post.place(&text, name.span.clone())
            };
            let uses = entry.or_insert_with(|| Uses::new(&document.post.language.tag, place()));
            uses.add(&name.value, &document.post.language.tag);
            if !own.contains(identity) {
                own.push(identity.clone());
            }
        }
        identities.push(own);
    }
    let mut terms: Vec<(Identity, Term)> = found
        .into_iter()
        .filter_map(|(identity, uses)| {
            let term = term(&identity, &uses, &registry, diagnostics)?;
            Some((identity, term))
        })
        .collect();
    terms.sort_by(|a, b| a.1.slug.cmp(&b.1.slug));
    let places: BTreeMap<&Identity, usize> = terms.iter().enumerate().map(|(at, (id, _))| (id, at)).collect();
    for (document, own) in documents.iter_mut().zip(&identities) {
        document.terms.push(own.iter().filter_map(|identity| places.get(identity).copied()).collect());
    }
    TermIndex { taxonomy: taxonomy.clone(), terms: terms.into_iter().map(|(_, term)| term).collect() }
}

fn registry(taxonomy: &Taxonomy, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Registry {
    let entry = |entry: &crate::config::TermEntry| tag::Entry {
        slug: entry.slug.clone(),
        names: entry.names.clone(),
        also: entry.also.clone(),
    };
    let (registry, clashes) = Registry::new(taxonomy.registry.iter().map(entry).collect());
    let text = sources.shown(CONFIG_FILE);
    let place = |at: usize| Place::within(CONFIG_FILE, &text, taxonomy.registry[at].span.clone());
    diagnostics.extend(clashes.iter().map(|clash| {
        Diagnostic::error(format!("`{}` names two terms of `{}`", clash.name, taxonomy.name))
            .at(place(clash.second))
            .relate("the other one", place(clash.first))
            .hint("keep the name under one of the two")
    }));
    registry
}

fn identify(registry: &Registry, name: &str) -> Identity {
    match registry.resolve(name) {
        Some(entry) => Identity::Registered(entry),
        None => Identity::Folded(tag::fold(name)),
    }
}

fn term(identity: &Identity, uses: &Uses, registry: &Registry, diagnostics: &mut Vec<Diagnostic>) -> Option<Term> {
    let spellings = &uses.spellings;
    let shown = spellings.shown().unwrap_or_default().to_string();
    let (slug, names, others) = match identity {
        Identity::Registered(entry) => {
            let entry = &registry.entries()[*entry];
            let others: Vec<&str> = entry.names.iter().map(|(_, name)| name).chain(&entry.also).map(|n| &**n).collect();
            (entry.slug.clone(), entry.names.iter().cloned().collect(), others)
        }
        Identity::Folded(_) => {
            let slug = tag::slug_or_hash(&shown);
            if let Err(problem) = url::check_segment(&slug) {
                let error = Diagnostic::error(format!("`{shown}` cannot be an address: {problem}"));
                diagnostics.push(error.at(uses.first.clone()).hint(problem.hint()));
                return None;
            }
            (slug, BTreeMap::new(), Vec::new())
        }
    };
    let spelled = spellings.all().chain(others).map(tag::slug_or_hash);
    let former = spelled.filter(|other| *other != slug && url::check_segment(other).is_ok()).collect();
    Some(Term { name: shown, slug, names, language: uses.language.clone(), former })
}
