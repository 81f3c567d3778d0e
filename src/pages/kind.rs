//! What a kind of page is: a file of its own in [`super::kinds`] that answers these questions.
//!
//! The rest of the program asks a page's kind and does not know which kinds there are.

use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

use tera::Context;

use super::shared::{Failure, Shared};
use super::view;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::formats::structured_data as data;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Language;
use crate::site::{DocumentId, EditionId, Scope, Site};

/// One kind of output file.
pub trait Kind: Debug + Send + Sync {
    /// What it is, for messages: "the page of `content/about.md`".
    fn describe(&self, site: &Site) -> String;

    /// The place in the author's files that gives it its path.
    fn place(&self, _site: &Site, _sources: &Sources) -> Option<Place> {
        None
    }

    /// What it depends on besides the site as a whole.
    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Site
    }

    /// When it is best rendered.
    fn order(&self, _site: &Site) -> Order {
        Order::default()
    }

    /// How its bytes are made.
    fn content(&self) -> Content<'_>;

    /// The site path that it redirects to.
    fn redirects_to(&self) -> Option<&str> {
        None
    }
}

/// What a page depends on besides the site as a whole, which covers all but the bodies of documents.
pub enum Dependencies<'a> {
    /// Nothing else.
    Site,
    /// The bodies of documents.
    Bodies(&'a [DocumentId]),
    /// One file alone, by its source path, and not the site.
    File(&'a str),
    /// All pages, so that it is rendered after them, each time.
    AllPages,
}

/// When a page is best rendered: pages that show the same posts follow each other, so that what they share is kept for
/// a short time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// The newest document that it shows.
    pub newest: DocumentId,
    /// Whether it comes after other pages with the same newest document: it is the last to need its body.
    pub last: bool,
    /// Feeds of one scope are rendered together, since they share entries.
    pub feed_of: Option<Scope>,
}

impl Default for Order {
    fn default() -> Order {
        Order { newest: DocumentId::from(0), last: false, feed_of: None }
    }
}

/// How the bytes of a page are made.
pub enum Content<'k> {
    /// By the template of a page in an edition.
    Html(&'k dyn Html),
    /// In its own way.
    Other(&'k dyn Other),
    /// From all pages, with its parts: see [`super::kinds::sitemap`].
    AfterAllPages,
}

/// What is not a page of HTML in an edition: a feed, a file, a redirect.
pub trait Other {
    /// Its bytes; `path` is its site path. What is made is appended to `buffer`, which is empty.
    fn render<'b>(
        &self,
        shared: &Shared,
        sources: &Sources,
        path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic>;
}

/// A finished file.
pub enum Bytes<'b> {
    /// One of the sources, unchanged.
    Source(Arc<[u8]>),
    Made(&'b [u8]),
}

impl Bytes<'_> {
    /// The bytes in memory of their own.
    pub fn shared(self) -> Arc<[u8]> {
        match self {
            Bytes::Source(bytes) => bytes,
            Bytes::Made(bytes) => bytes.into(),
        }
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Source(bytes) => bytes,
            Bytes::Made(bytes) => bytes,
        }
    }
}

/// A page of HTML in an edition.
pub trait Html: Kind {
    /// The edition that it belongs to.
    fn edition(&self, site: &Site) -> EditionId;

    /// What `head.kind` says: `post`, `term`.
    fn name(&self, site: &Site) -> &'static str;

    /// The name of its template.
    fn template(&self, shared: &Shared, sources: &Sources) -> Result<String, Diagnostic>;

    /// Its title, without the site's.
    fn title(&self, shared: &Shared) -> String;

    /// The number of this page of its list, counted from 1.
    fn number(&self) -> usize {
        1
    }

    /// The language that most of it is in.
    fn language<'s>(&self, shared: &'s Shared) -> &'s Language {
        shared.site.language(self.edition(&shared.site))
    }

    /// The description for search engines.
    fn description(&self, _shared: &Shared) -> Option<String> {
        None
    }

    /// The breadcrumbs after the home page, the page itself last. `path` is its own site path.
    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb>;

    /// The same page in other languages, itself among them, and the one for every other language.
    fn alternates(&self, _site: &Site) -> Alternates {
        Alternates::default()
    }

    /// The site path of the same page in another edition, and whether that is this very page.
    fn counterpart(&self, _site: &Site, _edition: EditionId) -> (Option<String>, bool) {
        (None, false)
    }

    /// Feeds of its own, besides those of its edition.
    fn feeds(&self, _shared: &Shared) -> Vec<tera::Value> {
        Vec::new()
    }

    /// Fills in what only this kind has in its `<head>`.
    fn complete_head(&self, _shared: &Shared, _head: &mut view::Head) {}

    /// The body of its document, where it is the page of one.
    fn body(&self, _shared: &Shared) -> Option<Arc<Body>> {
        None
    }

    /// What its JSON-LD says; by default no more than that it is a page.
    fn structured_data<'s>(&self, _shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        single(head)
    }

    /// Puts what only this kind shows into its template's context.
    fn view(&self, shared: &Shared, body: Option<&Body>, context: &mut Context) -> Result<(), Failure>;

    /// Whether it is a place that a reader may look for: the page of a document, or the first page of a list or an index.
    fn is_destination(&self) -> bool {
        self.number() == 1
    }

    /// Whether the sitemap lists it.
    fn is_in_sitemap(&self, _site: &Site) -> bool {
        self.is_destination()
    }

    /// When it last changed, for the sitemap: RFC 3339.
    fn last_modified(&self, _site: &Site) -> Option<String> {
        None
    }

    /// The document whose whole text it shows.
    fn document(&self, _site: &Site) -> Option<DocumentId> {
        None
    }
}

/// One breadcrumb.
pub struct Crumb {
    pub link: view::Link,
    /// Site path.
    pub path: String,
}

/// The same page in several languages.
#[derive(Debug, Default)]
pub struct Alternates {
    /// Language tags with site paths; empty where it exists in one language alone.
    pub languages: Vec<(String, String)>,
    /// The site path for readers of all other languages (`x-default`).
    pub everyone: String,
}

/// A page that is no more than a page in its JSON-LD.
pub fn single<'s>(head: &view::Head) -> data::Page<'s> {
    data::Page::Single {
        url: head.canonical.clone(),
        lang: head.lang.clone(),
        name: head.name.clone(),
        description: head.description.clone(),
    }
}
