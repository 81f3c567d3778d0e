//! The settings of the plugin.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::super::chosen::{Globs, tidy};
use super::super::settings::plugins;
use crate::import::model::OldFile;
use crate::import::read::folders::file;
use crate::import::read::language::{own_name, short_tag};

/// The other plugin that is read here, with posts in `_i18n/fr/_posts`.
const OF_FOLDERS: &str = "jekyll-multiple-languages-plugin";
pub(super) const FOLDER: &str = "_i18n";

/// Other plugins with a setting of the same name.
const OTHERS: [&str; 3] = ["jekyll-multiple-languages", "jekyll-language-plugin", "jekyll-i18n"];

/// The settings of a plugin for several languages.
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
    /// The key of front matter with the only languages that show a text.
    pub(super) only: &'static str,
    /// Where posts have a folder for each language: whether only those posts are read.
    folders: Option<bool>,
    /// Whether the plugin is named somewhere. Otherwise its settings may be those of a theme.
    pub(super) is_named: bool,
    /// Whether URLs in the default language begin with it too.
    is_default_below: bool,
}

/// The settings of the plugin that is in force, of a site with its sources in `source`.
pub(crate) fn in_force(config: &Map<String, Value>, folder: &Path, source: &str) -> Option<Polyglot> {
    let languages = file::texts(config, "languages");
    let has_folder = || folder.join(source).join(FOLDER).is_dir() && !languages.is_empty();
    match plugins(config).iter().any(|plugin| plugin == OF_FOLDERS) || has_folder() {
        true => of_folders(config, languages, source),
        false => polyglot(config, folder, source),
    }
}

/// The plugin with a folder for each language. The first one is the default.
fn of_folders(config: &Map<String, Value>, languages: Vec<String>, source: &str) -> Option<Polyglot> {
    let excluded = file::texts(config, "exclude_from_localizations");
    (!languages.is_empty()).then(|| Polyglot {
        languages,
        is_from_path: false,
        // It excludes files only, and the posts outside of its folder.
        excluded: Globs::of(&Map::new(), ""),
        has_redirects: false,
        source: source.to_string(),
        base: base(config),
        only: "languages",
        folders: Some(!excluded.iter().any(|path| tidy(path) == "_posts")),
        is_named: true,
        is_default_below: file::truth(config, "default_locale_in_subfolder") == Some(true),
    })
}

fn base(config: &Map<String, Value>) -> String {
    let base = file::setting(config, "baseurl").unwrap_or_default();
    let base = tidy(&base);
    if base.is_empty() { String::new() } else { format!("/{base}") }
}

/// jekyll-polyglot is in force if it is named, or if its two main settings are there and no other plugin is.
fn polyglot(config: &Map<String, Value>, folder: &Path, source: &str) -> Option<Polyglot> {
    let plugins = plugins(config);
    let gems = std::fs::read_to_string(folder.join("Gemfile")).unwrap_or_default();
    let in_gems = || gems.lines().any(|line| line.trim().starts_with("gem ") && line.contains("jekyll-polyglot"));
    let is_named = plugins.iter().any(|plugin| plugin == "jekyll-polyglot") || in_gems();
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
    Some(Polyglot {
        languages,
        is_from_path: file::truth(config, "lang_from_path") == Some(true),
        excluded: Globs::of(config, "exclude_from_localization"),
        has_redirects: plugins.iter().any(|plugin| plugin == "jekyll-redirect-from"),
        source: source.to_string(),
        base: base(config),
        only: "lang-exclusive",
        folders: None,
        is_named,
        is_default_below: false,
    })
}

impl Polyglot {
    /// The language of the folder that a post is in, by the path below the sources.
    pub(crate) fn of_folder(&self, inner: &str) -> Option<&str> {
        let (language, _) = inner.strip_prefix(FOLDER)?.strip_prefix('/')?.split_once("/_posts/")?;
        let known = self.languages.iter().find(|known| *known == language);
        known.map(String::as_str).filter(|_| self.folders.is_some())
    }

    /// Whether the plugin passes over a post, since it is in no folder of a language.
    pub(crate) fn passes_over(&self, inner: &str) -> bool {
        self.folders == Some(true) && inner.starts_with("_posts/")
    }

    /// The `permalink` of a text on the pages of a language.
    pub(super) fn permalink(&self, file: &OldFile, language: usize) -> Option<String> {
        self.folders?;
        file.text_of(&format!("permalink_{}", self.languages[language]))
    }

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
        if language == 0 && !self.is_default_below { String::new() } else { format!("/{}", self.languages[language]) }
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
                let name = own_name(&tag);
                all.push((tag, name));
            }
        }
        all
    }

    /// The path of a file below the sources.
    pub(super) fn inner<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(&self.source).map_or(path, |rest| rest.trim_start_matches('/'))
    }

    /// Whether only the default language has this source.
    pub(super) fn is_excluded(&self, path: &str) -> bool {
        let inner = self.inner(path);
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
