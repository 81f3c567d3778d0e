//! Pages of an Eleventy site.

use std::path::Path;

use serde_json::json;

use super::data::Data;
use super::permalink::Unplaced;
use crate::base::date;
use crate::import::model::{Blog, truth_of};
use crate::import::read::folders::file;
use crate::import::read::folders::settle::KEPT;

/// Tags that only tell Eleventy which collection a post is in.
const COLLECTIONS: [&str; 5] = ["post", "posts", "page", "pages", "all"];

/// Reads a page, whose URL is not known yet; `inner` is its path below the folder of the sources.
pub(crate) fn read(folder: &Path, data: &mut Data<'_>, path: &str, inner: &str, blog: &mut Blog) -> Option<Unplaced> {
    let (mut file, has_front) = file::open(folder, path, blog)?;
    if !has_front && file.said.is_empty() && !inner.contains('/') {
        // Notes next to the sources.
        blog.lost("a Markdown file without front matter, next to the sources, is left out", path, "");
        return None;
    }
    data.apply(&mut file, inner, blog);
    file.keep_inherited(&KEPT);
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let stem = bare.strip_suffix("/index").unwrap_or(bare);
    let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (day, rest) = match date::from_file_name(name) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    };
    file.day = file.day.or(day);
    file.slug = rest.to_string();
    file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
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
    file.to = match (file.is_post, in_posts) {
        (true, false) => format!("content/posts/{}.md", if name == "index" { "home" } else { name }),
        _ => format!("content/{}.md", bare.strip_prefix("content/").unwrap_or(bare)),
    };
    if file.front.get("eleventyExcludeFromCollections").and_then(truth_of) == Some(false) {
        file.front.remove("eleventyExcludeFromCollections");
    }
    let unplaced = Unplaced { at: blog.files.len(), above: above.to_string(), slug: rest.to_string() };
    blog.files.push(file);
    Some(unplaced)
}
