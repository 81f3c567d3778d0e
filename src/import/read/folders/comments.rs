//! Comments of template languages and of kramdown, which no reader saw.

use crate::import::model::{Effect, OldFile};

/// What begins a comment, and what ends it.
pub(crate) type Marks = (&'static str, &'static [&'static str]);

/// kramdown's, the Markdown of Jekyll: `{::comment} … {:/comment}`.
pub(crate) const KRAMDOWN: Marks = ("{::comment}", &["{:/comment}", "{:/}"]);

/// Nunjucks': `{# … #}`.
pub(crate) const NUNJUCKS: Marks = ("{#", &["#}"]);

/// Removes the comments of a body. One that does not end is text.
pub(crate) fn remove(file: &mut OldFile, (open, closes): Marks) {
    let mut left = String::new();
    let mut rest = file.body.as_str();
    let mut said = Vec::new();
    while let Some(start) = rest.find(open) {
        let inside = &rest[start + open.len()..];
        let Some((at, length)) = closes.iter().filter_map(|close| Some((inside.find(close)?, close.len()))).min()
        else {
            break;
        };
        left.push_str(&rest[..start]);
        said.push(inside[..at].trim().chars().take(60).collect::<String>());
        rest = &inside[at + length..];
    }
    if said.is_empty() {
        return;
    }
    left.push_str(rest);
    file.body = left;
    said.into_iter().for_each(|text| file.say(Effect::Lost, "a comment that no reader saw is left out", text));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(body: &str, marks: Marks) -> (String, usize) {
        let mut file = OldFile { body: body.to_string(), ..OldFile::default() };
        remove(&mut file, marks);
        (file.body, file.said.len())
    }

    #[test]
    fn comments_are_removed_and_said() {
        let body = "a\n{::comment}\nb\n{:/comment}\nc {::comment}d{:/} e";
        assert_eq!(removed(body, KRAMDOWN), ("a\n\nc  e".to_string(), 2));
        assert_eq!(removed("a {# b\nc #}d", NUNJUCKS), ("a d".to_string(), 1));
    }

    #[test]
    fn what_does_not_end_is_text() {
        for body in ["# Title {#id}\n", "{# a", "a #}"] {
            assert_eq!(removed(body, NUNJUCKS), (body.to_string(), 0));
        }
    }
}
