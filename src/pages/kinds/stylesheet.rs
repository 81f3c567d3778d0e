//! The theme's stylesheet with the look of the site.

use super::file;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::shared::Shared;
use crate::site::Site;

/// The stylesheet, by its source path, and what is added to it.
#[derive(Debug)]
struct Stylesheet {
    source: String,
    look: String,
}

/// The stylesheet, where a look has colours or fonts.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let assets = &claims.theme.assets;
    let Some((path, look)) = &assets.styled else { return };
    let sheet = Stylesheet { source: assets.files[path].clone(), look: look.clone() };
    claims.fallback(path.clone(), sheet);
}

impl Kind for Stylesheet {
    fn describe(&self, _site: &Site) -> String {
        format!("the stylesheet `{}` with the look of the site", self.source)
    }

    fn place(&self, _site: &Site, _sources: &Sources) -> Option<Place> {
        Some(Place::file(&*self.source))
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for Stylesheet {
    fn render<'b>(
        &self,
        _shared: &Shared,
        sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        // The path is one of the sources, so the file exists.
        if let Some(bytes) = sources.bytes(&self.source) {
            file::shortened(&self.source, &bytes?, buffer);
        }
        buffer.extend_from_slice(self.look.as_bytes());
        Ok(Bytes::Made(buffer))
    }
}
