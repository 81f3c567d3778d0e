//! Finds the URLs and files that a WordPress body refers to, without parsing it as HTML.

use crate::import::model::ItemId;

/// Every URL in a body, wherever it is.
pub(crate) fn addresses(body: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')' | ']' | '\\' | ',');
    let starts = body.match_indices("://").map(move |(at, _)| {
        body[..at]
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |before| before + body[before..].chars().next().map_or(1, char::len_utf8))
    });
    let rooted = body.match_indices("=\"/").map(|(at, _)| at + 2);
    starts.chain(rooted).map(move |from| {
        let end = body[from..].find(ends).map_or(body.len(), |end| from + end);
        &body[from..end]
    })
}

/// Attachments that galleries name by number.
pub(crate) fn shown_by_number(body: &str) -> Vec<ItemId> {
    let mut numbers = Vec::new();
    for (at, _) in body.match_indices("[gallery").chain(body.match_indices("[playlist")) {
        let end = body[at..].find(']').map_or(body.len(), |end| at + end);
        let inside = &body[at..end];
        for key in ["ids=", "include="] {
            let Some(from) = inside.find(key) else { continue };
            let value = inside[from + key.len()..].trim_start_matches(['"', '\'']);
            let value = &value[..value.find(['"', '\'', ' ']).unwrap_or(value.len())];
            numbers.extend(value.split(',').filter_map(|number| number.trim().parse().ok().map(ItemId)));
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_url_in_a_body_is_found() {
        let body = "<img src=\"https://example.org/a.jpg\" srcset='https://example.org/b.jpg 2x, //x'>é<a href=\"/c.pdf\">\nhttp://d.org/e";
        let found: Vec<&str> = addresses(body).collect();
        assert_eq!(found, ["https://example.org/a.jpg", "https://example.org/b.jpg", "http://d.org/e", "/c.pdf"]);
    }

    #[test]
    fn galleries_name_attachments_by_number() {
        assert_eq!(
            shown_by_number("[gallery ids=\"3,4\" columns=2] [gallery include='5'] [gallery] [gallery ids=6]"),
            [3, 4, 5, 6].map(ItemId)
        );
    }
}
