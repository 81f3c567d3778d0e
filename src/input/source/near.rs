//! Reads a few places of a site again.
//!
//! Takes sources and places that may have changed since; gives the sources with these places read again. It is fast but
//! finds no other changes: for those, the whole site has to be scanned.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::listing::{Listing, is_ignored, slashes};
use super::read_file::{Budget, read_file};
use super::sources::{CONFIG_FILE, Sources};

impl Sources {
    /// These sources with what is at `places` now: files, folders with all their files, or nothing. `None` if a place
    /// affects other files too, such as one of a theme, which may replace an embedded one.
    pub(crate) fn read_near(&self, root: &Path, places: &BTreeSet<PathBuf>) -> Option<Sources> {
        // The problems with the other files would have to be found again.
        if !self.problems.is_empty() {
            return None;
        }
        let paths: Vec<(String, &PathBuf)> =
            places.iter().map(|place| Some((name(root, place)?, place))).collect::<Option<_>>()?;
        let mut files = self.files.clone();
        let mut listing = Listing::new(root);
        for (path, place) in &paths {
            files.remove(path);
            let below = format!("{path}/");
            let inner = files.range(below.clone()..).map(|(path, _)| path).take_while(|path| path.starts_with(&below));
            let inner: Vec<String> = inner.cloned().collect();
            inner.iter().for_each(|path| drop(files.remove(path)));
            if path != CONFIG_FILE || place.is_file() {
                listing.walk(place);
            }
        }
        let mut problems = listing.problems;
        for (path, place) in listing.files {
            match read_file(&path, &place, self.files.get(&path), &Budget::unlimited()) {
                Ok(source) => drop(files.insert(path, source)),
                Err(problem) => problems.push(problem),
            }
        }
        let machine_fonts = self.machine_fonts.clone();
        Some(Sources { files, problems, machine_fonts, ..Sources::none(Timestamp::now()) })
    }
}

/// The site path of a place whose files replace no embedded ones.
fn name(root: &Path, place: &Path) -> Option<String> {
    let path = slashes(place.strip_prefix(root).ok()?)?;
    let own = ["content/", "templates/", "i18n/", "data/"].iter().any(|folder| path.starts_with(folder));
    ((own || path == CONFIG_FILE) && !path.split('/').any(is_ignored)).then_some(path)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn reading_only_the_changed_places_finds_the_same_as_reading_the_whole_site() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let write = |path: &str, text: &str| {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        };
        for path in [
            "site.yaml",
            "content/a.md",
            "content/old/b.md",
            "content/old/deep/c.svg",
            "templates/x.html",
            "data/y.csv",
        ] {
            write(path, path);
        }
        let before = Sources::read(&root);
        write("content/a.md", "changed");
        write("content/new/d.md", "new");
        write("data/y.csv", "changed");
        fs::remove_dir_all(root.join("content/old")).unwrap();
        fs::remove_file(root.join("site.yaml")).unwrap();
        let places = |paths: &[&str]| paths.iter().map(|path| root.join(path)).collect::<BTreeSet<_>>();
        let named = places(&["content/a.md", "content/new", "content/old", "site.yaml", "content/none", "data/y.csv"]);
        let near = before.read_near(&root, &named).unwrap();
        let hashes = |sources: &Sources| -> Vec<(String, blake3::Hash)> {
            sources.files.iter().map(|(path, source)| (path.clone(), source.hash)).collect()
        };
        assert_eq!(hashes(&near), hashes(&Sources::read(&root)));
        for beyond in ["themes/chancery/templates/base.html", "public/x", "content/.git/x", "../x"] {
            assert!(before.read_near(&root, &places(&[beyond])).is_none(), "{beyond}");
        }
    }
}
