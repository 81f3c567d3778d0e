//! Eleventy's data files: values for one page, or for all pages of a folder.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::import::model::{Blog, OldFile, names_of};
use crate::import::read::folders::{file, literal, program};

/// The values of data files, each read once.
pub(crate) struct Data<'a> {
    folder: &'a Path,
    input: String,
    /// The folders of global data.
    global: Vec<String>,
    /// By path without ending.
    read: BTreeMap<String, Vec<DataFile>>,
}

/// A data file: its path and its values.
type DataFile = (String, Map<String, Value>);

/// The endings of data files, the strongest first.
const ENDINGS: [&str; 6] = ["11tydata.json", "11tydata.yaml", "11tydata.yml", "json", "yaml", "yml"];
const ENDINGS_OF_JS: [&str; 3] = ["js", "cjs", "mjs"];
const PROGRAMS: [&str; 3] = ["11tydata.js", "11tydata.cjs", "11tydata.mjs"];

/// What a program that is not run can say in one word.
const WORDS: [(&str, &str, Value); 4] = [
    ("permalink", "false", Value::Bool(false)),
    ("eleventyExcludeFromCollections", "true", Value::Bool(true)),
    ("draft", "true", Value::Bool(true)),
    ("published", "false", Value::Bool(false)),
];

/// Keys that a file in the folder of global data sets for all pages.
const GLOBAL: [&str; 5] = ["permalink", "eleventyExcludeFromCollections", "eleventyComputed", "draft", "lang"];

impl Data<'_> {
    pub(crate) fn new(folder: &Path, input: String, global: Vec<String>) -> Data<'_> {
        Data { folder, input, global, read: BTreeMap::new() }
    }

    /// Gives a page the values of its data files, of those of its folders, and of the global ones. Tags are added up.
    pub(crate) fn apply(&mut self, file: &mut OldFile, inner: &str, blog: &mut Blog) {
        let mut tags = file.front.names("tags");
        for path in self.paths(inner) {
            for (from, values) in self.values(&path, blog) {
                tags.extend(values.get("tags").map(names_of).unwrap_or_default());
                values.iter().filter(|(key, _)| *key != "tags").for_each(|(key, value)| file.inherit(key, value, from));
            }
        }
        for key in GLOBAL {
            for name in self.global.iter().map(|folder| format!("{folder}/{key}.json")) {
                if self.folder.join(&name).is_file()
                    && let Some(value) = file::value_of(self.folder, &name, blog)
                {
                    file.inherit(key, &value, &name);
                }
            }
        }
        for name in
            self.global.iter().flat_map(|folder| ENDINGS_OF_JS.map(|end| format!("{folder}/eleventyComputed.{end}")))
        {
            if let Ok(text) = std::fs::read_to_string(self.folder.join(&name)) {
                file.inherit("eleventyComputed", &Value::Object(programmed(&text)), &name);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        tags.retain(|tag| seen.insert(tag.clone()));
        if tags != file.front.names("tags") {
            file.front.set("tags", json!(tags));
        }
    }

    /// The data files that were read.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.read.values().flatten().map(|(name, _)| name.as_str())
    }

    /// The paths of data files without their endings: next to the page, then of each folder above it.
    fn paths(&self, inner: &str) -> Vec<String> {
        let root = if self.input.is_empty() { String::new() } else { format!("{}/", self.input) };
        let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
        let mut paths = vec![format!("{root}{bare}")];
        let mut above = inner.rsplit_once('/').map(|(above, _)| above);
        while let Some(here) = above {
            let name = here.rsplit('/').next().unwrap_or(here);
            paths.push(format!("{root}{here}/{name}"));
            above = here.rsplit_once('/').map(|(above, _)| above);
        }
        if let Some(name) = self.input.rsplit('/').next().filter(|name| !name.is_empty()) {
            paths.push(format!("{root}{name}"));
        }
        paths
    }

    fn values(&mut self, path: &str, blog: &mut Blog) -> &[DataFile] {
        let folder = self.folder;
        self.read.entry(path.to_string()).or_insert_with(|| {
            let mut found = Vec::new();
            for name in PROGRAMS.map(|ending| format!("{path}.{ending}")) {
                let Ok(text) = std::fs::read_to_string(folder.join(&name)) else { continue };
                found.push((name, programmed(&text)));
            }
            for name in ENDINGS.map(|ending| format!("{path}.{ending}")) {
                let is_file = folder.join(&name).is_file();
                if let Some(Value::Object(values)) = is_file.then(|| file::value_of(folder, &name, blog)).flatten() {
                    found.push((name, values));
                }
            }
            found
        })
    }
}

/// The values that a program writes out. One that it computes is the program itself, which can hide a page.
fn programmed(text: &str) -> Map<String, Value> {
    let mut values = Map::new();
    if let Some(literal) = literal::exported(text) {
        values = literal.values;
        for (key, source) in literal.computed {
            if key.strip_prefix("eleventyComputed.").unwrap_or(&key) == "permalink" {
                values.insert("permalink".to_string(), json!(format!("{{{{ {source} }}}}")));
            }
        }
    }
    for (key, word, value) in WORDS {
        if program::says(text, key, word) {
            values.entry(key).or_insert(value);
        }
    }
    values
}
