//! The theme: its templates, files and interface text, and the site's own, which replace them.
//!
//! Takes the sources and the configuration; gives templates by name, files by site path, and the interface text.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assets::{self, Assets};
use super::queries::{self, Queries};
use super::share;
use crate::base::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::base::url::composed;
use crate::input::config::Config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::language::{Interface, Language, Words, same_language};

/// The default theme.
pub(crate) const OWN: &str = "chancery";

/// One template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TemplateSource {
    /// `post.html` for the site's own, `themes/chancery/post.html` for the theme's.
    pub(crate) name: String,
    /// Path from the site root.
    pub(crate) path: String,
}

/// A loaded theme.
pub struct Theme {
    pub(crate) name: String,
    /// Whether the theme of the configuration exists; otherwise this is the default one.
    pub(crate) is_there: bool,
    pub(crate) templates: Vec<TemplateSource>,
    /// The files that its pages load.
    pub(crate) assets: Assets,
    pub(crate) interface: Arc<Interface>,
    /// The lists that templates may use, with those of the site.
    pub(crate) queries: Queries,
}

impl Theme {
    /// Whether the theme or the site has a template of this name.
    pub(crate) fn has_template(&self, name: &str) -> bool {
        let in_theme = format!("themes/{}/{name}", self.name);
        self.templates.iter().any(|template| template.name == name || template.name == in_theme)
    }
}

/// Loads the theme.
pub fn load(config: &Config, sources: &Sources, diagnostics: &mut Diagnostics) -> Theme {
    let is_there = is_there(&config.theme.value, sources);
    if !is_there {
        diagnostics.push(missing(config, sources));
    }
    // The other parts of the site are checked with the default theme.
    let name = if is_there { config.theme.value.clone() } else { OWN.to_string() };
    let folder = format!("themes/{name}/");
    let mut templates = templates(sources, "templates/", "");
    templates.extend(self::templates(sources, &format!("{folder}templates/"), &folder));
    let paths = templates.iter().map(|template| template.path.as_str());
    let assets = assets::load(config, sources, &format!("{folder}static/"), paths);
    let interface = Arc::new(interface(config, sources, &folder, diagnostics));
    if name == OWN {
        diagnostics.extend(share::unknown(config, sources));
    }
    let queries = queries::read(config, &folder, sources, diagnostics);
    Theme { name, is_there, templates, assets, interface, queries }
}

fn is_there(name: &str, sources: &Sources) -> bool {
    let folder = format!("themes/{name}/");
    sources.files.range(folder.clone()..).next().is_some_and(|(path, _)| path.starts_with(&folder))
}

/// The error of a theme that does not exist.
fn missing(config: &Config, sources: &Sources) -> Diagnostic {
    let name = &config.theme.value;
    let folders = sources.files.range("themes/".to_string()..).map_while(|(path, _)| path.strip_prefix("themes/"));
    let known: BTreeSet<&str> = folders.filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let hint = match did_you_mean(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("put it into `themes/{name}/`, or remove `theme` from {CONFIG_FILE} to use the default theme"),
    };
    let problem = Diagnostic::error(format!("theme `{name}` does not exist"));
    problem.at(sources.place(CONFIG_FILE, config.theme.span.clone())).hint(hint)
}

fn templates(sources: &Sources, folder: &str, prefix: &str) -> Vec<TemplateSource> {
    below(sources, folder)
        .filter(|(_, name)| name.ends_with(".html") || name.ends_with(".xml") || name.ends_with(".txt"))
        .map(|(path, name)| TemplateSource { name: format!("{prefix}{}", composed(name)), path: path.to_string() })
        .collect()
}

/// The files in a folder: the path from the site root, and the path from the folder.
fn below<'a>(sources: &'a Sources, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let from = sources.files.range(folder.to_string()..);
    from.map_while(move |(path, _)| Some((path.as_str(), path.strip_prefix(folder)?)))
}

/// Whether readers of the site may see a theme's texts in a language: those in the site's languages, whatever their scripts and
/// regions, and in English. A theme may have texts in many more.
fn may_be_shown(config: &Config, tag: &str) -> bool {
    same_language(tag, "en") || config.languages.iter().any(|site| same_language(&site.language.tag, tag))
}

/// The interface text of `i18n/*.ftl`; the site's messages replace the theme's.
fn interface(config: &Config, sources: &Sources, folder: &str, diagnostics: &mut Diagnostics) -> Interface {
    let mut by_language: BTreeMap<String, Vec<(&str, Cow<'_, str>)>> = BTreeMap::new();
    for place in [format!("{folder}i18n/"), "i18n/".to_string()] {
        for path in sources.files.range(place.clone()..).map(|(path, _)| path).take_while(|p| p.starts_with(&place)) {
            let Some(tag) = path[place.len()..].strip_suffix(".ftl") else { continue };
            // The texts of the site itself are read in any case, so that their mistakes are reported.
            if path.starts_with("themes/") && !may_be_shown(config, tag) {
                continue;
            }
            match sources.text(path) {
                Some(Ok(text)) => by_language.entry(tag.to_string()).or_default().push((path, text)),
                Some(Err(problem)) => diagnostics.push(problem),
                None => {}
            }
        }
    }
    let mut words = Vec::new();
    for (tag, texts) in by_language {
        match Language::parse(&tag) {
            Ok(language) => {
                let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, &**text)).collect();
                words.push(Words::parse(&language, &texts, diagnostics));
            }
            Err(unknown) => diagnostics.push(
                Diagnostic::warning(format!("the name of `{}` is not a language code, so it is ignored", texts[0].0))
                    .at(crate::base::diagnostic::Place::file(texts[0].0))
                    .hint(match unknown.meant() {
                        Some(tag) => format!("did you mean `{tag}.ftl`?"),
                        None => "rename it to the code of its language, such as `id.ftl`".to_string(),
                    }),
            ),
        }
    }
    let languages: Vec<Language> = config.languages.iter().map(|site| site.language.clone()).collect();
    let interface = Interface::new(words, &languages);
    diagnostics.extend(interface.warnings());
    interface
}
