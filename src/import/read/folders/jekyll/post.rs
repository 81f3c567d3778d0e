//! Posts and drafts of a Jekyll site.

use serde_json::{Value, json};

use super::address::{Parts, address};
use super::categories::categories;
use super::reading::Reading;
use super::{attribute_lists, slug};
use crate::base::date;
use crate::import::model::{Blog, FeedId, NOT_PUBLISHED, OldFile};
use crate::import::read::folders::settle::KEPT;
use crate::import::read::folders::{comments, file};

/// Reads a file of `_posts` or `_drafts`, which is the part `at` of its path.
pub(crate) fn read(reading: &Reading<'_>, path: &str, inner: &str, at: usize, blog: &mut Blog) {
    let Some((mut file, _)) = file::open(reading.folder, path, blog) else { return };
    let parts: Vec<&str> = inner.split('/').collect();
    let is_draft = parts[at] == "_drafts";
    reading.defaults.apply(&mut file, inner, if is_draft { &["post", "draft"] } else { &["post"] });
    file.keep_inherited(&KEPT);
    comments::remove(&mut file, comments::KRAMDOWN);
    attribute_lists::settle(&mut file);
    let name = file::stem(path);
    let (day, rest) = match date::from_file_name(name) {
        Some((day, rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    };
    file.is_post = true;
    file.day = file.day.or(day);
    set_language(&mut file, reading, inner, blog);
    set_address(&mut file, reading, inner, at, rest);
    match is_draft {
        true => {
            file.is_draft = true;
            if file.front.get("draft").is_none() {
                file.front.set("draft", json!(true));
            }
        }
        false => unpublished(reading, &mut file, inner, &parts[at + 1..]),
    }
    let name = if name.contains('.') { name.replace('.', "-") } else { name.to_string() };
    file.to = match file.day {
        _ if is_draft => format!("content/drafts/{name}.md"),
        Some(day) => format!("content/posts/{:04}/{name}.md", day.year()),
        None => format!("content/posts/{name}.md"),
    };
    blog.files.push(file);
}

/// Its old URL, and its id in the old feed; `rest` is the name of its file without date.
fn set_address(file: &mut OldFile, reading: &Reading<'_>, inner: &str, at: usize, rest: &str) {
    let slug = file.front.text_of("slug").unwrap_or_else(|| rest.trim_end_matches('.').to_string());
    file.slug = slug::cased(&slug);
    let parts: Vec<&str> = inner.split('/').collect();
    let of_language = reading.polyglot.as_ref().and_then(|polyglot| polyglot.of_folder(inner));
    let above = match reading.chosen.below_collections(inner) {
        _ if of_language.is_some() => &[],
        Some(below) => &parts[parts.len() - below.split('/').count()..at],
        None => &parts[..at],
    };
    let all = categories(file, above);
    spaces_to_list(file);
    let url = Parts { slug: &slug, name: file::stem(inner), day: file.day, categories: &all, collection: None };
    let own = file.text_of("permalink");
    file.old_path = address(own.as_deref().unwrap_or(&reading.template), &url);
    file.feed_id = Some(FeedId { name: slug, ..FeedId::default() });
    file.front.remove("permalink");
}

/// Writes the language that its folder says. A plugin for several languages says itself which folders do.
fn set_language(file: &mut OldFile, reading: &Reading<'_>, inner: &str, blog: &Blog) {
    let parts: Vec<&str> = inner.split('/').collect();
    let tag = match &reading.polyglot {
        Some(polyglot) => polyglot.of_folder(inner).map(str::to_string),
        None => language_of(&parts, blog).filter(|_| file.front.get("lang").is_none()),
    };
    if let Some(tag) = tag {
        file.front.set("lang", json!(tag));
    }
    file.language = file.front.text_of("lang").and_then(|tag| file::tag(&tag));
}

/// The language that a folder of a post is called after, if the site has several.
fn language_of(parts: &[&str], blog: &Blog) -> Option<String> {
    let folders = parts.iter().take(parts.len().saturating_sub(1));
    let mut found = folders.filter_map(|part| {
        blog.languages.iter().map(|(tag, _)| tag).find(|tag| blog.languages.len() > 1 && tag.eq_ignore_ascii_case(part))
    });
    found.next().cloned()
}

/// Makes a draft of what Jekyll does not take for a post.
fn unpublished(reading: &Reading<'_>, file: &mut OldFile, inner: &str, below: &[&str]) {
    let name = below.last().copied().unwrap_or_default();
    let special = |part: &&str| part.starts_with(['_', '#', '~']);
    let why = if !is_dated(name) {
        Some("its name does not begin with a date".to_string())
    } else if below.first().is_some_and(special) || special(&name) {
        Some("its path begins with `_`, `#` or `~`".to_string())
    } else if reading.chosen.below_collections(inner).is_none() {
        Some("it is not in `collections_dir`".to_string())
    } else if file.front.values.get("published") == Some(&Value::Null) {
        Some("published: (in front matter, without a value)".to_string())
    } else {
        reading.no_posts.clone()
    };
    if let Some(why) = why {
        file.hide(NOT_PUBLISHED, why);
    }
}

/// Whether a name begins with a date and a hyphen: `2016-10-08-kopi.md`, `16-1-8-kopi.md`.
fn is_dated(name: &str) -> bool {
    let mut parts = name.splitn(4, '-');
    let mut number = |most: usize| {
        let part = parts.next().unwrap_or_default();
        !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let date = [number(4), number(2), number(2)];
    date.iter().all(|is_number| *is_number) && parts.next().is_some()
}

/// Jekyll splits tags and categories in one text at spaces.
fn spaces_to_list(file: &mut OldFile) {
    for key in ["tags", "categories"] {
        if let Some(Value::String(text)) = file.front.get(key)
            && !text.contains(',')
            && text.split_whitespace().count() > 1
        {
            let names: Vec<&str> = text.split_whitespace().collect();
            let names = json!(names);
            file.front.set(key, names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_post_begins_with_a_date() {
        for name in ["2016-10-08-kopi.md", "16-1-8-kopi.md", "2016-10-08-.md"] {
            assert!(is_dated(name), "{name}");
        }
        for name in ["kopi.md", "2016-10-kopi.md", "2016-10-08.md", "-1-2-3-x.md", "x2016-10-08-a.md"] {
            assert!(!is_dated(name), "{name}");
        }
    }
}
