//! Aliases as the new site reads them: site paths that end in a slash or in the name of a file.

use serde_json::{Value, json};

use crate::base::url;
use crate::import::model::{OldFile, text_of};
use crate::input::keys::is_same;

/// Writes the aliases of a page as site paths. Those without a slash at their start are in the folder `above`, itself a site
/// path, if there is one. Only `.html` makes an alias a file.
pub(crate) fn settle(file: &mut OldFile, above: Option<&str>) {
    let keys: Vec<String> = file.front.values.keys().filter(|key| is_same(key, "aliases")).cloned().collect();
    for key in keys {
        let value = &file.front.values[&key];
        let written: Vec<String> = match value {
            Value::Array(items) => items.iter().filter_map(text_of).collect(),
            one => text_of(one).into_iter().collect(),
        };
        let settled: Vec<String> = written.iter().map(|alias| site_path(alias, above)).collect();
        if written != settled {
            file.front.set(&key, json!(settled));
        }
    }
}

/// Writes the aliases from the root below a folder of the new site: that of a language that had a host of its own.
pub(crate) fn below(file: &mut OldFile, prefix: &str) {
    let keys: Vec<String> = file.front.values.keys().filter(|key| is_same(key, "aliases")).cloned().collect();
    for key in keys.into_iter().filter(|_| !prefix.is_empty()) {
        let written = crate::import::model::names_of(&file.front.values[&key]);
        let is_inside = |alias: &str| alias.starts_with('/') && !alias.starts_with(&format!("{prefix}/"));
        let moved: Vec<String> = written
            .into_iter()
            .map(|alias| if is_inside(&alias) { format!("{prefix}{alias}") } else { alias })
            .collect();
        file.front.set(&key, json!(moved));
    }
}

fn site_path(written: &str, above: Option<&str>) -> String {
    let bare = written.strip_suffix("index.html").filter(|bare| bare.ends_with('/')).unwrap_or(written);
    if bare.contains("://") {
        return bare.to_string();
    }
    // What leads out of the site stays as it is written, and is reported.
    let Some(path) = url::join(above.unwrap_or_default(), bare) else { return bare.to_string() };
    let is_file = !bare.ends_with('/') && (path.ends_with(".html") || path.ends_with(".htm"));
    let is_changed =
        !written.starts_with('/') && above.is_some() || path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    match is_changed {
        true if is_file || path.is_empty() => format!("/{path}"),
        true => format!("/{path}/"),
        false => bare.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::folders::front::part;

    #[test]
    fn an_alias_without_a_slash_is_next_to_its_page_where_the_program_says_so() {
        for (written, path) in [
            ("old", "/posts/old/"),
            ("old/", "/posts/old/"),
            ("../old.html", "/old.html"),
            ("./a/b", "/posts/a/b/"),
            ("/old", "/old"),
            ("/old/index.html", "/old/"),
            ("/v1.0", "/v1.0/"),
            ("/old.html", "/old.html"),
            ("../../out", "../../out"),
            ("https://kopi.example/old/", "https://kopi.example/old/"),
        ] {
            assert_eq!(site_path(written, Some("/posts/")), path, "{written}");
        }
        assert_eq!(site_path("old", None), "old");
        assert_eq!(site_path("v1.0", None), "/v1.0/");
    }

    #[test]
    fn aliases_that_are_site_paths_stay_as_they_are_written() {
        let front = part("---\nAliases:   [ /a/, /b ]\n---\n").front;
        let mut file = OldFile { front, ..OldFile::default() };
        settle(&mut file, Some("/posts/"));
        assert_eq!(file.front.text(), "---\nAliases:   [ /a/, /b ]\n---\n");
    }
}
