//! The names of authors whom posts name by a file or by a key: `_authors/sari.md`, `_data/authors.yml`.
//!
//! Only names are read. A file says much more of a person, such as an e-mail address.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::import::model::{Blog, OldFile, text_of};
use crate::import::read::folders::{file, front};
use crate::import::read::walk;

/// Names by what posts call them, in small letters.
#[derive(Debug, Default)]
pub(crate) struct People(BTreeMap<String, String>);

/// Keys of front matter with authors.
const KEYS: [&str; 2] = ["author", "authors"];

/// Folders with a file for each author, and data files with all of them.
const FOLDERS: [&str; 4] = ["_authors", "_author", "_people", "_contributors"];
const DATA: [&str; 4] = ["authors", "author", "people", "contributors"];

impl People {
    pub(crate) fn read(folder: &Path, blog: &mut Blog) -> People {
        let mut people = People::default();
        let unread = blog.unread.clone();
        for path in walk::walk(folder) {
            let Some(at) = path.split('/').position(|part| FOLDERS.contains(&part)) else { continue };
            if file::is_markdown(&path) {
                blog.used.push(path.clone());
                let text = std::fs::read_to_string(folder.join(&path)).unwrap_or_default();
                let values = front::part(&text).front.values;
                let below: Vec<&str> = path.split('/').skip(at).collect();
                let name = name_in(&values).unwrap_or_else(|| file::stem(&path).to_string());
                let keys =
                    ["username", "short_name", "slug", "login"].iter().filter_map(|key| text_of(values.get(*key)?));
                people.add([path.clone(), below.join("/"), below[1..].join("/"), file::stem(&path).to_string()], &name);
                people.add(keys, &name);
            }
        }
        for name in DATA.iter().flat_map(|name| ["yml", "yaml", "json"].map(|ending| format!("_data/{name}.{ending}")))
        {
            if !folder.join(&name).is_file() {
                continue;
            }
            blog.used.push(name.clone());
            match file::value_of(folder, &name, blog) {
                Some(Value::Object(all)) => {
                    for (key, person) in all {
                        let name = person.as_object().and_then(name_in).or_else(|| text_of(&person));
                        people.add([key], &name.unwrap_or_default());
                    }
                }
                Some(Value::Array(all)) => {
                    for person in all.iter().filter_map(Value::as_object) {
                        let keys = ["id", "key", "username", "slug", "short_name"];
                        let keys = keys.iter().filter_map(|key| text_of(person.get(*key)?));
                        people.add(keys, &name_in(person).unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        // Names of authors hide no post.
        blog.unread = unread;
        people
    }

    fn add(&mut self, keys: impl IntoIterator<Item = String>, name: &str) {
        for key in keys.into_iter().filter(|_| !name.is_empty()) {
            self.0.entry(key.to_lowercase()).or_insert_with(|| name.to_string());
        }
    }

    /// The name of an author; none if it stays as it is written.
    fn name(&self, written: &str) -> Option<String> {
        let known = self.0.get(&written.trim_start_matches(['.', '/']).to_lowercase()).cloned();
        // A path of a file is no name.
        let stem = || (written.contains('/') && file::is_markdown(written)).then(|| file::stem(written).to_string());
        known.or_else(stem).filter(|name| name != written)
    }

    /// Writes the names of the authors of a post.
    pub(crate) fn settle(&self, file: &mut OldFile) {
        for key in KEYS {
            let Some(value) = file.front.get(key) else { continue };
            let named = match value {
                Value::String(text) if self.name(text).is_none() && text.contains(',') => {
                    let names: Vec<&str> = text.split(',').map(str::trim).collect();
                    let any = names.iter().any(|name| self.name(name).is_some());
                    any.then(|| json!(names.iter().map(|name| self.known(name)).collect::<Vec<_>>()))
                }
                Value::String(text) => self.name(text).map(Value::String),
                Value::Array(items) => {
                    let names = items.iter().map(|item| match item {
                        Value::String(text) => json!(self.known(text)),
                        other => other.clone(),
                    });
                    Some(Value::Array(names.collect())).filter(|named| named != value)
                }
                _ => None,
            };
            if let Some(named) = named {
                file.front.set(key, named);
            }
        }
    }

    /// The name of an author, otherwise as it is written.
    pub(crate) fn known(&self, written: &str) -> String {
        self.name(written).unwrap_or_else(|| written.to_string())
    }
}

fn name_in(values: &Map<String, Value>) -> Option<String> {
    ["name", "title", "display_name", "full_name"].iter().find_map(|key| file::setting(values, key))
}
