//! Names between colons: emoji (`:tada:`), and roles of reStructuredText and MyST (`` :ref:`x` ``, `` {ref}`x` ``).

use super::mark::{Description, Mark};

/// Names without a letter.
const NUMBERS: [&str; 4] = ["+1", "-1", "100", "1234"];

/// Finds names between colons.
#[derive(Debug)]
pub(super) struct Names<'a> {
    body: &'a str,
    /// Where the last emoji ended.
    end: usize,
}

impl<'a> Names<'a> {
    pub(crate) fn new(body: &'a str) -> Names<'a> {
        Names { body, end: 0 }
    }

    /// The name that begins at a `:`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let before = self.body[..at].chars().next_back();
        let follows_emoji = at > 0 && at == self.end;
        let may_begin = |before: char| before.is_whitespace() || "([\"'*_>|".contains(before);
        if !follows_emoji && before.is_some_and(|before| !may_begin(before)) {
            return None;
        }
        let close = at + 1 + name_length(&self.body[at + 1..])?;
        let rest = &self.body[close + 1..];
        // `[:alpha:]` is a class of characters.
        if before == Some('[') && rest.starts_with(']') {
            return None;
        }
        let describe = if rest.starts_with('`') {
            describe_role
        } else if is_emoji(&self.body[at + 1..close]) && may_follow(rest) {
            self.end = close + 1;
            describe_emoji
        } else {
            return None;
        };
        Some(Mark { skip: 1, ..Mark::in_markdown(at..close + 1, 1, 1, describe) })
    }
}

/// A role of MyST at a `{`.
pub(super) fn role(body: &str, at: usize) -> Option<Mark> {
    let inner = &body[at + 1..];
    let end = inner.bytes().take(40).position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(&byte)))?;
    let is_role =
        end > 1 && inner.starts_with(|first: char| first.is_ascii_alphabetic()) && inner[end..].starts_with("}`");
    let is_free = !body[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || "$}`".contains(before));
    (is_role && is_free && inner[end + 2..].starts_with(|next: char| !next.is_whitespace()))
        .then_some(Mark::in_markdown(at..at + end + 2, 1, 1, describe_role))
}

/// The length of a name that `:` ends; parts of a role's name have colons between them.
fn name_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_+-".contains(byte);
    let mut length = 0;
    loop {
        let part = bytes[length..].iter().take(50).take_while(|byte| is_part(byte)).count();
        length += part;
        if part == 0 || bytes.get(length) != Some(&b':') {
            return None;
        }
        let is_role = bytes[..length].iter().all(|byte| is_part(byte) || *byte == b':');
        if bytes.get(length + 1).is_none_or(|next| !is_part(next)) || !is_role || length > 100 {
            return Some(length);
        }
        length += 1;
    }
}

fn is_emoji(name: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-+".contains(&byte);
    let has_letters = name.bytes().filter(u8::is_ascii_lowercase).count() > 1 && !name.starts_with(['-', '+', '_']);
    NUMBERS.contains(&name) || (has_letters && name.bytes().all(is_name))
}

fn may_follow(rest: &str) -> bool {
    let next = rest.chars().next();
    next.is_none_or(|next| next.is_whitespace() || ".,!?;:)]\"'*_<|".contains(next))
}

fn describe_emoji(_: &str) -> Description {
    Description::new("the name of an emoji", "write the emoji itself")
}

fn describe_role(_: &str) -> Description {
    Description::new("a role of reStructuredText or MyST", "write a link, or Markdown instead")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_58_names_of_emoji_and_roles_are_warnings() {
        let text = ":tada: a :+1: (:smile:) **:white_check_mark:** :a_b::c_d:, {ref}`x` :doc:`y` :py:class:`z`";
        let found = complaints(&markdown(text));
        let names = found.iter().map(|complaint| complaint.split('`').nth(1).unwrap()).collect::<Vec<_>>();
        let expected =
            [":tada:", ":+1:", ":smile:", ":white_check_mark:", ":a_b:", ":c_d:", "{ref}", ":doc:", ":py:class:"];
        assert_eq!(names, expected);
        assert_eq!(found[0], "1:1 `:tada:` is the name of an emoji, and is shown as text");
        assert_eq!(complaints(&markdown("a\n\n:tada: b")).len(), 1);
        assert_eq!(found[6], "1:60 `{ref}` is a role of reStructuredText or MyST, and is shown as text");
    }

    #[test]
    fn row_58_times_and_other_colons_are_none() {
        for text in [
            "10:30:15 1:2:3 a:b:c :1: :a: :x",
            "Note: this: that",
            "at :30:",
            "`:tada:` \\:tada:",
            "https://a.b:80/c:d:",
            "|:-:|:-:|\n|:--|--:|",
            "std::fmt::Result a::b::",
            ":Author: x",
            ": a : b :",
            "${x}`y` {x} `y` {a b}`c`",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
