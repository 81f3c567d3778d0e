//! A site that is ready to be rendered.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::request::Outcome;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::input::config::Config;
use crate::input::source::Sources;
use crate::pages::plan::Page;
use crate::render::{self, Key, Progress, Rendered, Renderer, Review};

/// A site without the bytes of its pages. Pages are rendered one by one, or all together.
pub struct Prepared {
    pub(super) sources: Arc<Sources>,
    /// `None` if the configuration cannot be read.
    pub(super) ready: Option<Ready>,
    /// All problems so far, sorted by place, without errors of rendering.
    pub diagnostics: Diagnostics,
}

/// What pages are rendered from.
pub(super) struct Ready {
    pub(super) config: Arc<Config>,
    pub(super) renderer: Renderer,
}

impl Prepared {
    /// Renders every page, and makes the variants of pictures.
    pub(crate) fn render_all(self, progress: Progress<'_>) -> Outcome {
        self.render_in_memory(true, progress)
    }

    /// Renders every page, for those who want to know what is wrong with the site and where its pages are.
    pub(crate) fn render_pages(self) -> Outcome {
        self.render_in_memory(false, &|_, _, _| ())
    }

    fn render_in_memory(self, pictures: bool, progress: Progress<'_>) -> Outcome {
        let can_render = self.ready.as_ref().is_some_and(|ready| ready.renderer.templates.loaded);
        let kept = Kept { files: Mutex::default(), pictures };
        let mut outcome = self.render_into(&kept, progress);
        let is_whole = can_render && !outcome.diagnostics.has_errors();
        outcome.rendered = is_whole.then(|| kept.files.into_inner().unwrap_or_else(PoisonError::into_inner));
        outcome
    }

    /// Renders every page that is not current, and gives each file to `sink` as soon as it is finished; the outcome contains
    /// no files. If it has an error, `sink` did not get all files.
    pub fn render_into(&self, sink: &dyn render::Sink, progress: Progress<'_>) -> Outcome {
        let mut outcome = Outcome { diagnostics: self.diagnostics.clone(), ..Outcome::default() };
        let Some(ready) = &self.ready else { return outcome };
        let site = &ready.renderer.site;
        outcome.posts = site.posts();
        outcome.left_out = site.left_out.clone();
        outcome.output = Some(ready.config.output.value.clone());
        if !ready.renderer.templates.loaded {
            return outcome;
        }
        let is_html = |page: &&Page| page.file().ends_with(".html");
        outcome.pages = ready.renderer.plan.pages.iter().filter(is_html).count();
        outcome.diagnostics.extend(render::render_into(&ready.renderer, &self.sources, sink, progress));
        outcome.diagnostics = outcome.diagnostics.sorted();
        outcome
    }

    /// The site, if the configuration can be read.
    pub fn renderer(&self) -> Option<&Renderer> {
        self.ready.as_ref().map(|ready| &ready.renderer)
    }

    /// The configuration, if it can be read.
    pub(crate) fn config(&self) -> Option<&Config> {
        self.ready.as_ref().map(|ready| &*ready.config)
    }

    /// The bytes at a decoded site path (`/tag/x/`, `/feed.xml`); `None` if the plan has no page there.
    pub fn render(&self, path: &str) -> Option<Result<Arc<[u8]>, Diagnostic>> {
        let ready = self.ready.as_ref().filter(|ready| ready.renderer.templates.loaded)?;
        render::render_path(&ready.renderer, &self.sources, path)
    }

    /// The sources of the site.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Renders pages only for their errors, those at `paths` or all; gives the errors, sorted by place, and the first page of
    /// each. See [`render::errors`].
    pub(crate) fn errors(
        &self,
        paths: Option<&BTreeSet<String>>,
        review: &dyn Review,
    ) -> Option<Vec<(Diagnostic, String)>> {
        let Some(ready) = self.ready.as_ref().filter(|ready| ready.renderer.templates.loaded) else {
            return Some(Vec::new());
        };
        let wanted = |page: &&Page| paths.is_none_or(|paths| paths.contains(&page.path));
        let pages = ready.renderer.plan.pages.iter().filter(wanted);
        render::errors(&ready.renderer, &self.sources, pages, review)
    }
}

/// Finished files in memory.
struct Kept {
    files: Mutex<Rendered>,
    /// Whether the variants of pictures are among them.
    pictures: bool,
}

impl render::Sink for Kept {
    fn takes_pictures(&self) -> bool {
        self.pictures
    }

    fn take(&self, path: &str, _key: Option<&Key>, bytes: &[u8]) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_string(), bytes.into());
    }
}
