//! Lines of `key: value`, and what they say about a file.

use jiff::tz::TimeZone;

use super::super::table::KEYS;
use crate::base::date;
use crate::input::keys::is_same;
use crate::language::Language;

/// Keys of front matter in other programs that this one has no rows for.
const OTHERS: [&str; 8] = ["created", "keywords", "subtitle", "save_as", "gravatar", "comments", "toc", "id"];

/// How certain it is that a line belongs to front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A sentence can begin like this: `Note: …`.
    Unknown,
    /// A known key, but a text can have it, too: `Summary: …`.
    Known,
    /// A known key with a date.
    Dated,
    /// A key and a value that only front matter has: `draft: true`, `title: …`.
    Certain,
}

/// The key and the value of a line, without quotes: `Title: x`, `"title": "x",`; with `=`, also `title = "x"`.
pub(super) fn pair(line: &str, separator: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(separator)?;
    let key = unquoted(key);
    let is_key = key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    let is_apart = value.is_empty() || value.starts_with([' ', '\t', '"', '\r', '\n', '*']) || separator == '=';
    (is_key && is_apart).then(|| (key, unquoted(value.trim().trim_end_matches(','))))
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

/// How certain it is that a key with this value belongs to front matter.
pub(super) fn strength(key: &str, value: &str) -> Strength {
    let is_any = |names: &[&str]| names.iter().any(|name| is_same(name, key));
    let is_word = !value.is_empty() && !value.contains(char::is_whitespace);
    let certain = match () {
        () if is_any(&["title"]) => !value.is_empty(),
        () if hides(key, value) => true,
        () if is_any(&["draft", "published", "listed"]) => is_truth(value),
        () if is_any(&["layout", "slug", "permalink", "template"]) => is_word,
        () if is_any(&["lang", "language", "locale"]) => Language::parse(value).is_ok(),
        () => false,
    };
    let is_known =
        || KEYS.iter().filter(|row| row.parent().is_empty()).any(|row| row.spellings().any(|name| is_same(name, key)));
    match () {
        () if certain => Strength::Certain,
        () if !is_known() && !is_any(&OTHERS) => Strength::Unknown,
        () if date::parse(value, &TimeZone::UTC).is_some() => Strength::Dated,
        () => Strength::Known,
    }
}

/// Whether the key and the value together hide a post in some program.
pub(super) fn hides(key: &str, value: &str) -> bool {
    let is_any = |names: &[&str]| names.iter().any(|name| is_same(name, key));
    let word = value.to_lowercase();
    match () {
        () if is_any(&["draft", "hidden", "private", "unlisted", "headless", "is_draft"]) => {
            matches!(word.as_str(), "true" | "yes" | "on" | "1")
        }
        () if is_any(&["published", "publish", "listed"]) => matches!(word.as_str(), "false" | "no" | "off" | "0"),
        () if is_any(&["status", "visibility"]) => {
            matches!(word.as_str(), "draft" | "private" | "hidden" | "unlisted" | "pending" | "unpublished")
        }
        () => false,
    }
}

fn is_truth(value: &str) -> bool {
    matches!(value.to_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off")
}
