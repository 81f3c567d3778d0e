//! CriticMarkup: `{++added++}`, `{--deleted--}`, `{~~old~>new~~}`, `{>>comment<<}`, `{==highlighted==}`.

use super::ahead::{Ahead, blank_line};
use super::mark::{Description, Mark};

const ENDS: [fn(&str) -> Option<usize>; 5] = [
    |text| text.find("++}"),
    |text| text.find("--}"),
    |text| text.find("~~}"),
    |text| text.find("<<}"),
    |text| text.find("==}"),
];

/// Finds CriticMarkup.
#[derive(Debug)]
pub(super) struct Critic<'a> {
    body: &'a str,
    ends: [Ahead<'a>; 5],
    blank: Ahead<'a>,
}

impl<'a> Critic<'a> {
    pub(crate) fn new(body: &'a str) -> Critic<'a> {
        Critic { body, ends: ENDS.map(|end| Ahead::new(body, end)), blank: Ahead::new(body, blank_line) }
    }

    /// The mark that begins at a `{`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let end = ["{++", "{--", "{~~", "{>>", "{=="].iter().position(|start| self.body[at..].starts_with(start))?;
        let close = self.ends[end].next(at + 3)?;
        let describe = match end {
            0 => describe_added,
            1 => describe_deleted,
            2 => describe_replaced,
            3 => describe_comment,
            _ => describe_highlighted,
        };
        let is_near = self.blank.next(at).is_none_or(|blank| close < blank);
        // The parser may read what is between the braces as strikethrough.
        (is_near && close > at + 3).then_some(Mark::in_markdown(at..close + 3, 1, 1, describe))
    }
}

fn describe_added(_: &str) -> Description {
    Description::new("an addition of CriticMarkup", "accept the change, or write `<ins>added</ins>`")
}

fn describe_deleted(_: &str) -> Description {
    Description::new("a deletion of CriticMarkup", "accept the change, or write `~~deleted~~`")
}

fn describe_replaced(_: &str) -> Description {
    Description::new("a change of CriticMarkup", "accept the change, or write `~~old~~ <ins>new</ins>`")
}

fn describe_comment(_: &str) -> Description {
    Description::new("a comment of CriticMarkup", "delete it, or write `<!-- comment -->`")
}

fn describe_highlighted(_: &str) -> Description {
    Description::new("a highlight of CriticMarkup", "write `<mark>text</mark>`")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, markdown};

    #[test]
    fn row_58_critic_markup_is_a_warning() {
        let text = "a {++b++} {--c--} {~~d~>e~~} {>>f<<} {==g==}{>>h<<} i";
        let expected = [
            "1:3 `{++b++}` is an addition of CriticMarkup, and is shown as text",
            "1:11 `{--c--}` is a deletion of CriticMarkup, and is shown as text",
            "1:19 `{~~d~>e~~}` is a change of CriticMarkup, and is shown as text",
            "1:30 `{>>f<<}` is a comment of CriticMarkup, and is shown as text",
            "1:38 `{==g==}` is a highlight of CriticMarkup, and is shown as text",
            "1:45 `{>>h<<}` is a comment of CriticMarkup, and is shown as text",
        ];
        assert_eq!(complaints(&markdown(text)), expected);
        for text in ["`{++a++}`", "\\{++a++}", "{++a\n\nb++}", "{--a}", "x{++}"] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
