//! A variant of a picture: smaller, and in WebP or AVIF.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::source::Sources;
use crate::metadata;
use crate::pages::claims::Claims;
use crate::pages::kind::{Bytes, Content, Dependencies, Kind, Other};
use crate::pages::shared::Shared;
use crate::pages::variants;
use crate::pictures::{self, Fault};
use crate::site::Site;

/// A variant of the picture with a site path.
#[derive(Debug)]
struct Variant {
    /// The site path of the picture.
    of: String,
    /// Its source path.
    source: String,
    made: pictures::Variant,
}

/// The variants of all pictures that have some.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    for (of, picture) in claims.site.pictures.with_variants() {
        for variant in &picture.variants {
            let kind = Variant { of: of.to_string(), source: picture.source.clone(), made: variant.made.clone() };
            claims.firm(variant.path.clone(), kind);
        }
    }
}

impl Kind for Variant {
    fn describe(&self, _site: &Site) -> String {
        let format = self.made.format.extension();
        format!("the variant of `{}` in {format} that is {} pixels wide", self.source, self.made.width)
    }

    fn place(&self, _site: &Site, _sources: &Sources) -> Option<Place> {
        Some(Place::file(&*self.source))
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Key(&self.made.key)
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for Variant {
    /// One that cannot be made is the picture itself: browsers look at the bytes, not at the name.
    fn render<'b>(
        &self,
        shared: &Shared,
        sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let picture = shared.site.pictures.at(&self.of);
        let made = picture.map_or(Ok(Vec::new()), |picture| variants::make(shared, sources, picture, &[&self.made]));
        match made {
            Ok(made) => {
                made.iter().for_each(|bytes| buffer.extend_from_slice(bytes));
                Ok(Bytes::Made(buffer))
            }
            Err(Fault::File(problem)) => Err(problem),
            Err(Fault::Picture(_)) => {
                let bytes = sources.bytes(&self.source).unwrap_or_else(|| Ok(Arc::default()))?;
                let is_cleaned = !shared.config().keep_metadata && metadata::clean(&bytes, buffer);
                Ok(if is_cleaned { Bytes::Made(buffer) } else { Bytes::Source(bytes) })
            }
        }
    }
}
