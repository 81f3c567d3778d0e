//! A site that can be rendered: its plan, and all that its pages are made from.

use std::ops::Deref;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::input::source::Sources;
use crate::pages::html;
use crate::pages::kind::{Bytes, Content};
use crate::pages::plan::{Page, Plan};
use crate::pages::shared::Shared;

/// A hash of all that a page depends on.
pub type Key = blake3::Hash;

/// Everything that the bytes of pages depend on, but for sources.
pub struct Renderer {
    pub shared: Shared,
    pub plan: Arc<Plan>,
    /// Covers all that every page may depend on.
    pub key: Key,
}

impl Deref for Renderer {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl Renderer {
    /// One page. What is made is written to `buffer`, whatever was there before: memory that is touched for the first time
    /// is slow, so one buffer serves many pages.
    pub fn page<'b>(&self, sources: &Sources, page: &Page, buffer: &'b mut Vec<u8>) -> Result<Bytes<'b>, Diagnostic> {
        buffer.clear();
        match page.kind.content() {
            Content::Html(content) => html::render(content, &self.shared, sources, &page.path, buffer),
            Content::Other(content) => content.render(&self.shared, sources, &page.path, buffer),
            Content::AfterAllPages => Ok(Bytes::Made(buffer)),
        }
    }
}
