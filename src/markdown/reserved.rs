//! The ids that authors give themselves.
//!
//! Takes a body; gives the ids in its raw HTML and of its headings, so that no heading before them takes them.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

use super::escape;
use super::options::Options;
use super::parser::parser;
use super::passage::Passages;
use super::survey::Survey;
use super::tag::{self, Attribute, Token};

/// The ids that the author gives, in raw HTML, to headings and to passages, so that no heading before them takes them. A body that
/// has none, which is most, is not read twice.
pub(super) fn reserved_ids(source: &str, survey: &Survey, options: &Options, passages: &Passages) -> BTreeSet<String> {
    let in_tags = options.raw_html
        && survey.tag
        && survey.equals
        && ["id=", "ID=", "id =", "name="].iter().any(|id| source.contains(id));
    let in_headings = survey.brace && (source.contains("{#") || source.contains("{ #"));
    let mut ids = if in_headings { own_ids(source, options) } else { BTreeSet::new() };
    ids.extend(passages.ids().map(str::to_string));
    if in_tags {
        let mut html = String::new();
        for (event, _) in parser(source, options) {
            match event {
                Event::Html(part) | Event::InlineHtml(part) => html.push_str(&part),
                _ => {}
            }
        }
        ids.extend(tag::tokens(&html).flat_map(|token| ids_of(&html, token)));
    }
    ids
}

fn ids_of(html: &str, token: Token) -> Vec<String> {
    let Token::Open { name, attributes, .. } = token else {
        return Vec::new();
    };
    let is_link = html[name].eq_ignore_ascii_case("a");
    let id = |attribute: Attribute| {
        let name = &html[attribute.name];
        let is_id = name.eq_ignore_ascii_case("id") || (is_link && name.eq_ignore_ascii_case("name"));
        attribute.value.filter(|_| is_id).map(|value| escape::unescape(&html[value]).into_owned())
    };
    attributes.into_iter().filter_map(id).collect()
}

/// The ids that headings give themselves in braces.
fn own_ids(source: &str, options: &Options) -> BTreeSet<String> {
    parser(source, options)
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { id, .. }) => id.map(|id| id.to_string()),
            _ => None,
        })
        .collect()
}
