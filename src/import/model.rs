//! What a WordPress export holds.
//!
//! The values that reading gives and all else takes; texts are as the export has them, but for titles and names, which
//! are plain text. Deliberately does not know XML, nor what becomes of any of it.

use super::moment::Moment;

/// What the export says of the blog as a whole.
#[derive(Clone, Debug, Default)]
pub struct Channel {
    pub title: String,
    pub description: String,
    /// As the blog says it: `en-US`, `id`.
    pub language: String,
    /// The blog's home: `https://example.org/blog`.
    pub home: String,
    /// Other addresses under which the blog or its files go.
    pub homes: Vec<String>,
    /// `1.0`, `1.1`, `1.2`; empty where the file says nothing.
    pub version: String,
    pub authors: Vec<Author>,
    pub terms: Vec<Term>,
}

/// A person who writes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    pub login: String,
    pub name: String,
}

/// A category, a tag, a language, a menu, a group of translations: a term of any taxonomy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// 0 where the export gives none.
    pub id: u64,
    pub taxonomy: String,
    /// Decoded.
    pub slug: String,
    /// The slug of the term above it, decoded.
    pub parent: String,
    pub name: String,
    pub description: String,
    /// Its language and its group of translations, where WPML wrote them.
    pub language: Option<String>,
    pub group: Option<String>,
}

/// How an item stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Published,
    Future,
    Draft,
    Pending,
    Private,
    Trash,
    /// Published behind a password.
    Password,
    /// Anything a plug-in made up.
    Other,
}

impl Standing {
    /// Whether everyone could read it.
    pub fn is_public(self) -> bool {
        self == Standing::Published
    }

    /// Whether it becomes a draft: everything but what was published or will be.
    pub fn is_draft(self) -> bool {
        !matches!(self, Standing::Published | Standing::Future)
    }

    /// As WordPress names it.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Published => "published",
            Standing::Future => "scheduled",
            Standing::Draft => "draft",
            Standing::Pending => "pending review",
            Standing::Private => "private",
            Standing::Trash => "in the trash",
            Standing::Password => "password-protected",
            Standing::Other => "not published",
        }
    }
}

/// One `<item>`: a post, a page, an attachment, a link in a menu.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: u64,
    /// `post`, `page`, `attachment`, `nav_menu_item`, and what plug-ins add.
    pub kind: String,
    pub title: String,
    /// Its address, as written.
    pub link: String,
    pub guid: String,
    /// Decoded; empty for most drafts.
    pub slug: String,
    pub standing: Standing,
    pub date: Option<Moment>,
    pub updated: Option<Moment>,
    /// The author's login.
    pub author: String,
    pub content: String,
    pub excerpt: String,
    pub parent: u64,
    pub order: i64,
    pub sticky: bool,
    pub attachment_url: String,
    pub terms: Vec<Named>,
    pub meta: Vec<(String, String)>,
    pub comments: Vec<Comment>,
}

impl Item {
    /// The first value of a custom field.
    pub fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// A term as an item names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The taxonomy: `category`, `post_tag`, `language`, …
    pub domain: String,
    /// Decoded; empty in old exports.
    pub slug: String,
    pub name: String,
}

/// A comment that was approved, without its writer's e-mail and IP address.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    pub id: u64,
    pub parent: u64,
    pub author: String,
    pub url: String,
    pub date: Option<Moment>,
    pub content: String,
    pub approved: bool,
    /// A pingback or trackback, not a reader's words.
    pub is_ping: bool,
}
