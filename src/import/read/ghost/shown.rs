//! Whether everyone could see a post.

use super::row::Row;
use crate::import::model::Status;

/// What Ghost puts before and after a part of a text that only some readers see.
const GATE: &str = "kg-gated-block:begin";

/// The status of a post. What is not clearly public is not.
pub(super) fn status(post: &Row, meta: Option<&Row>, is_private_site: bool) -> Status {
    let is_email = meta.is_some_and(|meta| meta.is_true("email_only"));
    let shown = match post.text("status").as_str() {
        "sent" => Status::Sent,
        "published" | "scheduled" if is_email => Status::Sent,
        "published" => Status::Published,
        // Without its date it would be published at once.
        "scheduled" if post.has("published_at") => Status::Future,
        "scheduled" | "draft" => Status::Draft,
        _ => Status::Other,
    };
    if shown.is_draft() {
        return shown;
    }
    match post.text("visibility").as_str() {
        // Before members existed, posts had no visibility.
        "" | "public" if is_private_site => Status::PrivateSite,
        "" | "public" => shown,
        "members" => Status::Members,
        "paid" | "tiers" => Status::Paid,
        _ => Status::Other,
    }
}

/// Whether a text has a part that only members see.
pub(super) fn has_part_for_members(html: &str) -> bool {
    html.match_indices(GATE).any(|(at, _)| {
        let mark = &html[at..];
        let mark = &mark[..mark.find("-->").unwrap_or(mark.len())];
        !mark.replace([' ', '"'], "").contains("nonMember:true")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(columns: &[(&str, serde_json::Value)]) -> Row {
        let mut row = Row::default();
        columns.iter().for_each(|(column, value)| row.insert((*column).to_string(), value.clone()));
        row
    }

    #[test]
    fn only_what_everyone_could_see_is_public() {
        for (state, visibility, is_public) in [
            ("published", "public", true),
            ("published", "", true),
            ("published", "members", false),
            ("published", "paid", false),
            ("published", "tiers", false),
            ("published", "label:friends", false),
            ("scheduled", "public", false),
            ("sent", "public", false),
            ("draft", "public", false),
            ("", "public", false),
        ] {
            let post = row(&[("status", json!(state)), ("visibility", json!(visibility))]);
            assert_eq!(status(&post, None, false).is_public(), is_public, "{state} {visibility}");
            assert!(!status(&post, None, true).is_public(), "{state} {visibility}");
        }
    }

    #[test]
    fn a_scheduled_post_needs_its_date_and_a_letter_is_no_page() {
        let scheduled = row(&[("status", json!("scheduled")), ("published_at", json!("2090-01-01T00:00:00Z"))]);
        assert_eq!(status(&scheduled, None, false), Status::Future);
        assert_eq!(status(&row(&[("status", json!("scheduled"))]), None, false), Status::Draft);
        let letter = row(&[("email_only", json!(1))]);
        assert_eq!(status(&row(&[("status", json!("published"))]), Some(&letter), false), Status::Sent);
    }

    #[test]
    fn a_part_for_members_is_seen() {
        let gate = |who: &str| {
            format!("a<!--kg-gated-block:begin {who} memberSegment:\"status:free\" -->b<!--kg-gated-block:end-->")
        };
        assert!(has_part_for_members(&gate("nonMember:false")));
        assert!(has_part_for_members(&gate("")));
        assert!(!has_part_for_members(&gate("nonMember:true")));
        assert!(!has_part_for_members("a"));
    }
}
