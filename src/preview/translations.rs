//! The table of translations on the preview's own index: each text in each language, with its state.
//!
//! Takes the state of the preview; gives HTML. A gap has the command that begins the translation.

use super::address;
use super::side_by_side;
use super::state::State;
use crate::base::xml;
use crate::render::Renderer;
use crate::site::desk::{self, Cell, Row};
use crate::site::{DocumentId, Site};

/// The table; empty if the site has one language or no posts.
pub(super) fn table(state: &State, renderer: &Renderer) -> String {
    let site = &renderer.site;
    let rows = if site.config.languages.len() > 1 { desk::table(site, &renderer.states) } else { Vec::new() };
    if rows.is_empty() {
        return String::new();
    }
    let mut html = String::from("<section>\n<h2>Translations");
    html.push_str(&format!(
        " <span class=\"count\">{}</span></h2>\n<table>\n<tr><th scope=\"col\">Original</th>",
        rows.len()
    ));
    for language in &site.config.languages {
        let tag = &language.language.tag;
        xml::element(&mut html, "th", &[("scope", "col"), ("lang", tag)], renderer.name(tag));
    }
    html.push_str("</tr>\n");
    rows.iter().for_each(|row| line(&mut html, state, site, row));
    html.push_str("</table>\n</section>\n");
    html
}

fn line(html: &mut String, state: &State, site: &Site, row: &Row) {
    html.push_str("<tr><th scope=\"row\">");
    link(html, state, site, row.original, &site.documents[row.original].post.title);
    html.push_str("</th>");
    for (cell, language) in row.cells.iter().zip(&site.config.languages) {
        html.push_str("<td>");
        match cell {
            Cell::Translation(translation) => {
                let needs_work = translation.state.behind() > 0;
                xml::open(html, "span", &[("class", if needs_work { "behind" } else { "state" })]);
                link(html, state, site, translation.id, &cell.text());
                html.push_str("</span>");
                let href = side_by_side::href(&site.documents[translation.id].post.path);
                xml::element(html, "a", &[("class", "aside"), ("href", &href)], "side by side");
            }
            Cell::Original => xml::text(html, &cell.text()),
            Cell::Missing => {
                let (path, tag) = (&site.documents[row.original].post.path, &language.language.tag);
                let command = format!("chancery translation begin {} --to {tag}", quoted(path));
                html.push_str("<details><summary>begin the translation</summary>");
                xml::element(html, "code", &[], &command);
                html.push_str("</details>");
            }
        }
        html.push_str("</td>");
    }
    html.push_str("</tr>\n");
}

/// A link to a document. Its title is in its own language, a state in English.
fn link(html: &mut String, state: &State, site: &Site, id: DocumentId, text: &str) {
    let document = &site.documents[id];
    let href = address::href(state, document.path()).unwrap_or_default();
    let (language, is_title) = (&document.post.language, text == document.post.title);
    let own = [("href", &*href), ("lang", &*language.tag), ("dir", language.direction.as_str())];
    xml::element(html, "a", if is_title { &own } else { &own[..1] }, text);
}

/// A path as an argument of a shell.
fn quoted(path: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-".contains(letter);
    if path.chars().all(is_plain) { path.to_string() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
