//! A term as templates see it: by its name, on its list, with its text.

use serde::Serialize;
use tera::Value;

use super::Image;

/// A term of a taxonomy, with its name in one edition.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Term {
    pub(crate) name: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) slug: String,
    pub(crate) url: String,
    pub(crate) count: usize,
}

/// A term's name in another language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermName {
    pub(crate) name: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// The term of a list: `term` in term.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListedTerm {
    #[serde(flatten)]
    pub(crate) term: Term,
    pub(crate) taxonomy: String,
    pub(crate) feed_atom: Option<String>,
    pub(crate) feed_json: Option<String>,
    pub(crate) feed_rss: Option<String>,
    pub(crate) names: Vec<TermName>,
    /// On the first page of the list, if the term has a text.
    pub(crate) text: Option<TermText>,
}

/// Terms that share a first letter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermGroup {
    pub(crate) initial: String,
    pub(crate) terms: Vec<Value>,
}

/// A taxonomy's index: `terms` in terms.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Terms {
    pub(crate) heading: String,
    pub(crate) groups: Vec<TermGroup>,
}

/// The text for a term: `term.text` in term.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermText {
    pub(crate) title: Option<String>,
    pub(crate) content: Value,
    pub(crate) summary: Option<String>,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    /// Whether it is in another language than the interface.
    pub(crate) foreign: bool,
    pub(crate) image: Option<Image>,
    /// What an author does.
    pub(crate) role: Option<String>,
    pub(crate) links: Vec<TextLink>,
    pub(crate) extra: Value,
}

/// A link that belongs to a term.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TextLink {
    pub(crate) title: String,
    pub(crate) url: String,
}

/// An author below a post: one of `page.about` in post.html. `lang` and `dir` are those of the text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct About {
    pub(crate) author: Term,
    pub(crate) summary: Value,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) image: Option<Image>,
    pub(crate) role: Option<String>,
    pub(crate) links: Vec<TextLink>,
}
