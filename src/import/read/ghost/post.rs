//! One post or page of an export.

use super::blog::{Blog, language};
use super::cards::tidy;
use super::row::Row;
use super::shown::{has_part_for_members, status};
use crate::base::xml;
use crate::import::model::{Attachment, Finding, Item, ItemId, Moment, Named, Status};

/// The post or page in a row.
pub(super) fn item(mut row: Row, blog: &Blog) -> Item {
    let id = row.id("id");
    let meta = blog.tables.meta.get(&id);
    let mut findings = findings(&row, meta);
    let (content, status) = text(&mut row, meta, blog, &mut findings);
    let is_page = row.is_true("page") || row.text("type") == "page";
    let slug = row.text("slug");
    let date = Moment::of_utc(&row.text("published_at"), &blog.zone);
    let updated = Moment::of_utc(&row.text("updated_at"), &blog.zone);
    let authors = blog.tables.authors(id, row.id("author_id"));
    let has_link = !slug.is_empty() && status != Status::Sent;
    Item {
        id,
        written_id: row.text("id"),
        kind: kind(&row, is_page),
        guid: guid(&row),
        title: row.text("title"),
        link: if has_link { blog.link(&slug, is_page, date) } else { String::new() },
        slug,
        status,
        date,
        updated: updated.filter(|updated| date.is_some_and(|date| updated.local > date.local)),
        author: authors.first().map(|author| author.slug.clone()).unwrap_or_default(),
        content,
        excerpt: excerpt(&row, meta),
        featured: row.is_true("featured"),
        thumbnail: if image(&row).is_empty() { ItemId::NONE } else { thumbnail(id) },
        language: row_language(&row).or_else(|| blog.tables.tags(id).find_map(language)),
        canonical: blog.with_home(row.text("canonical_url")),
        terms: terms(id, &authors, blog),
        findings,
        ..Item::default()
    }
}

/// The body as HTML, and the status that the post has with it.
fn text(row: &mut Row, meta: Option<&Row>, blog: &Blog, findings: &mut Vec<Finding>) -> (String, Status) {
    let status = status(row, meta, blog.is_private);
    let (content, is_whole) = body(row, blog);
    let status = match () {
        () if !is_whole => {
            let what = "the text is only in the format of Ghost's editor, so the post is a draft";
            findings.push(Finding::lost(what, ""));
            if status.is_draft() { status } else { Status::Draft }
        }
        () if !status.is_draft() && has_part_for_members(&content) => {
            let what = "a part of the post is only for members, so the whole post is a draft";
            findings.push(Finding::changed(what, ""));
            Status::Members
        }
        () => status,
    };
    (tidy(content, findings), status)
}

/// The id of the post in Ghost's feeds: before version 1, when ids were numbers, another one.
fn guid(row: &Row) -> String {
    let id = row.text("id");
    let is_number = id.len() < 20 && id.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { row.text("uuid") } else { id }
}

/// `post`, `page`, or what a later version calls it.
fn kind(row: &Row, is_page: bool) -> String {
    match row.text("type").as_str() {
        _ if is_page => "page".to_string(),
        "" => "post".to_string(),
        other => other.to_string(),
    }
}

/// The body as HTML, and whether it is all that the post has.
fn body(row: &mut Row, blog: &Blog) -> (String, bool) {
    if let Some(html) = row.take("html") {
        return (blog.with_home(html), true);
    }
    let is_whole = !row.has("lexical") && !row.has("mobiledoc");
    let plain = row.take("plaintext").unwrap_or_default();
    let mut html = String::new();
    for paragraph in plain.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        html.push_str("<p>");
        xml::text(&mut html, paragraph.trim());
        html.push_str("</p>\n");
    }
    (blog.with_home(html), is_whole)
}

/// The summary as HTML.
fn excerpt(row: &Row, meta: Option<&Row>) -> String {
    let described = || meta.map(|meta| meta.text("meta_description")).unwrap_or_default();
    let texts = [row.text("custom_excerpt"), described(), row.text("meta_description")];
    let mut html = String::new();
    xml::text(&mut html, texts.iter().find(|text| !text.is_empty()).map_or("", String::as_str));
    html
}

fn image(row: &Row) -> String {
    [row.text("feature_image"), row.text("image")].into_iter().find(|image| !image.is_empty()).unwrap_or_default()
}

/// The number of the image of a post.
fn thumbnail(post: ItemId) -> ItemId {
    ItemId::of_text(&format!("image of {post}"))
}

/// The image of a post.
pub(super) fn attachment(row: &Row, blog: &Blog) -> Option<Attachment> {
    let (id, url) = (row.id("id"), image(row));
    let meta = blog.tables.meta.get(&id);
    let of_meta = |column: &str| meta.map(|meta| meta.text(column)).unwrap_or_default();
    (!url.is_empty()).then(|| Attachment {
        id: thumbnail(id),
        title: Box::default(),
        alt: of_meta("feature_image_alt").into(),
        caption: of_meta("feature_image_caption").into(),
        url: blog.with_home(url).into(),
        old_path: None,
        parent: id,
        order: 0,
        public: true,
    })
}

/// The language that the post itself names.
fn row_language(row: &Row) -> Option<String> {
    // Before version 1 every post had the language `en_US`, whatever it was written in.
    Some(row.text("locale")).filter(|locale| !locale.is_empty())
}

fn terms(id: ItemId, authors: &[&super::tables::User], blog: &Blog) -> Vec<Named> {
    let named = |domain: &str, slug: &str, name: &str| Named {
        domain: domain.to_string(),
        slug: slug.to_string(),
        name: name.to_string(),
        names: Vec::new(),
    };
    let tags = blog.tables.tags(id).filter(|tag| !tag.is_internal && !tag.name.is_empty());
    let mut terms: Vec<Named> = tags.map(|tag| named("post_tag", &tag.slug, &tag.name)).collect();
    if blog.names_authors {
        terms.extend(authors.iter().map(|author| named("author", &author.slug, &author.name)));
    }
    terms
}

/// What is not imported of a post.
fn findings(row: &Row, meta: Option<&Row>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in ["codeinjection_head", "codeinjection_foot"] {
        if row.has(column) && !row.text(column).is_empty() {
            let what = "code that Ghost added to the page is left out";
            findings.push(Finding::lost(what, &row.text(column).chars().take(120).collect::<String>()));
        }
    }
    if row.has("canonical_url") {
        let what = "the canonical URL is kept under `extra`, but pages do not name it";
        findings.push(Finding::changed(what, &row.text("canonical_url")));
    }
    let columns = [
        "meta_title",
        "og_title",
        "og_description",
        "og_image",
        "twitter_title",
        "twitter_description",
        "twitter_image",
    ];
    let has = |column: &&&str| [Some(row), meta].into_iter().flatten().any(|row| !row.text(column).is_empty());
    let of_others: Vec<&str> = columns.iter().filter(has).copied().collect();
    if !of_others.is_empty() {
        let what = "texts and images for search engines and social networks are left out";
        findings.push(Finding::lost(what, &of_others.join(", ")));
    }
    findings
}
