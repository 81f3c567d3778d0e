//! Rules for the files of all programs.

use serde_json::json;

use super::file::tag;
use super::{dates, hiding};
use crate::base::date;
use crate::import::model::folder::Dialect;
use crate::import::model::{Effect, OldFile};
use crate::import::read::language::meant;
use crate::input::post;

/// Keys that a build of the new site reads, so that they are written where a file inherits them.
pub(crate) const KEPT: [&str; 22] = [
    "title",
    "date",
    "publishDate",
    "updated",
    "lastmod",
    "expires",
    "expiryDate",
    "lang",
    "language",
    "locale",
    "tags",
    "tag",
    "categories",
    "category",
    "authors",
    "author",
    "series",
    "description",
    "excerpt",
    "summary",
    "image",
    "type",
];

const IN_DRAFTS: &str = "a folder called `drafts` is for drafts here, so what is in it is not published";

/// Obeys the keys that hide, checks the dates, and takes a missing date of a post from its URL.
pub(crate) fn settle(dialect: Dialect, file: &mut OldFile) {
    file.keep_inherited(&KEPT);
    language(file);
    hiding::settle(dialect, file);
    dates::settle(file);
    if file.front.text_of("layout").is_some_and(|layout| layout == "page") && file.front.get("type").is_none() {
        file.front.set("type", json!("page"));
    }
    // They name templates.
    for key in ["layout", "template"] {
        file.front.remove(key);
    }
    day_from_url(file);
    if !post::is_markdown(&file.to) {
        let stem = file.to.rsplit_once('.').map_or(file.to.as_str(), |(stem, _)| stem);
        file.to = format!("{stem}.md");
    }
    if !file.is_draft && post::in_drafts(&file.to) {
        file.is_draft = true;
        file.say(Effect::Changed, IN_DRAFTS, "");
    } else if !file.is_draft && post::in_drafts(&file.from) {
        // Its new folder has another name.
        let from = file.from.clone();
        file.hide(IN_DRAFTS, from);
    }
}

/// A code or a name that is no language, such as `gb`, is written as the language that it stands for. A file without a
/// language has the one that its front matter says.
fn language(file: &mut OldFile) {
    const KEYS: [&str; 3] = ["lang", "language", "locale"];
    for key in KEYS {
        let Some(written) = file.front.text_of(key) else { continue };
        let meant = meant(&written);
        if meant != written {
            file.say(
                Effect::Changed,
                "a code that is no language is written as the language",
                format!("{written}: {meant}"),
            );
            file.front.set(key, json!(meant));
        }
    }
    let own = || KEYS.iter().find_map(|key| tag(&file.front.text_of(key)?));
    file.language = file.language.clone().or_else(own);
}

fn day_from_url(file: &mut OldFile) {
    let path = file.old_path.clone().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let dated = parts.windows(3).take(2).find_map(|parts| date::parse_day(&parts.join("-")));
    if let Some(day) = dated.filter(|_| file.day.is_none() && file.front.get("date").is_none()) {
        file.front.set("date", json!(day.to_string()));
        file.day = Some(day);
        file.is_post = true;
        file.slug = parts.last().map(|last| last.split('.').next().unwrap_or(last).to_string()).unwrap_or_default();
    }
}
