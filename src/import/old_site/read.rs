//! Reads the old site from whatever the author has of it.

use std::path::Path;

use super::address::Hosts;
use super::site::OldSite;
use super::{folder, lists};
use crate::base::count::counted;
use crate::base::diagnostic::Diagnostic;

/// Reads `--old`: a folder, a sitemap, a list of URLs, or the table of `hugo list all`.
pub(crate) fn read(old: &Path, hosts: &Hosts) -> Result<OldSite, Diagnostic> {
    let name = old.display().to_string();
    let mut site = match old.is_dir() {
        true => folder::read(old, hosts, &name)?,
        false => {
            let bytes = std::fs::read(old).map_err(|error| {
                let problem = Diagnostic::error(format!("`--old {name}` cannot be read: {error}"));
                problem.hint("name the folder of built pages, such as `public` or `_site`, or a sitemap.xml")
            })?;
            lists::read(old, &name, crate::input::source::utf8(&name, &bytes)?, hosts)?
        }
    };
    if site.all_paths().is_empty() {
        let problem = Diagnostic::error(format!("`--old {name}` has no pages in it"));
        return Err(
            problem.hint("name the folder that the old program writes: `public` of Hugo and Zola, `_site` of Jekyll")
        );
    }
    site.what = match site.pages.is_empty() {
        true => counted(site.all_paths().len(), "address", "addresses"),
        false => format!(
            "{}, {} and {}",
            counted(site.pages.len(), "page", "pages"),
            counted(site.feeds.len(), "feed", "feeds"),
            counted(site.files.len(), "other file", "other files")
        ),
    };
    site.name = name;
    site.hosts = hosts.clone();
    Ok(site)
}
