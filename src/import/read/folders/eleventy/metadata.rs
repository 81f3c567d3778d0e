//! The settings of an Eleventy site: `_data/metadata.json` or `_data/site.json`, as in starter projects.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::import::model::Blog;
use crate::import::read::folders::{file, program};
use crate::import::read::language::{own_name, short_tag};

/// Reads the settings.
pub(crate) fn read(folder: &Path, input: &str, blog: &mut Blog) {
    let names = ["_data/metadata.json", "_data/site.json", "_data/meta.json", "_data/metadata.yaml", "_data/site.yaml"];
    let paths: Vec<String> = names.iter().flat_map(|name| [name.to_string(), format!("{input}/{name}")]).collect();
    let mut config = file::configuration(folder, &paths.iter().map(String::as_str).collect::<Vec<_>>(), blog);
    for (key, value) in programmed(folder, input) {
        config.entry(key).or_insert(value);
    }
    blog.title = file::setting(&config, "title").or_else(|| file::setting(&config, "name")).unwrap_or_default();
    blog.description = file::setting(&config, "description").unwrap_or_default();
    blog.base_url = file::setting(&config, "url").and_then(|address| file::base_url(&address));
    let language =
        file::setting(&config, "language").or_else(|| file::setting(&config, "lang")).and_then(|tag| short_tag(&tag));
    blog.languages.extend(language.map(|tag| (tag.clone(), own_name(&tag).unwrap_or(&tag).to_string())));
    blog.author = match config.get("author") {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) => Some(author.clone()),
        _ => None,
    };
}

/// The site's data if it is a program: strings that are written out in it.
fn programmed(folder: &Path, input: &str) -> Map<String, Value> {
    let mut found = Map::new();
    for name in ["metadata", "site", "meta"] {
        for place in ["_data".to_string(), format!("{input}/_data")] {
            for ending in ["js", "cjs", "mjs"] {
                let file = folder.join(&place).join(format!("{name}.{ending}"));
                let Ok(text) = std::fs::read_to_string(file) else { continue };
                for key in ["title", "description", "url", "language", "lang"] {
                    if let Some(text) = program::text(&text, key) {
                        found.entry(key).or_insert_with(|| json!(text));
                    }
                }
            }
        }
    }
    found
}
