//! Eleventy: Markdown wherever it stands. Its configuration is a program, which is not run.

use std::path::Path;

use serde_json::{Value, json};

use super::old::{self, Blog, OldFile};
use super::walk;
use crate::url;

/// Folders that Eleventy or its users keep for other things than pages.
const OTHER: [&str; 9] =
    ["_site", "_includes", "_layouts", "_data", "dist", "public", "coverage", "README.md", "LICENSE.md"];

/// Tags that only tell Eleventy what a collection is.
const COLLECTIONS: [&str; 5] = ["post", "posts", "page", "pages", "all"];

pub fn read(folder: &Path) -> Blog {
    let mut blog = Blog::default();
    let files = walk(folder, &OTHER);
    // Sites with a folder of sources mostly call it so; it is no part of the addresses.
    let has = |name: &str| files.iter().any(|path| path.starts_with(&format!("{name}/")) && old::is_markdown(path));
    let input = ["content", "src"].into_iter().find(|name| has(name)).unwrap_or_default();
    metadata(folder, input, &mut blog);
    for path in &files {
        let inner = if input.is_empty() { Some(path.as_str()) } else { path.strip_prefix(&format!("{input}/")) };
        let Some(inner) = inner else { continue };
        let internal = inner.split('/').any(|part| part.starts_with('_'));
        if old::is_markdown(path) && !internal {
            page(folder, path, inner, &mut blog);
        } else if is_file(inner) && !internal {
            blog.statics.push((path.clone(), format!("content/{inner}")));
        }
    }
    for path in crate::import::write::walk(&folder.join("public")) {
        blog.statics.push((format!("public/{path}"), format!("content/{path}")));
    }
    if folder.join("eleventy.config.js").is_file() || folder.join(".eleventy.js").is_file() {
        blog.lost(
            "the configuration is a program, which is not run: addresses are guessed from the files",
            "eleventy.config.js",
            "",
        );
    }
    blog
}

/// Pictures and other files that readers see, not programs and templates.
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

/// `_data/metadata.json` or `_data/site.json`, as starters have it.
fn metadata(folder: &Path, input: &str, blog: &mut Blog) {
    let names = ["_data/metadata.json", "_data/site.json", "_data/meta.json", "_data/metadata.yaml", "_data/site.yaml"];
    let paths: Vec<String> = names.iter().flat_map(|name| [name.to_string(), format!("{input}/{name}")]).collect();
    let config = old::configuration(folder, &paths.iter().map(String::as_str).collect::<Vec<_>>(), blog);
    blog.title = old::setting(&config, "title").or_else(|| old::setting(&config, "name")).unwrap_or_default();
    blog.description = old::setting(&config, "description").unwrap_or_default();
    blog.base_url = old::setting(&config, "url").and_then(|address| old::base_url(&address));
    let language = old::setting(&config, "language")
        .or_else(|| old::setting(&config, "lang"))
        .and_then(|tag| crate::import::language::short_tag(&tag));
    blog.languages
        .extend(language.map(|tag| (tag.clone(), crate::import::language::own_name(&tag).unwrap_or(&tag).to_string())));
    blog.author = match config.get("author") {
        Some(Value::Object(author)) => old::setting(author, "name"),
        Some(Value::String(author)) => Some(author.clone()),
        _ => None,
    };
}

fn page(folder: &Path, path: &str, inner: &str, blog: &mut Blog) {
    let Some((mut file, has_front)) = old::open(folder, path, blog) else { return };
    if !has_front && !inner.contains('/') {
        // Notes beside the sources.
        return;
    }
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let stem = bare.strip_suffix("/index").unwrap_or(bare);
    let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (day, rest) = match crate::date::from_file_name(name) {
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

/// The old address: by `permalink` where that can be known without running anything, else by the file.
fn permalink(file: &OldFile, above: &str, slug: &str, blog: &mut Blog) -> Option<String> {
    let usual = match (above, slug) {
        ("", "index") => "/".to_string(),
        ("", slug) => format!("/{slug}/"),
        (above, slug) => format!("/{above}/{slug}/"),
    };
    let Some(written) = file.front.text_of("permalink") else { return Some(usual) };
    if written == "false" {
        return None;
    }
    let mut path = written.clone();
    for (part, value) in
        [("page.fileSlug", slug.to_string()), ("fileSlug", slug.to_string()), ("title", url::slugify(&file.title))]
    {
        while let Some(at) = path.find("{{") {
            let Some(end) = path[at..].find("}}").map(|end| at + end + 2) else { break };
            let first = path[at + 2..end - 2].split('|').next().unwrap_or_default().trim().to_string();
            if first != part {
                break;
            }
            path.replace_range(at..end, &value);
        }
    }
    if path.contains("{{") || path.contains("{%") {
        blog.changed(
            "a permalink is a program, which is not run; the address is guessed from the file",
            &file.from,
            &written,
        );
        return Some(usual);
    }
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    Some(format!("/{}", path.trim_start_matches('/')))
}
