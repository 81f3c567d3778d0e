//! Reads the format of WordPress exports: "WordPress eXtended RSS", versions 1.0 to 1.2.
//!
//! Takes the bytes of an export; gives its items one at a time, and the blog's own data at the end. Only one item is in
//! memory at a time.

use std::io::BufRead;

use super::item;
use super::marks;
use super::parts::parts;
use super::reading::Reading;
use super::records::{self, Record, Space};
use super::slug::decoded_slug;
use crate::import::model::{Author, Channel, Item, Term};
use crate::import::read::language::short_tag;
use crate::import::read::plain;

/// Reads an export. `each` gets every item, with what is known of the blog so far, and the number of bytes read.
pub fn read(input: impl BufRead, each: &mut dyn FnMut(Item, &Channel, u64)) -> Reading {
    let mut reading = Reading::default();
    let (oddities, stop) = records::read(input, &mut |record, at| match (record.space, record.name.as_str()) {
        (Some(Space::Rss), "item") => {
            for part in parts(record, &reading.channel) {
                // An item of another program's feed has no number and no type.
                if let Some(item) = item::of_part(part) {
                    reading.items += 1;
                    reading.last = Some(item.title.clone());
                    each(item, &reading.channel, at);
                }
            }
        }
        _ => channel(&mut reading.channel, record),
    });
    let channel = &mut reading.channel;
    channel.homes.sort();
    channel.homes.dedup();
    Reading { oddities, stop, ..reading }
}

/// Reads an element of the channel that is not an item.
fn channel(channel: &mut Channel, mut record: Record) {
    let text = record.text.trim().to_string();
    match (record.space, record.name.as_str()) {
        (Some(Space::Rss), "title") => (channel.title, channel.titles) = by_language(&text),
        (Some(Space::Rss), "description") => (channel.description, channel.descriptions) = by_language(&text),
        (Some(Space::Rss), "language") => channel.language = text,
        (Some(Space::Rss), "link") => home(channel, &text, false),
        (Some(Space::Wp), "base_blog_url") => home(channel, &text, true),
        (Some(Space::Wp), "base_site_url") => home(channel, &text, false),
        (Some(Space::Wp), "wxr_version") => channel.version = text,
        (Some(Space::Wp), "author" | "wp_author") => channel.authors.extend(author(&record)),
        (Some(Space::Wp), "category") => {
            channel.terms.extend(term(
                &mut record,
                &channel.language,
                "category",
                ["category_nicename", "category_parent", "cat_name", "category_description"],
            ));
        }
        (Some(Space::Wp), "tag") => {
            channel.terms.extend(term(
                &mut record,
                &channel.language,
                "post_tag",
                ["tag_slug", "tag_parent", "tag_name", "tag_description"],
            ));
        }
        (Some(Space::Wp), "term") => {
            let taxonomy = record.wp("term_taxonomy").to_string();
            channel.terms.extend(term(
                &mut record,
                &channel.language,
                &taxonomy,
                ["term_slug", "term_parent", "term_name", "term_description"],
            ));
        }
        _ => {}
    }
}

fn home(channel: &mut Channel, address: &str, is_blog: bool) {
    if address.is_empty() {
        return;
    }
    if is_blog || channel.home.is_empty() {
        channel.home = address.to_string();
    }
    channel.homes.push(address.to_string());
}

fn author(record: &Record) -> Option<Author> {
    let login = plain::decode(record.wp("author_login"));
    let names = [record.wp("author_first_name"), record.wp("author_last_name")];
    let whole = names.join(" ");
    let name = [record.wp("author_display_name"), whole.trim(), &login].into_iter().find(|name| !name.is_empty())?;
    Some(Author { name: by_language(name).0, login: login.clone(), ..Author::default() })
}

/// A text without its tags, and the same in each language that it has marks of.
fn by_language(text: &str) -> (String, Vec<(String, String)>) {
    let all: Vec<(String, String)> =
        marks::texts(text).into_iter().map(|(tag, text)| (tag, plain::text(&text))).collect();
    let first = all.first().map_or_else(|| plain::text(text), |(_, text)| text.clone());
    (first, all)
}

/// A term, from fields with these names: slug, parent, name, description. If its name has marks of languages, it is the
/// one in the language of the blog.
fn term(
    record: &mut Record,
    language: &str,
    taxonomy: &str,
    [slug, parent, name, description]: [&str; 4],
) -> Option<Term> {
    let slug = decoded_slug(record.wp(slug));
    let language = short_tag(language).unwrap_or_default();
    let shown = plain::text(&marks::text_in(record.wp(name), &language));
    if slug.is_empty() && shown.is_empty() || taxonomy.is_empty() {
        return None;
    }
    let meta = |key: &str| {
        let found = record.children.iter().find(|child| child.is(Space::Wp, "termmeta") && child.wp("meta_key") == key);
        found.map(|child| child.wp("meta_value").to_string()).filter(|value| !value.is_empty())
    };
    Some(Term {
        id: record.wp("term_id").parse().unwrap_or(0),
        taxonomy: taxonomy.to_string(),
        parent: decoded_slug(record.wp(parent)),
        name: if shown.is_empty() { slug.clone() } else { shown },
        language: meta("_wpml_import_language_code"),
        group: meta("_wpml_import_translation_group"),
        slug,
        description: record.take(Space::Wp, description).trim().to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(inner: &str) -> (Vec<Item>, Reading) {
        let xml = format!(
            "<?xml version=\"1.0\"?>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>{inner}</channel></rss>"
        );
        let mut items = Vec::new();
        let reading = read(xml.as_bytes(), &mut |item, _, _| items.push(item));
        (items, reading)
    }

    #[test]
    fn the_channel_gives_name_urls_authors_and_terms() {
        let (_, reading) = export(concat!(
            "<title>Kopi &amp;amp; Teh</title><link>https://example.org</link><language>en-US</language>",
            "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://example.org/blog</wp:base_blog_url>",
            "<wp:author><wp:author_login>dewi</wp:author_login><wp:author_display_name><![CDATA[]]></wp:author_display_name>",
            "<wp:author_first_name>Dewi</wp:author_first_name></wp:author>",
            "<wp:wp_author><wp:author_login>budi</wp:author_login></wp:wp_author>",
            "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>berita</wp:category_nicename>",
            "<wp:cat_name><![CDATA[Berita &amp; Kabar]]></wp:cat_name></wp:category>",
            "<wp:tag><wp:tag_slug>%d8%a7</wp:tag_slug><wp:tag_name>ا</wp:tag_name></wp:tag>",
            "<wp:term><wp:term_taxonomy>language</wp:term_taxonomy><wp:term_slug>id</wp:term_slug>",
            "<wp:term_name>Bahasa Indonesia</wp:term_name></wp:term>",
        ));
        let channel = &reading.channel;
        assert_eq!((channel.title.as_str(), channel.home.as_str()), ("Kopi & Teh", "https://example.org/blog"));
        let names: Vec<&str> = channel.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(names, ["Dewi", "budi"]);
        let terms: Vec<(&str, &str, &str)> =
            channel.terms.iter().map(|term| (&*term.taxonomy, &*term.slug, &*term.name)).collect();
        assert_eq!(
            terms,
            [("category", "berita", "Berita & Kabar"), ("post_tag", "ا", "ا"), ("language", "id", "Bahasa Indonesia")]
        );
    }

    #[test]
    fn a_feed_of_another_program_is_not_an_export() {
        let (items, reading) =
            export("<title>x</title><item><title>a</title><link>https://example.org/a</link></item>");
        assert!(items.is_empty() && !reading.is_export());
    }
}
