//! The place of a passage in its file.

use crate::base::diagnostic::Place;
use crate::input::post::{Body, Post};
use crate::input::source::Sources;
use crate::markdown::Passage;

/// The most letters of a passage that are searched for.
const LONGEST: usize = 40;

/// Where a passage of a body begins in the file. Blocks of Markdown know their line; in HTML the first words are searched for.
pub(super) fn of_passage(sources: &Sources, post: &Post, body: &Body, passage: &Passage) -> Place {
    let text = sources.shown(&post.path);
    let before = body.blocks.iter().take_while(|block| block.at <= passage.at).last();
    let start = match before {
        Some(block) => start_of_line(&text, block.line),
        None => post.front.span.end.min(text.len()),
    };
    let rest = text.get(start..).unwrap_or_default();
    let words = first_words(&passage.text);
    let found = rest.find(words).filter(|_| !words.is_empty());
    let first = || rest.find(|letter: char| letter.is_alphabetic()).unwrap_or(0);
    let at = start + found.unwrap_or_else(first);
    let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length);
    sources.place(&post.path, at..end)
}

/// Where a post says something of itself: at these bytes, otherwise in its first line.
pub(super) fn of_post(sources: &Sources, post: &Post) -> Place {
    let title = post.front.title.as_ref().map(|title| title.span.clone());
    let span = title.unwrap_or_else(|| {
        let text = sources.shown(&post.path);
        let start = if post.front.span.is_empty() { 0 } else { post.front.span.start };
        start..text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length)
    });
    sources.place(&post.path, span)
}

fn start_of_line(text: &str, line: usize) -> usize {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).nth(line.saturating_sub(1)).unwrap_or(text.len())
}

/// The first letters and spaces of a passage, which are in the file as they are here.
fn first_words(passage: &str) -> &str {
    let passage = passage.trim_start_matches(|letter: char| !letter.is_alphabetic());
    let is_end = |(count, (_, letter)): &(usize, (usize, char))| {
        *count == LONGEST || !(letter.is_alphabetic() || *letter == ' ')
    };
    let end = passage.char_indices().enumerate().find(is_end).map_or(passage.len(), |(_, (at, _))| at);
    passage[..end].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_end_before_what_may_be_written_otherwise() {
        for (passage, words) in [
            ("“Kami tidak tahu” kata", "Kami tidak tahu"),
            ("satu\ndua", "satu"),
            ("", ""),
            ("123", ""),
            ("علم نور، و", "علم نور"),
        ] {
            assert_eq!(first_words(passage), words);
        }
        assert_eq!(first_words(&"é".repeat(100)).chars().count(), LONGEST);
    }

    #[test]
    fn a_line_that_does_not_exist_is_the_end_of_the_text() {
        assert_eq!((start_of_line("a\nb\n", 1), start_of_line("a\nb\n", 2), start_of_line("a\nb\n", 9)), (0, 2, 4));
    }
}
