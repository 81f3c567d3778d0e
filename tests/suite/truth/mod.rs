//! What is published says what its author wrote: languages, quotation marks, emphasis, summaries.

mod east_asian;
mod languages;
mod punctuation;
mod summaries;

use chancery::build::Outcome;

/// The texts of a post's output that are no body: descriptions, JSON-LD, the home page's entry, both feeds.
fn around_the_post(outcome: &Outcome) -> Vec<(String, String)> {
    let files = outcome.rendered.iter().flatten();
    let kept = files.filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml") || path.ends_with(".json"));
    kept.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())).collect()
}
