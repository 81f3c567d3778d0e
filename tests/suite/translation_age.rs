//! Translations that know their age, for readers: `translated_from` in front matter.

use chancery::build::cache::Cache;
use chancery::build::{Outcome, Request};
use chancery::input::source::{Source, Sources};

use crate::support::{NOW, build_as, clean, html, reported, site};

/// The digest of `Words.`.
const WORDS: &str = "4fd036";

/// The digests of no block.
const OTHER: &str = "00aa00 00aa01 00aa02";

/// A site with an original and a translation, which say this in their front matter.
fn pair(original: &str, translation: &str, body: &str) -> String {
    format!(
        "-- site.yaml --\ntitle: Notes\nbase_url: https://example.org/\nlanguages: [en, id, ms]\n\
         -- content/posts/wire.md --\n---\ntitle: The wire\ndate: 2016-10-08\n{original}\n---\n{body}\n\
         -- content/posts/wire.id.md --\n---\ntitle: Kawat\ndate: 2016-10-08\n{translation}\n---\nTeks.\n"
    )
}

fn blocks(digests: &str) -> String {
    format!("translated_from:\n  lang: en\n  blocks: [\"{digests}\"]")
}

/// The text of the elements with a class on the translation's page.
fn shown(outcome: &Outcome, selector: &str) -> Vec<String> {
    html(outcome, "id/2016/10/wire/index.html").texts(selector)
}

#[test]
fn readers_are_told_that_the_original_was_changed() {
    let current = clean(&pair("", &blocks(WORDS), "Words."));
    assert!(shown(&current, ".older").is_empty());
    let behind = clean(&pair("updated: 2016-12-01", &blocks(WORDS), "Words.\n\nMore."));
    let found = shown(&behind, ".older p");
    assert_eq!(found[0], "Naskah aslinya diubah pada 1 Desember 2016; terjemahan ini belum memuat semua perubahan.");
    assert_eq!(found[1], "Naskah asli: The wire");
    let link = html(&behind, "id/2016/10/wire/index.html");
    let link = link.one(".older a");
    assert_eq!((link.attribute("href"), link.attribute("hreflang")), (Some("/2016/10/wire/"), Some("en")));
    let undated = clean(&pair("", &blocks(WORDS), "Words.\n\nMore."));
    assert_eq!(
        shown(&undated, ".older p")[0],
        "Naskah aslinya sudah diubah; terjemahan ini belum memuat semua perubahan."
    );
}

#[test]
fn without_digests_the_dates_are_compared() {
    let older = clean(&pair("updated: 2016-12-01", "translated_from: en", "Words."));
    assert!(shown(&older, ".older p")[0].contains("mungkin belum memuat"));
    for (original, translation) in [
        ("updated: 2016-12-01", "updated: 2016-12-02\ntranslated_from: en"),
        ("", "translated_from: en"),
        ("updated: 2016-12-01", ""),
    ] {
        assert!(shown(&clean(&pair(original, translation, "Words.")), ".older").is_empty(), "{original} {translation}");
    }
}

#[test]
fn readers_are_told_who_translated_and_reviewed_it() {
    for said in ["by: machine", "machine: true"] {
        let outcome =
            clean(&pair("", &format!("translated_from:\n  lang: en\n  {said}\n  reviewed_by: Dewi <3"), "Words."));
        let found = shown(&outcome, ".facts .also");
        assert!(found.contains(&"Diterjemahkan oleh mesin".to_string()), "{found:?}");
        assert!(found.contains(&"Diperiksa oleh Dewi <3".to_string()), "{found:?}");
    }
}

#[test]
fn search_engines_are_told_which_post_is_the_original() {
    let outcome = clean(&pair("translated_from: id", "", "Words."));
    let data = |path: &str| html(&outcome, path).one("script[type=application/ld+json]").text();
    let (english, indonesian) = (data("2016/10/wire/index.html"), data("id/2016/10/wire/index.html"));
    let work = "\"@type\":\"BlogPosting\",\"@id\":\"https://example.org";
    assert!(english.contains(&format!("\"translationOfWork\":{{{work}/id/2016/10/wire/#post\"")), "{english}");
    assert!(indonesian.contains(&format!("\"workTranslation\":[{{{work}/2016/10/wire/#post\"")), "{indonesian}");
    assert!(!english.contains("workTranslation") && !indonesian.contains("translationOfWork"));
}

#[test]
fn a_chain_and_two_translations_of_a_third_each_have_their_original() {
    let chain =
        "-- content/posts/wire.ms.md --\n---\ntitle: Kawat\ndate: 2016-10-08\ntranslated_from: id\n---\nTeks.\n";
    let outcome = clean(&format!("{}{chain}", pair("", "translated_from: en", "Words.")));
    let data = |path: &str| html(&outcome, path).one("script[type=application/ld+json]").text();
    let of = |path: &str, original: &str| {
        let found = data(path);
        assert!(
            found.contains(&format!("\"translationOfWork\":{{\"@type\":\"BlogPosting\",\"@id\":\"{original}")),
            "{found}"
        );
    };
    of("ms/2016/10/wire/index.html", "https://example.org/id/2016/10/wire/#post");
    of("id/2016/10/wire/index.html", "https://example.org/2016/10/wire/#post");
    assert!(
        !data("2016/10/wire/index.html").contains("/ms/2016/10/wire/#post"),
        "the original has no part in the chain"
    );
    let both = chain.replace("translated_from: id", "translated_from: posts/wire.md");
    let outcome = clean(&format!("{}{both}", pair("", "translated_from:\n  machine: true", "Words.")));
    let data = html(&outcome, "2016/10/wire/index.html").one("script[type=application/ld+json]").text();
    assert!(data.contains("/id/2016/10/wire/#post") && data.contains("/ms/2016/10/wire/#post"), "{data}");
}

#[test]
fn row_01_posts_that_are_the_originals_of_each_other_are_an_error() {
    for (original, translation) in [
        ("translated_from: id", "translated_from: en"),
        ("translated_from: {machine: true}", "translated_from: {machine: true}"),
        ("translated_from: wire.id.md", "translated_from: {file: wire.md}"),
    ] {
        let found = reported(&site(&pair(original, translation, "Words.")));
        assert_eq!(found.lines().count(), 1, "{found}");
        assert!(found.contains("this post and its original are marked as translated from each other"), "{found}");
        assert!(found.starts_with("error content/posts/wire") && found.contains(".md:4:"), "{found}");
    }
    let third =
        "-- content/posts/wire.ms.md --\n---\ntitle: Kawat\ndate: 2016-10-08\ntranslated_from: id\n---\nTeks.\n";
    let found = reported(&site(&format!("{}{third}", pair("translated_from: ms", "translated_from: en", "Words."))));
    assert!(found.lines().count() == 1 && found.contains("by way of others"), "{found}");
}

#[test]
fn row_02_an_original_that_does_not_exist_is_a_warning_with_what_is_meant() {
    for (said, message) in [
        ("translated_from: ms", "no original in `ms`"),
        ("translated_from: id", "in `id` itself"),
        ("translated_from: wires.md", "the original `wires.md` is not a post of this site"),
        ("translated_from: wire.id.md", "named as its own original"),
        ("translated_from: en\ntranslation: alone", "no original in `en`"),
        ("translated_from: {machine: true}\ntranslation: alone", "this post has no original"),
    ] {
        let found = reported(&site(&pair("", said, "Words.")));
        assert!(found.starts_with("warning content/posts/wire.id.md:4:") && found.contains(message), "{said}: {found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

#[test]
fn row_03_digests_of_another_post_are_a_warning() {
    let found = reported(&site(&pair("", &blocks(OTHER), "Words.")));
    assert!(found.starts_with("warning content/posts/wire.id.md:"), "{found}");
    assert!(
        found.contains("these digests are not of this original: none is of a block of `content/posts/wire.md`"),
        "{found}"
    );
    let some = reported(&site(&pair("", &blocks(&format!("{OTHER} {WORDS}")), "Words.")));
    assert_eq!(some, "", "a post of which most was taken away is behind");
}

#[test]
fn row_04_a_malformed_original_is_an_error_or_a_warning_with_its_place() {
    for (said, message) in [
        ("translated_from: [en]", "error content/posts/wire.id.md:4:18: `translated_from` must be text"),
        (
            "translated_from: {blocks: [\"3f9a1\"]}",
            "error content/posts/wire.id.md:4:28: `3f9a1` is not the digest of a block",
        ),
        ("translated_from: {blocks: {a: b}}", "error content/posts/wire.id.md:4:"),
        ("translated_from: {langs: en}", "warning content/posts/wire.id.md:4:19: `translated_from` has no key `langs`"),
        ("translated_from: {machine: perhaps}", "error content/posts/wire.id.md:4:"),
    ] {
        let found = reported(&site(&pair("", said, "Words.")));
        assert!(found.starts_with(message), "{said}: {found}");
    }
}

#[test]
fn row_05_a_translation_of_a_draft_or_of_a_scheduled_post_is_no_mistake() {
    for hidden in ["draft: true", "publishDate: 2030-01-01", "expires: 2016-12-01"] {
        for said in
            [blocks(WORDS), "translated_from: wire.md".to_string(), "translated_from: {machine: true}".to_string()]
        {
            let outcome = clean(&pair(hidden, &said, "Words."));
            assert!(shown(&outcome, ".older").is_empty());
        }
    }
}

#[test]
fn a_block_that_is_there_twice_is_two_blocks() {
    let twice = blocks(&format!("{WORDS} {WORDS}"));
    assert!(shown(&clean(&pair("", &twice, "Words.\n\nWords.")), ".older").is_empty());
    assert!(!shown(&clean(&pair("", &twice, "Words.")), ".older").is_empty());
}

#[test]
fn an_edit_of_the_original_renders_the_translation_again_and_a_warm_build_equals_a_cold_one() {
    let mut cache = Cache::default();
    let mut sources = Sources::of(&pair("", &blocks(WORDS), "Words."), NOW);
    for body in ["Words.", "Words.\n\nMore.", "<!-- x -->\n\nWords.", "More.\n\nWords.", "Words."] {
        let text = format!("---\ntitle: The wire\ndate: 2016-10-08\n---\n{body}\n");
        sources.files.insert("content/posts/wire.md".to_string(), Source::new(text.into_bytes()));
        let warm = build_as(&sources, &Request::default(), &mut cache);
        let cold = build_as(&sources, &Request::default(), &mut Cache::default());
        assert_eq!(warm.rendered, cold.rendered, "{body}");
        assert_eq!(shown(&warm, ".older").is_empty(), !body.contains("More"), "{body}");
    }
}
