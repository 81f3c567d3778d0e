//! A published post or page, with its relations to the rest of the site.

use std::sync::Arc;

use jiff::Timestamp;

use super::id::{ByTaxonomy, DocumentId, EditionId, LanguageId, TermId};
use super::selection::Published;
use crate::input::config::Config;
use crate::input::post::{Kind, Post};

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
    /// What its feed id has in addition to its name, if an older post has the same.
    pub(crate) namesake: Option<Box<str>>,
    /// Whether it is a draft that was asked for.
    pub(crate) draft: bool,
    /// When it is published, if that is in the future.
    pub(crate) future: Option<Timestamp>,
    /// Whether lists, feeds and the sitemap have it.
    pub(crate) listed: bool,
    /// Where it is shown if it is the text for a term, which has no page of its own.
    pub(crate) text: Option<Box<Text>>,
}

/// The text for a term.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// The site path of the list that shows it; none if no published post has the term.
    pub(crate) list: Option<String>,
}

impl Document {
    /// A document whose terms, translations and edition are not known yet.
    pub(super) fn of(post: Arc<Post>, config: &Config, published: Published) -> Document {
        let served = config.language_of(&post.language.tag).map(|served| &served.tag);
        let language = config.languages.iter().position(|site| Some(&site.language.tag) == served);
        Document {
            post,
            language: language.map(LanguageId::from),
            terms: ByTaxonomy::default(),
            translations: Vec::new(),
            edition: EditionId::ROOT,
            namesake: None,
            draft: published.draft,
            future: published.future,
            listed: published.listed,
            text: None,
        }
    }

    /// Whether it is a post that lists have.
    pub(crate) fn is_listed_post(&self) -> bool {
        self.post.kind == Kind::Post && self.listed
    }

    /// Whether search engines and the sitemap are kept from it.
    pub(crate) fn is_private(&self) -> bool {
        self.draft || self.future.is_some() || !self.listed
    }

    /// The site path, decoded: that of its page, or of the list that shows it.
    pub fn path(&self) -> &str {
        let list = self.text.as_ref().and_then(|text| text.list.as_deref());
        list.unwrap_or(&self.post.address.path)
    }

    /// Whether it is the text for a term that no list shows.
    pub(crate) fn is_nowhere(&self) -> bool {
        self.text.as_ref().is_some_and(|text| text.list.is_none())
    }
}
