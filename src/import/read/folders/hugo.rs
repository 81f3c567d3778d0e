//! Hugo: `hugo.toml` or `config.*`, `content/`, `static/`.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::file;
use super::files::files;
use crate::base::url;
use crate::import::model::{Blog, OldFile};

const CONFIGURATIONS: [&str; 16] = [
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/config.yml",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/hugo.yml",
    "config/_default/config.json",
    "config/_default/hugo.json",
];

/// How Hugo builds URLs.
struct Addresses {
    /// By section: `/:year/:month/:slug/`.
    permalinks: Map<String, Value>,
    ugly: bool,
    /// The language whose URLs have no prefix; empty if all have one.
    plain_language: String,
}

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let mut config = file::configuration(folder, &CONFIGURATIONS, &mut blog);
    for name in ["languages", "menus", "menu", "permalinks", "params", "taxonomies"] {
        for ending in ["toml", "yaml", "yml", "json"] {
            let part = file::configuration(folder, &[&format!("config/_default/{name}.{ending}")], &mut blog);
            if !part.is_empty() {
                config.insert(name.to_string(), Value::Object(part));
            }
        }
    }
    let folders = settings(&config, &mut blog);
    let addresses = addresses(&config, &blog);
    for path in files(folder, &["public", "themes", "layouts", "archetypes", "data", "i18n"]) {
        let content = folders.iter().find_map(|(from, to)| Some((path.strip_prefix(&format!("{from}/"))?, to)));
        match (content, path.strip_prefix("static/")) {
            (Some((inner, language)), _) => {
                content_file(folder, &path, inner, language.as_deref(), &addresses, &mut blog)
            }
            (None, Some(inner)) => blog.statics.push((path.clone(), format!("content/{inner}"))),
            (None, None) => {}
        }
    }
    blog
}

/// The content folders, each with its language if it has one.
type Folders = Vec<(String, Option<String>)>;

fn settings(config: &Map<String, Value>, blog: &mut Blog) -> Folders {
    blog.title = file::setting(config, "title").unwrap_or_default();
    let params = file::part(config, "params");
    let described = params.and_then(|params| file::setting(params, "description"));
    blog.description = described.or_else(|| file::setting(config, "description")).unwrap_or_default();
    blog.base_url = file::setting(config, "baseURL").and_then(|address| file::base_url(&address));
    blog.time_zone = file::setting(config, "timeZone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    let author = config.get("author").or_else(|| params?.get("author"));
    blog.author = match author {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) if !author.is_empty() => Some(author.clone()),
        _ => None,
    };
    let folder = file::setting(config, "contentDir").unwrap_or("content".to_string());
    let folders = languages(config, &folder, blog);
    taxonomies(config, blog);
    menu(config, blog);
    folders
}

fn languages(config: &Map<String, Value>, folder: &str, blog: &mut Blog) -> Folders {
    let mut folders: Folders = Vec::new();
    let default = file::setting(config, "defaultContentLanguage");
    let named = |tag: &str| crate::import::read::language::own_name(tag).unwrap_or(tag).to_string();
    let mut known: Vec<(i64, String, String)> = Vec::new();
    for (written, details) in file::part(config, "languages").into_iter().flatten() {
        let (Some(tag), Some(details)) = (file::tag(written), details.as_object()) else { continue };
        if details.get("disabled").and_then(Value::as_bool) == Some(true) {
            continue;
        }
        let weight = details.get("weight").and_then(Value::as_i64).unwrap_or(i64::MAX);
        let is_default = default.as_deref().and_then(file::tag).as_deref() == Some(&tag);
        let name = file::setting(details, "languageName").unwrap_or_else(|| named(&tag));
        if blog.title.is_empty() {
            blog.title = file::setting(details, "title").unwrap_or_default();
        }
        if let Some(own) = file::setting(details, "contentDir") {
            folders.push((own.trim_matches('/').to_string(), Some(tag.clone())));
        }
        known.push((if is_default { i64::MIN } else { weight }, tag, name));
    }
    known.sort();
    blog.languages.extend(known.into_iter().map(|(_, tag, name)| (tag, name)));
    if blog.languages.is_empty() {
        let code = file::setting(config, "languageCode")
            .or(default)
            .and_then(|tag| crate::import::read::language::short_tag(&tag));
        blog.languages.extend(code.map(|tag| (tag.clone(), named(&tag))));
    }
    folders.push((folder.trim_matches('/').to_string(), None));
    // The deepest first: `content/id` before `content`.
    folders.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
    folders
}

/// Hugo's lists are at `/tags/x/`, with the plural.
fn taxonomies(config: &Map<String, Value>, blog: &mut Blog) {
    let usual = Map::from_iter([("tag".to_string(), json!("tags")), ("category".to_string(), json!("categories"))]);
    let given = file::part(config, "taxonomies").or_else(|| file::part(config, "indexes")).unwrap_or(&usual);
    for plural in given.values().filter_map(Value::as_str) {
        let name = match plural {
            "tags" | "categories" | "authors" | "series" => plural.to_string(),
            other => url::slugify(other),
        };
        if !name.is_empty() {
            blog.taxonomies.push((name, Some(format!("/{}/:slug/", url::slugify(plural))), Map::new()));
        }
    }
}

fn menu(config: &Map<String, Value>, blog: &mut Blog) {
    let menus = file::part(config, "menu").or_else(|| file::part(config, "menus"));
    let main = menus.and_then(|menus| menus.get("main")).and_then(Value::as_array);
    let mut items: Vec<(i64, Value)> = Vec::new();
    for item in main.into_iter().flatten().filter_map(Value::as_object) {
        let target = file::setting(item, "url").or_else(|| file::setting(item, "pageRef"));
        let (Some(title), Some(target)) =
            (file::setting(item, "name").or_else(|| file::setting(item, "identifier")), target)
        else {
            continue;
        };
        let weight = item.get("weight").and_then(Value::as_i64).unwrap_or(i64::MAX);
        items.push((weight, json!({ "title": title, "url": target })));
    }
    items.sort_by_key(|(weight, _)| *weight);
    blog.menu = (!items.is_empty()).then(|| Value::Array(items.into_iter().map(|(_, item)| item).collect()));
}

fn addresses(config: &Map<String, Value>, blog: &Blog) -> Addresses {
    let permalinks = file::part(config, "permalinks").cloned().unwrap_or_default();
    // Since 0.131 patterns are grouped by kind of page.
    let permalinks = permalinks.get("page").and_then(Value::as_object).cloned().unwrap_or(permalinks);
    let in_folder = config.get("defaultContentLanguageInSubdir").and_then(Value::as_bool).unwrap_or(false);
    let plain_language = blog.languages.first().filter(|_| !in_folder).map(|(tag, _)| tag.clone()).unwrap_or_default();
    Addresses { permalinks, ugly: config.get("uglyURLs").and_then(Value::as_bool).unwrap_or(false), plain_language }
}

fn content_file(
    folder: &Path,
    path: &str,
    inner: &str,
    language: Option<&str>,
    addresses: &Addresses,
    blog: &mut Blog,
) {
    let prefix = language.filter(|tag| *tag != addresses.plain_language).map_or(String::new(), |tag| format!("{tag}/"));
    let to = format!("content/{prefix}{inner}");
    let is_text = file::is_markdown(path) || path.ends_with(".html");
    if !is_text {
        blog.statics.push((path.to_string(), to));
        return;
    }
    let Some((mut file, has_front)) = file::open(folder, path, blog) else { return };
    if !has_front && path.ends_with(".html") {
        blog.statics.push((path.to_string(), to));
        return;
    }
    let (bare, suffix) = suffixed(inner, blog);
    file.language = suffix
        .or_else(|| language.map(str::to_string))
        .or_else(|| file.front.text_of("lang").and_then(|tag| file::tag(&tag)));
    let section = inner.split_once('/').map_or("", |(section, _)| section).to_string();
    let is_section = bare.rsplit('/').next() == Some("_index");
    let is_page = file.front.text_of("type").as_deref() == Some("page");
    file.is_post = !is_section && !is_page && !section.is_empty() && file.day.is_some();
    let ending =
        if file.is_html { to.rsplit_once('.').map_or(to.clone(), |(stem, _)| format!("{stem}.md")) } else { to };
    file.to = ending;
    file.slug = slug(&file, &bare);
    file.old_path = old_path(&file, &bare, &section, is_section, addresses);
    file.front.remove("url");
    let of_terms = blog.taxonomies.iter().any(|(name, ..)| *name == section);
    if is_section && (of_terms || (bare == "_index" && file.body.trim().is_empty())) {
        // A home page without text needs no file, and the list of a term's posts has no place for a text.
        if !file.body.trim().is_empty() {
            blog.lost("the text above a list of posts is left out", path, "");
        }
        return;
    }
    blog.files.push(file);
}

/// The path without extension and language: `posts/kopi.id.md` is `posts/kopi` in `id`.
fn suffixed(inner: &str, blog: &Blog) -> (String, Option<String>) {
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let suffix = bare
        .rsplit_once('.')
        .filter(|(_, suffix)| blog.languages.iter().any(|(tag, _)| tag.eq_ignore_ascii_case(suffix)));
    match suffix {
        Some((stem, suffix)) => (stem.to_string(), file::tag(suffix)),
        None => (bare.to_string(), None),
    }
}

/// How Hugo writes a name in a URL: lower case, with hyphens for spaces.
fn urlize(name: &str) -> String {
    let kept = name.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '~' | '@')).collect()
}

fn slug(file: &OldFile, bare: &str) -> String {
    let stem = bare.strip_suffix("/index").unwrap_or(bare);
    let own = file.front.text_of("slug").unwrap_or_else(|| stem.rsplit('/').next().unwrap_or(stem).to_string());
    urlize(&own)
}

fn old_path(file: &OldFile, bare: &str, section: &str, is_section: bool, addresses: &Addresses) -> Option<String> {
    let prefix = match &file.language {
        Some(tag) if *tag != addresses.plain_language => format!("/{}", tag.to_lowercase()),
        _ => String::new(),
    };
    if let Some(own) = file.front.text_of("url") {
        return Some(format!("/{}", own.trim_start_matches('/'))).filter(|own| !own.contains(':'));
    }
    let stem =
        bare.strip_suffix("/index").or_else(|| bare.strip_suffix("_index")).unwrap_or(bare).trim_end_matches('/');
    if is_section || stem == "index" {
        let folder = if stem == "index" { "" } else { stem };
        return Some(format!("{prefix}/{}/", urlize(folder)).replace("//", "/"));
    }
    let path = match addresses.permalinks.get(section).and_then(Value::as_str) {
        Some(template) => expand(template, file, stem, section)?,
        None => {
            let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
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
    let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
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
    use super::*;

    #[test]
    fn old_urls_follow_the_rules_of_hugo() {
        let addresses = Addresses {
            permalinks: Map::from_iter([
                ("post".to_string(), json!("/:year/:month/:slug/")),
                ("note".to_string(), json!("/:filename/")),
            ]),
            ugly: false,
            plain_language: "en".into(),
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
