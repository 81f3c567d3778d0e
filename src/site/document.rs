//! A published post or page, in its place in the site.

use std::sync::Arc;

use super::id::{ByTaxonomy, DocumentId, EditionId, LanguageId, TermId};
use crate::input::config::Config;
use crate::input::post::Post;

/// A published post or page.
#[derive(Clone, Debug)]
pub struct Document {
    pub post: Arc<Post>,
    /// The site's language that serves it: see [`Config::language_of`]. None where no edition is in its language.
    pub language: Option<LanguageId>,
    /// Its terms in each taxonomy.
    pub terms: ByTaxonomy<Vec<TermId>>,
    /// All documents that say the same in some language, itself among them, in the order of the site's languages.
    pub translations: Vec<DocumentId>,
    /// The edition whose interface it has.
    pub edition: EditionId,
    pub future: bool,
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
