//! The site with all its posts, drafts and scheduled ones too, as the commands about translations need it.

use std::path::{Path, PathBuf};

use crate::base::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::build::cache::Cache;
use crate::build::{self, Prepared, Request};
use crate::cli::exit::Refusal;
use crate::cli::site_folder::absolute;
use crate::input::source::Sources;
use crate::site::{DocumentId, Selection, Site};

/// Where the caches of a site are.
const CACHES: &str = ".chancery";

/// The site at `root`.
pub(super) fn prepare(root: &Path) -> Prepared {
    let selection = Selection { drafts: true, future: true };
    let request = Request { selection, ..Request::default() };
    build::prepare(Sources::read(root), &request, &mut Cache::on_disk(&root.join(CACHES)))
}

/// The site, if its settings can be read.
pub(super) fn site(prepared: &Prepared) -> Result<&Site, Refusal> {
    let errors = || -> Diagnostics { prepared.diagnostics.iter().filter(|found| found.is_error()).cloned().collect() };
    prepared.renderer().map(|renderer| &*renderer.site).ok_or_else(|| Refusal::errors(errors()))
}

/// The post of a file that the command line names, from the current folder or from the site's root.
pub(super) fn post(site: &Site, root: &Path, given: &Path) -> Result<DocumentId, Refusal> {
    let whole = absolute(given)?;
    let from = |path: &Path| slashes(path.strip_prefix(root).ok()?);
    let real = |path: &Path| path.canonicalize().ok();
    let from_real = || slashes(real(&whole)?.strip_prefix(real(root)?).ok()?);
    let candidates = [from(&whole), from_real(), slashes(given)];
    let found = candidates.iter().flatten().find_map(|path| site.by_source.get(path));
    found.copied().ok_or_else(|| {
        let shown = given.display().to_string();
        if candidates.iter().flatten().any(|path| site.unpublished.contains_key(path)) {
            let problem = Diagnostic::error(format!("`{shown}` has no page, so it has no translations"));
            return Refusal::errors(problem.hint("remove `expires` or `render: false` from its front matter"));
        }
        let problem = Diagnostic::error(format!("`{shown}` is not a post of this site"));
        let wanted = candidates.iter().flatten().next().map_or(shown.as_str(), String::as_str);
        Refusal::usage(match did_you_mean(wanted, site.by_source.keys().map(String::as_str)) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("name a file in content/, such as `content/posts/2016/wire.md`"),
        })
    })
}

fn slashes(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/").trim_start_matches("./").to_string())
}

/// The file of a post on disk; where that is a link, the file that it leads to.
pub(super) fn file(root: &Path, path: &str) -> PathBuf {
    let place = path.split('/').fold(root.to_path_buf(), |place, part| place.join(part));
    place.canonicalize().unwrap_or(place)
}
