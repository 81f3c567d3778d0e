//! What the HTML of an old page says.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use jiff::civil::Date;

use super::address::Hosts;
use super::main_text;
use super::site::OldPage;
use super::titles;
use super::tokens::tokens;
use crate::import::body::tree::nodes::{Id, Tree};
use crate::import::body::tree::parse::parse;

/// Reads a page.
pub(crate) fn read(path: String, file: PathBuf, html: &str, hosts: &Hosts) -> OldPage {
    let tree = parse(html);
    let mut page = OldPage { path, file, language: language(html), ..OldPage::default() };
    let elements: Vec<Id> = tree.within(Tree::ROOT).filter(|id| tree.name(*id).is_some()).collect();
    for id in elements {
        match tree.name(id).unwrap_or_default() {
            "title" => page.titles.extend(titles::parts(&tree.text(id))),
            "h1" | "h2" => drop(page.titles.insert(titles::folded(&tree.text(id)))),
            "meta" => meta(&tree, id, &mut page),
            "link" => link(&tree, id, hosts, &mut page),
            "time" if page.day.is_none() => page.day = tree.attribute(id, "datetime").and_then(day),
            _ => {}
        }
    }
    page.titles.remove("");
    page.words = main_text::blocks(&tree).iter().flat_map(|block| tokens(block)).map(word_hash).collect();
    page
}

/// A word as a number, to compare many words in little memory.
pub(crate) fn word_hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let letters = word.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

/// The `lang` of the `html` element, which the parser of fragments leaves out.
fn language(html: &str) -> Option<String> {
    let lower = html.to_ascii_lowercase();
    let start = lower.find("<html").filter(|at| !lower[at + 5..].starts_with(char::is_alphanumeric))?;
    let end = start + html[start..].find('>')?;
    let tree = parse(&format!("<div{}>", &html[start + 5..end].trim_end_matches('/')));
    let id = tree.elements(Tree::ROOT).next()?;
    let tag = tree.attribute(id, "lang").or_else(|| tree.attribute(id, "xml:lang"))?;
    Some(tag.trim().replace('_', "-")).filter(|tag| !tag.is_empty())
}

fn meta(tree: &Tree, id: Id, page: &mut OldPage) {
    let content = tree.attribute(id, "content").unwrap_or_default();
    if tree.attribute(id, "http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
        let target = content.split_once(['=']).map(|(_, target)| target.trim().trim_matches(['\'', '"']));
        page.leads_to = target.filter(|target| !target.is_empty()).map(str::to_string);
    }
    match tree.attribute(id, "property").or_else(|| tree.attribute(id, "name")).unwrap_or_default() {
        "og:title" | "twitter:title" => page.titles.extend(titles::parts(content)),
        "article:published_time" | "date" | "DC.date" => page.day = day(content).or(page.day),
        _ => {}
    }
}

fn link(tree: &Tree, id: Id, hosts: &Hosts, page: &mut OldPage) {
    let is_alternate = tree.attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("alternate"));
    let (tag, href) = (tree.attribute(id, "hreflang"), tree.attribute(id, "href"));
    if let (true, Some(tag), Some(href)) = (is_alternate && tree.attribute(id, "type").is_none(), tag, href)
        && !tag.eq_ignore_ascii_case("x-default")
        && let Some(path) = hosts.site_path(href, &page.path)
    {
        page.translations.push((tag.to_string(), path));
    }
}

fn day(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// The share of these words that a page has, from 0 to 1.
pub(crate) fn share(words: &BTreeSet<u64>, page: &OldPage) -> f64 {
    match words.is_empty() {
        true => 0.0,
        false => words.intersection(&page.words).count() as f64 / words.len() as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_page_is_read() {
        let html = "<!doctype html>\n<html class=\"a\" lang=id_ID><head><title>Kopi | Notes</title>\
                    <meta property=\"article:published_time\" content=\"2020-02-25T00:00:00Z\">\
                    <link rel=alternate hreflang=en href=\"https://kopi.example/blog/coffee/\">\
                    <link rel=alternate hreflang=x-default href=\"/\">\
                    <link rel=alternate type=\"application/rss+xml\" hreflang=en href=\"/feed.xml\">\
                    <body><h1>Kopi darat</h1><p>Satu dua.";
        let page = read("/id/kopi/".into(), PathBuf::new(), html, &Hosts::one(Some("https://kopi.example/blog/")));
        assert_eq!(page.language.as_deref(), Some("id-ID"));
        assert!(page.titles.contains("kopi") && page.titles.contains("kopi darat"), "{:?}", page.titles);
        assert_eq!(page.day, Some(Date::constant(2020, 2, 25)));
        assert_eq!(page.translations, [("en".to_string(), "/coffee/".to_string())]);
        assert_eq!(page.words.len(), 4);
    }

    #[test]
    fn a_page_that_only_leads_on_is_a_redirect() {
        let html = "<!DOCTYPE html><html lang=\"en\"><head><title>x</title><link rel=\"canonical\" href=\"/new/\">\
                    <meta http-equiv=\"refresh\" content=\"0; url=https://kopi.example/new/\"></head></html>";
        let page = read("/old/".into(), PathBuf::new(), html, &Hosts::default());
        assert_eq!(page.leads_to.as_deref(), Some("https://kopi.example/new/"));
    }
}
