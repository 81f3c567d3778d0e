//! Which files Jekyll reads.

use serde_json::{Map, Value};

use super::collection::Collection;
use crate::import::read::folders::file;
use crate::import::read::folders::patterns::{Pattern, with_folders};

/// The settings that choose files.
pub(crate) struct Chosen {
    /// The folder of the sources; empty if it is the whole folder.
    source: String,
    exclude: Globs,
    include: Globs,
    /// The folder of `_posts` and collections; empty if it is the whole folder.
    collections: String,
    /// Collections other than the posts.
    pub(crate) others: Vec<Collection>,
}

/// Patterns as Jekyll compares them: a glob, or the beginning of a path.
#[derive(Clone, Debug)]
pub(crate) struct Globs(Vec<(String, Option<Pattern>)>);

impl Globs {
    pub(crate) fn of(config: &Map<String, Value>, key: &str) -> Globs {
        let patterns = file::texts(config, key).into_iter();
        Globs(patterns.map(|text| (tidy_start(&text).to_string(), Pattern::across_folders(&text))).collect())
    }

    pub(crate) fn fit(&self, path: &str) -> bool {
        self.0.iter().any(|(start, glob)| {
            let bare = start.trim_end_matches('/');
            let begins = !start.is_empty() && (path.starts_with(start) || path == bare);
            begins || glob.as_ref().is_some_and(|glob| glob.fits(path))
        })
    }
}

/// A path in the configuration without `./` and slashes around it.
pub(crate) fn tidy(path: &str) -> &str {
    tidy_start(path).trim_end_matches('/')
}

fn tidy_start(path: &str) -> &str {
    path.trim().trim_start_matches("./").trim_start_matches('/')
}

impl Chosen {
    /// With the folder of the sources, empty if it is the whole folder.
    pub(crate) fn of(config: &Map<String, Value>, source: String) -> Chosen {
        let folder = |key: &str| file::setting(config, key).map(|path| tidy(&path).to_string());
        Chosen {
            source,
            exclude: Globs::of(config, "exclude"),
            include: Globs::of(config, "include"),
            collections: folder("collections_dir").unwrap_or_default(),
            others: Collection::all(config),
        }
    }

    /// The path below the folder of the sources.
    pub(crate) fn inner<'a>(&self, path: &'a str) -> Option<&'a str> {
        if self.source.is_empty() { Some(path) } else { path.strip_prefix(&self.source)?.strip_prefix('/') }
    }

    /// Whether `exclude` names the file or a folder above it, and `include` does not.
    pub(crate) fn is_excluded(&self, inner: &str) -> bool {
        with_folders(inner).any(|path| self.exclude.fit(path) && !self.is_included(path))
    }

    fn is_included(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.include.fit(path) || self.include.fit(name)
    }

    /// Whether Jekyll looks at a file or folder: names with `_`, `#` or `~` at the start are its own.
    pub(crate) fn is_read(&self, inner: &str) -> bool {
        let is_special = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.starts_with(['_', '#', '~'])
        };
        !self.is_excluded(inner) && with_folders(inner).all(|path| !is_special(path) || self.is_included(path))
    }

    /// The path below the folder of `_posts`; none if Jekyll looks for posts elsewhere.
    pub(crate) fn below_collections<'a>(&self, inner: &'a str) -> Option<&'a str> {
        if self.collections.is_empty() { Some(inner) } else { inner.strip_prefix(&self.collections)?.strip_prefix('/') }
    }

    /// The collection that a file is in.
    pub(crate) fn collection(&self, inner: &str) -> Option<&Collection> {
        let first = self.below_collections(inner).and_then(|path| path.split('/').next()).unwrap_or_default();
        self.others.iter().find(|collection| first.strip_prefix('_') == Some(&collection.name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn chosen_in(config: Value, source: &str) -> Chosen {
        Chosen::of(config.as_object().unwrap(), source.to_string())
    }

    fn chosen(config: Value) -> Chosen {
        chosen_in(config, "")
    }

    #[test]
    fn files_are_excluded_by_name_by_glob_and_with_their_folder() {
        let chosen =
            chosen(json!({"exclude": ["private", "/notes/", "*.txt", "a/*/b.md"], "include": ["notes/ok.md"]}));
        for path in
            ["private.md", "private/x.md", "notes/x.md", "deep/x.txt", "a/c/b.md", "_x/a.md", "a/_b.md", "~a.md"]
        {
            assert!(!chosen.is_read(path), "{path}");
        }
        for path in ["my/private.md", "about.md", "a/b.md"] {
            assert!(chosen.is_read(path), "{path}");
        }
        assert!(chosen.is_excluded("_posts/2016-10-08-x.txt"));
    }

    #[test]
    fn a_special_folder_is_read_if_it_is_included() {
        let chosen = chosen_in(json!({"include": ["_pages", ".htaccess"]}), "src");
        assert!(chosen.is_read("_pages/about.md") && !chosen.is_read("_other/about.md"));
        assert_eq!((chosen.inner("src/a.md"), chosen.inner("srcs/a.md")), (Some("a.md"), None));
    }

    #[test]
    fn posts_are_looked_for_in_the_folder_of_collections() {
        let chosen = chosen(json!({"collections_dir": "my", "collections": {"teas": {"output": true}, "notes": {}}}));
        assert_eq!(chosen.below_collections("my/_posts/a.md"), Some("_posts/a.md"));
        assert_eq!(chosen.below_collections("_posts/a.md"), None);
        let is_shown = |path: &str| chosen.collection(path).map(|collection| collection.is_shown);
        assert_eq!((is_shown("my/_teas/a.md"), is_shown("my/_notes/a.md")), (Some(true), Some(false)));
        assert_eq!(is_shown("_teas/a.md"), None);
    }
}
