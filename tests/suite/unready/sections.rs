//! Sections that hide what is below them, and posts without a page.

use super::{SITE, assert_hidden, build, holding};
use crate::support::{reported, selected};

const POST: &str = "---\ntitle: x\ndate: 2016-01-01\n---\n";

#[test]
fn row_48_a_cascade_holds_for_all_posts_below() {
    for cascade in [
        "cascade:\n  draft: true",
        "cascade:\n- draft: true",
        "cascade: {publishDate: 2041-01-01}",
        "cascade: {expiryDate: 2016-01-01}",
        "cascade: {build: {render: never}}",
        "cascade: {_build: {render: false}}",
        "cascade: {headless: true}",
        "draft: true",
    ] {
        let outcome = build(&format!(
            "-- content/plans/_index.md --\n---\ntitle: Plans\n{cascade}\n---\n-- content/plans/a.md --\n{POST}SECRET-A\n\
             -- content/plans/deep/b.md --\n{POST}SECRET-B\n-- content/ok.md --\n{POST}TEXT\n"
        ));
        assert_eq!(reported(&outcome), "", "{cascade}");
        assert_hidden(&outcome, "SECRET", cascade);
        assert!(!holding(&outcome, "TEXT").is_empty(), "{cascade}");
    }
}

#[test]
fn the_nearest_section_and_the_post_itself_go_before_a_cascade() {
    let outcome = build(&format!(
        "-- content/plans/_index.md --\n---\ntitle: Plans\ncascade: {{draft: true}}\n---\n\
         -- content/plans/open/_index.md --\n---\ntitle: Open\ncascade: {{draft: false}}\n---\n\
         -- content/plans/open/a.md --\n{POST}TEXT-A\n\
         -- content/plans/b.md --\n---\ntitle: x\ndate: 2016-01-01\ndraft: false\n---\nTEXT-B\n\
         -- content/plans/c.md --\n{POST}SECRET\n"
    ));
    assert!(!holding(&outcome, "TEXT-A").is_empty() && !holding(&outcome, "TEXT-B").is_empty());
    assert_hidden(&outcome, "SECRET", "the cascade");
}

#[test]
fn a_cascade_holds_for_the_language_of_its_file() {
    let outcome = crate::support::site(&format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n\
         -- content/plans/_index.id.md --\n---\ntitle: Rencana\ncascade: {{draft: true}}\n---\n\
         -- content/plans/a.id.md --\n{POST}SECRET\n-- content/plans/b.md --\n{POST}TEXT\n"
    ));
    assert_hidden(&outcome, "SECRET", "the Indonesian post");
    assert!(!holding(&outcome, "TEXT").is_empty());
}

#[test]
fn row_48_nothing_below_a_draft_section_is_published_files_included() {
    let archive = format!(
        "-- content/plans/_index.md --\n+++\ntitle = \"Plans\"\ndraft = true\n+++\n-- content/plans/a.md --\n{POST}SECRET-POST\n\
         -- content/plans/b.md --\n+++\ntitle = \"b\"\ndraft = false\n+++\nSECRET-B\n\
         -- content/plans/map.txt --\nSECRET-FILE\n-- content/plans/sub/c/index.md --\n{POST}SECRET-C\n\
         -- content/plans/sub/c/d.txt --\nSECRET-D\n"
    );
    let outcome = build(&archive);
    assert_hidden(&outcome, "SECRET", "the section");
    let outcome = selected(&format!("{SITE}{archive}"), true, false);
    for text in ["SECRET-POST", "SECRET-B", "SECRET-FILE", "SECRET-C", "SECRET-D"] {
        assert!(!holding(&outcome, text).is_empty(), "{text} is not built with drafts");
    }
}

#[test]
fn row_48_a_post_without_a_page_is_not_built_with_drafts_either() {
    for line in [
        "render: false",
        "render: never",
        "permalink: false",
        "permalink: {build: false}",
        "build: {render: never}",
        "build: {render: link}",
        "headless: true",
    ] {
        let archive = format!(
            "-- content/posts/parts/index.md --\n---\ntitle: x\ndate: 2016-01-01\n{line}\n---\nSECRET\n-- content/posts/parts/a.txt --\nSECRET-FILE\n"
        );
        assert_hidden(&build(&archive), "SECRET", line);
        assert_hidden(&selected(&format!("{SITE}{archive}"), true, true), "SECRET", line);
    }
}

#[test]
fn a_status_that_is_not_known_is_reported() {
    for (line, wanted) in [
        ("status: drfat", "error"),
        ("visibility: privat", "error"),
        ("status: embargoed", "warning"),
        ("status: seedling", ""),
    ] {
        let outcome = build(&format!("-- content/posts/a.md --\n---\ntitle: x\ndate: 2016-01-01\n{line}\n---\nText\n"));
        let found = reported(&outcome);
        assert_eq!(found.split(' ').next(), Some(wanted), "{line}: {found}");
    }
}

#[test]
fn row_48_a_data_file_hides_the_posts_of_its_folder_or_of_its_name() {
    for (file, text) in [
        ("blog/blog.json", "{\"permalink\": false}"),
        ("blog/blog.11tydata.json", "{\"draft\": true, \"tags\": [\"x\"]}"),
        ("blog/part.json", "{\"permalink\": false}"),
        ("blog/part.11tydata.json", "{\"publishDate\": \"2041-01-01\"}"),
    ] {
        let outcome = build(&format!(
            "-- content/blog/part.md --\n{POST}SECRET\n-- content/{file} --\n{text}\n-- content/ok.md --\n{POST}TEXT\n"
        ));
        assert_eq!(reported(&outcome), "", "{file}");
        assert_hidden(&outcome, "SECRET", file);
        assert!(!holding(&outcome, "TEXT").is_empty());
        assert_eq!(holding(&outcome, text), [""; 0], "{file}");
    }
    let outcome = build(&format!(
        "-- content/blog/part.md --\n{POST}TEXT\n-- content/blog/blog.json --\n{{\"type\": \"map\"}}\n"
    ));
    assert!(!holding(&outcome, "TEXT").is_empty());
    assert_eq!(holding(&outcome, "{\"type\": \"map\"}"), ["blog/blog.json"], "a file of the author's own is copied");
}

#[test]
fn row_48_settings_of_other_programs_that_hide_posts_are_an_error() {
    for (file, text) in [
        ("_config.yml", "defaults:\n- scope: {path: x}\n  values: {published: false}\n"),
        ("blog/blog.11tydata.js", "module.exports = { permalink: false };\n"),
        ("hugo.toml", "[[cascade]]\ndraft = true\n"),
    ] {
        let outcome = build(&format!("-- content/{file} --\n{text}-- content/blog/part.md --\n{POST}SECRET\n"));
        assert!(outcome.rendered.is_none(), "{file}");
        assert!(reported(&outcome).contains(&format!("error content/{file}:")), "{}", reported(&outcome));
    }
}
