//! A file that is copied: one of `content/` next to the posts, or one of the theme. It stays as it is, but for the metadata of
//! pictures, and for comments in the stylesheets and scripts of themes.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::formats::{css, js};
use crate::input::config::Redirects;
use crate::input::redirects;
use crate::input::source::{Source, Sources};
use crate::metadata;
use crate::pages::claims::Claims;
use crate::pages::kind::{Bytes, Content, Dependencies, Kind, Other};
use crate::pages::plan::Plan;
use crate::pages::shared::Shared;
use crate::site::Site;

/// A file, by its source path.
#[derive(Debug)]
struct File(String);

/// The files of `content/`, those of the theme that the author did not replace, and copies with fingerprints.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    // Where the host answers by it, this file is written anew with all redirects.
    let is_copied = |source: &str| source != redirects::FILE || claims.site.config.redirects == Redirects::Pages;
    for (source, path) in claims.site.statics.iter().filter(|(source, _)| is_copied(source)) {
        claims.firm(path.clone(), File(source.clone()));
    }
    let assets = &claims.theme.assets;
    let is_styled = |path: &str| assets.styled.as_ref().is_some_and(|(styled, _)| styled == path);
    let is_hidden =
        |path: &str, source: &str| assets.copies.contains(path) && !claims.site.statics.contains_key(source);
    let files = assets.files.iter().filter(|(path, source)| !is_styled(path) && !is_hidden(path, source));
    for (path, source) in files.collect::<Vec<_>>() {
        claims.fallback(path.clone(), File(source.clone()));
    }
}

/// Whether a file is a stylesheet or a script of a theme, which is published in fewer bytes. A copy in content/ is the author's own.
pub(crate) fn is_shortened(source: &str) -> bool {
    source.starts_with("themes/") && (source.ends_with(".css") || source.ends_with(".js"))
}

/// The text of a stylesheet or a script as it is published.
pub(super) fn shortened(source: &str, bytes: &[u8], buffer: &mut Vec<u8>) {
    match std::str::from_utf8(bytes) {
        Ok(text) if is_shortened(source) => {
            let text = if source.ends_with(".js") { js::shortened(text) } else { css::shortened(text) };
            buffer.extend_from_slice(text.as_bytes());
        }
        _ => buffer.extend_from_slice(bytes),
    }
}

/// Whether metadata are removed from a file.
pub(crate) fn is_cleaned(site: &Site, source: &Source) -> bool {
    !site.config.keep_metadata && source.examined.is_some_and(|examined| examined.kind.is_cleaned())
}

/// What an author should know of the pictures and videos among the files of a plan.
pub(crate) fn warnings(plan: &Plan, site: &Site, sources: &Sources) -> Diagnostics {
    let is_remarkable = |source: &Source| source.examined.is_some_and(|examined| examined.is_remarkable());
    if !sources.files.values().any(is_remarkable) {
        return Diagnostics::new();
    }
    let paths = plan.pages.iter().filter_map(|page| match page.kind.dependencies(site) {
        Dependencies::File(path) => Some(path),
        _ => None,
    });
    let examined = paths.filter_map(|path| Some((path, sources.files.get(path)?.examined?)));
    examined.flat_map(|(path, examined)| metadata::warnings(&examined, path, site.config.keep_metadata)).collect()
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
        shared: &Shared,
        sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        // The path is one of the sources, so the file exists.
        let bytes = sources.bytes(&self.0).unwrap_or_else(|| Ok(Arc::default()))?;
        if is_shortened(&self.0) {
            shortened(&self.0, &bytes, buffer);
            return Ok(Bytes::Made(buffer));
        }
        let source = sources.files.get(&self.0).filter(|source| is_cleaned(&shared.site, source));
        Ok(if source.is_some() && metadata::clean(&bytes, buffer) { Bytes::Made(buffer) } else { Bytes::Source(bytes) })
    }
}
