//! Eleventy: Markdown in any folder. Its configuration is a program, which is not run.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::file;
use super::files::files;
use crate::base::url;
use crate::import::model::{Blog, OldFile};
use crate::import::read::walk;

/// Folders that Eleventy or its users keep for other things than pages.
const OTHER: [&str; 9] =
    ["_site", "_includes", "_layouts", "_data", "dist", "public", "coverage", "README.md", "LICENSE.md"];

/// Tags that only tell Eleventy which collection a post is in.
const COLLECTIONS: [&str; 5] = ["post", "posts", "page", "pages", "all"];

pub(crate) fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let files = files(folder, &OTHER);
    let input = &input(folder, &files);
    metadata(folder, input, &mut blog);
    for path in &files {
        let inner = if input.is_empty() { Some(path.as_str()) } else { path.strip_prefix(&format!("{input}/")) };
        let Some(inner) = inner else { continue };
        let internal = inner.split('/').any(|part| part.starts_with('_'));
        if file::is_markdown(path) && !internal {
            page(folder, path, input, inner, &mut blog);
        } else if is_file(inner) && !internal {
            blog.statics.push((path.clone(), format!("content/{inner}")));
        }
    }
    for path in walk::walk(&folder.join("public")) {
        blog.statics.push((format!("public/{path}"), format!("content/{path}")));
    }
    if let Some(name) = CONFIGURATIONS.iter().find(|name| folder.join(name).is_file()) {
        blog.lost("the configuration is a program, which is not run, so URLs are guessed from the files", name, "");
    }
    blog
}

/// The folder of the sources, which is not part of the URLs: the one that the configuration names, one that starter
/// projects use, or the one with the site's data and layouts.
fn input(folder: &Path, files: &[String]) -> String {
    let has = |name: &str| files.iter().any(|path| path.starts_with(&format!("{name}/")) && file::is_markdown(path));
    let named = CONFIGURATIONS.iter().filter_map(|name| {
        let text = std::fs::read_to_string(folder.join(name)).ok()?;
        Some(literal(&text, "input")?.trim_matches(['.', '/']).to_string())
    });
    let of_data = files.iter().filter_map(|path| {
        let at = ["/_data/", "/_includes/"].iter().filter_map(|part| path.find(part)).min()?;
        Some(path[..at].to_string())
    });
    let usual = ["content", "src"].map(str::to_string);
    let mut all = named.chain(usual).chain(of_data);
    all.find(|name| has(name)).unwrap_or_default()
}

/// A string that a program assigns to a key: `title: "Kopi"`. Nothing is run.
fn literal<'a>(program: &'a str, key: &str) -> Option<&'a str> {
    let mut found = program.match_indices(key).filter(|(at, _)| {
        let before = program[..*at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() && before != '_' && before != '.')
    });
    found.find_map(|(at, _)| {
        let after = program[at + key.len()..].trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
        let quoted = after.trim_start();
        let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
        quoted[1..].split(quote).next()
    })
}

/// The site's data if it is a program: strings that are written out in it.
fn programmed(folder: &Path, input: &str) -> Map<String, Value> {
    let mut found = Map::new();
    for name in ["metadata", "site", "meta"] {
        for place in ["_data".to_string(), format!("{input}/_data")] {
            for ending in ["js", "cjs", "mjs"] {
                let file = folder.join(&place).join(format!("{name}.{ending}"));
                let Ok(program) = std::fs::read_to_string(file) else { continue };
                for key in ["title", "description", "url", "language", "lang"] {
                    if let Some(text) = literal(&program, key) {
                        found.entry(key).or_insert_with(|| json!(text));
                    }
                }
            }
        }
    }
    found
}

const CONFIGURATIONS: [&str; 4] = ["eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", ".eleventy.js"];

/// The values of a folder's data file for all its posts: `blog/blog.json`, `blog/blog.11tydata.json`. The deepest wins.
fn inherited(folder: &Path, input: &str, inner: &str, file: &mut OldFile, blog: &mut Blog) {
    let mut above = inner.rsplit_once('/').map(|(above, _)| above);
    while let Some(here) = above {
        let name = here.rsplit('/').next().unwrap_or(here);
        let root = if input.is_empty() { String::new() } else { format!("{input}/") };
        let names = ["json", "11tydata.json"].map(|ending| format!("{root}{here}/{name}.{ending}"));
        let data = file::configuration(folder, &names.each_ref().map(String::as_str), blog);
        for key in ["permalink", "tags", "lang"] {
            if let (Some(value), None) = (data.get(key), file.front.get(key)) {
                file.front.set(key, value.clone());
            }
        }
        above = here.rsplit_once('/').map(|(above, _)| above);
    }
}

/// Images and other files for readers, but not programs and templates.
fn is_file(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "jpg"
            | "jpeg"
            | "png"
            | "gif"
            | "webp"
            | "avif"
            | "svg"
            | "ico"
            | "pdf"
            | "mp3"
            | "mp4"
            | "webm"
            | "ogg"
            | "woff"
            | "woff2"
            | "zip"
            | "csv"
    )
}

/// `_data/metadata.json` or `_data/site.json`, as in starter projects.
fn metadata(folder: &Path, input: &str, blog: &mut Blog) {
    let names = ["_data/metadata.json", "_data/site.json", "_data/meta.json", "_data/metadata.yaml", "_data/site.yaml"];
    let paths: Vec<String> = names.iter().flat_map(|name| [name.to_string(), format!("{input}/{name}")]).collect();
    let mut config = file::configuration(folder, &paths.iter().map(String::as_str).collect::<Vec<_>>(), blog);
    for (key, value) in programmed(folder, input) {
        config.entry(key).or_insert(value);
    }
    blog.title = file::setting(&config, "title").or_else(|| file::setting(&config, "name")).unwrap_or_default();
    blog.description = file::setting(&config, "description").unwrap_or_default();
    blog.base_url = file::setting(&config, "url").and_then(|address| file::base_url(&address));
    let language = file::setting(&config, "language")
        .or_else(|| file::setting(&config, "lang"))
        .and_then(|tag| crate::import::read::language::short_tag(&tag));
    blog.languages.extend(
        language.map(|tag| (tag.clone(), crate::import::read::language::own_name(&tag).unwrap_or(&tag).to_string())),
    );
    blog.author = match config.get("author") {
        Some(Value::Object(author)) => file::setting(author, "name"),
        Some(Value::String(author)) => Some(author.clone()),
        _ => None,
    };
}

fn page(folder: &Path, path: &str, input: &str, inner: &str, blog: &mut Blog) {
    let Some((mut file, has_front)) = file::open(folder, path, blog) else { return };
    if !has_front && !inner.contains('/') {
        // Notes next to the sources.
        return;
    }
    inherited(folder, input, inner, &mut file, blog);
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let stem = bare.strip_suffix("/index").unwrap_or(bare);
    let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (day, rest) = match crate::base::date::from_file_name(name) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    };
    file.day = file.day.or(day);
    file.slug = rest.to_string();
    let tags = file.front.names("tags");
    let in_posts = above.split('/').any(|part| matches!(part, "posts" | "post" | "blog"));
    file.is_post = in_posts
        || tags.iter().any(|tag| matches!(tag.as_str(), "post" | "posts"))
        || (file.day.is_some() && !tags.is_empty());
    let own: Vec<&String> = tags.iter().filter(|tag| !COLLECTIONS.contains(&tag.as_str())).collect();
    if own.len() != tags.len() {
        let own = json!(own);
        file.front.set("tags", own);
    }
    if !file.is_post && file.front.get("type").is_none() && file.day.is_some() {
        file.front.set("type", json!("page"));
    }
    file.old_path = permalink(&file, above, rest, blog);
    file.front.remove("permalink");
    if file.front.get("permalink").is_none()
        && file.front.truth("eleventyExcludeFromCollections") == Some(true)
        && file.old_path.is_none()
    {
        return;
    }
    file.to = match (file.is_post, in_posts) {
        (true, false) => format!("content/posts/{}.md", if name == "index" { "home" } else { name }),
        _ => format!("content/{bare}.md"),
    };
    blog.files.push(file);
}

/// The old URL: by `permalink` if it is known without running anything, otherwise by the file.
fn permalink(file: &OldFile, above: &str, slug: &str, blog: &mut Blog) -> Option<String> {
    // A file with the name of its folder is the folder's page.
    let above = match above.rsplit_once('/') {
        Some((outer, last)) if last == slug => outer,
        None if above == slug => "",
        _ => above,
    };
    let usual = match (above, slug) {
        ("", "index") => "/".to_string(),
        ("", slug) => format!("/{slug}/"),
        (above, slug) => format!("/{above}/{slug}/"),
    };
    let Some(written) = file.front.text_of("permalink") else { return Some(usual) };
    if written == "false" {
        return None;
    }
    let path = filled(&written, slug, &url::slugify(&file.title));
    if path.contains("{{") || path.contains("{%") {
        blog.changed(
            "a permalink is a program, which is not run, so the URL is guessed from the file",
            &file.from,
            &written,
        );
        return Some(usual);
    }
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    Some(format!("/{}", path.trim_start_matches('/')))
}

/// A permalink with known values for `{{ page.fileSlug }}` and `{{ title }}`; the rest stays.
fn filled(permalink: &str, slug: &str, title: &str) -> String {
    let mut path = String::new();
    let mut rest = permalink;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inside, after)) = after.split_once("}}") else { break };
        let value = match inside.split('|').next().unwrap_or_default().trim() {
            "page.fileSlug" | "fileSlug" => slug,
            "title" => title,
            _ => &rest[before.len()..rest.len() - after.len()],
        };
        path.push_str(before);
        path.push_str(value);
        rest = after;
    }
    path.push_str(rest);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permalink_is_filled_once_whatever_a_file_is_called() {
        assert_eq!(filled("/a/{{ page.fileSlug | slugify }}/{{title}}/", "kopi", "teh"), "/a/kopi/teh/");
        assert_eq!(filled("/{{ fileSlug }}/{{ x }}{{", "{{ fileSlug }}", ""), "/{{ fileSlug }}/{{ x }}{{");
    }
}
