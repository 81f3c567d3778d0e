//! Bodies of WordPress as Markdown.
//!
//! Takes one post's body as WordPress keeps it; gives Markdown that an author would have written, and notes of what was
//! changed or lost. Its law: the words that a reader sees are the same sequence before and after. Deliberately does not
//! know the export, nor where links and media lead: the caller says so through [`Rewrite`].
//!
//! On the way: [`prepare`] makes the HTML that WordPress shows, `parse` its tree, `read` its meaning, `fold` its lines
//! in order, `write` the Markdown, and `law` holds it against the words of the HTML.

mod bound;
mod escape;
mod expand;
mod expand_code;
mod expand_media;
mod fold;
mod html;
mod law;
mod model;
mod note;
mod paragraph;
mod parse;
mod prepare;
mod raw;
mod read;
mod read_code;
mod read_figure;
mod read_line;
mod read_list;
mod read_media;
mod read_paragraph;
mod read_table;
mod scan;
mod shortcode;
mod target;
mod tree;
mod words;
mod write;
mod write_line;
mod write_target;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod structures;

pub use note::{Kind, Note};
pub use words::words;

use note::Findings;

/// How links and media of the old site are written anew; decided by the caller.
pub trait Rewrite {
    /// The new target of a link, such as `../2016/x.md#part` or `photo.jpg`; nothing if it stays as it is.
    fn link(&self, url: &str) -> Option<String>;
    /// The new target of an image, a sound or a film; nothing if it stays as it is.
    fn image(&self, url: &str) -> Option<String>;
    /// A file of the old site by its number.
    fn attachment(&self, id: u64) -> Option<Attachment>;
    /// The numbers of the images that belong to this post, for a gallery that names none.
    fn attached(&self) -> Vec<u64> {
        Vec::new()
    }
    /// The HTML of a footnote, which WordPress keeps in the post's field `footnotes`, by its id.
    fn footnote(&self, id: &str) -> Option<String> {
        let _ = id;
        None
    }
}

/// A file of the old site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// On the old site: it is given to [`Rewrite::image`] again.
    pub url: String,
    pub alt: String,
    /// May hold inline HTML.
    pub caption: String,
}

/// How a body is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// By the classic editor: blank lines make paragraphs, brackets shortcodes.
    Classic,
    /// By the block editor: comments mark blocks.
    Blocks,
    /// As HTML that needs nothing done to it.
    Html,
}

impl Dialect {
    /// The dialect of a body from WordPress.
    pub fn detect(body: &str) -> Dialect {
        if body.contains("<!-- wp:") { Dialect::Blocks } else { Dialect::Classic }
    }
}

/// A body as Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// Ends with a line end, unless empty.
    pub markdown: String,
    /// What was changed or lost, in the order of the source.
    pub notes: Vec<Note>,
    /// The URLs of images, sounds and films, as they stand in the source, each once.
    pub media: Vec<String>,
}

/// Makes Markdown of a body.
pub fn convert(body: &str, dialect: Dialect, rewrite: &dyn Rewrite) -> Converted {
    let mut findings = Findings::default();
    let shown = prepare::prepare(body, dialect, rewrite, &mut findings);
    let read = read::read(&parse::parse(&shown), rewrite, &mut findings);
    let markdown = law::write(read.document, &shown, &mut findings);
    Converted { markdown, notes: findings.placed(body), media: read.media }
}

/// The HTML of a body as WordPress shows it: with its paragraphs, and its shortcodes replaced. What the law of words
/// compares Markdown with.
pub fn shown(body: &str, dialect: Dialect, rewrite: &dyn Rewrite) -> String {
    prepare::prepare(body, dialect, rewrite, &mut Findings::default())
}
