//! Translations and originals that are not as they should be: what the author is told.

use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::Sources;
use chancery::lint;

use crate::support::{NOW, html, reported, selected, site};

/// The digest of `Words.`.
const WORDS: &str = "4fd036";

const SITE: &str = "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id, ms]\n";

fn post(file: &str, front: &str, body: &str) -> String {
    format!("-- content/posts/{file} --\n---\ntitle: T\ndate: 2016-10-08\n{front}---\n{body}\n")
}

fn blocks(digests: &str) -> String {
    format!("translated_from: {{lang: en, blocks: [\"{digests}\"]}}\n")
}

/// What a build and a check say, a line each.
fn told(posts: &[String]) -> String {
    let archive = format!("{SITE}{}", posts.concat());
    let prepared = build::prepare(Sources::of(&archive, NOW), &Request::default(), &mut Cache::default());
    let findings: String = lint::findings(&prepared).iter().map(|finding| format!("{}\n", finding.message)).collect();
    reported(&site(&archive)) + &findings
}

#[test]
fn row_01_a_digest_that_names_no_block_is_a_block_that_was_removed() {
    let found = told(&[post("a.md", "", "Words."), post("a.id.md", &blocks(&format!("{WORDS} 00aa00")), "Teks.")]);
    assert_eq!(found, "this translation is behind its original by 1 block: line 5 (removed before it)\n");
}

#[test]
fn row_02_digests_of_another_post_are_said_to_be_of_another_post() {
    let found = told(&[post("a.md", "", "Words."), post("a.id.md", &blocks("00aa00 00aa01 00aa02"), "Teks.")]);
    assert!(found.starts_with("warning content/posts/a.id.md:4:18: these digests are not of this original"), "{found}");
    assert_eq!(found.lines().count(), 1, "it is not behind as well: {found}");
}

#[test]
fn row_03_two_originals_of_each_other_are_one_error_that_names_both() {
    let found =
        told(&[post("a.md", "translated_from: id\n", "Words."), post("a.id.md", "translated_from: en\n", "Teks.")]);
    assert!(found.starts_with("error content/posts/a"), "{found}");
    assert!(found.contains("this post and its original are marked as translated from each other"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn row_04_a_translation_of_a_draft_is_published_without_a_word() {
    let posts = [post("a.md", "draft: true\n", "Words.\n\nMore."), post("a.id.md", &blocks(WORDS), "Teks.")];
    assert_eq!(told(&posts), "");
    let with_drafts = selected(&format!("{SITE}{}", posts.concat()), true, false);
    let shown = html(&with_drafts, "id/2016/10/a/index.html").texts(".older p");
    assert_eq!(shown.len(), 2, "with its draft it is behind: {shown:?}");
}

#[test]
fn row_05_each_of_two_translations_of_a_third_text_has_its_own_age() {
    let found = told(&[
        post("a.md", "", "Words.\n\nMore."),
        post("a.id.md", &blocks(WORDS), "Teks."),
        post("a.ms.md", &blocks("4fd036 00aa00 00aa01"), "Teks."),
    ]);
    assert_eq!(
        found,
        "this translation is behind its original by 1 block: line 7 (added)\n\
         this translation is behind its original by 2 blocks: line 7 (changed), line 7 (removed before it)\n"
    );
}

#[test]
fn row_06_a_translation_of_a_translation_is_as_old_as_the_text_that_it_was_made_from() {
    let found = told(&[
        post("a.md", "", "Words.\n\nMore."),
        post("a.id.md", &blocks(WORDS), "Words."),
        post("a.ms.md", &format!("translated_from: {{lang: id, blocks: [\"{WORDS}\"]}}\n"), "Teks."),
    ]);
    assert_eq!(found, "this translation is behind its original by 1 block: line 7 (added)\n", "only the first one");
}

#[test]
fn row_07_of_an_original_that_was_split_the_blocks_that_went_elsewhere_are_missing() {
    // The digests of `One.`, `Two.`, `Three.` and `Four.`, as `chancery translation done` writes them.
    let digests = ["One.", "Two.", "Three.", "Four."].map(digest).join(" ");
    let whole = post("a.md", "", "One.\n\nTwo.\n\nThree.\n\nFour.");
    let translation = post("a.id.md", &blocks(&digests), "Satu.\n\nDua.\n\nTiga.\n\nEmpat.");
    assert_eq!(told(&[whole, translation.clone()]), "");
    let parts = [post("a.md", "", "One.\n\nTwo."), post("b.md", "", "Three.\n\nFour.")];
    let found = told(&[parts[0].clone(), parts[1].clone(), translation.clone()]);
    assert!(found.contains("behind its original by 2 blocks: line 7 (removed before it), line 7 (removed"), "{found}");
    let rest = [post("a.md", "", "Where it went."), post("b.md", "", "One.\n\nTwo.\n\nThree.\n\nFour.")];
    let found = told(&[rest[0].clone(), rest[1].clone(), translation]);
    assert!(found.contains("these digests are not of this original"), "{found}");
}

#[test]
fn row_08_an_original_that_was_deleted_is_a_warning_with_what_to_do() {
    for (said, message) in [
        (blocks(WORDS), "this post has no original in `en`: no translation of it is in that language"),
        ("translated_from: a.md\n".to_string(), "the original `a.md` is not a post of this site"),
    ] {
        let found = told(&[post("a.id.md", &said, "Teks.")]);
        assert!(found.starts_with("warning content/posts/a.id.md:4:18: "), "{found}");
        assert!(found.contains(message) && found.lines().count() == 1, "{found}");
    }
}

/// A digest as front matter has it.
fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..6].to_string()
}
