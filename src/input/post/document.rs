//! A post as a value: what other pages may show of it, and its body.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::kind::Kind;
use super::name::FileName;
use super::term_text::TermText;
use crate::base::date::Moment;
use crate::input::front_matter::FrontMatter;
use crate::language::Language;
use crate::markdown::{Block, Heading, Hypertext, Link};

/// What other pages may show of a Markdown file: everything but the body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Post {
    /// Path from the site root: `content/posts/2016/menanti.id.md`.
    pub(crate) path: String,
    pub(crate) name: FileName,
    pub(crate) kind: Kind,
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) date: Option<Moment>,
    /// Its URL and its aliases.
    pub address: Address,
    pub(crate) front: FrontMatter,
    /// The term that it is perhaps the text for.
    pub(crate) about: Option<Box<TermText>>,
    pub(crate) outline: Outline,
    /// The hash of all fields above. While it stays the same, so does every page except the post's own.
    #[serde(skip, default = "unsealed")]
    pub(crate) digest: blake3::Hash,
}

/// What listings, links and checks need to know of a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Outline {
    /// See [`Markdown::summary`].
    pub(crate) summary: Option<Hypertext>,
    pub(crate) more: bool,
    pub(crate) plain: String,
    pub(crate) headings: Vec<Heading>,
    /// Sorted.
    pub(crate) anchors: Vec<String>,
    pub(crate) links: Vec<Link>,
    pub(crate) first_image: Option<usize>,
    /// The reading time, at least one minute.
    pub(crate) minutes: usize,
}

/// A body: what only the post's own page and feeds show of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    pub(crate) html: Hypertext,
    /// See [`Markdown::blocks`].
    pub(crate) blocks: Vec<Block>,
    pub(crate) words: usize,
    /// See [`Markdown::characters`].
    pub(crate) characters: Option<usize>,
    pub(crate) has_code: bool,
    /// See [`Markdown::unnamed`].
    pub(crate) unnamed: Vec<Range<usize>>,
}

/// A placeholder for the digest.
pub(super) fn unsealed() -> blake3::Hash {
    blake3::Hash::from_bytes([0; 32])
}

impl Post {
    /// The key that translations share: that of front matter, or the file name without language.
    pub(crate) fn translation_key(&self) -> &str {
        self.front.translation.as_ref().map_or_else(|| path_key(&self.name.stem), |given| &given.value)
    }

    /// The same post with its digest.
    pub(super) fn sealed(self) -> Post {
        // No part of a post fails to serialize. If one did, all such posts would be parsed each time.
        let bytes = postcard::to_stdvec(&self).unwrap_or_default();
        Post { digest: blake3::hash(&bytes), ..self }
    }
}

/// What tells posts that are translations of each other by their path without language: a file and a folder with an `index.md` of
/// the same name are one, as in Hugo.
pub(crate) fn path_key(stem: &str) -> &str {
    stem.strip_suffix("/index").unwrap_or(stem)
}
