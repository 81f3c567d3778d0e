//! Front matter as other programs write it, and what looks like it.

use super::{assert_hidden, build, holding};
use crate::support::reported;

#[test]
fn row_46_a_draft_is_not_published_however_its_front_matter_is_written() {
    for head in [
        "\n---\ntitle: x\ndraft: true\ndate: 2016-01-05\n---\n",
        "\n\n  \n---\ndraft: true\n---\n",
        "<!-- a comment -->\n---\ndraft: true\n---\n",
        "\u{feff}\n---\ndraft: true\n---\n",
        "\u{200b}---\ndraft: true\n---\n",
        "{\"title\": \"A note in JSON\", \"date\": \"2016-01-05\", \"draft\": true}\n\n",
        "{\n  \"draft\": true\n}\n",
        "---json\n{\"title\": \"x\", \"draft\": true}\n---\n",
        "---toml\ndraft = true\n---\n",
        "---yaml\ndraft: true\n---\n",
        "---js\n{draft: true}\n---\n",
        "---\rtitle: x\rdraft: true\r---\r",
        "+++\rtitle = \"x\"\rdraft = true\r+++\r",
        " ---\n draft: true\n ---\n",
        "\t---\n\tdraft: true\n\t---\n",
        "<!--\n---\ndraft: true\n---\n-->\n",
        "\n+++\ndraft = true\n+++\n",
        "Title: x\nStatus: draft\n\n",
        "Status: draft\n\n",
        "title: x\ndraft: true\n---\n",
        "title: x\ntags:\n- a\ndraft: true\n---\n",
        "<!--\n.. title: x\n.. status: draft\n-->\n",
        "<!-- \n.. title: x\n.. slug: x\n.. date: 2016-01-01 10:00:00 UTC\n.. status: private\n-->\n\n",
        "title = \"x\"\ndraft = true\n+++\n",
        "\"title\": \"x\",\n\"draft\": true\n;;;\n",
        "---\ntitle: x\ndraft: true\n",
        "---\n\ntitle: x\ndraft: true\n\n---\n",
        "----\ntitle: x\ndraft: true\n----\n",
        "---\ntitle: x\ndraft: true\n...\n",
        "**Status:** draft\n\n",
        "# draft: true\n\n",
    ] {
        let outcome = build(&format!("-- content/posts/a.md --\n{head}SECRET\n"));
        assert_hidden(&outcome, "SECRET", &format!("{head:?}\n{}", reported(&outcome)));
    }
}

#[test]
fn what_other_programs_read_is_read() {
    for (head, title) in [
        ("\n---\ntitle: A cable\n---\n", "A cable"),
        ("{\"title\": \"A \\u0043able\", \"tags\": [\"a\"]}\n\n", "A Cable"),
        ("---json\n{\"title\": \"A cable\"}\n---\n", "A cable"),
        ("---toml\ntitle = \"A cable\"\n---\n", "A cable"),
        ("Title: A cable: the wire\nDate: 2016-01-05 10:20\nTags: a, b\n\n", "A cable: the wire"),
        ("title: A cable\ntags:\n- a\n---\n", "A cable"),
        (".. title: A cable\n.. slug: cable\n\n", "A cable"),
        ("+++\rtitle = \"A cable\"\r+++\r", "A cable"),
    ] {
        let outcome = build(&format!("-- content/posts/cable.md --\n{head}The body.\n"));
        assert!(!reported(&outcome).contains("error"), "{head:?}: {}", reported(&outcome));
        let pages = holding(&outcome, &format!("<h1>{title}</h1>"));
        assert_eq!(pages.len(), 1, "{head:?}: {pages:?}");
        let page = crate::support::page(&outcome, pages[0]);
        assert!(page.contains("<p>The body.</p>"), "{head:?}: {page}");
    }
}

#[test]
fn a_text_that_begins_with_a_rule_or_a_colon_is_built() {
    for text in [
        "---\n\nTEXT after a rule.\n",
        "---\n\nTEXT after a rule.\n\n---\n\nMore.\n",
        "***\n\nTEXT\n",
        "Note: TEXT begins with a word and a colon.\n",
        ": TEXT\n",
        "{{TEXT}}\n",
        "From: Dewi\nTo: the TEXT\nDate: 5 January 2016\n\nDear editor\n",
    ] {
        let outcome = build(&format!("-- content/about.md --\n{text}"));
        assert!(!reported(&outcome).contains("error"), "{text:?}: {}", reported(&outcome));
        assert_eq!(holding(&outcome, "TEXT"), ["about/index.html"], "{text:?}");
    }
}

#[test]
fn front_matter_twice_is_an_error_unless_the_first_hides_the_post() {
    let outcome = build("-- content/posts/a.md --\n---\ntitle: x\n---\n\n---\ndraft: true\n---\nSECRET\n");
    assert!(reported(&outcome).starts_with("error content/posts/a.md:6:1: "), "{}", reported(&outcome));
    let outcome = build("-- content/posts/a.md --\n---\ndraft: true\n---\n---\ntitle: [x\ndraft: true\n---\nSECRET\n");
    assert!(!reported(&outcome).contains("error"), "{}", reported(&outcome));
    assert_hidden(&outcome, "SECRET", "the first front matter");
}
