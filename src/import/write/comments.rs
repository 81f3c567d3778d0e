//! Readers' comments as data, without e-mail and IP addresses.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::import::model::Item;
use crate::import::read::plain;

/// The approved comments of an item as JSON, and their number; none without comments.
pub(crate) fn comments(item: &Item, zone: &TimeZone) -> Option<(String, usize)> {
    let kept = item.comments.iter().filter(|comment| comment.approved && !comment.is_ping);
    let comments: Vec<Value> = kept
        .map(|comment| {
            json!({
                "id": comment.id,
                "parent": comment.parent,
                "author": comment.author,
                "url": comment.url,
                "date": comment.date.map(|date| date.written(zone)),
                "text": plain::text(&comment.content),
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&comments).unwrap_or_default();
    (!comments.is_empty()).then(|| (format!("{text}\n"), comments.len()))
}
