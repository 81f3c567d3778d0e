//! Boxes that lines begin: `::: warning`, `!!! note`, `??? tip "Title"`, `::youtube{id=x}`.

use super::instead::instead_of;
use super::line::starts_line;
use super::mark::{Description, Mark};

/// The kinds of boxes that MkDocs has; others need a title in quotes.
const ADMONITIONS: [&str; 30] = [
    "note",
    "seealso",
    "abstract",
    "summary",
    "tldr",
    "info",
    "todo",
    "tip",
    "hint",
    "important",
    "success",
    "check",
    "done",
    "question",
    "help",
    "faq",
    "warning",
    "caution",
    "attention",
    "failure",
    "fail",
    "missing",
    "danger",
    "error",
    "bug",
    "example",
    "quote",
    "cite",
    "admonition",
    "details",
];

/// The box that a line begins at the first of several equal characters.
pub(super) fn at(body: &str, at: usize) -> Option<Mark> {
    let character = char::from(body.as_bytes()[at]);
    if body[..at].ends_with(character) || !body[at + 1..].starts_with(character) || !starts_line(body, at) {
        return None;
    }
    let line = body[at..].lines().next().unwrap_or_default().trim_end();
    let begins = line.len() - line.trim_start_matches(character).len();
    let is_colon = character == ':';
    let is_one = if is_colon { is_fence(line) } else { is_admonition(line) };
    let describe = if is_colon { describe_fence } else { describe_admonition };
    is_one.then(|| Mark { skip: 1, ..Mark::in_markdown(at..at + line.len(), begins - 1, 0, describe) })
}

/// `::: name`, `:::{.name}`, and `::name[…]` or `::name{…}` of one line.
fn is_fence(line: &str) -> bool {
    let name = line.trim_start_matches(':');
    let colons = line.len() - name.len();
    let is_name = name.trim_start().starts_with(|first: char| first.is_alphabetic() || first == '{');
    let word = name.trim_start_matches(|character: char| character.is_ascii_alphanumeric() || "-_".contains(character));
    match colons {
        2 => word.len() < name.len() && word.starts_with(['[', '{']) && word.ends_with([']', '}']),
        3.. => is_name,
        _ => false,
    }
}

/// `!!! note`, `!!! custom "Title"`, `???+ note`.
fn is_admonition(line: &str) -> bool {
    let after = line.trim_start_matches(['!', '?']);
    let Some(rest) = after.trim_start_matches('+').strip_prefix(' ').filter(|_| line.len() - after.len() == 3) else {
        return false;
    };
    let rest = rest.trim_start();
    let (words, title) = rest.split_once('"').unwrap_or((rest, ""));
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    let Some(kind) = words.next() else { return false };
    let is_known = ADMONITIONS.iter().any(|known| known.eq_ignore_ascii_case(kind)) && words.next().is_none();
    let is_word = kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_known || (is_word && title.ends_with('"'))
}

fn describe_fence(line: &str) -> Description {
    let name = line.trim_start_matches([':', ' ', '{', '.']);
    let name = &name[..name.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(name.len())];
    Description::new(
        "the beginning of a box of another program (Pandoc, VuePress, Docusaurus)",
        instead_of(name)
            .unwrap_or("write HTML instead: `<div class=\"box\">`, a blank line, the text, a blank line, `</div>`"),
    )
}

fn describe_admonition(_: &str) -> Description {
    Description::new("the beginning of a box of MkDocs", instead_of("note").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_lines_that_begin_boxes_are_warnings() {
        for line in ["::: warning", ":::note", "::: {.note}", ":::: tip Title", "::youtube{id=x}"] {
            let what = "the beginning of a box of another program (Pandoc, VuePress, Docusaurus)";
            let complaint = complaints(&markdown(&format!("a\n\n{line}\nb\n:::\n")));
            assert_eq!(complaint, [format!("3:1 `{line}` is {what}, and is shown as text")]);
        }
        for line in ["!!! note", "??? tip \"A title\"", "???+ warning", "!!! custom \"A title\"", "!!! Note"] {
            let complaint = complaints(&markdown(&format!("- a\n\n  {line}\n      b\n")));
            assert_eq!(complaint, [format!("3:3 `{line}` is the beginning of a box of MkDocs, and is shown as text")]);
        }
        let hint =
            "write an alert: a quote that begins with `> [!NOTE]`, or put a backslash before it to keep it as text";
        assert_eq!(hints(&markdown("::: warning\n")), [hint]);
    }

    #[test]
    fn row_58_other_lines_are_none() {
        for text in [
            "a ::: b",
            "::",
            ":::",
            "std::vec",
            "::std::vec",
            "!!! so loud",
            "!!!",
            "??? what",
            "a !!! note",
            "!!!! note",
            "\\::: note",
            "\\!!! note",
            "    ::: note",
            "term\n: definition",
            "`::: note`",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
