//! What was changed or lost in a conversion.
//!
//! Takes findings with the text that they concern; gives them their positions in the source.

use std::collections::BTreeMap;

/// Something that the Markdown does not have in the same way as the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub(crate) kind: Kind,
    /// The text concerned, shortened.
    pub(crate) text: String,
    /// The byte offset of that text in the source.
    pub(crate) at: usize,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A shortcode of a plugin; it stays as text.
    Shortcode,
    /// A gallery or a playlist with unknown files.
    Gallery,
    /// A block that WordPress generates at each visit, such as the latest posts.
    DynamicBlock,
    /// A block that WordPress stores elsewhere.
    ReusableBlock,
    /// A footnote whose text is stored elsewhere and was not found.
    Footnote,
    /// A script or a style sheet.
    Script,
    /// A form; it stays as HTML, but nothing receives what readers enter.
    Form,
    /// A plugin such as Flash; it stays as HTML, but browsers no longer show it.
    Plugin,
    /// A link or an image whose URL would run a script: only its text stays.
    UnsafeTarget,
    /// A link with nothing to click on.
    EmptyLink,
    /// The link text for the rest of the post, as in `<!--more Read on-->`.
    MoreText,
    /// A second `<!--more-->`.
    SecondMore,
    /// A page break: what follows is on the same page now.
    NextPage,
    /// The title of an image that is alone in its paragraph; in Markdown it would become a caption.
    ImageTitle,
    /// A table used for layout: its cells follow each other.
    Layout,
    /// A control character; it became a space.
    ControlCharacter,
    /// A part that Markdown would have garbled; it stays as HTML.
    KeptAsHtml,
    /// The Markdown has other words than the source: the first that differs.
    Words,
}

impl Kind {
    /// Whether part of the source is gone.
    pub(crate) fn is_loss(self) -> bool {
        !matches!(self, Kind::Shortcode | Kind::Form | Kind::Plugin | Kind::NextPage | Kind::Layout | Kind::KeptAsHtml)
    }

    /// What happened, as a phrase: `the shortcode stays as text`.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Kind::Shortcode => "the shortcode stays as text",
            Kind::Gallery => "the gallery is left out, because its files are not in the export",
            Kind::DynamicBlock => "the block is left out, because WordPress generates it at each visit",
            Kind::ReusableBlock => "the reusable block is left out, because its content is stored elsewhere",
            Kind::Footnote => "the footnote is left out, because its text is not in the export",
            Kind::Script => "the script or style sheet is left out",
            Kind::Form => "the form stays as HTML, but nothing receives what readers enter",
            Kind::Plugin => "the plugin stays as HTML, but browsers no longer show it",
            Kind::UnsafeTarget => "the link target is left out, because it would run a script",
            Kind::EmptyLink => "the link is left out, because it has no text",
            Kind::MoreText => "the text of the `more` link is left out",
            Kind::SecondMore => "the second `<!--more-->` is left out",
            Kind::NextPage => "the pages are joined into one",
            Kind::ImageTitle => "the image's title is left out",
            Kind::Layout => "the table was only for layout, so its cells follow each other",
            Kind::ControlCharacter => "the control character became a space",
            Kind::KeptAsHtml => "the part stays as HTML, because Markdown would change it",
            Kind::Words => "the words differ from here on",
        }
    }
}

/// Findings without positions.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    found: Vec<(Kind, String)>,
}

impl Findings {
    /// Nobody reads more than this.
    const MOST: usize = 300;
    const LONGEST: usize = 120;

    pub(crate) fn add(&mut self, kind: Kind, text: &str) {
        if self.found.len() >= Findings::MOST {
            return;
        }
        let text = text.trim();
        let mut end = text.len().min(Findings::LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.found.push((kind, text[..end].to_string()));
    }

    /// The findings in the order of their positions. If one text is found several times, the positions follow each
    /// other.
    pub(crate) fn placed(self, source: &str) -> Vec<Note> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut notes = Vec::new();
        for (kind, text) in self.found {
            let from = seen.get(&text).copied().unwrap_or(0);
            let at = source[from..].find(&text).map_or(from, |at| from + at);
            let step = source[at..].chars().next().map_or(0, char::len_utf8);
            seen.insert(text.clone(), at + step);
            notes.push(Note { kind, text, at });
        }
        notes.sort_by_key(|note| note.at);
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_of_a_repeated_text_are_in_order() {
        let mut findings = Findings::default();
        for text in ["[x a=b]", "[x a=b]", "é"] {
            findings.add(Kind::Shortcode, text);
        }
        let notes = findings.placed("é [x a=b] [x a=b]");
        assert_eq!(notes.iter().map(|note| note.at).collect::<Vec<_>>(), [0, 3, 11]);
    }

    #[test]
    fn a_text_that_is_not_found_is_placed_at_the_start() {
        let mut findings = Findings::default();
        findings.add(Kind::Words, "nowhere");
        assert_eq!(findings.placed("a")[0].at, 0);
    }
}
