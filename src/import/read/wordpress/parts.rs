//! Posts that hold several languages in one text, as qTranslate and WPGlobus store them.
//!
//! Takes the record of an item; gives one record for each language that it has a text in. They are translations of each
//! other.

use super::marks::{self, Marked};
use super::records::{Record, Space};
use crate::import::model::{Channel, Home};
use crate::import::read::language::short_tag;

/// The record of an item in one language.
pub(crate) struct Part {
    pub(crate) record: Record,
    /// Its language, if the marks name it.
    pub(crate) language: Option<String>,
    /// Whether there are others.
    pub(crate) is_one_of_several: bool,
    /// The titles of what is in one part although its title has several languages, as a link in a menu.
    pub(crate) titles: Vec<(String, String)>,
}

impl Part {
    fn whole(record: Record) -> Part {
        Part { record, language: None, is_one_of_several: false, titles: Vec::new() }
    }
}

/// The item in each of its languages, that of the blog first. Without marks it is one part as it is.
pub(crate) fn parts(record: Record, channel: &Channel) -> Vec<Part> {
    let languages = languages(&record, channel);
    // A block is put into posts of all languages later.
    if languages.is_empty() || record.wp("post_type") == "wp_block" {
        return vec![Part::whole(record)];
    }
    if !matches!(record.wp("post_type"), "post" | "page" | "") {
        let mut part = Part { titles: marks::texts(record.field(Space::Rss, "title")), ..Part::whole(record) };
        choose(&mut part.record, &languages[0]);
        return vec![part];
    }
    let all = languages.iter().enumerate();
    let part = |(at, language): (usize, &String)| {
        let mut record = record.clone();
        let is_first = at == 0;
        choose(&mut record, language);
        if let Some(link) = child(&mut record, Space::Rss, "link") {
            *link = link_in(link, &channel.home, language, is_first, &languages);
        }
        if !is_first {
            record.children.retain(|child| !child.is(Space::Wp, "comment"));
        }
        Part { language: Some(language.clone()), is_one_of_several: languages.len() > 1, ..Part::whole(record) }
    };
    all.map(part).collect()
}

/// The languages that an item has a text in, that of the blog first: those of the body, otherwise those of the title.
fn languages(record: &Record, channel: &Channel) -> Vec<String> {
    let of = |space, name: &str| Marked::read(record.field(space, name)).map(|marked| marked.languages());
    let body = of(Space::Content, "encoded").filter(|languages| !languages.is_empty());
    let found = body.or_else(|| of(Space::Rss, "title")).or_else(|| of(Space::Excerpt, "encoded"));
    let mut languages = found.unwrap_or_default();
    let first = short_tag(&channel.language);
    languages.sort_by_key(|tag| first.as_ref() != Some(tag));
    languages
}

/// Keeps one language of all texts. Terms keep theirs, since a term has a name in each language.
fn choose(record: &mut Record, language: &str) {
    for child in record.children.iter_mut().filter(|child| !child.is(Space::Rss, "category")) {
        let is_body = child.is(Space::Content, "encoded") || child.is(Space::Excerpt, "encoded");
        match Marked::read(&child.text).filter(|_| is_body) {
            Some(marked) => child.text = marked.text_in(language),
            None => child.text = marks::text_in(&child.text, language),
        }
        choose(child, language);
    }
}

fn child<'a>(record: &'a mut Record, space: Space, name: &str) -> Option<&'a mut String> {
    record.children.iter_mut().find(|child| child.is(space, name)).map(|child| &mut child.text)
}

/// The URL of a post in a language: the blog's own language has the usual one, the others have their code before it.
fn link_in(link: &str, home: &str, language: &str, is_first: bool, languages: &[String]) -> String {
    let link = link.trim();
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    if !query.is_empty() {
        // A URL that only differs by its query cannot be kept.
        return if is_first { link.to_string() } else { String::new() };
    }
    let place = Home::new(home, &[]).place(path).map(|place| place.path);
    let host_end = path.find("://").and_then(|at| Some(at + 3 + path[at + 3..].find('/')?));
    let (Some(inner), Some(host_end)) = (place, host_end) else { return link.to_string() };
    // What is before the blog's own path: the host and the blog's folder.
    let segments = inner.split('/').filter(|segment| !segment.is_empty()).count();
    let own: Vec<&str> = path[host_end..].split('/').filter(|segment| !segment.is_empty()).collect();
    let (folder, own) = own.split_at(own.len().saturating_sub(segments));
    let begins = own.first().filter(|first| languages.iter().any(|tag| tag.eq_ignore_ascii_case(first)));
    let rest = if begins.is_some() { &own[1..] } else { own };
    let code = (begins.is_some() || !is_first).then(|| language.to_ascii_lowercase());
    let all: Vec<&str> = folder.iter().copied().chain(code.as_deref()).chain(rest.iter().copied()).collect();
    let slash = if path.ends_with('/') { "/" } else { "" };
    format!("{}/{}{slash}", &path[..host_end], all.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_url() {
        let languages = ["en".to_string(), "id".to_string()];
        let of = |link: &str, language: &str| {
            link_in(link, "https://kopi.example/blog", language, language == "en", &languages)
        };
        for (link, en, id) in [
            ("https://kopi.example/blog/2016/a/", "/blog/2016/a/", "/blog/id/2016/a/"),
            ("https://kopi.example/blog/en/a/", "/blog/en/a/", "/blog/id/a/"),
            ("https://kopi.example/blog/id/a.html", "/blog/en/a.html", "/blog/id/a.html"),
        ] {
            assert_eq!(of(link, "en"), format!("https://kopi.example{en}"));
            assert_eq!(of(link, "id"), format!("https://kopi.example{id}"));
        }
        assert_eq!(of("https://kopi.example/blog/?p=7", "id"), "");
        assert_eq!(of("https://other.example/a/", "id"), "https://other.example/a/");
    }
}
