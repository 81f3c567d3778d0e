//! The traits of a kind of page. Each kind is a file in [`super::kinds`] that implements them.
//!
//! The rest of the program uses these traits and must not depend on a certain kind.

use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

use tera::Context;

use super::lookup::Lookup;
use super::shared::{Failure, Shared};
use super::view;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::cards::Words;
use crate::formats::structured_data as data;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Language;
use crate::language::Word;
use crate::site::{DocumentId, EditionId, Scope, Site};

/// One kind of output file.
pub trait Kind: Debug + Send + Sync {
    /// Its description in messages: "the page of `content/about.md`".
    fn describe(&self, site: &Site) -> String;

    /// The place in the author's files that sets its path.
    fn place(&self, _site: &Site, _sources: &Sources) -> Option<Place> {
        None
    }

    /// What it depends on in addition to the whole site.
    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Site
    }

    /// Whether it also depends on the bytes of files next to the posts, since it tells how many they are.
    fn tells_sizes(&self, _site: &Site) -> bool {
        false
    }

    /// When it should be rendered.
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

/// What a page depends on in addition to the whole site, which is everything except the bodies of documents.
pub enum Dependencies<'a> {
    /// Nothing else.
    Site,
    /// The bodies of documents.
    Bodies(&'a [DocumentId]),
    /// Only one file, by its source path, and not the site.
    File(&'a str),
    /// Only what this key names, and not the site.
    Key(&'a blake3::Hash),
    /// All pages: it is rendered after them, in every build.
    AllPages,
}

/// When a page should be rendered: pages that show the same posts are rendered together, so that what they share is kept
/// only for a short time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// The newest document that it shows.
    pub(crate) newest: DocumentId,
    /// Whether it comes after other pages with the same newest document, since it is the last to need its body.
    pub(crate) last: bool,
    /// Feeds of one scope are rendered together, since they share entries.
    pub(crate) feed_of: Option<Scope>,
}

impl Default for Order {
    fn default() -> Order {
        Order { newest: DocumentId::from(0), last: false, feed_of: None }
    }
}

/// How the bytes of a page are made.
pub enum Content<'k> {
    /// From a template, as a page in an edition.
    Html(&'k dyn Html),
    /// By code of the kind.
    Other(&'k dyn Other),
    /// From all pages, perhaps in several files: see [`super::kinds::sitemap`].
    AfterAllPages,
}

/// An output that is not a page of HTML in an edition: a feed, a file, a redirect.
pub trait Other {
    /// Its bytes; `path` is its site path. New bytes are written to `buffer`, which is empty.
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
    /// The bytes, independent of the buffer.
    pub(crate) fn shared(self) -> Arc<[u8]> {
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

    /// The value of `head.kind`: `post`, `term`.
    fn name(&self, site: &Site) -> &'static str;

    /// The name of its template.
    fn template(&self, shared: &Shared, sources: &Sources) -> Result<String, Diagnostic>;

    /// Its title, without the site's.
    fn title(&self, shared: &Shared) -> Word;

    /// The number of this page of its list, counted from 1.
    fn number(&self) -> usize {
        1
    }

    /// The language of most of its text.
    fn language<'s>(&self, shared: &'s Shared) -> &'s Language {
        shared.site.language(self.edition(&shared.site))
    }

    /// The description for search engines.
    fn description(&self, _shared: &Shared) -> Option<String> {
        None
    }

    /// The breadcrumbs after the home page, ending with the page itself. `path` is its site path.
    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb>;

    /// The same page in other languages, itself included, and the one for all other readers.
    fn alternates(&self, _site: &Site) -> Alternates {
        Alternates::default()
    }

    /// The document in all its languages, itself included, if it is the page of one.
    fn versions<'s>(&self, _site: &'s Site) -> &'s [DocumentId] {
        &[]
    }

    /// The site path of the same list in another edition, and whether it is this page itself.
    fn counterpart(&self, _site: &Site, _edition: EditionId) -> (Option<String>, bool) {
        (None, false)
    }

    /// Its own feeds, in addition to those of its edition.
    fn feeds(&self, _shared: &Shared) -> Vec<tera::Value> {
        Vec::new()
    }

    /// Fills in the fields of `<head>` that only this kind has.
    fn complete_head(&self, _shared: &Shared, _head: &mut view::Head) {}

    /// The words of its card, if it has no picture of its own and is a page that people send each other.
    fn card(&self, _lookup: &Lookup) -> Option<Words> {
        None
    }

    /// The body of its document, if it is the page of one.
    fn body(&self, _shared: &Shared) -> Option<Arc<Body>> {
        None
    }

    /// Its JSON-LD; by default only that it is a page.
    fn structured_data<'s>(&self, _shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        single(head)
    }

    /// Adds the fields that only this kind has to its template's context.
    fn view(&self, shared: &Shared, body: Option<&Body>, context: &mut Context) -> Result<(), Failure>;

    /// Whether readers may look for it: the page of a document, or the first page of a list or an index.
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
    pub(crate) link: view::Link,
    /// Site path.
    pub(crate) path: String,
}

/// The same page in several languages.
#[derive(Debug, Default)]
pub struct Alternates {
    /// Language tags with site paths; empty if it exists in one language only.
    pub(crate) languages: Vec<(String, String)>,
    /// The site path for readers of all other languages (`x-default`).
    pub(crate) everyone: String,
}

/// JSON-LD that says only that it is a page.
pub(crate) fn single<'s>(head: &view::Head) -> data::Page<'s> {
    data::Page::Single {
        url: head.canonical.clone(),
        lang: head.lang.clone(),
        name: head.name.clone(),
        description: head.description.clone(),
    }
}
