//! Registered terms without a name in a language that has posts with them.
//!
//! Takes the site; gives a finding for each such term, at its key in site.yaml.

use std::collections::BTreeMap;

use crate::base::count::counted;
use crate::base::diagnostic::{Code, Diagnostic};
use crate::input::config::{Role, SiteLanguage, TermEntry};
use crate::input::source::{CONFIG_FILE, Sources};
use crate::site::{ByTerm, LanguageId, Site, TaxonomyId, Term, TermId, TermIndex};

/// The terms that lack a name.
pub(super) fn unnamed(site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    if site.config.languages.len() < 2 {
        return Vec::new();
    }
    site.taxonomies.iter_enumerated().flat_map(|(id, index)| of_taxonomy(site, sources, id, index)).collect()
}

fn of_taxonomy(site: &Site, sources: &Sources, id: TaxonomyId, index: &TermIndex) -> Vec<Diagnostic> {
    if index.taxonomy.registry.is_empty() {
        return Vec::new();
    }
    let uses = uses(site, id);
    let mut found = Vec::new();
    for entry in &index.taxonomy.registry {
        // An entry without names has other spellings or a slug alone: its name is what posts say.
        let Some(term) = term_of(&index.terms, entry).filter(|_| !entry.names.is_empty()) else { continue };
        let languages = site.config.languages.iter().enumerate();
        let lacks = languages.filter(|(_, language)| !is_named(entry, language, site, index.taxonomy.role));
        let lacks = lacks.filter_map(|(place, language)| {
            let posts = *uses.get(&(term, LanguageId::from(place)))?;
            Some((&language.language.tag, posts))
        });
        let lacks: Vec<_> = lacks.collect();
        if !lacks.is_empty() {
            found.push(finding(entry, &lacks, sources));
        }
    }
    found
}

/// How many listed posts in each language have each term.
fn uses(site: &Site, taxonomy: TaxonomyId) -> BTreeMap<(TermId, LanguageId), usize> {
    let mut uses = BTreeMap::new();
    for document in site.documents.iter().filter(|document| document.is_listed_post()) {
        let Some(language) = document.language else { continue };
        for term in &document.terms[taxonomy] {
            *uses.entry((*term, language)).or_insert(0) += 1;
        }
    }
    uses
}

fn term_of(terms: &ByTerm<Term>, entry: &TermEntry) -> Option<TermId> {
    let key = entry.slug.without_words();
    terms.iter_enumerated().find(|(_, term)| term.slug.without_words() == key).map(|(id, _)| id)
}

/// Whether readers of a language see a name in it. The names of people are the same in all languages of one script.
fn is_named(entry: &TermEntry, reader: &SiteLanguage, site: &Site, role: Role) -> bool {
    let is_own = |tag: &str| reader.order.own().any(|own| own == tag);
    let is_same_script = |tag: &str| {
        let known = site.config.languages.iter().find(|known| known.language.tag == tag);
        role == Role::Authors && known.is_some_and(|known| known.language.shares_script(&reader.language))
    };
    entry.names.iter().any(|(tag, _)| is_own(tag) || is_same_script(tag))
}

fn finding(entry: &TermEntry, lacks: &[(&String, usize)], sources: &Sources) -> Diagnostic {
    let key = entry.slug.without_words();
    let each = |(tag, posts): &(&String, usize)| format!("`{tag}`, with {}", counted(*posts, "post", "posts"));
    let languages = lacks.iter().map(each).collect::<Vec<_>>().join(", and in ");
    let problem = Diagnostic::warning(format!("`{key}` has no name in {languages}"));
    let write = lacks.iter().map(|(tag, _)| format!("`{tag}: …`")).collect::<Vec<_>>().join(" and ");
    problem
        .coded(Code::UnnamedTerm)
        .at(sources.place(CONFIG_FILE, entry.span.clone()))
        .hint(format!("add {write} to it, even if the name is the same"))
}
