//! The settings of a Jekyll site.

use serde_json::{Map, Value, json};

use super::address;
use crate::import::model::{Blog, NOT_PUBLISHED};
use crate::import::read::folders::file;
use crate::import::read::language::{own_name, short_tag};

/// Reads the settings of the new site, and reports those that are not obeyed.
pub(crate) fn read(config: &Map<String, Value>, blog: &mut Blog) {
    (blog.title, blog.titles) = localised(config, &["title", "name"]);
    (blog.description, blog.descriptions) = localised(config, &["description", "tagline"]);
    let address = file::setting(config, "url").map(|url| {
        let base = file::setting(config, "baseurl").unwrap_or_default();
        format!("{}/{}", url.trim_end_matches('/'), base.trim_start_matches('/'))
    });
    blog.base_url = address.and_then(|address| file::base_url(&address));
    blog.languages = languages(config);
    blog.time_zone = file::setting(config, "timezone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    blog.author = match config.get("author") {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) => Some(author.clone()),
        _ => None,
    };
    if let Some(count) = config.get("paginate").and_then(Value::as_u64).filter(|count| *count > 0) {
        blog.more.insert("paginate".to_string(), json!(count));
    }
    for key in ["future", "unpublished", "show_drafts"] {
        if file::truth(config, key) == Some(true) {
            blog.changed(file::NOT_BUILT, "_config.yml", &format!("{key}: true"));
        }
    }
}

/// A text of the configuration, and the texts of each language where it is a map of languages, as for some templates.
fn localised(config: &Map<String, Value>, keys: &[&str]) -> (String, Map<String, Value>) {
    let Some(value) = keys.iter().find_map(|key| file::value(config, key).filter(|value| !value.is_null())) else {
        return Default::default();
    };
    let Some(map) = value.as_object() else {
        return (keys.iter().find_map(|key| file::setting(config, key)).unwrap_or_default(), Map::new());
    };
    let text = |(language, text): (&String, &Value)| Some((short_tag(language)?, Value::from(text.as_str()?)));
    let texts: Vec<(String, Value)> = map.iter().filter_map(text).collect();
    let first = texts.first().and_then(|(_, text)| text.as_str()).unwrap_or_default().to_string();
    (first, texts.into_iter().collect())
}

/// The languages of the site, the default one first; also those of the plugins for blogs in several languages.
fn languages(config: &Map<String, Value>) -> Vec<(String, String)> {
    let first =
        ["lang", "locale", "default_lang", "default_language"].iter().find_map(|key| file::setting(config, key));
    let mut languages: Vec<(String, String)> = Vec::new();
    for written in first.into_iter().chain(file::texts(config, "languages")) {
        let Some(tag) = short_tag(&written) else { continue };
        if languages.iter().all(|(known, _)| *known != tag) {
            let name = own_name(&tag);
            languages.push((tag, name));
        }
    }
    languages
}

/// The template of the URLs of posts.
pub(crate) fn template(config: &Map<String, Value>) -> String {
    let of_posts = posts(config).and_then(|posts| file::setting(posts, "permalink"));
    of_posts.map_or_else(|| style(config), |own| address::template(&own))
}

/// The template that the whole site names.
pub(crate) fn style(config: &Map<String, Value>) -> String {
    address::template(file::setting(config, "permalink").as_deref().unwrap_or("date"))
}

/// The plugins that the configuration names.
pub(crate) fn plugins(config: &Map<String, Value>) -> Vec<String> {
    [file::texts(config, "plugins"), file::texts(config, "gems")].concat()
}

fn posts(config: &Map<String, Value>) -> Option<&Map<String, Value>> {
    file::part(file::part(config, "collections")?, "posts")
}

/// Why no post was published.
pub(crate) fn no_posts(config: &Map<String, Value>) -> Option<String> {
    let is_off = file::truth(posts(config)?, "output") == Some(false);
    is_off.then(|| "collections: posts: output: false (in _config.yml)".to_string())
}

/// Makes drafts of all but the newest posts, if the configuration limits their number.
pub(crate) fn limit(config: &Map<String, Value>, blog: &mut Blog) {
    let limit = config.get("limit_posts").and_then(Value::as_u64).unwrap_or(0);
    let Some(limit) = usize::try_from(limit).ok().filter(|limit| *limit > 0) else { return };
    let mut posts: Vec<usize> = (0..blog.files.len()).collect();
    posts.retain(|at| blog.files[*at].is_post && !blog.files[*at].is_draft);
    posts.sort_by_key(|at| std::cmp::Reverse((blog.files[*at].day, blog.files[*at].from.clone())));
    for at in posts.into_iter().skip(limit) {
        blog.files[at].hide(NOT_PUBLISHED, format!("limit_posts: {limit} (in _config.yml)"));
    }
}
