//! The settings of the plugin.

use serde_json::{Map, Value, json};

use super::super::chosen::{Globs, tidy};
use super::super::settings::plugins;
use crate::import::model::OldFile;
use crate::import::read::folders::file;
use crate::import::read::language::{own_name, short_tag};

/// Other plugins with a setting of the same name.
const OTHERS: [&str; 4] =
    ["jekyll-multiple-languages-plugin", "jekyll-multiple-languages", "jekyll-language-plugin", "jekyll-i18n"];

/// The settings of the plugin.
#[derive(Clone, Debug)]
pub(crate) struct Polyglot {
    /// As they are written, the default one first.
    languages: Vec<String>,
    /// Whether a part of a file's path can say its language.
    is_from_path: bool,
    /// What only the default language has.
    excluded: Globs,
    /// Whether another plugin makes the redirects that this one names.
    pub(super) has_redirects: bool,
    /// The folder of the sources, which is not part of patterns.
    source: String,
    /// The path of the site on its host, without a slash at the end.
    pub(super) base: String,
}

/// The settings, if the plugin is in force: if it is named, or if its two main settings are there and no other plugin is.
pub(crate) fn in_force(config: &Map<String, Value>, source: &str) -> Option<Polyglot> {
    let plugins = plugins(config);
    let is_named = plugins.iter().any(|plugin| plugin == "jekyll-polyglot");
    let is_other = || plugins.iter().any(|plugin| OTHERS.contains(&plugin.as_str()));
    let default = file::setting(config, "default_lang");
    let named = file::texts(config, "languages");
    if !is_named && (default.is_none() || named.is_empty() || is_other()) {
        return None;
    }
    let mut languages = vec![default.unwrap_or_else(|| "en".to_string())];
    for language in named {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let base = file::setting(config, "baseurl").unwrap_or_default();
    let base = tidy(&base);
    Some(Polyglot {
        languages,
        is_from_path: file::truth(config, "lang_from_path") == Some(true),
        excluded: Globs::of(config, "exclude_from_localization"),
        has_redirects: plugins.iter().any(|plugin| plugin == "jekyll-redirect-from"),
        source: source.to_string(),
        base: if base.is_empty() { String::new() } else { format!("/{base}") },
    })
}

impl Polyglot {
    /// The numbers of the languages other than the default one.
    pub(super) fn others(&self) -> std::ops::Range<usize> {
        1..self.languages.len()
    }

    pub(super) fn count(&self) -> usize {
        self.languages.len()
    }

    /// The languages as they are written.
    pub(super) fn names(&self) -> &[String] {
        &self.languages
    }

    /// The number of a language, whatever its case.
    pub(super) fn number(&self, written: &str) -> Option<usize> {
        self.languages.iter().position(|language| language.eq_ignore_ascii_case(written))
    }

    /// What the URLs of a language begin with.
    pub(super) fn prefix(&self, language: usize) -> String {
        if language == 0 { String::new() } else { format!("/{}", self.languages[language]) }
    }

    /// The tag of a language on the new site.
    pub(super) fn tag(&self, language: usize) -> String {
        short_tag(&self.languages[language]).unwrap_or_else(|| self.languages[language].clone())
    }

    /// The languages of the new site.
    pub(super) fn site_languages(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for tag in self.languages.iter().filter_map(|language| short_tag(language)) {
            if all.iter().all(|(known, _)| *known != tag) {
                let name = own_name(&tag).unwrap_or(&tag).to_string();
                all.push((tag, name));
            }
        }
        all
    }

    /// Whether only the default language has this source.
    pub(super) fn is_excluded(&self, path: &str) -> bool {
        let inner = path.strip_prefix(&self.source).map_or(path, |rest| rest.trim_start_matches('/'));
        crate::import::read::folders::patterns::with_folders(inner).any(|path| self.excluded.fit(path))
    }

    /// The number of a file's language; none if the site does not have it.
    pub(super) fn language(&self, file: &OldFile) -> Option<usize> {
        file.front.text_of("lang").map_or(Some(0), |written| self.number(&written))
    }

    /// Writes the language that the path says. A text in a language that the site does not have was not on it.
    pub(super) fn settle_language(&self, file: &mut OldFile) -> Result<(), String> {
        if self.is_from_path && file.front.get("lang").is_none() {
            let mut parts = file.from.split(['.', '/']);
            if let Some(number) = parts.find_map(|part| self.number(part)) {
                file.front.set("lang", json!(self.languages[number]));
            }
        }
        file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
        match self.language(file) {
            Some(_) => Ok(()),
            None => Err(format!("{}, which is not in `languages` in _config.yml", file.shown("lang"))),
        }
    }
}
