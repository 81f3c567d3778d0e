//! One post of an export.

use jiff::tz::TimeZone;

use super::body::tidy;
use super::list::Row;
use crate::base::{url, xml};
use crate::import::model::{Finding, Item, ItemId, Moment, Status};

/// What is known of the blog.
#[derive(Debug)]
pub(super) struct Blog {
    /// Its URL, without a slash at the end.
    pub(super) home: String,
    /// Whether that is the real one.
    pub(super) is_known: bool,
    pub(super) zone: TimeZone,
}

/// The post in a row, with the text of its file; none if there is no file.
pub(super) fn item(row: &Row, slug: &str, html: Option<&str>, blog: &Blog) -> Item {
    let mut findings = Vec::new();
    let body = tidy(html.unwrap_or_default());
    let status = status(row, html.is_some(), body.has_paywall, &mut findings);
    if body.left_out > 0 {
        let what = "buttons and forms that only work on Substack are left out";
        findings.push(Finding::lost(what, &body.left_out.to_string()));
    }
    if row.kind == "thread" {
        findings.push(Finding::changed("a thread became a post, without its discussion", ""));
    }
    let slug = if slug.is_empty() { url::slugify(&row.title) } else { slug.to_string() };
    let link = format!("{}/p/{slug}", blog.home);
    let mut excerpt = String::new();
    xml::text(&mut excerpt, &row.subtitle);
    Item {
        id: ItemId::of_text(&row.id),
        written_id: row.id.clone(),
        kind: kind(row),
        title: row.title.clone(),
        guid: if blog.is_known { link.clone() } else { String::new() },
        link,
        slug,
        status,
        date: Moment::of_utc(&row.date, &blog.zone),
        content: format!("{}{}", sound(row, &mut findings), body.html),
        excerpt,
        findings,
        ..Item::default()
    }
}

/// `post`, `page`, or what Substack calls it.
fn kind(row: &Row) -> String {
    match row.kind.as_str() {
        "" | "newsletter" | "podcast" | "thread" | "adhoc_email" => "post".to_string(),
        other => other.to_string(),
    }
}

/// The player of a podcast.
fn sound(row: &Row, findings: &mut Vec<Finding>) -> String {
    if row.podcast.is_empty() {
        return String::new();
    }
    let what = "an episode of a podcast became a post, and its sound stays on the old host";
    findings.push(Finding::changed(what, &row.podcast));
    let mut html = String::from("<audio controls");
    xml::attribute(&mut html, "src", &row.podcast);
    html.push_str("></audio>\n");
    html
}

/// The status of a post. What is not clearly public is not.
fn status(row: &Row, has_text: bool, has_paywall: bool, findings: &mut Vec<Finding>) -> Status {
    if !row.is_published {
        return Status::Draft;
    }
    if row.kind == "adhoc_email" {
        return Status::Sent;
    }
    match row.audience.as_str() {
        "everyone" if !has_text => {
            findings.push(Finding::lost("the text is not in the export, so the post is a draft", ""));
            Status::Draft
        }
        "everyone" if has_paywall => {
            let what = "a part of the post is only for readers who pay, so the whole post is a draft";
            findings.push(Finding::changed(what, ""));
            Status::Paid
        }
        "everyone" => Status::Published,
        "only_free" => Status::Members,
        "only_paid" | "founding" => Status::Paid,
        _ => Status::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_everyone_could_read_is_public() {
        let of = |audience: &str, is_published, text: Option<&str>| {
            let row = Row { audience: audience.into(), is_published, ..Row::default() };
            let blog = Blog { home: "https://kopi.example".into(), is_known: true, zone: TimeZone::UTC };
            item(&row, "kopi", text, &blog).status
        };
        assert_eq!(of("everyone", true, Some("a")), Status::Published);
        for (audience, is_published, text) in [
            ("everyone", false, Some("a")),
            ("everyone", true, None),
            ("everyone", true, Some("<div class=\"paywall-jump\"></div>")),
            ("only_paid", true, Some("a")),
            ("only_free", true, Some("a")),
            ("founding", true, Some("a")),
            ("", true, Some("a")),
            ("friends", true, Some("a")),
        ] {
            assert!(of(audience, is_published, text).is_draft(), "{audience} {is_published} {text:?}");
        }
    }
}
