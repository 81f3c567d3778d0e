//! Where the pages of a Hugo site are: content folders, each of one language or of all, and what is ignored in them.

use regex::Regex;
use serde_json::{Map, Value};

use super::{config, settings};
use crate::import::model::Blog;
use crate::import::read::folders::file;
use crate::import::read::folders::patterns::{Pattern, with_folders};

/// A folder with pages.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) folder: String,
    pub(crate) language: Option<String>,
    /// Why nothing in it is published.
    pub(crate) off: Option<String>,
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
}

/// All folders, the deepest first, and the files that are ignored.
pub(crate) struct Places {
    places: Vec<Place>,
    ignored: Vec<Regex>,
}

impl Places {
    pub(crate) fn of(config: &Map<String, Value>, blog: &mut Blog) -> Places {
        let mut places = mounts(config, blog);
        if places.is_empty() {
            places = folders(config);
        }
        // The deepest first: `content/id` before `content`.
        places.sort_by_key(|place| std::cmp::Reverse(place.folder.len()));
        let mut ignored = Vec::new();
        for pattern in file::texts(config, "ignoreFiles") {
            match Regex::new(&pattern) {
                Ok(regex) => ignored.push(regex),
                Err(_) => blog.lost("a pattern of ignored files cannot be read, so it hides nothing", "", &pattern),
            }
        }
        Places { places, ignored }
    }

    /// The content folder of a file, and its path in there.
    pub(crate) fn find<'a>(&self, path: &'a str) -> Option<(&Place, &'a str)> {
        self.places.iter().find_map(|place| Some((place, path.strip_prefix(&place.folder)?.strip_prefix('/')?)))
    }

    /// Whether the configuration ignores a file. Hugo compares the whole path, which begins with a slash.
    pub(crate) fn ignores(&self, path: &str, inner: &str, place: &Place) -> bool {
        let whole = format!("/{path}");
        let below = format!("/{inner}");
        self.ignored.iter().any(|regex| [path, &whole, inner, &below].iter().any(|path| regex.is_match(path)))
            || place.exclude.iter().any(|pattern| with_folders(inner).any(|path| fits(pattern, path)))
            || (!place.include.is_empty() && !place.include.iter().any(|pattern| fits(pattern, inner)))
    }
}

fn fits(pattern: &Pattern, path: &str) -> bool {
    pattern.fits(path) || pattern.fits(&format!("/{path}"))
}

/// `contentDir`, of the site and of languages.
fn folders(config: &Map<String, Value>) -> Vec<Place> {
    let off = settings::disabled_languages(config);
    let tidy = |path: String| path.trim_start_matches("./").trim_matches('/').to_string();
    let own = |settings: &Map<String, Value>| file::setting(settings, "contentDir").map(tidy);
    let shared = own(config).unwrap_or("content".to_string());
    let place = |folder: &str, language: Option<String>, off: Option<String>| Place {
        folder: folder.to_string(),
        language,
        off,
        include: Vec::new(),
        exclude: Vec::new(),
    };
    let mut places: Vec<Place> = Vec::new();
    let mut is_shared = config::languages(config).next().is_none();
    for (name, details) in config::languages(config) {
        let Some(tag) = file::tag(name) else { continue };
        let is_off = off.contains(&tag);
        match own(details).filter(|folder| *folder != shared) {
            Some(folder) => {
                let why = is_off.then(|| format!("languages.{name}: disabled"));
                places.push(place(&folder, Some(tag), why));
            }
            None => is_shared |= !is_off,
        }
    }
    let why = (!is_shared).then(|| format!("no language has its pages in {shared}/ itself"));
    places.push(place(&shared, None, why));
    places
}

/// Content folders that are mounted, if the configuration has any.
fn mounts(config: &Map<String, Value>, blog: &mut Blog) -> Vec<Place> {
    let mounts =
        file::part(config, "module").and_then(|module| file::value(module, "mounts")).and_then(Value::as_array);
    let mut places = Vec::new();
    for mount in mounts.into_iter().flatten().filter_map(Value::as_object) {
        let text = |key: &str| file::setting(mount, key).map(|path| path.trim_matches('/').to_string());
        let (Some(source), Some(target)) = (text("source"), text("target")) else { continue };
        if target.split('/').next() != Some("content") {
            continue;
        }
        if target != "content" || source.contains("..") || source.starts_with("github.com/") {
            blog.lost("a mounted folder is left out, because it is in another place on the site", &source, &target);
            continue;
        }
        let files = file::texts(mount, "files");
        let (out, within): (Vec<&String>, Vec<&String>) = files.iter().partition(|pattern| pattern.starts_with('!'));
        let out = out.into_iter().map(|pattern| pattern.trim_start_matches(['!', ' ']).to_string());
        let patterns = |all: Vec<String>| all.iter().filter_map(|text| Pattern::within_folders(text)).collect();
        places.push(Place {
            folder: source.trim_start_matches("./").to_string(),
            language: text("lang").and_then(|tag| file::tag(&tag)),
            off: None,
            include: patterns(
                file::texts(mount, "includeFiles").into_iter().chain(within.into_iter().cloned()).collect(),
            ),
            exclude: patterns(file::texts(mount, "excludeFiles").into_iter().chain(out).collect()),
        });
    }
    places
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn places(config: Value) -> Places {
        Places::of(config.as_object().unwrap(), &mut Blog::default())
    }

    #[test]
    fn each_language_may_have_its_folder_and_may_be_turned_off() {
        let places = places(json!({"languages": {
            "en": {"contentDir": "content/en"},
            "id": {"contentDir": "content/id", "disabled": true},
        }}));
        let of = |path: &str| {
            places.find(path).map(|(place, inner)| (place.language.clone(), place.off.is_some(), inner.to_string()))
        };
        assert_eq!(of("content/en/a.md"), Some((Some("en".to_string()), false, "a.md".to_string())));
        assert_eq!(of("content/id/a.md"), Some((Some("id".to_string()), true, "a.md".to_string())));
        assert_eq!(of("content/a.md"), Some((None, true, "a.md".to_string())));
        assert_eq!(of("contents/a.md"), None);
    }

    #[test]
    fn files_are_ignored_by_pattern() {
        let places = places(json!({
            "ignoreFiles": ["\\.skip\\.md$", "/private/", "["],
            "module": {"mounts": [{"source": "content", "target": "content", "excludeFiles": ["notes/*", "!x"]}]},
        }));
        let ignores = |path: &str| places.find(path).is_some_and(|(place, inner)| places.ignores(path, inner, place));
        assert!(ignores("content/a.skip.md") && ignores("content/private/a.md") && ignores("content/notes/a.md"));
        assert!(!ignores("content/a.md") && !ignores("content/privates/a.md"));
    }
}
