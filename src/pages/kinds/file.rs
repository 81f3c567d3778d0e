//! A file that is copied unchanged: one of `content/` next to the posts, or one of the theme.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::kind::{Bytes, Content, Dependencies, Kind, Other};
use crate::pages::shared::Shared;
use crate::site::Site;

/// A file, by its source path.
#[derive(Debug)]
struct File(String);

/// The files of `content/`, and those of the theme that the author did not replace.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    for (source, path) in &claims.site.statics {
        claims.firm(path.clone(), File(source.clone()));
    }
    for (path, source) in &claims.theme.files {
        claims.fallback(path.clone(), File(source.clone()));
    }
}

impl Kind for File {
    fn describe(&self, _site: &Site) -> String {
        format!("the file `{}`", self.0)
    }

    fn place(&self, _site: &Site, _sources: &Sources) -> Option<Place> {
        Some(Place::file(&*self.0))
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::File(&self.0)
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for File {
    fn render<'b>(
        &self,
        _shared: &Shared,
        sources: &Sources,
        _path: &str,
        _buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        // The path is one of the sources, so the file exists.
        sources.bytes(&self.0).unwrap_or_else(|| Ok(Arc::default())).map(Bytes::Source)
    }
}
