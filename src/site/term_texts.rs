//! The texts of terms: `content/tag/social-media.md` is shown on the list of the tag, and has no page of its own.
//!
//! Takes documents in the folders of taxonomies; finds the term of each, the list that it is shown on, and what is wrong. A site
//! without such files costs one look at each document.

use std::collections::BTreeMap;

use super::document::{Document, Text};
use super::edition::Edition;
use super::id::{ByDocument, ByEdition, ByTaxonomy, DocumentId, EditionId, TaxonomyId, TermKey};
use super::term_names::TermNames;
use super::terms::TermIndex;
use super::unpublished::Unpublished;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::tag::fold;
use crate::input::config::{Config, Role};
use crate::input::post::{Kind, TermText};
use crate::input::source::Sources;
use crate::language::Order;

/// The texts of terms, each with its language.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermTexts(BTreeMap<TermKey, Vec<(String, DocumentId)>>);

impl TermTexts {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of a term for a reader: in the reader's language, otherwise in the nearest one.
    pub(crate) fn nearest(&self, term: TermKey, order: &Order) -> Option<DocumentId> {
        let texts = self.0.get(&term)?;
        texts.get(order.place(texts).unwrap_or(0)).map(|(_, id)| *id)
    }
}

/// What decides which term a file is the text for.
pub(super) struct Surroundings<'s> {
    pub(super) taxonomies: &'s ByTaxonomy<TermIndex>,
    pub(super) unpublished: &'s BTreeMap<String, Unpublished>,
    pub(super) sources: &'s Sources,
}

/// Finds the texts among the documents. Sets [`Document::text`], without lists.
pub(super) fn find(
    documents: &mut ByDocument<Document>,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> TermTexts {
    let mut texts = TermTexts::default();
    let mut names: BTreeMap<TaxonomyId, TermNames> = BTreeMap::new();
    for (id, document) in documents.iter_mut_enumerated() {
        let Some(about) = document.post.about.clone() else { continue };
        let indexes = surroundings.taxonomies.iter_enumerated();
        let Some((taxonomy, index)) = indexes.into_iter().find(|(_, index)| index.taxonomy.name == about.taxonomy)
        else {
            continue;
        };
        let known = names.entry(taxonomy).or_insert_with(|| TermNames::of(index, surroundings.unpublished));
        let term = known.term(&about.name);
        let place = || place(document, &about, surroundings.sources);
        if document.post.kind == Kind::Post {
            diagnostics.extend(term.map(|_| is_post(&about).at(Place::file(&*document.post.path))));
            continue;
        }
        match term {
            Some(term) => {
                let language = document.post.language.tag.clone();
                texts.0.entry(TermKey { taxonomy, term }).or_default().push((language, id));
            }
            // Surely the text for a term that no published post has.
            None if about.span.is_some() || known.waits(&about.name) => {
                diagnostics.push(without_posts(&about, known.near(&about.name)).at(place()));
            }
            None => {
                diagnostics.push(no_term(&about, known.near(&about.name)).at(place()));
                continue;
            }
        }
        document.text = Some(Box::default());
        document.terms = surroundings.taxonomies.iter().map(|_| Vec::new()).collect();
    }
    for (term, texts) in &mut texts.0 {
        let slug = surroundings.taxonomies[term.taxonomy].terms[term.term].slug.without_words();
        leave_doubles_out(slug, texts, documents, surroundings.sources, diagnostics);
    }
    texts
}

/// Finds the list that each text is shown on.
pub(super) fn place_on_lists(
    texts: &TermTexts,
    documents: &mut ByDocument<Document>,
    editions: &ByEdition<Edition>,
    config: &Config,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (term, own) in &texts.0 {
        let index = &surroundings.taxonomies[term.taxonomy];
        let has_posts = |edition: &Edition| !edition.listing.terms[term.taxonomy][term.term].is_empty();
        let lists: Vec<(EditionId, &Edition)> =
            editions.iter_enumerated().filter(|(_, edition)| has_posts(edition)).collect();
        let order = |edition: &Edition| &config.languages[usize::from(edition.language)].order;
        for (_, id) in own {
            let document = &mut documents[*id];
            let Some(about) = document.post.about.as_deref() else { continue };
            let shown = lists.iter().filter(|(_, edition)| texts.nearest(*term, order(edition)) == Some(*id));
            // Links lead to the list in the language of the text, if it has one.
            let shown = shown.min_by_key(|(edition, _)| (*edition != document.edition, *edition));
            let problem = match shown.or(lists.first()) {
                None => Some(without_posts(about, None)),
                Some((_, edition)) => {
                    let list = edition.term_path(index, term.term);
                    document.text = Some(Box::new(Text { list: Some(list) }));
                    // The text for an author is also shown below posts, each in the language of the post.
                    let is_idle = shown.is_none() && index.taxonomy.role != Role::Authors;
                    is_idle.then(|| idle(about, &document.post.language.tag))
                }
            };
            let place = || place(document, about, surroundings.sources);
            diagnostics.extend(problem.map(|problem| problem.at(place())));
        }
    }
}

/// The warning about a file that names no term at all, and so is a page.
fn no_term(about: &TermText, near: Option<&str>) -> Diagnostic {
    let TermText { name, taxonomy, .. } = about;
    let message = format!("no post has `{name}` in `{taxonomy}`, so this is a page of its own");
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name the file as the term, or write `type: page` if it is a page".to_string(),
    };
    Diagnostic::warning(message).hint(hint)
}

fn without_posts(about: &TermText, near: Option<&str>) -> Diagnostic {
    let TermText { name, taxonomy, .. } = about;
    let message = format!("no published post has `{name}` in `{taxonomy}`, so this text is not shown");
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "publish a post with it, or make this a draft until then".to_string(),
    };
    Diagnostic::warning(message).hint(hint)
}

fn is_post(about: &TermText) -> Diagnostic {
    let TermText { name, taxonomy, .. } = about;
    let message = format!("this is a post, since it has a date, and not the text for `{name}` in `{taxonomy}`");
    Diagnostic::warning(message).hint("remove the date, or move the post to another folder")
}

fn idle(about: &TermText, language: &str) -> Diagnostic {
    let TermText { name, taxonomy, .. } = about;
    let message = format!("no list shows this text, since each list of `{name}` has one in a nearer language");
    let hint = format!("write a post in `{language}` with it in `{taxonomy}`, or delete the file");
    Diagnostic::warning(message).hint(hint)
}

fn place(document: &Document, about: &TermText, sources: &Sources) -> Place {
    match &about.span {
        Some(span) => sources.place(&document.post.path, span.clone()),
        None => Place::file(&*document.post.path),
    }
}

/// Two texts in one language are an error; the first is kept.
fn leave_doubles_out(
    slug: &str,
    texts: &mut Vec<(String, DocumentId)>,
    documents: &ByDocument<Document>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let mut kept: Vec<(String, DocumentId)> = Vec::with_capacity(texts.len());
    for (language, id) in std::mem::take(texts) {
        match kept.iter().find(|(known, _)| *known == language) {
            None => kept.push((language, id)),
            Some((_, first)) => diagnostics.extend(double(slug, &documents[*first], &documents[id], sources)),
        }
    }
    *texts = kept;
}

fn double(slug: &str, first: &Document, second: &Document, sources: &Sources) -> Option<Diagnostic> {
    let (one, other) = (first.post.about.as_deref()?, second.post.about.as_deref()?);
    let (taxonomy, language) = (&other.taxonomy, &second.post.language.tag);
    let message = match fold(&one.name) == fold(&other.name) {
        true => format!("`{slug}` in `{taxonomy}` has two texts in `{language}`"),
        false => format!(
            "`{}` and `{}` are one term in `{taxonomy}`, which has two texts in `{language}`",
            one.name, other.name
        ),
    };
    let problem = Diagnostic::error(message).at(place(second, other, sources));
    let problem = problem.relate("the other one", place(first, one, sources));
    Some(problem.hint("join them, or give one of them another `lang`"))
}
