//! A post as a value: all that other pages may say of it, and its body.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::kind::Kind;
use super::name::FileName;
use crate::base::date::Moment;
use crate::base::diagnostic::Place;
use crate::input::front_matter::FrontMatter;
use crate::language::Language;
use crate::markdown::{Block, Heading, Hypertext, Link};

/// What other pages may say of a Markdown file; all of it but the body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Post {
    /// Path from the site root: `content/posts/2016/menanti.id.md`.
    pub path: String,
    pub name: FileName,
    pub kind: Kind,
    pub language: Language,
    pub title: String,
    pub date: Option<Moment>,
    /// Where the page will be, and what else leads there.
    pub address: Address,
    pub front: FrontMatter,
    pub outline: Outline,
    /// Draft by front matter or by its folder.
    pub draft: bool,
    /// The hash of all of the above: as long as it is the same, so is every page but the post's own.
    #[serde(skip, default = "unsealed")]
    pub digest: blake3::Hash,
}

/// What listings, links and checks need to know of a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// As [`Markdown::summary`].
    pub summary: Option<Hypertext>,
    pub more: bool,
    pub plain: String,
    pub headings: Vec<Heading>,
    /// Sorted.
    pub anchors: Vec<String>,
    pub links: Vec<Link>,
    pub first_image: Option<usize>,
    /// How long reading takes, at least one minute.
    pub minutes: usize,
}

/// A body: what only the post's own page and feeds show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    pub html: Hypertext,
    /// As [`Markdown::blocks`].
    pub blocks: Vec<Block>,
    pub words: usize,
    pub has_code: bool,
}

/// Stands for the digest while there is none yet.
pub(super) fn unsealed() -> blake3::Hash {
    blake3::Hash::from_bytes([0; 32])
}

impl Post {
    /// The bytes `span` of this post's file as a place. `text` is the file's text.
    pub fn place(&self, text: &str, span: Range<usize>) -> Place {
        Place::within(&*self.path, text, span)
    }

    /// The key under which translations find each other: given, or the file's name without language.
    pub fn translation_key(&self) -> &str {
        self.front.translation.as_ref().map_or(&self.name.stem, |given| &given.value)
    }

    /// The same with its digest.
    pub(super) fn sealed(self) -> Post {
        // Nothing in a post refuses to be written to memory; if it did, all such posts would be parsed each time.
        let bytes = postcard::to_stdvec(&self).unwrap_or_default();
        Post { digest: blake3::hash(&bytes), ..self }
    }
}
