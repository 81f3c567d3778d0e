//! The words of a source, to compare them with those of old pages.

use std::collections::BTreeSet;

use super::page::word_hash;
use super::tokens::tokens;
use crate::import::body::same_words::rendered;
use crate::import::body::words::words;
use crate::import::model::OldFile;

/// Hashes of the different words of a body. Marks of templates are words too, so a page never has all of them.
pub(crate) fn source_words(file: &OldFile) -> BTreeSet<u64> {
    let shown = match file.is_html {
        true => words(&file.body),
        false => words(&rendered(&without_tags(&file.body))),
    };
    shown.iter().flat_map(|word| tokens(word)).map(word_hash).collect()
}

/// A body without the marks of Liquid, Nunjucks and shortcodes.
fn without_tags(body: &str) -> String {
    let mut kept = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let end = rest[at..].find("}}").into_iter().chain(rest[at..].find("%}")).min();
        kept.push_str(&rest[..at]);
        match end {
            Some(end) => rest = &rest[at + end + 2..],
            None => break,
        }
    }
    kept.push_str(rest);
    kept
}
