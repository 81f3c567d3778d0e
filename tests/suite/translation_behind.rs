//! What `chancery check` says of translations that are behind their originals.

use chancery::base::diagnostic::Diagnostic;
use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::Sources;
use chancery::lint;

use crate::support::NOW;

/// The digest of `Words.`.
const WORDS: &str = "4fd036";

fn pair(original: &str, translation: &str, body: &str) -> String {
    format!(
        "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n\
         -- content/posts/wire.md --\n---\ntitle: The wire\ndate: 2016-10-08\n{original}---\n{body}\n\
         -- content/posts/wire.id.md --\n---\ntitle: Kawat\ndate: 2016-10-08\n{translation}---\nTeks.\n"
    )
}

fn found(site: &str) -> Vec<Diagnostic> {
    let prepared = build::prepare(Sources::of(site, NOW), &Request::default(), &mut Cache::default());
    lint::findings(&prepared).into()
}

fn blocks(digests: &str) -> String {
    format!("translated_from:\n  lang: en\n  blocks: [\"{digests}\"]\n")
}

#[test]
fn each_changed_block_of_the_original_is_named_with_its_line() {
    let found = found(&pair("", &blocks(WORDS), "# New\n\nWords.\n\n<!-- not seen -->\n\nMore."));
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!(finding.message, "this translation is behind its original by 2 blocks: line 5 (added), line 11 (added)");
    let place = finding.place.as_ref().unwrap();
    assert_eq!((&*place.file, place.line), ("content/posts/wire.id.md", 5));
    assert_eq!(finding.code.unwrap().as_str(), "translation-behind");
    let related: Vec<_> = finding.related.iter().map(|(_, place)| (&*place.file, place.line)).collect();
    assert_eq!(related, [("content/posts/wire.md", 5), ("content/posts/wire.md", 11)]);
    assert!(finding.hints[0].contains("chancery translation done content/posts/wire.id.md"), "{finding:?}");
}

#[test]
fn a_block_that_is_gone_is_named_by_the_line_that_follows() {
    let found = found(&pair("", &blocks(&format!("00aa00 {WORDS}")), "Words."));
    assert!(found[0].message.ends_with("by 1 block: line 5 (removed before it)"), "{found:?}");
}

#[test]
fn of_many_changed_blocks_the_first_are_named() {
    let many: String = (0..40).map(|n| format!("Paragraph {n}.\n\n")).collect();
    let found = found(&pair("", &blocks(WORDS), &format!("Words.\n\n{many}")));
    assert!(found[0].message.ends_with("line 29 (added), and 28 more"), "{found:?}");
    assert_eq!(found[0].related.len(), 3);
}

#[test]
fn a_translation_that_may_be_behind_by_its_dates_is_found_with_the_same_code() {
    let found = found(&pair("updated: 2016-12-01\n", "translated_from: en\n", "Words."));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "this translation may be behind its original, which was updated later");
    let (what, place) = &found[0].related[0];
    assert_eq!((&**what, &*place.file, place.line), ("the original was updated here", "content/posts/wire.md", 4));
    assert_eq!(found[0].code.unwrap().as_str(), "translation-behind");
}

#[test]
fn what_is_current_or_moved_or_unknown_is_no_finding() {
    for (original, translation, body) in [
        ("", blocks(WORDS), "Words."),
        ("", blocks(&format!("{WORDS} {WORDS}")), "Words.\n\nWords."),
        ("updated: 2016-12-01\n", blocks(WORDS), "Words."),
        ("", "translated_from: en\n".to_string(), "Words."),
        ("updated: 2016-12-01\n", String::new(), "Words."),
    ] {
        assert_eq!(found(&pair(original, &translation, body)), [], "{original}{translation}{body}");
    }
}

#[test]
fn a_translation_can_allow_that_it_is_behind_and_is_told_when_it_is_not() {
    let allowing = format!("{}allow: [translation-behind]\n", blocks(WORDS));
    assert_eq!(found(&pair("", &allowing, "Words.\n\nMore.")), []);
    let unused = found(&pair("", &allowing, "Words."));
    assert_eq!(unused[0].message, "this post allows `translation-behind`, which it does not have");
}
