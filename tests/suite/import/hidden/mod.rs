//! What the old program of a folder did not publish, the new site does not publish, and the report names it.
//!
//! In the archives of these tests `SECRET` is in a file that must be in no output and must be named in the report, `QUIET`
//! in one that needs no line of its own, and `VISIBLE` in one that must be published.

mod built;
mod eleventy;
mod hugo;
mod jekyll;
mod left_out;
mod zola;

use chancery::import::folders::Dialect;

use super::Moved;
use super::folders::import;

/// Imports and builds a folder, and checks each of its files by the words in it.
#[track_caller]
fn check(dialect: Dialect, archive: &str) -> Moved {
    let moved = import(dialect, archive);
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    let published = |word: &str| {
        let has = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        rendered.iter().filter(|(_, bytes)| has(bytes)).map(|(path, _)| path.as_str()).collect::<Vec<&str>>()
    };
    let report = moved.report.markdown();
    for word in ["SECRET", "QUIET"] {
        assert_eq!(published(word), [""; 0], "{word} is published; the report is\n{report}");
    }
    for file in archive.split("-- ").filter(|file| file.contains(" --\n")) {
        let (path, text) = file.split_once(" --\n").unwrap();
        let word = text.split_whitespace().find(|word| word.starts_with("VISIBLE-"));
        if let Some(word) = word {
            assert_ne!(published(word), [""; 0], "{path} is not published; the report is\n{report}");
        }
        let name = path.rsplit('/').next().unwrap();
        let name = if name.starts_with("index.") || name.starts_with("_index.") { path } else { name };
        let stem = name.split('.').next().unwrap();
        assert!(!text.contains("SECRET") || report.contains(stem), "{path} is not in the report:\n{report}");
    }
    moved
}
