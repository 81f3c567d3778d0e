//! Files that pages load, at addresses with fingerprints.
//!
//! Takes the theme's files, and those of the site that templates and the look name; gives an address for each. A fingerprint
//! is made of the file's contents, so a browser may keep the file for good. What readers may link to keeps its plain address.

use std::collections::{BTreeMap, BTreeSet};

use super::config::Config;
use super::kept_back::kept_back;
use super::look_css;
use super::picture_size;
use super::post::in_drafts;
use super::source::Sources;
use super::template_calls::{Named, addresses, extra};
use crate::base::href::inner_address;
use crate::base::url::{composed, split_path};
use crate::base::yaml::reader::At;

/// The stylesheet to which the look of a site is added.
pub(crate) const STYLESHEET: &str = "css/style.css";
/// The files of the search, which are there only if the site has one.
const SEARCH: [&str; 2] = ["css/chancery-search.css", "js/chancery-search.js"];
/// The kinds of files that pages load and no reader links to.
const LOADED: [&str; 7] = ["css", "js", "mjs", "woff2", "woff", "ttf", "otf"];

/// The files that pages load.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assets {
    /// Site path to source path.
    pub(crate) files: BTreeMap<String, String>,
    /// Path in `static/` of the theme or in `content/` to site path: for `asset`.
    pub(crate) by_name: BTreeMap<String, String>,
    /// Plain site path to the one with the fingerprint: for `url`.
    pub(crate) by_path: BTreeMap<String, String>,
    /// The site paths that have fingerprints.
    pub(crate) marked: BTreeSet<String>,
    /// Those of them that are copies of files of content/, which are published only if the file itself is.
    pub(crate) copies: BTreeSet<String>,
    /// The stylesheet with the look of the site: its site path, and what is added to it.
    pub(crate) styled: Option<(String, String)>,
    /// The pictures of the look.
    pub(crate) logo: Option<Picture>,
    pub(crate) logo_dark: Option<Picture>,
    pub(crate) favicon: Option<Picture>,
}

/// A picture of the look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    /// Site path.
    pub(crate) path: String,
    /// Width and height.
    pub(crate) size: Option<(u32, u32)>,
}

/// Finds the files. `folder` is the theme's, `templates` are the paths of all templates.
pub(crate) fn load<'t>(
    config: &Config,
    sources: &Sources,
    folder: &str,
    templates: impl Iterator<Item = &'t str>,
) -> Assets {
    let named = Names::of(config, sources, templates);
    let mut assets = Assets::default();
    assets.add_theme(config, sources, folder, &named);
    for name in named.assets.iter().filter(|name| !assets.by_name.contains_key(&***name)).collect::<Vec<_>>() {
        if let Some(path) = assets.add_own(sources, name) {
            assets.by_name.insert(name.clone(), path);
        }
    }
    for path in named.paths {
        if let Some(with) = assets.add_own(sources, path.trim_start_matches('/')) {
            assets.by_path.insert(path, with);
        }
    }
    let look = &config.look;
    let mut picture = |file: &Option<At<String>>| {
        let source = own(sources, file_name(&file.as_ref()?.value))?.to_string();
        let path = assets.add_own(sources, source.strip_prefix("content/")?)?;
        Some(Picture { path, size: picture_size::of(sources, &source) })
    };
    let pictures = (picture(&look.logo), picture(&look.logo_dark), picture(&look.favicon));
    (assets.logo, assets.logo_dark, assets.favicon) = pictures;
    assets
}

impl Assets {
    /// The theme's files; a file of the site with the same path (`content/css/style.css`) replaces the theme's.
    fn add_theme(&mut self, config: &Config, sources: &Sources, folder: &str, named: &Names) {
        let from = sources.files.range(folder.to_string()..);
        for (path, name) in from.map_while(|(path, _)| Some((path, path.strip_prefix(folder)?))) {
            let own = format!("content/{name}");
            let source = if sources.files.contains_key(&own) { own } else { path.clone() };
            let mut mark = sources.files[&source].hash.to_hex().to_string();
            let look = (name == STYLESHEET).then(|| look_css::variables(&config.look)).flatten();
            if let Some(css) = &look {
                mark = blake3::hash(format!("{mark}{css}").as_bytes()).to_hex().to_string();
            }
            let is_named = named.assets.contains(&composed(name).into_owned());
            let is_code = matches!(ending(name), "css" | "js");
            let (plain, with) = (format!("/{name}"), fingerprinted(name, &mark));
            if SEARCH.contains(&name) && !config.search {
                self.by_name.insert(name.to_string(), with);
                continue;
            }
            // Another stylesheet may import one that no template names.
            if !(is_named && is_code) {
                self.files.insert(plain.clone(), source.clone());
            }
            if is_named || is_code {
                self.marked.insert(with.clone());
                self.files.insert(with.clone(), source);
            }
            self.styled = self.styled.take().or(look.map(|css| (with.clone(), css)));
            self.by_name.insert(name.to_string(), if is_named || is_code { with } else { plain });
        }
    }

    /// A file of content/ at an address with a fingerprint, beside its plain one.
    fn add_own(&mut self, sources: &Sources, name: &str) -> Option<String> {
        let source = own(sources, name)?;
        let path = fingerprinted(source.strip_prefix("content/")?, &sources.files[source].hash.to_hex());
        self.marked.insert(path.clone());
        self.copies.insert(path.clone());
        self.files.insert(path.clone(), source.to_string());
        Some(path)
    }
}

/// What templates name.
#[derive(Default)]
struct Names {
    /// By `asset`, composed.
    assets: BTreeSet<String>,
    /// By `url`: site paths.
    paths: BTreeSet<String>,
}

impl Names {
    fn of<'t>(config: &Config, sources: &Sources, templates: impl Iterator<Item = &'t str>) -> Names {
        let mut names = Names::default();
        for path in templates {
            let Some(Ok(text)) = sources.text(path) else { continue };
            for address in addresses(&text, "asset(").iter().filter_map(|named| text_of(config, named)) {
                names.assets.insert(composed(split_path(address).0).into_owned());
            }
            for address in addresses(&text, "url(").iter().filter_map(|named| text_of(config, named)) {
                // An address with a query has a mark of its author's own.
                let inner = inner_address(address).filter(|inner| !inner.rest.starts_with('?'));
                names.paths.extend(inner.map(|inner| inner.path).filter(|path| LOADED.contains(&ending(path))));
            }
        }
        names
    }
}

fn text_of<'t>(config: &'t Config, named: &Named<'t>) -> Option<&'t str> {
    match named {
        Named::Text(text, _) => Some(text),
        Named::Extra(keys) => extra(config, keys),
    }
}

/// The source of a file of content/ that is published, however its letters are composed.
fn own<'s>(sources: &'s Sources, name: &str) -> Option<&'s str> {
    let path = format!("content/{name}");
    let exact = sources.files.get_key_value(&path).map(|(path, _)| path.as_str());
    let content = || {
        sources
            .files
            .range("content/".to_string()..)
            .map_while(|(path, _)| path.starts_with("content/").then_some(path.as_str()))
    };
    let wanted = composed(&path);
    let found = exact.or_else(|| content().filter(|_| !path.is_ascii()).find(|path| composed(path) == wanted))?;
    let source = &sources.files[found];
    let is_published =
        kept_back(found, source.has_front_matter).is_none() && !in_drafts(found) && !source.has_front_matter;
    is_published.then_some(found)
}

/// A file of the look as a path in content/: `/logo.svg` is the same as `logo.svg`.
pub(crate) fn file_name(written: &str) -> &str {
    written.trim().trim_start_matches('/')
}

fn ending(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The site path of a file with the mark of its contents: `/css/style.0123456789ab.css`.
fn fingerprinted(name: &str, mark: &str) -> String {
    let mark = &mark[..12];
    match name.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') && !stem.is_empty() && !stem.ends_with('/') => {
            format!("/{stem}.{mark}.{ending}")
        }
        _ => format!("/{name}.{mark}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_before_the_ending_of_a_name() {
        let mark = "0123456789abcdef";
        for (name, path) in [
            ("css/style.css", "/css/style.0123456789ab.css"),
            ("a.b/font.min.woff2", "/a.b/font.min.0123456789ab.woff2"),
            ("a.b/plain", "/a.b/plain.0123456789ab"),
            ("x/.hidden", "/x/.hidden.0123456789ab"),
        ] {
            assert_eq!(fingerprinted(name, mark), path);
        }
        assert_eq!((ending("a.b/plain"), ending("x/y.tar.gz")), ("", "gz"));
    }
}
