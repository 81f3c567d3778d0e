//! Marks of a merge conflict of Git: `<<<<<<< ours`, `=======`, `>>>>>>> theirs`.

use super::mark::{Description, Mark};

/// Finds the lines that begin a conflict.
#[derive(Debug)]
pub(super) struct Conflicts<'a> {
    body: &'a str,
    /// The starts of the lines between the versions and after them; gathered when first asked for.
    lines: Option<(Vec<usize>, Vec<usize>)>,
}

impl<'a> Conflicts<'a> {
    pub(crate) fn new(body: &'a str) -> Conflicts<'a> {
        Conflicts { body, lines: None }
    }

    /// The line that begins at a `<`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let body = self.body;
        let is_start = at == 0 || body.as_bytes()[at - 1] == b'\n';
        if !is_start || !body[at..].starts_with("<<<<<<< ") {
            return None;
        }
        let (separators, ends) = self.lines.get_or_insert_with(|| (separators(body), ends(body)));
        let next = |places: &[usize], from: usize| places.get(places.partition_point(|place| *place < from)).copied();
        let is_whole = next(separators, at).and_then(|separator| next(ends, separator)).is_some();
        let line = body[at..].lines().next().unwrap_or_default();
        let mark = Mark::anywhere(at..at + line.len(), 7, 0, describe_mark);
        Some(if is_whole { Mark { is_error: true, describe: describe_conflict, ..mark } } else { mark })
    }
}

/// The starts of the lines that are `=======`.
fn separators(body: &str) -> Vec<usize> {
    let lines = body.match_indices("\n=======").map(|(at, line)| (at + 1, &body[at + line.len()..]));
    lines.filter(|(_, rest)| rest.starts_with(['\n', '\r'])).map(|(at, _)| at).collect()
}

/// The starts of the lines that are `>>>>>>>`, with or without a name.
fn ends(body: &str) -> Vec<usize> {
    let lines = body.match_indices("\n>>>>>>>").map(|(at, line)| (at + 1, &body[at + line.len()..]));
    lines.filter(|(_, rest)| rest.is_empty() || rest.starts_with([' ', '\n', '\r'])).map(|(at, _)| at).collect()
}

fn describe_conflict(_: &str) -> Description {
    Description::new(
        "begins a merge conflict, and both of its versions would be published",
        "keep one version, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
    )
}

fn describe_mark(_: &str) -> Description {
    Description::new("what is left of a merge conflict", "delete the line")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_a_merge_conflict_is_an_error() {
        for newline in ["\n", "\r\n"] {
            let lines = ["a", "", "<<<<<<< HEAD", "b", "=======", "c", ">>>>>>> other", ""];
            let markdown = markdown(&lines.join(newline));
            assert!(markdown.diagnostics[0].is_error());
            let expected = "3:1 `<<<<<<< HEAD` begins a merge conflict, and both of its versions would be published";
            assert_eq!(complaints(&markdown), [expected]);
            let hint = "keep one version, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
            assert_eq!(hints(&markdown), [hint]);
        }
        let three = "- a\n<<<<<<< ours\n- b\n||||||| base\n- c\n=======\n```\nd\n```\n>>>>>>> theirs\n";
        assert!(markdown(three).diagnostics[0].is_error());
        let in_html = "<div>\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n</div>\n";
        assert!(markdown(in_html).diagnostics[0].is_error());
    }

    #[test]
    fn row_58_what_is_left_of_a_conflict_is_a_warning() {
        let markdown = markdown("a\n<<<<<<< HEAD\nb\n");
        assert!(!markdown.diagnostics[0].is_error());
        let expected = "2:1 `<<<<<<< HEAD` is what is left of a merge conflict, and is shown as text";
        assert_eq!(complaints(&markdown), [expected]);
    }

    #[test]
    fn row_58_a_conflict_in_code_and_other_runs_are_none() {
        for text in [
            "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```\n",
            "<!--\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n-->\n",
            "\\<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
            "Title\n=======\n\n>>>>>>> deep quote\n",
            "<<<<<<<< eight\n\na <<<<<<< b\n",
            "<<<<<<<\n",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }

    #[test]
    fn row_58_a_conflict_after_many_warnings_is_an_error_all_the_same() {
        let conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n";
        let markdown = markdown(&format!("{}\n\n{conflict}", "{{ a }}\n".repeat(500)));
        assert!(markdown.diagnostics.iter().any(|diagnostic| diagnostic.is_error()));
        assert_eq!(markdown.diagnostics.len(), 102);
    }
}
