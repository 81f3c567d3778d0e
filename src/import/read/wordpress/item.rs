//! One item of an export.

use super::marks;
use super::parts::Part;
use super::records::{Record, Space};
use super::slug::decoded_slug;
use crate::import::model::{Comment, Item, ItemId, Moment, Named, Status};
use crate::import::read::plain;

/// The item in one of its languages; `None` if the record is not from WordPress.
pub(crate) fn of_part(part: Part) -> Option<Item> {
    let item = read(part.record)?;
    let titles = part.titles.into_iter().map(|(tag, title)| (tag, plain::text(&title))).collect();
    Some(Item { language: part.language, is_one_of_several: part.is_one_of_several, titles, ..item })
}

fn read(mut record: Record) -> Option<Item> {
    let kind = record.wp("post_type").to_string();
    let id = ItemId::read(record.wp("post_id"));
    if kind.is_empty() && id == ItemId::NONE {
        return None;
    }
    let published = record.field(Space::Rss, "pubDate");
    let date = Moment::read(record.wp("post_date"), record.wp("post_date_gmt"), published);
    let updated = Moment::read(record.wp("post_modified"), record.wp("post_modified_gmt"), "");
    let updated = updated.filter(|updated| date.is_none_or(|date| updated.local > date.local));
    let is_menu = kind == "nav_menu_item";
    let title = record.field(Space::Rss, "title").to_string();
    let status = status(&kind, record.wp("status"), record.wp("post_password"));
    let meta = meta(&mut record);
    let thumbnail = meta.iter().find(|(key, _)| key == "_thumbnail_id");
    Some(Item {
        id,
        written_id: id.to_string(),
        thumbnail: thumbnail.map_or(ItemId::NONE, |(_, id)| ItemId::read(id)),
        // Version 1.0 has items without a type; WordPress treats them as posts.
        kind: if kind.is_empty() { "post".to_string() } else { kind },
        title: if is_menu { plain::decode(&title) } else { plain::text(&title) },
        link: record.field(Space::Rss, "link").to_string(),
        guid: record.field(Space::Rss, "guid").to_string(),
        slug: decoded_slug(record.wp("post_name")),
        status,
        date,
        updated,
        author: plain::decode(record.field(Space::Dc, "creator")),
        parent: ItemId::read(record.wp("post_parent")),
        order: record.wp("menu_order").parse().unwrap_or(0),
        sticky: record.wp("is_sticky") == "1",
        attachment_url: record.wp("attachment_url").to_string(),
        terms: terms(&record),
        meta,
        comments: record.children.iter_mut().filter(|child| child.is(Space::Wp, "comment")).map(comment).collect(),
        content: record.take(Space::Content, "encoded"),
        excerpt: record.take(Space::Excerpt, "encoded"),
        ..Item::default()
    })
}

fn status(kind: &str, status: &str, password: &str) -> Status {
    match status {
        "publish" | "" | "inherit" if !password.is_empty() => Status::Password,
        "publish" => Status::Published,
        // A file has the status of its post.
        "inherit" if kind == "attachment" => Status::Published,
        "future" if password.is_empty() => Status::Future,
        "future" => Status::Password,
        "draft" | "auto-draft" => Status::Draft,
        "pending" => Status::Pending,
        "private" => Status::Private,
        "trash" => Status::Trash,
        // With an unknown status, it may never have been published.
        _ => Status::Other,
    }
}

/// Old exports name each term twice, once without its slug, and tags as `tag`.
fn terms(record: &Record) -> Vec<Named> {
    let all: Vec<Named> = record
        .children
        .iter()
        .filter(|child| child.is(Space::Rss, "category"))
        .map(|child| (child, names(&child.text)))
        .map(|(child, names)| Named {
            domain: match child.attribute("domain").unwrap_or_default() {
                "" => "category".to_string(),
                "tag" => "post_tag".to_string(),
                other => other.to_string(),
            },
            slug: decoded_slug(child.attribute("nicename").unwrap_or_default()),
            name: names.first().map_or_else(|| plain::text(&child.text), |(_, name)| name.clone()),
            names,
        })
        .collect();
    let mut terms: Vec<Named> = Vec::with_capacity(all.len());
    for term in &all {
        let named = |other: &Named| other.domain == term.domain && other.name == term.name;
        let again = term.slug.is_empty() && all.iter().any(|other| named(other) && !other.slug.is_empty());
        if !(again || terms.contains(term) || term.slug.is_empty() && term.name.is_empty()) {
            terms.push(term.clone());
        }
    }
    terms
}

/// The names of a term by language, if its name has marks of languages.
fn names(text: &str) -> Vec<(String, String)> {
    marks::texts(text).into_iter().map(|(tag, name)| (tag, plain::text(&name))).collect()
}

fn meta(record: &mut Record) -> Vec<(String, String)> {
    let fields = record.children.iter_mut().filter(|child| child.is(Space::Wp, "postmeta"));
    fields.map(|child| (child.wp("meta_key").to_string(), child.take(Space::Wp, "meta_value"))).collect()
}

fn comment(record: &mut Record) -> Comment {
    Comment {
        id: record.wp("comment_id").parse().unwrap_or(0),
        parent: record.wp("comment_parent").parse().unwrap_or(0),
        author: plain::text(record.wp("comment_author")),
        url: record.wp("comment_author_url").to_string(),
        date: Moment::read(record.wp("comment_date"), record.wp("comment_date_gmt"), ""),
        approved: record.wp("comment_approved") == "1",
        is_ping: matches!(record.wp("comment_type"), "pingback" | "trackback"),
        content: record.take(Space::Wp, "comment_content").trim().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(inner: &str) -> Item {
        let xml = format!(
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item>\
             <wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type>{inner}</item></channel></rss>"
        );
        let mut found = Vec::new();
        super::super::wxr::read(xml.as_bytes(), &mut |item, _, _| found.push(item));
        found.remove(0)
    }

    #[test]
    fn row_45_only_published_items_without_a_password_are_public() {
        for (status, password, public) in [
            ("publish", "", true),
            ("publish", "rahasia", false),
            ("private", "", false),
            ("pending", "", false),
            ("draft", "", false),
            ("trash", "", false),
            ("auto-draft", "", false),
            ("future", "", false),
            ("future", "rahasia", false),
            ("inherit", "", false),
            ("", "", false),
            ("wc-something", "", false),
        ] {
            let item = item(&format!(
                "<wp:status>{status}</wp:status><wp:post_password><![CDATA[{password}]]></wp:post_password>"
            ));
            assert_eq!(item.status.is_public(), public, "{status} {password}");
            assert!(public || item.status.is_draft() || item.status == Status::Future, "{status} {password}");
        }
    }

    #[test]
    fn a_term_that_is_named_twice_is_kept_once() {
        let item = item(concat!(
            "<category><![CDATA[Kabar]]></category><category domain=\"category\" nicename=\"kabar\">Kabar</category>",
            "<category domain=\"tag\"><![CDATA[kopi]]></category>",
            "<category domain=\"tag\" nicename=\"kopi\"><![CDATA[kopi]]></category>",
            "<category domain=\"tag\"><![CDATA[teh &amp; susu]]></category>",
        ));
        let terms: Vec<(&str, &str, &str)> =
            item.terms.iter().map(|term| (&*term.domain, &*term.slug, &*term.name)).collect();
        assert_eq!(
            terms,
            [("category", "kabar", "Kabar"), ("post_tag", "kopi", "kopi"), ("post_tag", "", "teh & susu")]
        );
    }

    #[test]
    fn a_comment_has_no_email_and_no_ip_address() {
        let item = item(concat!(
            "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Sari</wp:comment_author>",
            "<wp:comment_author_email>sari@example.org</wp:comment_author_email>",
            "<wp:comment_author_IP>192.0.2.7</wp:comment_author_IP><wp:comment_approved>1</wp:comment_approved>",
            "<wp:comment_content><![CDATA[Setuju.]]></wp:comment_content></wp:comment>",
        ));
        let shown = format!("{:?}", item.comments);
        assert!(shown.contains("Setuju.") && item.comments[0].approved, "{shown}");
        assert!(!shown.contains('@') && !shown.contains("192.0.2"), "{shown}");
    }

    #[test]
    fn an_update_must_be_later_than_the_post() {
        let both = |updated: &str| {
            item(&format!(
                "<wp:post_date>2016-10-08 09:00:00</wp:post_date><wp:post_date_gmt>2016-10-08 02:00:00</wp:post_date_gmt>\
                 <wp:post_modified>{updated}</wp:post_modified>"
            ))
        };
        assert!(both("2016-10-09 00:00:00").updated.is_some());
        assert!(both("2016-10-08 09:00:00").updated.is_none());
    }
}
