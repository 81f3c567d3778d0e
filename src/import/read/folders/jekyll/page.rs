//! Pages of a Jekyll site.

use serde_json::{Value, json};

use super::reading::Reading;
use super::{address, attribute_lists, lists};
use crate::import::model::{Blog, Effect, NOT_PUBLISHED, OldFile, UsualList};
use crate::import::read::folders::settle::KEPT;
use crate::import::read::folders::{comments, file};

/// Reads a page. A file without front matter is copied as it is.
pub(crate) fn read(reading: &Reading<'_>, path: &str, inner: &str, blog: &mut Blog) {
    let Some((mut file, has_front)) = file::open(reading.folder, path, blog) else { return };
    if !has_front && file.said.is_empty() {
        blog.statics.push((path.to_string(), format!("content/{inner}")));
        return;
    }
    reading.defaults.apply(&mut file, inner, &["page"]);
    file.keep_inherited(&KEPT);
    let bare = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    file.old_path = Some(old_path(reading, &file, bare));
    if is_list(reading, &mut file) || matches!(inner, "404.html" | "404.md") {
        blog.lost("a page that lists posts is left out, because the theme makes it", path, "");
        let list = file.old_path.filter(|path| !file.is_draft && path.ends_with('/'));
        list.into_iter().for_each(|path| blog.has_list(UsualList { path, feeds: Vec::new() }));
        return;
    }
    comments::remove(&mut file, comments::KRAMDOWN);
    attribute_lists::settle(&mut file);
    if file.front.values.get("published") == Some(&Value::Null) {
        file.hide(NOT_PUBLISHED, "published: (in front matter, without a value)");
    }
    file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
    file.front.remove("permalink");
    file.slug = file::stem(path).to_string();
    if file.front.get("type").is_none() {
        file.front.set("type", json!("page"));
    }
    file.to = format!("content/{bare}.md");
    blog.files.push(file);
}

/// Where the page was, by its own pattern or by its file.
fn old_path(reading: &Reading<'_>, file: &OldFile, bare: &str) -> String {
    let usual = match bare.strip_suffix("index").filter(|folder| folder.is_empty() || folder.ends_with('/')) {
        Some(folder) => format!("/{folder}"),
        None if reading.style.ends_with('/') => format!("/{bare}/"),
        None => format!("/{bare}.html"),
    };
    file.text_of("permalink").and_then(|own| address::of_page(&own, bare)).unwrap_or(usual)
}

/// A page with fewer words than this around a list of posts is only a list.
const WORDS_OF_PAGE: usize = 12;

/// Whether a page is a list of posts. The lists of another page are removed.
fn is_list(reading: &Reading<'_>, file: &mut OldFile) -> bool {
    let collections: Vec<String> = reading.chosen.others.iter().map(|collection| collection.name.clone()).collect();
    if file.is_html {
        return file.body.contains("site.posts") || file.body.contains("paginator");
    }
    let Some(lists::Without { body, loops }) = lists::without(&file.body, &collections) else { return false };
    if lists::words(&body) < WORDS_OF_PAGE {
        return true;
    }
    file.body = body;
    let what = "a list of posts is left out, because the theme makes its own";
    loops.into_iter().for_each(|text| file.say(Effect::Lost, what, text));
    false
}
