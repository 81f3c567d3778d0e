//! Jekyll's `defaults`: values for all files in a folder, or of a type.

use serde_json::{Map, Value};

use super::chosen::tidy;
use crate::import::model::OldFile;
use crate::import::read::folders::file;
use crate::import::read::folders::patterns::{Pattern, with_folders};

/// All sets of values, in the order of the configuration.
pub(crate) struct Defaults {
    sets: Vec<Set>,
    /// The folder of collections, which is not part of the paths in scopes.
    collections: String,
}

struct Set {
    path: String,
    /// The path as a pattern, if it is one.
    glob: Option<Pattern>,
    kind: Option<String>,
    values: Map<String, Value>,
}

impl Defaults {
    pub(crate) fn of(config: &Map<String, Value>) -> Defaults {
        let collections = file::setting(config, "collections_dir").map(|path| format!("{}/", tidy(&path)));
        let collections = collections.unwrap_or_default();
        let sets = config.get("defaults").and_then(Value::as_array).into_iter().flatten();
        let sets = sets.filter_map(|set| {
            let scope = set.get("scope").and_then(Value::as_object);
            let text = |key: &str| scope.and_then(|scope| file::setting(scope, key));
            let path = text("path").unwrap_or_default();
            let path = tidy(&path).trim_start_matches(collections.as_str()).to_string();
            let glob = path.contains('*').then(|| Pattern::within_folders(&path)).flatten();
            // `post` is an older name of `posts`.
            let kind = text("type").map(|kind| kind.trim_end_matches('s').to_string());
            Some(Set { path, glob, kind, values: set.get("values")?.as_object()?.clone() })
        });
        Defaults { sets: sets.collect(), collections }
    }

    /// Gives a file the values of all sets whose scope it is in: those of the longest path win.
    pub(crate) fn apply(&self, file: &mut OldFile, inner: &str, kinds: &[&str]) {
        let inner = inner.strip_prefix(self.collections.as_str()).unwrap_or(inner);
        let mut all = Map::new();
        let mut last: Option<&Set> = None;
        for set in self.sets.iter().filter(|set| set.fits(inner, kinds)) {
            if last.is_none_or(|last| set.outranks(last)) {
                file::merge(&mut all, set.values.clone());
                last = Some(set);
            } else {
                let stronger = std::mem::replace(&mut all, set.values.clone());
                file::merge(&mut all, stronger);
            }
        }
        for (key, value) in &all {
            file.inherit(key, value, "_config.yml");
        }
    }
}

impl Set {
    fn fits(&self, inner: &str, kinds: &[&str]) -> bool {
        let of_kind = self.kind.as_deref().is_none_or(|kind| kinds.contains(&kind));
        of_kind
            && match &self.glob {
                Some(glob) => with_folders(inner).any(|path| glob.fits(path)),
                None => inner.starts_with(&self.path),
            }
    }

    fn outranks(&self, last: &Set) -> bool {
        if self.path.len() != last.path.len() {
            return self.path.len() > last.path.len();
        }
        self.kind.is_some() || last.kind.is_none()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn given(defaults: Value, inner: &str, kind: &str) -> Map<String, Value> {
        let config = json!({"defaults": defaults, "collections_dir": "my"});
        let mut file = OldFile::default();
        Defaults::of(config.as_object().unwrap()).apply(&mut file, inner, &[kind]);
        file.inherited.into_iter().map(|(key, own)| (key, own.value)).collect()
    }

    #[test]
    fn the_longest_path_wins_and_then_the_one_with_a_type() {
        let defaults = json!([
            {"scope": {"path": "_posts/id"}, "values": {"lang": "id", "a": {"x": 1}}},
            {"scope": {"path": ""}, "values": {"lang": "en", "a": {"x": 2, "y": 3}}},
            {"scope": {"path": "", "type": "posts"}, "values": {"lang": "fr", "b": 4}},
            {"scope": {"path": "", "type": "pages"}, "values": {"c": 5}},
            {"values": {"d": 6}},
        ]);
        let given = given(defaults, "_posts/id/2016-10-08-a.md", "post");
        assert_eq!(json!(given), json!({"lang": "id", "a": {"x": 1, "y": 3}, "b": 4, "d": 6}));
    }

    #[test]
    fn a_path_is_the_start_of_a_path_or_a_pattern() {
        for (path, inner, fits) in [
            ("_posts/hold", "_posts/hold/a.md", true),
            ("/_posts/hold/", "_posts/hold/a.md", true),
            ("./_posts", "_posts/a.md", true),
            ("my/_posts", "my/_posts/a.md", true),
            ("_posts/*/hold", "_posts/2016/hold/a.md", true),
            ("_posts/*/hold", "_posts/2016/x/hold/a.md", false),
            ("**/secret*.md", "a/b/secret-c.md", true),
            ("posts", "_posts/a.md", false),
        ] {
            let given = given(json!([{"scope": {"path": path}, "values": {"published": false}}]), inner, "post");
            assert_eq!(given.contains_key("published"), fits, "{path} {inner}");
        }
    }
}
