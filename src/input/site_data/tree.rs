//! The data files as one map, with a map for each folder.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::url::composed;

/// The values added so far.
#[derive(Default)]
pub(super) struct Tree {
    root: Map<String, Value>,
    /// The file of each name, and for each folder its first file.
    files: BTreeMap<String, (String, IsFolder)>,
}

type IsFolder = bool;

impl Tree {
    /// Adds the value of a file under its path without the ending. An error if another file or folder has that name.
    pub(super) fn add(&mut self, name: &str, path: &str, value: Value) -> Option<Diagnostic> {
        let parts: Vec<String> = name.split('/').map(|part| composed(part).into_owned()).collect();
        for end in 1..=parts.len() {
            let (above, is_folder) = (parts[..end].join("/"), end < parts.len());
            match self.files.get(&above) {
                Some((_, true)) if is_folder => {}
                Some((other, _)) => return Some(taken(&parts[..end], path, other)),
                None => drop(self.files.insert(above, (path.to_string(), is_folder))),
            }
        }
        let (last, folders) = parts.split_last()?;
        let mut map = &mut self.root;
        for folder in folders {
            let inner = map.entry(folder.clone()).or_insert_with(|| Value::Object(Map::new()));
            map = inner.as_object_mut()?;
        }
        map.insert(last.clone(), value);
        None
    }

    pub(super) fn finish(self) -> Value {
        Value::Object(self.root)
    }
}

fn taken(parts: &[String], path: &str, other: &str) -> Diagnostic {
    let problem = Diagnostic::error(format!("two data files are `{}` in templates", parts.join(".")));
    problem.at(Place::file(path)).relate("the other one", Place::file(other)).hint("rename one of them")
}
