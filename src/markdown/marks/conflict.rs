//! Marks of a merge conflict of Git: `<<<<<<< ours`, `=======`, `>>>>>>> theirs`.

use super::mark::{Description, Mark};

/// Finds the lines that begin a conflict.
pub(super) fn find(body: &str, marks: &mut Vec<Mark>) {
    let starts = lines_with(body, b'<').collect::<Vec<_>>();
    if starts.is_empty() {
        return;
    }
    let (separators, ends) = (lines_with(body, b'=').collect::<Vec<_>>(), lines_with(body, b'>').collect::<Vec<_>>());
    let next = |places: &[usize], from: usize| places.get(places.partition_point(|place| *place < from)).copied();
    for at in starts {
        let line = body[at..].lines().next().unwrap_or_default();
        let is_whole = next(&separators, at).and_then(|separator| next(&ends, separator)).is_some();
        let mark = Mark::anywhere(at..at + line.len(), 7, 0, describe_mark);
        marks.push(if is_whole { Mark { is_error: true, describe: describe_conflict, ..mark } } else { mark });
    }
}

/// The starts of lines that begin with seven of a character, followed by a space and a name or, between the versions, by
/// nothing.
fn lines_with(body: &str, character: u8) -> impl Iterator<Item = usize> {
    let mut run_end = 0;
    body.match_indices(char::from(character)).filter_map(move |(at, _)| {
        let is_inside = at < run_end;
        run_end = at + 1;
        if is_inside || !(at == 0 || body.as_bytes()[at - 1] == b'\n') {
            return None;
        }
        let count = body.as_bytes()[at..].iter().take_while(|byte| **byte == character).count();
        run_end = at + count;
        let rest = &body[at + count..];
        let ends = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let is_one = if character == b'=' { ends } else { rest.starts_with(' ') || (ends && character == b'>') };
        (count == 7 && is_one).then_some(at)
    })
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
