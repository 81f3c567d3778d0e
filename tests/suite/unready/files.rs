//! Files that are not for readers.

use super::{SITE, assert_hidden, build, holding};
use crate::support::{has, page, reported, selected};

#[test]
fn row_49_files_in_folders_of_drafts_come_with_drafts_only() {
    let archive = "-- content/_drafts/list.txt --\nSECRET-LIST\n-- content/posts/_drafts/deep.txt --\nSECRET-DEEP\n\
                   -- content/Drafts/plan.txt --\nSECRET-CASE\n-- content/drafts/index.md --\n---\ntitle: x\n---\nSECRET-INDEX\n\
                   -- content/drafts/map.txt --\nSECRET-MAP\n";
    assert_hidden(&build(archive), "SECRET", "drafts");
    let outcome = selected(&format!("{SITE}{archive}"), true, false);
    for text in ["SECRET-LIST", "SECRET-DEEP", "SECRET-CASE", "SECRET-INDEX", "SECRET-MAP"] {
        assert!(!holding(&outcome, text).is_empty(), "{text} is not built with drafts");
    }
}

#[test]
fn row_49_what_editors_and_merges_leave_is_counted_and_not_published() {
    for name in [
        "plan.md.orig",
        "plan.md.rej",
        "plan.md.bak",
        "plan.md.swo",
        "plan.md.save",
        "plan.md.old",
        "plan.md.tmp",
        "plan.md___jb_tmp___",
        "4913",
        "desktop.ini",
        "plan.markdown.bak",
        "plan_LOCAL_12.md",
        "plan (conflicted copy).md",
        "plan.sync-conflict-20240101-a.md",
    ] {
        let outcome = build(&format!("-- content/posts/{name} --\n---\ntitle: x\n---\nSECRET\n"));
        assert_hidden(&outcome, "SECRET", name);
        assert_eq!((outcome.left_out.files, &outcome.left_out.paths[..]), (1, &[format!("content/posts/{name}")][..]));
    }
}

#[test]
fn row_49_sources_of_other_programs_are_a_warning_and_not_published() {
    for (name, text) in [
        ("plan.org", "#+TITLE: Plan\n#+DRAFT: true\n\nSECRET\n"),
        ("notes.rst", ":status: draft\n\nSECRET\n"),
        ("x.mdx", "---\ntitle: x\n---\nSECRET\n"),
        ("page.txt", "---\ntitle: x\ndraft: true\n---\nSECRET\n"),
        ("feed.xml", "---\nlayout: null\n---\nSECRET\n"),
        ("main.scss", "---\n---\nSECRET {}\n"),
        ("n.ipynb", "{\"cells\": [\"SECRET\"]}\n"),
        ("a.Rmd", "SECRET\n"),
        ("_config.yml", "token: SECRET\n"),
        ("_layouts/post.html", "---\ntitle: x\n---\nSECRET\n"),
    ] {
        let outcome = build(&format!("-- content/posts/{name} --\n{text}"));
        assert_hidden(&outcome, "SECRET", name);
        let found = reported(&outcome);
        assert!(found.starts_with(&format!("warning content/posts/{name}: ")), "{name}: {found}");
    }
}

#[test]
fn html_with_front_matter_is_a_page_and_html_without_is_a_file() {
    let outcome = build(
        "-- content/about.html --\n---\ntitle: About us\n---\n<section>\n\n<p>TEXT</p>\n\n    <p>MORE</p>\n</section>\n\
         -- content/posts/draft.html --\n---\ntitle: x\ndraft: true\ndate: 2016-01-05\n---\n<p>SECRET</p>\n\
         -- content/raw.html --\n<!doctype html><html lang=\"en\"><title>Raw</title><p>RAW</p></html>\n",
    );
    assert_eq!(reported(&outcome), "");
    assert!(page(&outcome, "about/index.html").contains("<h1>About us</h1>"));
    assert!(page(&outcome, "about/index.html").contains("<p>MORE</p>"), "{}", page(&outcome, "about/index.html"));
    assert!(!has(&outcome, "about.html"));
    assert_eq!(holding(&outcome, "RAW"), ["raw.html"]);
    assert_hidden(&outcome, "SECRET", "the draft");
}

#[test]
fn ordinary_files_are_copied() {
    let outcome = build(
        "-- content/a/map.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n-- content/robots.txt --\nUser-agent: *\n-- content/old/x.txt --\nTEXT\n-- content/data.json --\n{\"title\": \"x\"}\n",
    );
    assert_eq!(reported(&outcome), "");
    assert_eq!(outcome.left_out.files, 0);
    assert!(!holding(&outcome, "TEXT").is_empty());
}

#[test]
fn files_of_a_draft_bundle_inside_a_published_one_are_not_published() {
    let outcome = build(
        "-- content/posts/a/index.md --\n---\ntitle: x\ndate: 2016-01-01\n---\nText\n-- content/posts/a/one.txt --\nOPEN\n\
         -- content/posts/a/b/index.md --\n---\ntitle: y\ndate: 2016-01-01\ndraft: true\n---\nSECRET-POST\n\
         -- content/posts/a/b/two.txt --\nSECRET-FILE\n",
    );
    assert_hidden(&outcome, "SECRET", "the inner bundle");
    assert_eq!(holding(&outcome, "OPEN"), ["2016/01/a/one.txt"]);
}
