//! Finds the front matter of a file.

use std::ops::Range;

use super::line::{is_blank, is_invisible, line_at};
use super::split::{Format, Split};
use super::{fenced, json, lines, similar};
use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::Text;

/// Finds the front matter at the start of the text. Before it, there may be blank lines, comments, a byte order mark and
/// characters that nobody sees.
pub fn split(text: &Text<'_>, diagnostics: &mut Diagnostics) -> Split {
    let start = text.text.find(|letter| !is_invisible(letter)).unwrap_or(text.text.len());
    let mark = if text.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Split { format: Format::None, front: mark..mark, body: mark };
    let mut found = Diagnostics::new();
    let at = after_blank_lines(text.text, start);
    let head = head_at(text, at, &mut found);
    let is_refused = found.has_errors();
    diagnostics.extend(found);
    if is_refused {
        return Split { body: text.text.len(), ..none };
    }
    if let Some(split) = head {
        return split;
    }
    match similar::find(text, &none) {
        Some(problem) => {
            diagnostics.push(problem);
            Split { body: text.text.len(), ..none }
        }
        None => none,
    }
}

/// The front matter at `at`, or after the comments there.
fn head_at(text: &Text<'_>, mut at: usize, diagnostics: &mut Diagnostics) -> Option<Split> {
    loop {
        let rest = &text.text[at..];
        let head = match rest.as_bytes().first()? {
            b'-' | b'+' | b'{' => head_in(text, at, diagnostics),
            _ => lines::find(text, at),
        };
        if head.is_some() || !rest.starts_with("<!--") {
            return head;
        }
        let end = at + rest.find("-->")?;
        if let Some(head) = in_comment(text, at..end) {
            return Some(head);
        }
        at = after_blank_lines(text.text, end + "-->".len());
    }
}

/// The front matter that a comment encloses, so that nobody sees it on other websites: Nikola's, or one between fences, as
/// Hugo reads it.
fn in_comment(text: &Text<'_>, comment: Range<usize>) -> Option<Split> {
    if let Some(head) = lines::in_comment(text, comment.clone()) {
        return Some(head);
    }
    let at = after_blank_lines(text.text, line_at(text.text, comment.start).end);
    let body = comment.end + "-->".len();
    // What cannot be read is reported as similar to front matter.
    let head = head_in(text, at, &mut Diagnostics::new()).filter(|head| head.body <= comment.end)?;
    is_blank(&text.text[head.body..comment.end]).then_some(Split { body, ..head })
}

/// Front matter between fences or braces that begins at `at`.
fn head_in(text: &Text<'_>, at: usize, diagnostics: &mut Diagnostics) -> Option<Split> {
    match text.text.as_bytes().get(at)? {
        b'-' | b'+' => fenced::find(text, at, diagnostics),
        b'{' => json::find(text, at, diagnostics),
        _ => None,
    }
}

/// The first byte at or after `at` that is in a line with visible characters, without invisible ones before it.
fn after_blank_lines(text: &str, mut at: usize) -> usize {
    while at < text.len() {
        let line = line_at(text, at);
        if !is_blank(&text[line.clone()]) {
            let invisible = text[at..].find(|letter| !is_invisible(letter)).unwrap_or(0);
            return at + invisible;
        }
        at = line.end;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Format, &str, &str) {
        let mut diagnostics = Diagnostics::new();
        let split = split(&Text::new("a.md", text), &mut diagnostics);
        assert_eq!(diagnostics, [], "{text}");
        (split.format, &text[split.front], &text[split.body..])
    }

    fn problem(text: &str) -> (usize, String) {
        let mut diagnostics = Diagnostics::new();
        let split = split(&Text::new("a.md", text), &mut diagnostics);
        assert!(diagnostics.has_errors(), "{text:?} is read as {split:?}");
        let place = diagnostics[0].place.as_ref().unwrap();
        (place.line, diagnostics[0].message.clone())
    }

    #[test]
    fn front_matter_is_between_two_fences() {
        assert_eq!(parts("---\ntitle: x\n---\nbody"), (Format::Yaml, "title: x\n", "body"));
        assert_eq!(parts("\u{feff}--- \r\ntitle: x\r\n---\t\r\nbody"), (Format::Yaml, "title: x\r\n", "body"));
        assert_eq!(parts("+++\na = 1\n+++"), (Format::Toml, "a = 1\n", ""));
        assert_eq!(parts("---\n---\n"), (Format::Yaml, "", ""));
        assert_eq!(parts("---\n_comment: x\n---\nbody"), (Format::Yaml, "_comment: x\n", "body"));
        assert_eq!(parts("body --- x"), (Format::None, "", "body --- x"));
        assert_eq!(parts("---\ntitle: x\n...\nbody"), (Format::Yaml, "title: x\n", "body"));
        assert_eq!(parts("-----\ntitle: x\n-----\nbody"), (Format::Yaml, "title: x\n", "body"));
    }

    #[test]
    fn row_46_what_nobody_sees_may_be_before_front_matter() {
        for before in [
            "\n",
            "\r\n \t\n",
            "\u{200b}",
            "\u{feff}\u{feff}\n",
            "\u{a0}\n\u{2060}",
            "<!-- a -->\n",
            "<!--\na: b\n-->\n\n",
        ] {
            let text = format!("{before}---\ntitle: x\ndraft: true\n---\nbody");
            assert_eq!(parts(&text), (Format::Yaml, "title: x\ndraft: true\n", "body"), "{before:?}");
            let text = format!("{before}+++\ndraft = true\n+++\nbody");
            assert_eq!(parts(&text), (Format::Toml, "draft = true\n", "body"), "{before:?}");
        }
    }

    #[test]
    fn row_46_line_ends_of_old_macs_are_line_ends() {
        assert_eq!(parts("---\rtitle: x\rdraft: true\r---\rbody"), (Format::Yaml, "title: x\rdraft: true\r", "body"));
        assert_eq!(parts("Title: x\rStatus: draft\r\rbody"), (Format::Lines, "Title: x\rStatus: draft\r", "body"));
    }

    #[test]
    fn row_46_json_is_between_braces_or_after_a_fence() {
        assert_eq!(parts("{\"title\": \"a } b\"}\n\nbody"), (Format::Json, "{\"title\": \"a } b\"}", "\n\nbody"));
        assert_eq!(parts("\n{\n\t\"draft\": true\n}\nbody"), (Format::Json, "{\n\t\"draft\": true\n}", "\nbody"));
        assert_eq!(parts("---json\n{\"draft\": true}\n---\nbody"), (Format::Json, "{\"draft\": true}\n", "body"));
        assert_eq!(parts("--- json\n{}\n---\nbody"), (Format::Json, "{}\n", "body"));
        assert_eq!(parts("---toml\na = 1\n---\nbody"), (Format::Toml, "a = 1\n", "body"));
        assert_eq!(parts("---yaml\na: 1\n---\nbody"), (Format::Yaml, "a: 1\n", "body"));
    }

    #[test]
    fn row_46_a_comment_around_front_matter_is_no_part_of_the_body() {
        for before in ["<!--\n", "\n<!-- x\n\n"] {
            let text = format!("{before}---\ndraft: true\n---\n-->\nbody");
            assert_eq!(parts(&text), (Format::Yaml, "draft: true\n", "\nbody"), "{text:?}");
            let text = format!("{before}+++\ndraft = true\n+++\n\n-->body");
            assert_eq!(parts(&text), (Format::Toml, "draft = true\n", "body"), "{text:?}");
            let text = format!("{before}{{\"draft\": true}}\n-->\nbody");
            assert_eq!(parts(&text), (Format::Json, "{\"draft\": true}", "\nbody"), "{text:?}");
        }
    }

    #[test]
    fn row_46_the_language_of_a_program_is_named_by_its_fence() {
        let text = "\u{feff}\n--- js\n{draft: true}\n---\nbody";
        assert_eq!(parts(text), (Format::Code, "{draft: true}\n", "body"));
        let split = split(&Text::new("a.md", text), &mut Diagnostics::new());
        assert_eq!(split.language(text), "js");
    }

    #[test]
    fn row_46_lines_without_a_fence_are_front_matter_if_their_keys_are_known() {
        assert_eq!(parts("Title: x\nStatus: draft\n\nbody"), (Format::Lines, "Title: x\nStatus: draft\n", "body"));
        assert_eq!(parts("Status: draft\n\nbody").0, Format::Lines);
        assert_eq!(parts("Date: 2024-01-05\nTags: a, b\n\nbody").0, Format::Lines);
        assert_eq!(parts("title: x\ntags:\n- a\n---\nbody"), (Format::Yaml, "title: x\ntags:\n- a\n", "body"));
        assert_eq!(parts("<!--\n.. title: x\n.. status: draft\n-->\n\nbody").0, Format::Lines);
        assert_eq!(parts(".. title: x\n.. status: private\n\nbody").0, Format::Lines);
    }

    #[test]
    fn a_text_that_only_begins_like_front_matter_is_a_text() {
        for text in [
            "---\n\na thematic break",
            "---\n\nA rule, and a second one.\n\n---\n\nmore",
            "---\nA rule, then: a text.\n",
            "***\n\nText",
            "Note: the talks have failed.\n\nMore.",
            "Summary: the talks have failed.\n\nMore.",
            "From: Dewi\nTo: the editor\nDate: 5 January 2024\n\nDear editor",
            ": a colon\n",
            "{{< figure >}}\n\ntext",
            "{% include a.html %}\n",
            "{: .class}\ntext",
            "{a brace}",
            "Title\n---\ntext",
            "# Status: draft or final?\n\ntext",
            "```\n---\ndraft: true\n---\n```\n",
            "Some text.\n\n    ---\n    draft: true\n    ---\n",
            "---",
            "",
            "<!-- a comment -->\n\ntext",
        ] {
            assert_eq!(parts(text), (Format::None, "", text), "{text:?}");
        }
    }

    #[test]
    fn row_46_what_looks_like_front_matter_and_cannot_be_read_is_an_error() {
        for (text, line) in [
            ("---\ntitle: x\nbody", 1),
            ("---\n\ntitle: x\ndraft: true\n\nbody", 1),
            ("+++\ntitle = 'x'\n\nbody", 1),
            ("{\"title\": \"x\", \"draft\": true\n\nbody", 3),
            ("{\n  title: \"x\",\n  draft: true\n}\nbody", 2),
            (" ---\n title: x\n draft: true\n ---\nbody", 1),
            ("\t---\n\ttitle: x\n\t---\nbody", 1),
            ("<!--\n---\ntitle: x\ndraft: true\n-->\nbody", 2),
            ("<!-- ---\ntitle: x\ndraft: true\n--- -->\nbody", 1),
            ("# ---\n# title: x\n# draft: true\n# ---\nbody", 3),
            ("// draft: true\nbody", 1),
            ("title = \"x\"\ndraft = true\n+++\nbody", 1),
            ("Words first.\n---\ntitle: x\ndraft: true\n---\nbody", 2),
            ("#+TITLE: x\n#+DRAFT: true\n\nbody", 1),
            ("%%%\ntitle = \"x\"\ndraft = true\n%%%\nbody", 1),
            ("\"title\": \"x\",\n\"draft\": true\n;;;\nbody", 2),
            ("**Status:** draft\n\nbody", 1),
            ("```yaml\ntitle: x\ndraft: true\n```\nbody", 3),
            (":title: x\n:status: draft\n\nbody", 2),
            ("[{\"draft\": true}]\n\nbody", 1),
            ("———\ntitle: x\ndraft: true\n———\nbody", 3),
            ("\u{a0}---\nmood: calm\ntitle: x\n---\nbody", 1),
            ("# A heading\n\n---\ntitle: x\ndate: 2016-01-01\n---\nbody", 3),
        ] {
            assert_eq!(problem(text).0, line, "{text:?}: {}", problem(text).1);
        }
    }
}
