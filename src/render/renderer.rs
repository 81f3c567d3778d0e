//! A site that can be rendered: its plan, and everything that its pages are made of.

use std::ops::Deref;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::input::source::Sources;
use crate::pages::html;
use crate::pages::kind::{Bytes, Content};
use crate::pages::plan::{Page, Plan};
use crate::pages::shared::Shared;

/// A hash of everything that a page depends on.
pub type Key = blake3::Hash;

/// Everything that the bytes of pages depend on, except sources.
pub struct Renderer {
    pub(crate) shared: Shared,
    /// Every output path, and the page there.
    pub plan: Arc<Plan>,
    /// Covers everything that any page may depend on.
    pub(crate) key: Key,
    /// Covers the bytes of the files next to the posts, if any page depends on all of them.
    pub(crate) files: Key,
    /// Covers the data files, if there are any.
    pub(crate) data: Option<Key>,
}

impl Deref for Renderer {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl Renderer {
    /// Renders one page into `buffer`, which is cleared first. New memory is slow, so one buffer is used for many pages.
    pub(crate) fn page<'b>(
        &self,
        sources: &Sources,
        page: &Page,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        buffer.clear();
        match page.kind.content() {
            Content::Html(content) => html::render(content, &self.shared, sources, &page.path, buffer),
            Content::Other(content) => content.render(&self.shared, sources, &page.path, buffer),
            Content::AfterAllPages => Ok(Bytes::Made(buffer)),
        }
    }
}
