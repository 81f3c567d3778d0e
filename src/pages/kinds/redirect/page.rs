//! A page that redirects.

use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::formats::feed;
use crate::input::source::Sources;
use crate::pages::html::with_template;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::shared::Shared;
use crate::pages::view;
use crate::site::{DocumentId, EditionId, Site};

/// A page that redirects.
#[derive(Debug)]
pub(super) struct Redirect {
    /// Site path.
    pub(super) to: String,
    /// The document whose page that is, if it is one.
    pub(super) document: Option<DocumentId>,
}

impl Kind for Redirect {
    fn describe(&self, _site: &Site) -> String {
        format!("a redirect to `{}`", self.to)
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }

    fn redirects_to(&self) -> Option<&str> {
        Some(&self.to)
    }
}

impl Other for Redirect {
    fn render<'b>(
        &self,
        shared: &Shared,
        sources: &Sources,
        path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("site", shared.site_view.clone());
        context.insert("target", &shared.hrefs.to(&self.to));
        context.insert("canonical", &shared.hrefs.absolute(&self.to));
        context.insert("noindex", &!shared.config().index);
        context.insert("feed_type", &feed_type(&self.to));
        let link = self.link(shared);
        context.insert("title", &link.title);
        context.insert("lang", &link.lang);
        context.insert("dir", &link.dir);
        with_template("redirect.html", &context, shared, sources, path, buffer)
    }
}

impl Redirect {
    /// A link to the page that it redirects to: a document with its title, a list with the site's title.
    fn link(&self, shared: &Shared) -> view::Link {
        if let Some(id) = self.document {
            return shared.document_link(id);
        }
        let inside = |prefix: &str| self.to.starts_with(&format!("{prefix}/"));
        let edition = shared.site.editions.iter().rposition(|edition| inside(&edition.prefix));
        let edition = edition.map_or(EditionId::ROOT, EditionId::from);
        shared.interface_link(edition, shared.site_title(edition), &self.to)
    }
}

/// The media type of the feed at a site path, if it is one.
fn feed_type(path: &str) -> Option<&'static str> {
    match path.rsplit('/').next() {
        Some("feed.xml") => Some(feed::atom::MEDIA_TYPE),
        Some("feed.json") => Some(feed::json::MEDIA_TYPE),
        Some("rss.xml") => Some(feed::rss::MEDIA_TYPE),
        _ => None,
    }
}
