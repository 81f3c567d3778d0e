//! The preview's own index: the first steps, and what is not finished.
//!
//! Takes the state; gives a page that lists drafts, posts with a date to come, and posts that lack a translation, each with a
//! link to it and one that opens its file, and the state of all translations.

use super::address;
use super::checklist;
use super::error_page;
use super::file_link;
use super::state::State;
use super::translations;
use crate::base::xml;
use crate::input::post::Kind;
use crate::site::{Document, DocumentId, LanguageId, Site};

/// The index as a page of HTML.
pub(super) fn render(state: &State) -> String {
    let Some(renderer) = state.renderer() else { return error_page::render(&state.problems) };
    let site = &renderer.site;
    let mut html = String::from("<p>What is not finished yet. <a");
    xml::attribute(&mut html, "href", &address::href(state, "/").unwrap_or_default());
    html.push_str(">To the site</a></p>\n");
    html.push_str(&checklist::list(state, renderer));
    let drafts = site.documents.iter().filter(|document| document.draft);
    section(&mut html, state, "Drafts", drafts);
    section(
        &mut html,
        state,
        "With a date to come",
        site.documents.iter().filter(|document| document.future.is_some()),
    );
    let languages = site.config.languages.iter().enumerate().filter(|_| site.config.languages.len() > 1);
    for (index, language) in languages.map(|(index, language)| (LanguageId::from(index), language)) {
        let tag = &language.language.tag;
        let title = format!("Without a translation into {}", renderer.name(tag));
        section(&mut html, state, &title, site.documents.iter().filter(|document| lacks(site, document, index)));
    }
    html.push_str(&translations::table(state, renderer));
    html.push_str(file_link::SCRIPT);
    error_page::page("Preview", &html)
}

/// Whether a post exists in none of the languages that one of the site's languages serves.
fn lacks(site: &Site, document: &Document, language: LanguageId) -> bool {
    let serves = |id: &DocumentId| site.documents[*id].language == Some(language);
    document.post.kind == Kind::Post && !document.translations.iter().any(serves)
}

fn section<'a>(html: &mut String, state: &State, title: &str, documents: impl Iterator<Item = &'a Document>) {
    let documents: Vec<&Document> = documents.collect();
    html.push_str("<section>\n<h2>");
    // A name in Arabic would draw the number to its other side.
    xml::element(html, "bdi", &[], title);
    html.push_str(&format!(" <span class=\"count\">{}</span></h2>\n", documents.len()));
    if documents.is_empty() {
        html.push_str("<p>None.</p>\n");
    } else {
        html.push_str("<ul>\n");
        for document in documents {
            item(html, state, document);
        }
        html.push_str("</ul>\n");
    }
    html.push_str("</section>\n");
}

fn item(html: &mut String, state: &State, document: &Document) {
    let post = &document.post;
    html.push_str("<li>");
    if let Some(date) = &post.date {
        xml::open(html, "time", &[("datetime", &date.iso())]);
        xml::text(html, date.iso().get(..10).unwrap_or_default());
        html.push_str("</time>");
    }
    let href = address::href(state, document.path()).unwrap_or_default();
    let direction = post.language.direction.as_str();
    xml::open(html, "a", &[("href", &href), ("lang", &post.language.tag), ("dir", direction)]);
    xml::text(html, &post.title);
    html.push_str("</a>");
    file_link::push(html, state, &post.path, 1, &post.path);
    html.push_str("</li>\n");
}
