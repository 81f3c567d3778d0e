//! Links to the feeds of lists.

use tera::Value;

use super::lookup::Lookup;
use super::view;
use crate::formats::feed::{atom, json, rss};
use crate::site::{EditionId, FeedFormat, List};

/// The URL of a list's feed, if it has one in that format.
pub(crate) fn url(lookup: &Lookup, list: List, format: FeedFormat) -> Option<String> {
    let has = list.feed_formats(&lookup.site).any(|known| known == format);
    has.then(|| lookup.hrefs.to(&list.feed_path(&lookup.site, format)))
}

/// The feeds of a list, as [`view::FeedLink`]s.
pub(crate) fn of(lookup: &Lookup, list: List, title: &str) -> Vec<Value> {
    let formats = [
        (FeedFormat::Atom, atom::MEDIA_TYPE),
        (FeedFormat::Json, json::MEDIA_TYPE),
        (FeedFormat::Rss, rss::MEDIA_TYPE),
    ];
    let link = |(format, media_type)| {
        let url = url(lookup, list, format)?;
        Some(Value::from_serializable(&view::FeedLink { title: title.to_string(), media_type, url }))
    };
    formats.into_iter().filter_map(link).collect()
}

/// The feeds of all posts of an edition.
pub(crate) fn of_home(lookup: &Lookup, edition: EditionId) -> Vec<Value> {
    of(lookup, List::home(edition), &lookup.site_title(edition).marked())
}
