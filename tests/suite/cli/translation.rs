//! `chancery translation`.

use super::Home;

const WIRE: &str = "---
title: The wire
date: 2016-10-08
permalink: /wire.html
aliases: [/old/]
tags: [press, \"social media\"] # by hand
draft: false
---

# One

A first paragraph -- with dashes,
on two lines.

```html
<!-- a comment -->
```

<!-- not for readers -->

- a
- b

<!--more-->

Last words.[^1]

[^1]: A note.
";

const SETTINGS: &str = "title: Notes
base_url: https://example.org/
languages: [en, id]
tags:
  social-media: { en: social media, id: media sosial }
";

const FILE: &str = "content/posts/wire.md";
const NEW: &str = "site/content/posts/wire.id.md";

fn home() -> Home {
    let home = Home::with_site(&[(FILE, WIRE)]);
    home.write("site/site.yaml", SETTINGS);
    home
}

/// A site with a post and a translation that has all its changes.
fn pair() -> Home {
    let home = home();
    home.run(&["translation", "begin", FILE, "--to", "id"]).ends(0);
    let draft = home.read(NEW);
    let (head, _) = draft.split_once("<!--").unwrap();
    home.write(NEW, &head.replace("draft: true\n", "").replace("The wire", "Kawat").replace("\n\n", "\n\nTeks.\n"));
    home
}

fn edit(home: &Home, from: &str, to: &str) {
    let text = home.read(&format!("site/{FILE}"));
    assert!(text.contains(from), "{from}");
    home.write(&format!("site/{FILE}"), &text.replace(from, to));
}

#[test]
fn a_translation_begins_with_the_originals_blocks_as_comments() {
    let home = home();
    home.run(&["translation", "begin", FILE, "--to", "id"]).ends(0).says("`content/posts/wire.id.md`").says("6 blocks");
    let text = home.read(NEW);
    let (head, body) = text.split_at(text.find("<!--").unwrap());
    assert!(head.contains("title: The wire\ndate: 2016-10-08\n"), "{head}");
    assert!(head.contains("tags: [press, media sosial] # by hand\n"), "{head}");
    assert!(head.contains("draft: true\ntranslated_from:\n  lang: en\n  blocks:\n    - \""), "{head}");
    for gone in ["permalink", "aliases", "draft: false", "\nlang:"] {
        assert!(!head.contains(gone), "{gone} in {head}");
    }
    let expected = "<!-- # One -->\n\n\n<!--\nA first paragraph -\\- with dashes,\non two lines.\n-->\n\n\n\
                    <!--\n```html\n<!-\\- a comment -\\->\n```\n-->\n\n\n<!--\n- a\n- b\n-->\n\n\n<!--more-->\n\n\
                    <!-- Last words.[^1] -->\n\n\n<!-- [^1]: A note. -->\n\n\n";
    assert_eq!(body, expected);
    home.run(&["build", "--strict", "--drafts"]).ends(0);
    let page = home.read("site/public/id/2016/10/wire/index.html");
    let seen = chancery_testkit::html::parse(&page).one(".prose").text();
    assert_eq!(seen.trim(), "");
    assert!(!page.contains("first paragraph"), "comments are not published");
}

#[test]
fn a_file_that_exists_is_never_overwritten() {
    let home = home();
    home.write(NEW, "---\ntitle: Kawat\ntranslation: other\n---\nTeks.\n");
    home.run(&["translation", "begin", FILE, "--to", "id"]).ends(1).complains("already exists");
    assert!(home.read(NEW).contains("other"));
    home.write(NEW, "---\ntitle: Kawat\ndate: 2016-10-08\n---\nTeks.\n");
    home.run(&["translation", "begin", FILE, "--to", "id"])
        .ends(1)
        .complains("is in `id` already: `content/posts/wire.id.md`");
}

#[test]
fn a_language_or_a_file_that_the_site_lacks_is_refused_with_the_one_that_is_meant() {
    let home = home();
    home.run(&["translation", "begin", FILE, "--to", "fr"]).ends(2).complains("`en`, `id`");
    home.run(&["translation", "begin", FILE, "--to", "Indonesian"]).ends(2).complains("did you mean `--to id`?");
    home.run(&["translation", "begin", FILE, "--to", "id-ID"]).ends(2).complains("did you mean `--to id`?");
    home.run(&["translation", "begin", "content/posts/wires.md", "--to", "id"])
        .ends(2)
        .complains("did you mean `content/posts/wire.md`?");
    assert!(!home.has(NEW));
}

#[test]
fn the_new_file_is_named_as_the_site_names_its_files() {
    let home = home();
    for (file, tag, new) in [
        ("content/posts/radio/index.md", "id", "content/posts/radio/index.id.md"),
        ("content/posts/kabar.id.md", "en", "content/posts/kabar.md"),
        ("content/id/posts/surat.md", "en", "content/posts/surat.md"),
    ] {
        home.write(&format!("site/{file}"), "---\ntitle: x\ndate: 2016-10-08\n---\nText.\n");
        home.run(&["translation", "begin", file, "--to", tag]).ends(0).says(new);
        assert!(home.has(&format!("site/{new}")), "{new}");
    }
    let folders =
        Home::with_site(&[("content/en/posts/a.md", WIRE), ("content/id/posts/b.md", "---\ntitle: b\n---\nb\n")]);
    folders.run(&["translation", "begin", "content/en/posts/a.md", "--to", "id"]).ends(0).says("content/id/posts/a.md");
    let sections =
        Home::with_site(&[("content/posts/en/a.md", WIRE), ("content/posts/id/b.md", "---\ntitle: b\n---\nb\n")]);
    sections
        .run(&["translation", "begin", "content/posts/en/a.md", "--to", "id"])
        .ends(0)
        .says("content/posts/id/a.md");
}

#[test]
fn a_translation_of_a_post_with_a_key_or_a_language_of_its_own_has_what_it_needs() {
    let home =
        Home::with_site(&[("content/posts/2016-10-08-x.md", "---\nlang: id\ntitle: x\ntranslation: k\n---\nTeks.\n")]);
    home.run(&["translation", "begin", "content/posts/2016-10-08-x.md", "--to", "en"]).ends(0);
    let text = home.read("site/content/posts/2016-10-08-x.en.md");
    assert!(text.contains("translation: k\n") && !text.contains("\nlang:") && text.contains("  lang: id\n"), "{text}");
}

#[test]
fn the_table_says_what_is_behind_and_where() {
    let home = pair();
    home.write("site/content/posts/alone.md", "---\ntitle: Alone\ndate: 2016-10-01\n---\nText.\n");
    home.run(&["translation", "status"]).ends(0).says("posts/wire.md   original  current");
    edit(&home, "Last words", "Other words");
    edit(&home, "- b", "- b\n- c");
    edit(&home, "date: 2016", "summary: Seen by nobody.\ndate: 2016");
    let status = home.run(&["translation", "status"]).ends(0);
    let lines: Vec<&str> = status.out.lines().collect();
    assert_eq!(
        lines[..3],
        ["original        en        id", "posts/wire.md   original  behind by 2", "posts/alone.md  original  missing",]
    );
    assert!(status.out.contains("  content/posts/wire.md:22  changed  - a\n"), "{}", status.out);
    assert!(status.out.contains("  content/posts/wire.md:28  changed  Other words.[^1]\n"), "{}", status.out);
    let json = home.run(&["translation", "status", "--json"]).ends(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let translation = &json["posts"][0]["translations"][0];
    assert_eq!((&translation["state"], &translation["behind"]), (&"behind".into(), &2.into()));
    assert_eq!(translation["changes"][1]["line"], 28);
    assert_eq!(json["posts"][1]["translations"][0]["state"], "missing");
}

#[test]
fn done_changes_the_digests_and_no_other_byte() {
    let home = pair();
    edit(&home, "Last words", "Other words");
    let written = "---\r\n# Kawat\r\ntitle:   'Kawat'   # quoted\r\ntranslated_from: {lang: en, \
                   reviewed_by: \"Dewi\"} # note\r\ndate: 2016-10-08\r\n---\r\nTeks.\r\n\r\nLagi. \r\n";
    home.write(NEW, written);
    home.run(&["translation", "done", "content/posts/wire.id.md"])
        .ends(0)
        .says("all changes of `content/posts/wire.md`");
    let text = home.read(NEW);
    let (before, after) = (text.find(", blocks: [\"").unwrap(), text.find("]} # note").unwrap());
    assert_eq!([&text[..before], &text[after + 1..]].concat(), written);
    home.run(&["translation", "status"]).ends(0).says("current");
    home.run(&["translation", "done", "content/posts/wire.id.md"]).ends(0);
    assert_eq!(home.read(NEW), text, "what is done twice is the same");
}

#[test]
fn done_works_in_each_form_of_front_matter() {
    let home = pair();
    let forms = [
        ("---\ntitle: a\n---\nT\n", "---\ntitle: a\ntranslated_from:\n  lang: en\n  blocks:\n    - \"*\"\n---\nT\n"),
        (
            "---\ntranslated_from: en # x\ntitle: a\n---\nT\n",
            "---\ntranslated_from:\n  lang: en\n  blocks:\n    - \"*\" # x\ntitle: a\n---\nT\n",
        ),
        (
            "---\ntranslated_from:\n    machine: true\ntitle: a\n---\nT\n",
            "---\ntranslated_from:\n    blocks:\n      - \"*\"\n    machine: true\ntitle: a\n---\nT\n",
        ),
        (
            "---\ntranslated_from:\n  blocks: [\"00aa00\"]\n  # who\n  by: machine\ntitle: a\n---\nT\n",
            "---\ntranslated_from:\n  blocks:\n    - \"*\"\n  # who\n  by: machine\ntitle: a\n---\nT\n",
        ),
        (
            "---\ntranslated_from:\n  blocks:\n  - 00aa00\n  - 00aa01 # y\ntitle: a\n---\nT\n",
            "---\ntranslated_from:\n  blocks:\n    - \"*\" # y\ntitle: a\n---\nT\n",
        ),
        (
            "+++\ntitle = 'a'\n[extra]\nx = 1\n+++\nT\n",
            "+++\ntranslated_from = { lang = \"en\", blocks = [\"*\"] }\ntitle = 'a'\n[extra]\nx = 1\n+++\nT\n",
        ),
        (
            "+++\ntranslated_from = \"en\" # x\ntitle = 'a'\n+++\nT\n",
            "+++\ntranslated_from = { lang = \"en\", blocks = [\"*\"] } # x\ntitle = 'a'\n+++\nT\n",
        ),
        (
            "+++\ntitle = 'a'\n[translated_from]\nlang = 'en'\nblocks = ['00aa00']\n+++\nT\n",
            "+++\ntitle = 'a'\n[translated_from]\nlang = 'en'\nblocks = [\"*\"]\n+++\nT\n",
        ),
        ("T\n", "---\ntranslated_from:\n  lang: en\n  blocks:\n    - \"*\"\n---\nT\n"),
    ];
    let digests = ["# One\n", "Text.\n"];
    home.write(&format!("site/{FILE}"), &format!("---\ntitle: x\ndate: 2016-10-08\n---\n\n{}", digests[1]));
    for (before, after) in forms {
        home.write(NEW, before);
        home.run(&["translation", "done", "content/posts/wire.id.md"]).ends(0);
        let text = home.read(NEW);
        let start = after.find('*').unwrap();
        let digest = &text[start..start + 6];
        assert!(digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{text}");
        assert_eq!(text, after.replace('*', digest), "{before}");
    }
}

#[test]
fn front_matter_that_cannot_be_changed_is_refused_with_what_to_write() {
    let home = pair();
    let json = "{\n  \"title\": \"Kawat\"\n}\nTeks.\n";
    home.write(NEW, json);
    home.run(&["translation", "done", "content/posts/wire.id.md"])
        .ends(1)
        .complains("write `blocks: [")
        .complains("yourself");
    assert_eq!(home.read(NEW), json);
    home.run(&["translation", "done", FILE]).ends(1).complains("no original of this post is known");
}

#[test]
fn a_translation_of_a_draft_and_one_by_machine_say_so() {
    let home = pair();
    edit(&home, "draft: false", "draft: true");
    home.run(&["translation", "status"]).ends(0).says("posts/wire.md (draft)  original  current");
    let text = home.read(NEW).replace("  lang: en", "  lang: en\n  by: machine");
    home.write(NEW, &text);
    home.run(&["translation", "status"]).ends(0).says("by machine");
    home.run(&["build", "--strict"]).ends(0);
    home.write(NEW, &text.replace("  by: machine", "  by: machine\n  reviewed_by: Dewi"));
    home.run(&["translation", "status"]).ends(0).says("current");
}
