//! The output folder of the old program.

use std::collections::BTreeSet;
use std::path::Path;

use super::address::Hosts;
use super::page;
use super::site::{OldFeed, OldOutput, OldSite};
use crate::base::diagnostic::Diagnostic;
use crate::base::feed_entries::feed_entries;
use crate::import::read::walk::walk;

/// Files for hosts, which no reader asks for.
const OF_HOSTS: [&str; 7] =
    ["_redirects", "_headers", "CNAME", ".nojekyll", ".htaccess", "_routes.json", "netlify.toml"];

/// A larger file is no page: it is not read.
const LARGEST_PAGE: u64 = 20 << 20;

/// Reads a folder of built pages.
pub(crate) fn read(folder: &Path, hosts: &Hosts, name: &str) -> Result<OldSite, Diagnostic> {
    let mut site = OldSite::default();
    for path in walk(folder) {
        let last = path.rsplit('/').next().unwrap_or_default();
        if OF_HOSTS.contains(&last) || path.split('/').any(|part| part == ".git" || part == ".DS_Store") {
            continue;
        }
        let file = folder.join(&path);
        let address = path.strip_suffix("index.html").filter(|rest| ends_folder(rest)).unwrap_or(&path);
        let address = hosts.of_output(&format!("/{address}"));
        let kind = Kind::of(last);
        let is_small = file.metadata().is_ok_and(|data| data.len() <= LARGEST_PAGE);
        if kind == Kind::File || !is_small {
            site.files.push(OldOutput { path: address, file });
            continue;
        }
        let bytes = std::fs::read(&file)
            .map_err(|error| Diagnostic::error(format!("`--old {name}`: `{path}` cannot be read: {error}")))?;
        match kind {
            Kind::Page => {
                // Some programs write a feed as the index of a folder.
                if let Some(entries) = feed_entries(&bytes) {
                    site.feeds.push(OldFeed { path: address, entries });
                } else {
                    site.pages.push(page::read(address, file, &String::from_utf8_lossy(&bytes), hosts));
                }
            }
            Kind::Feed | Kind::File => match feed_entries(&bytes) {
                Some(entries) => site.feeds.push(OldFeed { path: address, entries }),
                None => site.files.push(OldOutput { path: address, file }),
            },
        }
    }
    if hosts.are_several() {
        leave_out_copies(&mut site);
    }
    Ok(site)
}

/// With a host for each language, the folder of each has a copy of the files that all share.
fn leave_out_copies(site: &mut OldSite) {
    let all: BTreeSet<String> = site.files.iter().map(|file| file.path.clone()).collect();
    let is_copy = |path: &str| {
        let rest = path.get(1..).and_then(|rest| rest.find('/').map(|at| &rest[at..]));
        rest.is_some_and(|rest| all.contains(rest))
    };
    site.files.retain(|file| !is_copy(&file.path));
}

fn ends_folder(rest: &str) -> bool {
    rest.is_empty() || rest.ends_with('/')
}

/// What a file may be, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Feed,
    File,
}

impl Kind {
    fn of(name: &str) -> Kind {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" => Kind::Page,
            "xml" | "rss" | "atom" | "rdf" | "json" | "" => Kind::Feed,
            _ => Kind::File,
        }
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn pages_feeds_and_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("index.html", "<html><h1>Notes</h1>"),
            ("a/index.html", "<h1>A</h1>"),
            ("b.html", "<h1>B</h1>"),
            ("xindex.html", "<h1>X</h1>"),
            ("feed/index.html", "<rss><channel></channel></rss>"),
            ("index.xml", "<rss><channel><item><link>/a/</link></item></channel></rss>"),
            ("sitemap.xml", "<urlset></urlset>"),
            ("img/a.png", "png"),
            ("_redirects", "/x /y"),
        ] {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let site = read(folder.path(), &Hosts::default(), "public").unwrap();
        let paths: Vec<&str> = site.pages.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths, ["/a/", "/b.html", "/", "/xindex.html"]);
        let feeds: Vec<(&str, usize)> =
            site.feeds.iter().map(|feed| (feed.path.as_str(), feed.entries.len())).collect();
        assert_eq!(feeds, [("/feed/", 0), ("/index.xml", 1)]);
        let files: Vec<&str> = site.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(files, ["/img/a.png", "/sitemap.xml"]);
    }
}
