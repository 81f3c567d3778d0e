//! What is published, shown and promised is true.

mod addresses;
mod east_asian;
mod feed_ids;
mod languages;
mod messages;
mod permalinks;
mod punctuation;
mod read_only;
mod spellings;
mod srcset;
mod stylesheet;
mod summaries;

use chancery::build::Outcome;

const SITE: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\n";

/// The texts of a post's output that are no body: descriptions, JSON-LD, the home page's entry, both feeds.
fn around_the_post(outcome: &Outcome) -> Vec<(String, String)> {
    let files = outcome.rendered.iter().flatten();
    let kept = files.filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml") || path.ends_with(".json"));
    kept.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())).collect()
}
