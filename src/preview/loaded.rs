//! The files that pages load (stylesheets, pictures, fonts, sounds): which of them are other than they were.
//!
//! Takes the site before and after a change; gives the site paths of such files. A page names a file by its address, so its own
//! bytes stay the same when the file changes, and nobody would tell the browser.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::build::Prepared;
use crate::pages::kind::Dependencies;
use crate::pages::plan::Page;
use crate::render::Renderer;

/// The site paths of files that are new, gone or different. One that has moved is not among them: pages name its new path.
pub(super) fn changed(before: &Prepared, after: &Prepared) -> Vec<String> {
    let (Some(old), Some(new)) = (before.renderer(), after.renderer()) else { return Vec::new() };
    let mut found = told(before, after, old, new, true);
    found.extend(told(after, before, new, old, false));
    found
}

/// The paths in the second site at which the first has no such file; `also_different`: or one with other bytes.
fn told(before: &Prepared, after: &Prepared, old: &Renderer, new: &Renderer, also_different: bool) -> Vec<String> {
    let kept = LazyCell::new(|| old.plan.pages.iter().filter_map(|page| source(old, page)).collect::<BTreeSet<&str>>());
    let hash = |site: &Prepared, source: &str| site.sources().files.get(source).map(|source| source.hash);
    let is_told = |page: &&Page| {
        let Some(is) = source(new, page) else { return false };
        match old.plan.page(&page.path).and_then(|page| source(old, page)) {
            Some(was) => also_different && hash(before, was) != hash(after, is),
            None => !kept.contains(is),
        }
    };
    new.plan.pages.iter().filter(is_told).map(|page| page.path.clone()).collect()
}

/// The file that is copied to a path.
fn source<'s>(renderer: &'s Renderer, page: &'s Page) -> Option<&'s str> {
    match page.kind.dependencies(&renderer.site) {
        Dependencies::File(source) => Some(source),
        _ => None,
    }
}
