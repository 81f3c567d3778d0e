//! From a prepared site to its folder, without ever holding the whole site in memory.
//!
//! Takes a prepared site and a target; each page's bytes go to the staging folder as soon as they are rendered, and into the
//! output folder only when all are.

use super::options::Options;
use super::published::Published;
use super::stage::begin_with;
use super::target::Target;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::build::{Outcome, Prepared};
use crate::render::{self, Progress};

/// What came of a publication; none where the site has an error, or was not accepted, so that none was tried.
pub type Publication = Option<Result<Published, Diagnostics>>;

/// Renders and publishes a site. `accept` has the last word on a site without errors, by all its diagnostics; `meanwhile`
/// is called once while one that was accepted is put in its place, which leaves most processors idle. The outcome has no
/// rendered files, and not the diagnostics of publication.
pub fn publish_site(
    prepared: Prepared,
    target: &Target,
    options: &Options<'_>,
    accept: &dyn Fn(&[Diagnostic]) -> bool,
    meanwhile: &(dyn Fn() + Sync),
    progress: Progress<'_>,
) -> (Outcome, Publication) {
    // What cannot be published is rendered all the same, to find all errors at once.
    let render_only = |prepared: Prepared| prepared.render_into(&render::pages_alone(), progress);
    if prepared.diagnostics.has_errors() {
        return (render_only(prepared), None);
    }
    let stage = match begin_with(options, target) {
        Ok(stage) => stage,
        Err(errors) => return (render_only(prepared), Some(Err(errors))),
    };
    let outcome = prepared.render_into(&stage, progress);
    // To take a large site apart takes as long as to publish it; the one need not wait for the other.
    rayon::spawn(move || drop(prepared));
    let is_wanted = !outcome.diagnostics.has_errors() && accept(&outcome.diagnostics);
    let published = is_wanted.then(|| rayon::join(|| stage.commit(&|_| ()), meanwhile).0);
    (outcome, published)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    fn site(page: &str, template: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("site.yaml", "title: T\nbase_url: https://example.org/\nlanguages: [en]\n"),
            ("content/posts/a.md", page),
            ("content/posts/cup.svg", "<svg/>"),
            ("templates/post.html", template),
        ] {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), text).unwrap();
        }
        folder
    }

    fn published(root: &Path, accept: bool) -> (Outcome, Publication) {
        let target = Target { site_root: root.to_path_buf(), output: root.join("public") };
        let prepared = build::prepare(Sources::read(root), &Request::default(), &mut Cache::default());
        publish_site(prepared, &target, &Options::default(), &|_| accept, &|| (), &|_, _, _| ())
    }

    const PAGE: &str = "---\ntitle: A\ndate: 2016-10-08\n---\nText.\n";

    #[test]
    fn a_site_is_published_as_it_would_be_built_in_memory() {
        let folder = site(PAGE, "<title>{{ page.title }}</title>");
        let (outcome, ended) = published(folder.path(), true);
        let built =
            build::build(&Sources::read(folder.path()), &Request::default(), &mut Cache::default(), &|_, _, _| ());
        let rendered = built.rendered.unwrap();
        assert_eq!(ended.unwrap().unwrap().written, rendered.len());
        assert_eq!((outcome.pages, outcome.posts, outcome.diagnostics), (built.pages, built.posts, built.diagnostics));
        for (path, bytes) in &rendered {
            assert_eq!(&fs::read(folder.path().join("public").join(path)).unwrap()[..], &bytes[..], "{path}");
        }
        assert_eq!(published(folder.path(), true).1.unwrap().unwrap().unchanged, rendered.len());
    }

    #[test]
    fn law_2_a_page_that_fails_leaves_the_output_folder_as_it_was() {
        for (page, template) in [(PAGE, "{{ page.nothing.deeper }}"), ("---\ntitle: [\n---\n", "x")] {
            let folder = site(page, template);
            let (outcome, ended) = published(folder.path(), true);
            assert!(ended.is_none() && outcome.diagnostics.has_errors());
            assert!(!folder.path().join("public").exists());
        }
    }

    #[test]
    fn a_site_that_is_not_accepted_is_not_published() {
        let folder = site(PAGE, "x");
        let (outcome, ended) = published(folder.path(), false);
        assert!(ended.is_none() && !outcome.diagnostics.has_errors());
        assert!(!folder.path().join("public").exists());
    }

    #[test]
    fn errors_of_a_page_are_found_though_the_folder_cannot_be_used() {
        let folder = site(PAGE, "{{ page.nothing.deeper }}");
        fs::write(folder.path().join("public"), "mine").unwrap();
        let (outcome, ended) = published(folder.path(), true);
        assert!(ended.unwrap().unwrap_err()[0].message.contains("`output`"));
        assert!(outcome.diagnostics.has_errors());
    }
}
