//! How Markdown is treated, and the words that its HTML needs.

use std::sync::Arc;

use crate::base::content_policy::ContentPolicy;
use crate::base::url::BaseUrl;
use crate::language::{Typography, Word};

/// How Markdown is treated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Raw HTML passes as it is; otherwise it is dropped, but not the text between inline tags.
    pub raw_html: bool,
    /// Comments are left out, since a translation has its original in them.
    pub leaves_out_comments: bool,
    /// The language of the text, a BCP 47 tag.
    pub language: String,
    /// Whether letters are counted in addition to words.
    pub counts_characters: bool,
    /// Smart punctuation by the typography of a language. Off if none.
    pub typography: Option<Typography>,
    /// The typography of passages in other languages, by their tags, where it is not the usual one.
    pub typographies: Arc<[(String, Typography)]>,
    /// The body's first heading is the title: it is given as such, and dropped from the HTML if nothing is before
    /// it.
    pub take_title: bool,
    /// The site's own URL, so that absolute links to its pages are found.
    pub own_url: Option<BaseUrl>,
    /// What browsers will block, if a host sends such a policy.
    pub policy: Option<Arc<ContentPolicy>>,
    /// The interface text that Markdown writes.
    pub words: Words,
}

/// The words that the HTML needs, in the post's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub(crate) note: Word,
    pub(crate) tip: Word,
    pub(crate) important: Word,
    pub(crate) warning: Word,
    pub(crate) caution: Word,
    pub(crate) table: Word,
    pub(crate) footnotes: Word,
    pub(crate) back_to_text: Word,
    pub(crate) link_to_section: Word,
}
