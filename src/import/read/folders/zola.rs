//! Zola: `config.toml` (or `zola.toml`), `content/`, `static/`.

use std::path::Path;

use serde_json::{Map, Value};

use super::file;
use super::files::files;
use crate::base::url;
use crate::import::model::Blog;

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let config = file::configuration(folder, &["config.toml", "zola.toml"], &mut blog);
    settings(&config, &mut blog);
    for path in files(folder, &["public", "themes", "templates", "sass"]) {
        match (path.strip_prefix("content/"), path.strip_prefix("static/")) {
            (Some(inner), _) if file::is_markdown(&path) => page(folder, &path, inner, &mut blog),
            (Some(inner), _) => blog.statics.push((path.clone(), format!("content/{inner}"))),
            (None, Some(inner)) => blog.statics.push((path.clone(), format!("content/{inner}"))),
            (None, None) => {}
        }
    }
    blog
}

fn settings(config: &Map<String, Value>, blog: &mut Blog) {
    blog.title = file::setting(config, "title").unwrap_or_default();
    blog.description = file::setting(config, "description").unwrap_or_default();
    blog.base_url = file::setting(config, "base_url").and_then(|address| file::base_url(&address));
    blog.author = file::setting(config, "author");
    let named = |tag: String| {
        let name = crate::import::read::language::own_name(&tag).unwrap_or(&tag).to_string();
        (tag, name)
    };
    let first = file::setting(config, "default_language").and_then(|tag| file::tag(&tag)).unwrap_or("en".to_string());
    blog.languages.push(named(first.clone()));
    let others = file::part(config, "languages").into_iter().flatten().filter_map(|(tag, _)| file::tag(tag));
    blog.languages.extend(others.filter(|tag| *tag != first).map(named));
    for taxonomy in config.get("taxonomies").and_then(Value::as_array).into_iter().flatten() {
        if let Some(name) = taxonomy.get("name").and_then(Value::as_str) {
            let slug = url::slugify(name);
            blog.taxonomies.push((slug.clone(), Some(format!("/{slug}/:slug/")), Map::new()));
        }
    }
    if let Some(count) = config.get("paginate_by").and_then(Value::as_u64).filter(|count| *count > 0) {
        blog.more.insert("paginate".to_string(), count.into());
    }
}

fn page(folder: &Path, path: &str, inner: &str, blog: &mut Blog) {
    let Some((mut file, _)) = file::open(folder, path, blog) else { return };
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let suffix = bare
        .rsplit_once('.')
        .filter(|(_, suffix)| blog.languages.iter().any(|(tag, _)| tag.eq_ignore_ascii_case(suffix)));
    let first = blog.languages.first().map(|(tag, _)| tag.clone()).unwrap_or_default();
    file.language = suffix.and_then(|(_, suffix)| file::tag(suffix));
    let bare = suffix.map_or(bare, |(stem, _)| stem);
    let prefix = file.language.as_ref().filter(|tag| **tag != first).map_or(String::new(), |tag| format!("/{tag}"));
    let is_section = bare == "_index" || bare.ends_with("/_index");
    if is_section && file.body.trim().is_empty() {
        // A section without a text is a list, which the new site makes itself.
        return;
    }
    let stem =
        bare.strip_suffix("/index").or_else(|| bare.strip_suffix("_index")).unwrap_or(bare).trim_end_matches('/');
    let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    // A date before the name is the page's date, and not part of its URL.
    let (day, name) = match crate::base::date::from_file_name(name) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    };
    file.day = file.day.or(day);
    file.slug = file.front.text_of("slug").unwrap_or_else(|| url::slugify(name));
    file.is_post = !is_section && file.day.is_some();
    let usual = match (is_section, above) {
        (true, _) => format!("{prefix}/{stem}/"),
        (false, "") => format!("{prefix}/{}/", file.slug),
        (false, above) => format!("{prefix}/{above}/{}/", file.slug),
    };
    let own = file.front.text_of("path").map(|own| format!("{prefix}/{}/", own.trim_matches('/')));
    file.old_path = Some(own.unwrap_or(usual).replace("//", "/"));
    file.front.remove("path");
    file.to = format!("content/{inner}");
    blog.files.push(file);
}
