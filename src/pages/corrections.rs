//! What was corrected in a post, for its page, for feeds and for search engines.

use super::lookup::Lookup;
use super::shared::Shared;
use super::{entry, view};
use crate::formats::structured_data as data;
use crate::input::front_matter::FrontMatter;
use crate::site::Document;

/// `page.corrections` in templates. The id of each is made of its date, so that a link to it stays right when others are added.
pub(crate) fn view(shared: &Shared, document: &Document) -> Vec<view::Correction> {
    let mut shown: Vec<view::Correction> = Vec::new();
    for correction in &document.post.front.corrections {
        let date = correction.date.as_ref();
        let plain = date.map_or("_correction".to_string(), |date| format!("_correction-{}", date.day));
        let mut ids = std::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}-{number}")));
        let id = ids.find(|id| shown.iter().all(|other| other.id != *id)).unwrap_or(plain);
        let date = date.map(|date| entry::date(shared, document, date));
        shown.push(view::Correction { id, text: correction.note.value.trim().to_string(), date });
    }
    shown
}

/// The same at the end of an entry in a feed; empty if there are none. The heading is in the language of the post.
pub(crate) fn html(shared: &Shared, document: &Document) -> String {
    let corrections = view(shared, document);
    if corrections.is_empty() {
        return String::new();
    }
    let heading = heading(shared, &document.post.language.tag);
    let item = |correction: &view::Correction| {
        let date =
            |date: &view::Date| format!("<time datetime=\"{}\">{}</time> · ", date.iso, entry::escape(&date.text));
        let date = correction.date.as_ref().map(date).unwrap_or_default();
        format!("<li>{date}{}</li>", entry::escape(&correction.text))
    };
    let items: String = corrections.iter().map(item).collect();
    format!("<section>{heading}<ul>{items}</ul></section>")
}

/// A heading, with its language if that is not the one of the post.
fn heading(lookup: &Lookup, tag: &str) -> String {
    let word = lookup.word_in(tag, "corrections", &[]);
    format!("<h2{}>{}</h2>", word.attributes(), entry::escape(&word.text))
}

/// The same as JSON-LD.
pub(crate) fn data(front: &FrontMatter) -> Vec<data::Correction> {
    let one = |correction: &crate::input::front_matter::Correction| data::Correction {
        text: correction.note.value.trim().to_string(),
        date: correction.date.as_ref().map(|date| date.rfc3339()),
    };
    front.corrections.iter().map(one).collect()
}
