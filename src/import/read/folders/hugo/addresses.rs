//! How Hugo builds URLs.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{config, settings};
use crate::import::model::{Blog, OldFile};
use crate::import::read::folders::file;

/// How Hugo builds URLs.
pub(crate) struct Addresses {
    /// By section: `/:year/:month/:slug/`.
    permalinks: Map<String, Value>,
    /// Those of languages that have others.
    of_languages: BTreeMap<String, Map<String, Value>>,
    ugly: bool,
    /// The language whose URLs have no prefix; empty if all have one.
    plain_language: String,
    /// Whether each language has a host of its own.
    has_hosts: bool,
}

impl Addresses {
    /// Whether the URLs of a language have no prefix.
    pub(crate) fn is_plain(&self, tag: &str) -> bool {
        self.plain_language == tag
    }

    /// Whether each language has a host of its own.
    pub(crate) fn has_hosts(&self) -> bool {
        self.has_hosts
    }

    /// The start of the URLs of a language: empty, or `/id`.
    pub(crate) fn prefix(&self, language: Option<&str>) -> String {
        match language {
            Some(tag) if !self.is_plain(tag) => format!("/{}", tag.to_lowercase()),
            _ => String::new(),
        }
    }
}

pub(crate) fn addresses(config: &Map<String, Value>, blog: &Blog) -> Addresses {
    let permalinks = permalinks(config);
    let own = |(name, _): (&String, _)| {
        let own = self::permalinks(&config::of_language(config, name));
        Some((file::tag(name)?, own)).filter(|(_, own)| *own != permalinks)
    };
    let of_languages = config::languages(config).filter_map(own).collect();
    let in_folder = file::truth(config, "defaultContentLanguageInSubdir").unwrap_or(false);
    let has_hosts = settings::has_several_hosts(config);
    let in_folder = in_folder && !has_hosts;
    let plain_language = blog.languages.first().filter(|_| !in_folder).map(|(tag, _)| tag.clone()).unwrap_or_default();
    Addresses {
        permalinks,
        of_languages,
        ugly: file::truth(config, "uglyURLs").unwrap_or(false),
        plain_language,
        has_hosts,
    }
}

/// The patterns of posts by section. Since 0.131 patterns are grouped by kind of page.
fn permalinks(config: &Map<String, Value>) -> Map<String, Value> {
    let all = file::part(config, "permalinks").cloned().unwrap_or_default();
    all.get("page").and_then(Value::as_object).cloned().unwrap_or(all)
}

/// How Hugo writes a name in a URL: lower case, with hyphens for spaces.
pub(crate) fn urlize(name: &str) -> String {
    let kept = name.to_lowercase().replace(char::is_whitespace, "-");
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '~' | '@')).collect()
}

pub(crate) fn slug(file: &OldFile, bare: &str) -> String {
    let stem = bare.strip_suffix("/index").unwrap_or(bare);
    let own = file.front.text_of("slug").unwrap_or_else(|| stem.rsplit('/').next().unwrap_or(stem).to_string());
    urlize(&own)
}

pub(crate) fn old_path(
    file: &OldFile,
    bare: &str,
    section: &str,
    is_section: bool,
    addresses: &Addresses,
) -> Option<String> {
    let prefix = addresses.prefix(file.language.as_deref());
    let stem =
        bare.strip_suffix("/index").or_else(|| bare.strip_suffix("_index")).unwrap_or(bare).trim_end_matches('/');
    if let Some(own) = file.text_of("url") {
        let own = format!("/{}", own.trim_start_matches('/'));
        let own = if own.contains(':') { expand(&own, file, stem, section)? } else { own };
        // On another host, the same path is another page.
        return Some(if addresses.has_hosts { format!("{prefix}{own}") } else { own });
    }
    if is_section || stem == "index" {
        let folder = if stem == "index" { "" } else { stem };
        return Some(format!("{prefix}/{}/", urlize(folder)).replace("//", "/"));
    }
    let own = file.language.as_ref().and_then(|tag| addresses.of_languages.get(tag));
    let path = match own.unwrap_or(&addresses.permalinks).get(section).and_then(Value::as_str) {
        Some(template) => expand(template, file, stem, section)?,
        None => {
            let folder = file::folder_of(stem);
            format!("/{}/{}/", urlize(folder), file.slug)
        }
    };
    let path = format!("{prefix}{path}").replace("//", "/");
    Some(if addresses.ugly { format!("{}.html", path.trim_end_matches('/')) } else { path })
}

/// A URL by the pattern of a section.
fn expand(template: &str, file: &OldFile, stem: &str, section: &str) -> Option<String> {
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let title = if file.title.is_empty() { name.to_string() } else { file.title.clone() };
    let own = file.front.text_of("slug").map_or_else(|| urlize(&title), |slug| urlize(&slug));
    let mut path = template.to_string();
    let folder = file::folder_of(stem);
    let day = file.day;
    let parts: [(&str, Option<String>); 13] = [
        (":contentbasename", Some(urlize(name))),
        (":slugorcontentbasename", Some(file.slug.clone())),
        (":slugorfilename", Some(file.slug.clone())),
        (":filename", Some(urlize(name))),
        (":sections", Some(urlize(folder))),
        (":section", Some(urlize(section))),
        (":yearday", day.map(|day| day.day_of_year().to_string())),
        (":year", day.map(|day| format!("{:04}", day.year()))),
        (":monthname", day.map(|day| day.strftime("%B").to_string().to_lowercase())),
        (":month", day.map(|day| format!("{:02}", day.month()))),
        (":day", day.map(|day| format!("{:02}", day.day()))),
        (":title", Some(urlize(&title))),
        (":slug", Some(own)),
    ];
    for (part, value) in parts {
        if path.contains(part) {
            path = path.replace(part, &value?);
        }
    }
    (!path.contains(':')).then(|| format!("/{}/", path.trim_matches('/')))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn old_urls_follow_the_rules_of_hugo() {
        let addresses = Addresses {
            permalinks: Map::from_iter([
                ("post".to_string(), json!("/:year/:month/:slug/")),
                ("note".to_string(), json!("/:filename/")),
            ]),
            of_languages: BTreeMap::new(),
            ugly: false,
            plain_language: "en".into(),
            has_hosts: false,
        };
        let of = |bare: &str, language: Option<&str>| {
            let mut file = OldFile {
                language: language.map(str::to_string),
                day: Some(jiff::civil::Date::constant(2016, 10, 8)),
                title: "Kopi Darat!".into(),
                ..OldFile::default()
            };
            file.slug = slug(&file, bare);
            old_path(
                &file,
                bare,
                bare.split_once('/').map_or("", |(section, _)| section),
                bare.ends_with("_index"),
                &addresses,
            )
            .unwrap_or_default()
        };
        assert_eq!(of("blog/Kopi Darat", None), "/blog/kopi-darat/");
        assert_eq!(of("blog/kopi/index", Some("id")), "/id/blog/kopi/");
        assert_eq!(of("post/a", Some("en")), "/2016/10/kopi-darat/");
        assert_eq!(of("note/a_b", None), "/a_b/");
        assert_eq!(of("blog/_index", None), "/blog/");
        assert_eq!(of("_index", None), "/");
        assert_eq!(of("about", None), "/about/");
    }
}
