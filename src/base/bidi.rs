//! Characters that set the direction of the text behind them (Unicode Standard Annex 9, 2).
//!
//! Takes a text such as a title; gives it with all such marks closed, so that none reaches what stands behind the text on a page.

/// A text with its marks closed, and the first mark that was not in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Closed {
    pub(crate) text: String,
    pub(crate) mark: char,
    /// Whether the mark was left open; otherwise it closed nothing, and is left out.
    pub(crate) was_open: bool,
}

const EMBEDDINGS: [char; 4] = ['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}'];
const END_OF_EMBEDDING: char = '\u{202C}';
const ISOLATES: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2068}'];
const END_OF_ISOLATE: char = '\u{2069}';

/// The text with its marks closed; `None` if they are in order.
pub(crate) fn closed(text: &str) -> Option<Closed> {
    // All of them begin with this byte, and few other characters do.
    if !text.as_bytes().contains(&0xE2) {
        return None;
    }
    let (mut kept, mut open, mut stray) = (String::with_capacity(text.len()), Vec::new(), None);
    for character in text.chars() {
        let is_in_order = match character {
            END_OF_EMBEDDING => open.pop_if(|mark| EMBEDDINGS.contains(mark)).is_some(),
            END_OF_ISOLATE => match open.iter().rposition(|mark| ISOLATES.contains(mark)) {
                Some(at) => {
                    open.truncate(at);
                    true
                }
                None => false,
            },
            mark if EMBEDDINGS.contains(&mark) || ISOLATES.contains(&mark) => {
                open.push(mark);
                true
            }
            _ => true,
        };
        if is_in_order {
            kept.push(character);
        } else {
            stray.get_or_insert(character);
        }
    }
    let first = open.first().copied();
    let ends = open.iter().rev().map(|mark| if ISOLATES.contains(mark) { END_OF_ISOLATE } else { END_OF_EMBEDDING });
    kept.extend(ends);
    let mark = first.or(stray)?;
    Some(Closed { text: kept, mark, was_open: first.is_some() })
}

impl Closed {
    /// What was wrong, as a message and a hint.
    pub(crate) fn problem(&self) -> (String, &'static str) {
        let mark = format!("the direction mark U+{:04X}", u32::from(self.mark));
        let message = match self.was_open {
            true => format!("{mark} is not closed, so it is closed at the end of this text"),
            false => format!("{mark} closes nothing, so it is left out"),
        };
        (
            message,
            "delete it, since letters have a direction of their own; an editor that shows invisible characters helps",
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_that_are_open_are_closed_and_those_that_close_nothing_are_left_out() {
        for (text, expected, mark) in [
            ("a\u{202E}b", "a\u{202E}b\u{202C}", '\u{202E}'),
            ("\u{2067}a\u{202A}b", "\u{2067}a\u{202A}b\u{202C}\u{2069}", '\u{2067}'),
            ("a\u{202C}b\u{2069}", "ab", '\u{202C}'),
            ("\u{2066}a\u{202C}b\u{2069}", "\u{2066}ab\u{2069}", '\u{202C}'),
            ("\u{202B}a\u{2069}b", "\u{202B}ab\u{202C}", '\u{202B}'),
        ] {
            let closed = closed(text).unwrap();
            assert_eq!((closed.text.as_str(), closed.mark), (expected, mark), "{text:?}");
        }
        for text in ["", "a – “b”", "\u{202B}a\u{202C}", "\u{2068}a\u{202E}b\u{2069}c", "\u{200E}a\u{200F}"] {
            assert_eq!(closed(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_text_that_was_closed_is_in_order(text in "[ab\u{202A}-\u{202E}\u{2066}-\u{2069}]{0,20}") {
            if let Some(found) = closed(&text) {
                prop_assert_eq!(closed(&found.text), None);
                prop_assert_eq!(found.text.replace(|c: char| c > 'z', ""), text.replace(|c: char| c > 'z', ""));
            }
        }
    }
}
