//! The old URL of a page, as far as it is known without running anything.

use serde_json::Value;

use crate::base::url;
use crate::import::model::{Effect, MAY_BE_HIDDEN, NOT_PUBLISHED, OldFile, text_of};

/// What a page says of its URL.
enum Written {
    /// Nothing.
    Usual,
    /// It has none, so it is not written.
    None,
    Text(String),
}

fn written(file: &OldFile) -> Written {
    let computed = || file.value("eleventyComputed").and_then(Value::as_object).and_then(|all| all.get("permalink"));
    match file.value("permalink").or_else(computed) {
        None | Some(Value::Null) => Written::Usual,
        Some(Value::Object(map)) if map.is_empty() => Written::Usual,
        Some(Value::Object(map)) => map.get("build").and_then(text_of).map_or(Written::None, of_text),
        Some(other) => text_of(other).map_or(Written::Usual, of_text),
    }
}

fn of_text(text: String) -> Written {
    if text.eq_ignore_ascii_case("false") { Written::None } else { Written::Text(text) }
}

/// The old URL: by `permalink` if it is known, otherwise by the file. A page without one was not published.
pub(crate) fn permalink(file: &mut OldFile, above: &str, slug: &str) -> Option<String> {
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
    let written = match written(file) {
        Written::Usual => return Some(usual),
        Written::None => {
            let shown = file.shown(if file.value("permalink").is_some() { "permalink" } else { "eleventyComputed" });
            file.hide(NOT_PUBLISHED, shown);
            return None;
        }
        Written::Text(text) => text,
    };
    let path = filled(&written, slug, &url::slugify(&file.title));
    if path.contains("{{") || path.contains("{%") {
        let what = "a permalink is a program, which is not run, so the URL is guessed from the file";
        file.say(Effect::Changed, what, written.clone());
        if written.contains("false") || written.contains("draft") {
            file.hide(MAY_BE_HIDDEN, format!("permalink: {written}"));
        }
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
