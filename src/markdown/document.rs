//! A body turned into HTML, and what is known of it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::hypertext::Hypertext;
use crate::base::diagnostic::Diagnostics;

/// A body turned into HTML, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markdown {
    pub(crate) html: Hypertext,
    /// Where the blocks of `html` come from, ascending by `at`. Raw HTML is not among them.
    pub(crate) blocks: Vec<Block>,
    /// What is before `<!--more-->`, otherwise the first paragraphs, about 70 words of them. No markup is left open in
    /// it, and it has no ids, footnotes or heading anchors. Nothing if the body has no text.
    pub(crate) summary: Option<Hypertext>,
    /// Whether the body has more than the summary.
    pub(crate) more: bool,
    /// The summary as plain text, whitespace folded.
    pub(crate) plain: String,
    /// The first heading as plain text, if it was asked for.
    pub(crate) title: Option<String>,
    /// Whether that heading opens the body, so that it is not in `html`.
    pub(crate) opens_with_title: bool,
    pub(crate) headings: Vec<Heading>,
    /// Every id in `html`: of headings, of footnotes, and the ids and names in raw HTML.
    pub(crate) anchors: BTreeSet<String>,
    /// Every link and image that fills a placeholder: those whose target has no scheme or host of its own.
    pub(crate) links: Vec<Link>,
    /// The number of words in the text, footnotes included, blocks of code left out.
    pub(crate) words: usize,
    /// The number of its letters and digits, if that was asked for.
    pub(crate) characters: Option<usize>,
    /// Whether there is a block of code.
    pub(crate) has_code: bool,
    /// The first image, as an index of `links`; images from elsewhere do not count.
    pub(crate) first_image: Option<usize>,
    /// The bytes of the file of the images without a text that stands for them.
    pub(crate) unnamed: Vec<Range<usize>>,
    pub(crate) diagnostics: Diagnostics,
}

/// Where a paragraph, a heading, a list item, a row, code or another block comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Byte of the HTML, without its placeholders filled, where the block's tag takes an attribute.
    pub(crate) at: usize,
    /// Line of the file, 1-based.
    pub(crate) line: usize,
}

/// A heading, for a table of contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub(crate) level: u8,
    pub(crate) id: String,
    /// Its content, inline, without links, images and raw HTML.
    pub(crate) html: String,
}

/// A link or an image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// As written, with entities and escapes undone as CommonMark says.
    pub(crate) target: String,
    /// Bytes of the file's text: the target, or the whole link where the target is elsewhere. No part of what the
    /// link is: to write a word before it changes nothing else.
    #[serde(skip)]
    pub(crate) span: Range<usize>,
    pub(crate) image: bool,
    /// Whether it is the picture that the page shows there: not another size of it, nor a background.
    pub(crate) shown: bool,
    /// Comes from raw HTML.
    pub(crate) raw: bool,
    /// Whether readers follow it, and it does not say the language of what it leads to: `<a href>` without `hreflang`.
    pub(crate) follows: bool,
    /// What is said of the languages around it and in it; nothing where they are that of the body.
    pub(crate) languages: Option<Box<LinkLanguages>>,
}

/// Languages that an author has given to a link or to what is around it, as canonical tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct LinkLanguages {
    /// That of the text around it, if it is not that of the body.
    pub(crate) around: Option<String>,
    /// That of its own text, if it is not that of the text around it.
    pub(crate) own: Option<String>,
}

impl Link {
    /// The language of the text around it, in a body in `language`.
    pub(crate) fn language_around<'l>(&'l self, language: &'l str) -> &'l str {
        let around = self.languages.as_deref().and_then(|languages| languages.around.as_deref());
        around.unwrap_or(language)
    }

    /// The language of its text, in a body in `language`.
    pub(crate) fn language_of_text<'l>(&'l self, language: &'l str) -> &'l str {
        let own = self.languages.as_deref().and_then(|languages| languages.own.as_deref());
        own.unwrap_or_else(|| self.language_around(language))
    }
}
