//! One item of an export.
//!
//! Texts are as in the export, except that titles and names are plain text.

use super::finding::Finding;
use super::id::ItemId;
use super::moment::Moment;
use super::status::Status;

/// One `<item>`: a post, a page, an attachment, a link in a menu.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its number in the export.
    pub id: ItemId,
    /// Its id as the export writes it.
    pub(crate) written_id: String,
    /// `post`, `page`, `attachment`, `nav_menu_item`, and the types of plugins.
    pub kind: String,
    /// Its title, as HTML.
    pub title: String,
    /// The titles of a link in a menu by language, if the export has several in one title.
    pub(crate) titles: Vec<(String, String)>,
    /// Its URL, as written.
    pub link: String,
    pub(crate) guid: String,
    /// Decoded; empty for most drafts.
    pub slug: String,
    /// Whether it was published.
    pub status: Status,
    pub(crate) date: Option<Moment>,
    pub(crate) updated: Option<Moment>,
    /// The author's login.
    pub(crate) author: String,
    /// Its body, as HTML with shortcodes.
    pub content: String,
    /// Its summary, as HTML; empty if there is none.
    pub excerpt: String,
    /// The page above it.
    pub parent: ItemId,
    /// Its place among pages and menu links.
    pub order: i64,
    pub(crate) sticky: bool,
    /// The URL of an uploaded file; empty for other items.
    pub attachment_url: String,
    /// Whether the old blog showed it before others.
    pub(crate) featured: bool,
    /// Its own image, an attachment.
    pub(crate) thumbnail: ItemId,
    /// Its language, if the export says it.
    pub(crate) language: Option<String>,
    /// The URL that it names as its original.
    pub(crate) canonical: String,
    pub(crate) findings: Vec<Finding>,
    pub(crate) terms: Vec<Named>,
    pub(crate) meta: Vec<(String, String)>,
    pub(crate) comments: Vec<Comment>,
    /// Whether it is one of several languages that the export has in one item.
    pub(crate) is_one_of_several: bool,
}

impl Item {
    /// Whether the item becomes a post or a page. An empty auto-draft does not.
    pub(crate) fn is_entry(&self) -> bool {
        let empty = self.content.trim().is_empty() && self.title.is_empty() && self.excerpt.trim().is_empty();
        matches!(self.kind.as_str(), "post" | "page") && !(empty && self.status.is_draft())
    }

    /// The first value of a custom field.
    pub(crate) fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// A term as an item names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// The taxonomy: `category`, `post_tag`, `language`, …
    pub(crate) domain: String,
    /// Decoded; empty in old exports.
    pub(crate) slug: String,
    pub(crate) name: String,
    /// By language, if the export has several in one name.
    pub(crate) names: Vec<(String, String)>,
}

/// An approved comment, without its writer's e-mail and IP address.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comment {
    pub(crate) id: u64,
    pub(crate) parent: u64,
    pub(crate) author: String,
    pub(crate) url: String,
    pub(crate) date: Option<Moment>,
    pub(crate) content: String,
    pub(crate) approved: bool,
    /// A pingback or trackback, not a reader's comment.
    pub(crate) is_ping: bool,
}
