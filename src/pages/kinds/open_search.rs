//! The file by which a browser offers the search of an edition.

use crate::base::diagnostic::Diagnostic;
use crate::formats::open_search::{self, Description};
use crate::input::source::Sources;
use crate::pages::generator;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::shared::Shared;
use crate::site::{EditionId, Site};

/// The file of an edition, next to its search page.
#[derive(Debug)]
pub(super) struct OpenSearch(pub(super) EditionId);

impl Kind for OpenSearch {
    fn describe(&self, _site: &Site) -> String {
        "the description of the search".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for OpenSearch {
    fn render<'b>(
        &self,
        shared: &Shared,
        _sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let description = Description {
            name: shared.site_title(self.0).text,
            lang: shared.language(self.0).tag.clone(),
            url: shared.hrefs.absolute(&shared.site.addresses(self.0).search()),
            generator: generator::text(),
        };
        buffer.extend_from_slice(open_search::render(&description).as_bytes());
        Ok(Bytes::Made(buffer))
    }
}
