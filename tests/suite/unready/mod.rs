//! Nothing that is not ready is published: drafts, posts with a later date, files that are not for readers.

mod dates;
mod files;
mod heads;
mod sections;
mod unlisted;

use chancery::build::Outcome;

use crate::support::{reported, site};

const SITE: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n";

/// Builds a site with these files.
fn build(files: &str) -> Outcome {
    site(&format!("{SITE}{files}"))
}

/// The paths of output files that contain a text.
fn holding<'o>(outcome: &'o Outcome, text: &str) -> Vec<&'o str> {
    let files = outcome.rendered.iter().flatten();
    files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text)).map(|(path, _)| path.as_str()).collect()
}

/// Holds if no output file contains the text, and the build either failed or counts something that it left out.
#[track_caller]
fn assert_hidden(outcome: &Outcome, text: &str, what: &str) {
    assert_eq!(holding(outcome, text), [""; 0], "{what}");
    let is_counted = outcome.left_out != chancery::site::LeftOut::default();
    let is_said = outcome.rendered.is_none() || !reported(outcome).is_empty() || is_counted;
    assert!(is_said, "{what}: it is left out in silence");
}
