//! Markdown to HTML.
//!
//! Takes one file's text and how it is to be treated; gives the HTML with holes for URLs, and all that listings, tables
//! of contents, feeds and checks need to know of it. Deliberately does not know the site: where a link leads, and
//! whether that exists, is settled later. The same input gives the same output.
//!
//! CommonMark 0.31 with tables, footnotes, strikethrough, task lists, alerts and bare links as in GitHub Flavored
//! Markdown, with heading attributes, definition lists and smart punctuation besides.

mod anchor;
mod autolink;
mod block;
mod code;
mod escape;
mod fence;
mod heading;
pub mod highlight;
mod hypertext;
mod inline;
mod line_memory;
mod note;
mod raw;
mod report;
mod running;
mod scope;
mod summary;
mod survey;
mod tag;
mod target;
mod task;
mod word;
mod writer;

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod sample;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::diagnostic::Diagnostic;

pub use highlight::{Highlighted, Highlighter};
pub use hypertext::{Hole, Hypertext};
pub use line_memory::LineMemory;

/// What is turned into HTML, and where it stands, so that diagnostics have a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Input<'a> {
    /// Path relative to the site root.
    pub file: &'a str,
    /// The whole file.
    pub text: &'a str,
    /// The byte of `text` where the body starts.
    pub body: usize,
}

/// How Markdown is treated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Raw HTML passes as it is; otherwise it is dropped, but not the text between inline tags.
    pub raw_html: bool,
    /// Smart punctuation with these quotation marks: double open and close, single open and close. Off if none.
    pub quotes: Option<[char; 4]>,
    /// The body's first heading is the title: it is given as such, and dropped from the HTML if nothing stands before
    /// it.
    pub take_title: bool,
    pub words: Words,
}

/// The words that the HTML needs, in the post's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub note: String,
    pub tip: String,
    pub important: String,
    pub warning: String,
    pub caution: String,
    pub footnotes: String,
    pub back_to_text: String,
    pub link_to_section: String,
}

/// A body turned into HTML, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markdown {
    pub html: Hypertext,
    /// Where the blocks of `html` come from, ascending by `at`. Raw HTML is not among them.
    pub blocks: Vec<Block>,
    /// What stands before `<!--more-->`, else the first paragraphs, about 70 words of them. No markup is left open in
    /// it, and it has no ids, footnotes or heading anchors. Nothing if the body has no text.
    pub summary: Option<Hypertext>,
    /// Whether the body has more than the summary.
    pub more: bool,
    /// Whether the summary ends where `<!--more-->` stands.
    pub explicit_summary: bool,
    /// The summary as plain text, whitespace folded.
    pub plain: String,
    /// The first heading as plain text, if it was asked for.
    pub title: Option<String>,
    pub headings: Vec<Heading>,
    /// Every id in `html`: of headings, of footnotes, and the ids and names in raw HTML.
    pub anchors: BTreeSet<String>,
    /// Every link and image that fills a hole: those whose target has no scheme or host of its own.
    pub links: Vec<Link>,
    /// The links and images that lead elsewhere.
    pub external: Vec<Link>,
    /// The number of words in the text, footnotes included, blocks of code left out.
    pub words: usize,
    /// Whether there is a block of code.
    pub has_code: bool,
    /// The first image, as an index of `links`; images from elsewhere do not count.
    pub first_image: Option<usize>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a paragraph, a heading, a list item, a row, code or another block comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Byte of the HTML, without its holes filled, where the block's tag takes an attribute.
    pub at: usize,
    /// Line of the file, 1-based.
    pub line: usize,
}

/// A heading, for a table of contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub id: String,
    /// Its content, inline, without links, images and raw HTML.
    pub html: String,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// As written, with entities and escapes undone as CommonMark says.
    pub target: String,
    /// Bytes of the file's text: the target, or the whole link where the target stands elsewhere. No part of what the
    /// link is: to write a word before it changes nothing else.
    #[serde(skip)]
    pub span: Range<usize>,
    pub image: bool,
    /// Comes from raw HTML.
    pub raw: bool,
}

/// Turns Markdown into HTML. `highlight` takes a code block's language, as written, and its code.
pub fn render(input: &Input, options: &Options, highlight: &dyn Fn(&str, &str) -> Highlighted) -> Markdown {
    let source = input.text.get(input.body..).unwrap_or_default();
    let survey = survey::Survey::of(source);
    let cleaned = if survey.control { report::without_control_characters(source) } else { None };
    let mut writer = writer::Writer::new(input, options, highlight, source, survey);
    for (event, range) in writer::parser(cleaned.as_deref().unwrap_or(source), options) {
        writer.take(event, range);
    }
    writer.finish()
}
