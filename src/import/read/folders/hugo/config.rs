//! The configuration of a Hugo site: one file, or a folder with a file for each part.

use std::path::Path;

use serde_json::{Map, Value};

use crate::import::model::Blog;
use crate::import::read::folders::file;
use crate::import::read::walk::walk;

const FILES: [&str; 8] =
    ["config.toml", "config.yaml", "config.yml", "config.json", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"];

/// What Hugo adds when it builds a site to be published.
pub(crate) const ENVIRONMENT: &str = "production";

/// All settings; those of the environment win.
pub(crate) fn read(folder: &Path, blog: &mut Blog) -> Map<String, Value> {
    let mut config = file::configuration(folder, &FILES, blog);
    for part in ["config/_default", &format!("config/{ENVIRONMENT}")] {
        for name in walk(&folder.join(part)) {
            let known = name.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "toml" | "yaml" | "yml" | "json"));
            let Some((stem, _)) = known.filter(|(stem, _)| !stem.contains('/')) else { continue };
            let Some(value) = file::value_of(folder, &format!("{part}/{name}"), blog) else { continue };
            add(&mut config, stem, value);
        }
    }
    config
}

/// Adds a file of the folder: `params.toml` has the key `params`, `params.id.toml` that of a language, and
/// `languages.id.toml` all of a language.
fn add(config: &mut Map<String, Value>, stem: &str, value: Value) {
    let nested = |key: &str, value: Value| Map::from_iter([(key.to_string(), value)]);
    match (stem, stem.split_once('.'), value) {
        ("config" | "hugo", _, Value::Object(values)) => file::merge(config, values),
        (_, Some((key, language)), value) => {
            let own = match key {
                "menu" | "menus" | "params" => Value::Object(nested(key, value)),
                _ => value,
            };
            file::merge(config, nested("languages", Value::Object(nested(language, own))));
        }
        (key, None, value) => file::merge(config, nested(key, value)),
    }
}

/// The settings of each language, with its name as it is written.
pub(crate) fn languages(config: &Map<String, Value>) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
    let languages = file::part(config, "languages").into_iter().flatten();
    languages.filter_map(|(name, details)| Some((name, details.as_object()?)))
}

/// The settings that hold for a language, by its name as it is written: its own win over those of all languages.
pub(crate) fn of_language(config: &Map<String, Value>, name: &str) -> Map<String, Value> {
    let mut all = config.clone();
    all.retain(|key, _| !key.eq_ignore_ascii_case("languages"));
    let own = languages(config).find(|(written, _)| *written == name);
    own.into_iter().for_each(|(_, details)| file::merge(&mut all, details.clone()));
    all
}

/// Reports settings that published more than a build of the new site does.
pub(crate) fn report(config: &Map<String, Value>, blog: &mut Blog) {
    let all = std::iter::once(config).chain(languages(config).map(|(_, details)| details));
    let set: Vec<&str> = all
        .flat_map(|settings| {
            let keys = ["buildDrafts", "buildFuture", "buildExpired"].into_iter();
            keys.filter(|key| file::truth(settings, key) == Some(true))
        })
        .collect();
    for key in set {
        blog.changed(file::NOT_BUILT, "", &format!("{key} = true"));
    }
}
