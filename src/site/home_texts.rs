//! The texts on home pages: `content/index.md`, and the same file in other languages.
//!
//! Takes the documents and the editions; gives each edition the text in its language. The edition of all languages takes the one
//! that is nearest to its readers, so that a text in any language is better than none.

use super::document::Document;
use super::edition::Edition;
use super::id::{ByDocument, ByEdition, DocumentId};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::input::config::Config;
use crate::input::source::Sources;

/// Sets the text of each edition. Two texts with the address of one home page are an error.
pub(super) fn place(
    editions: &mut ByEdition<Edition>,
    documents: &ByDocument<Document>,
    config: &Config,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let texts = texts(editions, documents, config);
    if texts.is_empty() {
        return;
    }
    diagnostics.extend(twice(&texts, documents, sources));
    for edition in editions.iter_mut() {
        let is_own = |id: &DocumentId| edition.mixed || documents[*id].language == Some(edition.language);
        let own = texts.iter().copied().filter(is_own);
        let own: Vec<(String, DocumentId)> = own.map(|id| (documents[id].post.language.tag.clone(), id)).collect();
        let order = &config.languages[usize::from(edition.language)].order;
        let nearest = order.place(&own).map_or(own.first(), |place| own.get(place)).map(|(_, id)| *id);
        // A text in another language can be given the address of a home page.
        let here = || texts.iter().copied().find(|id| is_home(edition, documents[*id].path()));
        edition.intro = nearest.or_else(here);
    }
}

/// Whether a document is the text of a home page, and has no page of its own.
pub(crate) fn is_home_text(editions: &ByEdition<Edition>, document: &Document) -> bool {
    document.post.name.is_section && editions.iter().any(|edition| is_home(edition, document.path()))
}

/// All texts for home pages, by path and language.
fn texts(editions: &ByEdition<Edition>, documents: &ByDocument<Document>, config: &Config) -> Vec<DocumentId> {
    let is_text = |document: &Document| {
        let post = &document.post;
        // That of a language without an edition has a page of its own.
        let home = || format!("/{}/", config.prefix_of(&post.language.tag)).replace("//", "/");
        let is_index = post.name.folder.is_empty() && post.name.slug.trim_start_matches('_') == "index";
        is_home_text(editions, document) || post.name.is_section && is_index && post.address.path == home()
    };
    documents.iter_enumerated().filter(|(_, document)| is_text(document)).map(|(id, _)| id).collect()
}

fn is_home(edition: &Edition, path: &str) -> bool {
    path.strip_suffix('/') == Some(&edition.prefix)
}

/// An error for each text that has the address of another one.
fn twice(texts: &[DocumentId], documents: &ByDocument<Document>, sources: &Sources) -> Vec<Diagnostic> {
    let place = |document: &Document| match &document.post.front.lang {
        Some(lang) => sources.place(&document.post.path, lang.span.clone()),
        None => Place::file(&*document.post.path),
    };
    let error = |(at, id): (usize, &DocumentId)| {
        let document = &documents[*id];
        let first = texts[..at].iter().map(|id| &documents[*id]).find(|first| first.path() == document.path())?;
        let key = |document: &Document| {
            let post = &document.post;
            (post.language.tag.clone(), post.translation_key().to_string())
        };
        // Two translations in one language are an error already.
        if key(first) == key(document) {
            return None;
        }
        let problem = Diagnostic::error(format!("two texts are for the home page `{}`", document.path()));
        let hint = "delete one of them, give it another `lang`, or give it a `permalink` to make it a page of its own";
        Some(problem.at(place(document)).relate("the other one", place(first)).hint(hint))
    };
    texts.iter().enumerate().filter_map(error).collect()
}
