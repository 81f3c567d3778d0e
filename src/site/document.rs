//! A published post or page, with its relations to the rest of the site.

use std::sync::Arc;

use super::id::{ByTaxonomy, DocumentId, EditionId, LanguageId, TermId};
use crate::input::config::Config;
use crate::input::post::Post;

/// A published post or page.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) post: Arc<Post>,
    /// Its serving language: see [`Config::language_of`]. `None` if no edition is in its language.
    pub(crate) language: Option<LanguageId>,
    /// Its terms in each taxonomy.
    pub(crate) terms: ByTaxonomy<Vec<TermId>>,
    /// The document in all its languages, itself included, in the order of the site's languages.
    pub(crate) translations: Vec<DocumentId>,
    /// The edition whose interface its page has.
    pub(crate) edition: EditionId,
    pub(crate) future: bool,
}

impl Document {
    /// A document whose terms, translations and edition are not known yet.
    pub(super) fn of(post: Arc<Post>, config: &Config, future: bool) -> Document {
        let served = config.language_of(&post.language.tag).map(|served| &served.tag);
        let language = config.languages.iter().position(|site| Some(&site.language.tag) == served);
        Document {
            post,
            language: language.map(LanguageId::from),
            terms: ByTaxonomy::default(),
            translations: Vec::new(),
            edition: EditionId::ROOT,
            future,
        }
    }

    /// The site path, decoded.
    pub fn path(&self) -> &str {
        &self.post.address.path
    }
}
