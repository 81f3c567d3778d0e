//! What a translation says of its original: `translated_from`.
//!
//! Takes the entries of front matter; gives the original's language or file, the digests that its blocks had when it was
//! translated, and who translated and read it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::table::Field;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Digest;
use crate::base::yaml::reader::{At, whole};
use crate::input::keys::Entries;

/// What a translation says of its original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TranslatedFrom {
    /// Where the original is, if it says so.
    pub(crate) original: Option<Original>,
    /// The digests of the original's blocks when it was translated.
    pub(crate) blocks: Option<Vec<Digest>>,
    /// Whether a machine translated it.
    pub(crate) machine: bool,
    pub(crate) reviewed_by: Option<String>,
    /// Its value in the file.
    pub(crate) span: Range<usize>,
}

/// How a translation names its original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Original {
    /// The translation of the same text in a language.
    Language(String),
    /// A file: beside the translation, or from `content/`.
    File(String),
}

/// Reads `translated_from`: a language, a file, or a map of both and more.
pub(super) fn read(entries: &mut Entries<'_, Field>) -> Option<Box<TranslatedFrom>> {
    let node = entries.node(Field::TranslatedFrom)?;
    let empty =
        TranslatedFrom { original: None, blocks: None, machine: false, reviewed_by: None, span: node.span.clone() };
    let found = match node.map() {
        Some(map) => read_map(empty, &mut entries.inner("translated_from", map)),
        None => TranslatedFrom { original: Some(original(&entries.text(Field::TranslatedFrom)?)), ..empty },
    };
    Some(Box::new(found))
}

fn read_map(empty: TranslatedFrom, entries: &mut Entries<'_, Field>) -> TranslatedFrom {
    let lang = entries.text(Field::TranslatedFromLang).map(|lang| original(&lang));
    let file = entries.text(Field::TranslatedFromFile).map(|file| Original::File(file.value.trim().to_string()));
    let by = entries.text(Field::TranslatedFromBy);
    for unknown in entries.unknown(&[]) {
        let problem = Diagnostic::warning(format!("`translated_from` has no key `{}`", unknown.key.name));
        let hint = match unknown.near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it".to_string(),
        };
        entries.report_at(problem.hint(hint), unknown.key.span.clone());
    }
    TranslatedFrom {
        original: file.or(lang),
        blocks: blocks(entries),
        machine: entries.truth(Field::TranslatedFromMachine) == Some(true)
            || by.is_some_and(|by| by.value.trim().eq_ignore_ascii_case("machine")),
        reviewed_by: entries.text(Field::TranslatedFromReviewedBy).map(|name| name.value.trim().to_string()),
        ..empty
    }
}

/// A language, or a file if it is written as one.
fn original(written: &At<String>) -> Original {
    let text = written.value.trim().to_string();
    if text.contains(['/', '.']) { Original::File(text) } else { Original::Language(text) }
}

/// The digests, several on a line; an error at the first that is none.
fn blocks(entries: &mut Entries<'_, Field>) -> Option<Vec<Digest>> {
    let (key, node) = entries.get(Field::TranslatedFromBlocks)?;
    if node.map().is_some() {
        return entries.wrong(key, node, "a list of digests");
    }
    let lines = entries.names(Field::TranslatedFromBlocks, None, whole);
    let mut digests = Vec::new();
    for line in &lines {
        for written in line.value.split([' ', ',']).filter(|written| !written.is_empty()) {
            if let Ok(digest) = written.parse() {
                digests.push(digest);
                continue;
            }
            let problem = Diagnostic::error(format!("`{written}` is not the digest of a block"));
            let hint = "let `chancery translation done FILE` write the digests, or remove `blocks`";
            entries.report_at(problem.hint(hint), line.span.clone());
            return None;
        }
    }
    Some(digests)
}
