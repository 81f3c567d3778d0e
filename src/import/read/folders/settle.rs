//! Rules for the files of all programs.

use serde_json::json;

use crate::base::date;
use crate::import::model::OldFile;

/// Removes the keys that name templates, and takes a missing date of a post from its URL.
pub(crate) fn settle(file: &mut OldFile) {
    if file.front.text_of("layout").is_some_and(|layout| layout == "page") && file.front.get("type").is_none() {
        file.front.set("type", json!("page"));
    }
    for key in ["layout", "template"] {
        file.front.remove(key);
    }
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
