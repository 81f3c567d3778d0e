//! Whether a file of the content begins with front matter.

use std::io::Read;
use std::path::Path;

use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::Text;
use crate::input::front_matter::{self, Format};

/// How many bytes of a file are looked at.
const START: u64 = 16 << 10;

/// Whether the name is one of a text that may have front matter. Data files may begin like it.
pub(super) fn may_have_front_matter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    match name.rsplit_once('.') {
        None => true,
        Some((_, ending)) => matches!(
            ending,
            "html"
                | "htm"
                | "xhtml"
                | "shtml"
                | "txt"
                | "text"
                | "xml"
                | "atom"
                | "rss"
                | "css"
                | "scss"
                | "sass"
                | "less"
                | "js"
                | "svg"
                | "json"
                | "tex"
                | "php"
                | "vue"
                | "svelte"
                | "astro"
        ),
    }
}

/// Whether the file at `place` begins with front matter. What cannot be read has none.
pub(super) fn begins_with_front_matter(place: &Path) -> bool {
    let mut start = Vec::new();
    let read = std::fs::File::open(place).and_then(|file| file.take(START).read_to_end(&mut start));
    read.is_ok() && is_front_matter(&start)
}

/// Whether bytes begin with front matter between fences.
pub(crate) fn is_front_matter(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let first = text.trim_start_matches('\u{feff}').trim_start();
    if !["---", "+++", "<!--"].iter().any(|mark| first.starts_with(mark)) {
        return false;
    }
    let mut problems = Diagnostics::new();
    let split = front_matter::split(&Text::new("", &text), &mut problems);
    split.format != Format::None || problems.has_errors()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_between_fences_is_found() {
        for start in
            ["---\ntitle: x\n---\n<p>", "\u{feff}\n+++\ndraft = true\n+++\n", "---\n---\nbody {}", "---\ntitle: x\n"]
        {
            assert!(is_front_matter(start.as_bytes()), "{start:?}");
        }
        for start in ["<!doctype html>", "<!-- a --><p>x", "{\"a\": 1}", "---\n\nA rule.\n", "Title: x\n\n", ""] {
            assert!(!is_front_matter(start.as_bytes()), "{start:?}");
        }
    }
}
