//! Feeds that the old site makes from a template of its own.

use std::path::Path;

use super::front;
use crate::base::url::decode;
use crate::import::model::Blog;

/// What a template of a feed contains.
const MARKS: [&str; 4] = ["<rss", "<feed", "<rdf:RDF", "jsonfeed.org/version"];

/// Endings of templates that may write a feed.
const ENDINGS: [&str; 7] = [".xml", ".atom", ".rss", ".json", ".njk", ".liquid", ".hbs"];

/// A larger file is no template.
const LARGEST: u64 = 1 << 20;

/// Notes the site path of each template of a feed among these files: its path in the old folder, and below its sources.
pub(crate) fn find<'f>(folder: &Path, files: impl Iterator<Item = (&'f str, &'f str)>, blog: &mut Blog) {
    for (path, inner) in files.filter(|(path, _)| ENDINGS.iter().any(|ending| path.ends_with(ending))) {
        let file = folder.join(path);
        let is_small = file.metadata().is_ok_and(|data| data.len() <= LARGEST);
        let Some(text) = is_small.then(|| std::fs::read_to_string(&file).ok()).flatten() else { continue };
        if !text.trim_start_matches('\u{feff}').trim_start().starts_with("---")
            || !MARKS.iter().any(|mark| text.contains(mark))
        {
            continue;
        }
        let permalink = front::part(&text).front.text_of("permalink");
        let address = match permalink.as_deref() {
            Some(own) if own.contains(['{', '<']) => continue,
            Some(own) => own.to_string(),
            None => inner.to_string(),
        };
        if let Some(address) = decode(&address) {
            blog.feeds.push(format!("/{}", address.trim_start_matches('/')));
        }
    }
}
