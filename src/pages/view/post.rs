//! A post as templates see it: in a list, and on its own page.
//!
//! The fields are serialized by hand, since a page also has the fields of an entry: serde's `flatten` would allocate memory
//! for each name on each page.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use tera::Value;

use super::{
    About, Correction, Date, Image, Original, PageList, ParallelLinks, PostLink, Series, TocItem, Translation,
};

/// Serializes all fields under their own names, except one that is written separately. The compiler finds forgotten fields.
macro_rules! write_fields {
    ($type:ident { $($apart:ident)?; $($name:ident),* $(,)? }) => {
        impl $type {
            const FIELDS: usize = [$(stringify!($name)),*].len();

            fn write<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
                let $type { $($apart: _,)? $($name),* } = self;
                $(out.serialize_field(stringify!($name), $name)?;)*
                Ok(())
            }
        }
    };
}

/// A post in a list. `tags`, `categories`, `authors` are [`Term`](super::Term)s.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) lang_name: String,
    /// Whether it is in another language than the interface; of a related post, than the post it is related to.
    pub(crate) foreign: bool,
    pub(crate) date: Option<Date>,
    /// What is below the title: the standfirst of front matter, otherwise its summary.
    pub(crate) standfirst: Option<String>,
    pub(crate) featured: bool,
    pub(crate) summary: Value,
    pub(crate) more: bool,
    pub(crate) tags: Vec<Value>,
    pub(crate) categories: Vec<Value>,
    pub(crate) authors: Vec<Value>,
    pub(crate) minutes: usize,
    pub(crate) image: Option<Image>,
    pub(crate) draft: bool,
    pub(crate) future: bool,
    pub(crate) translations: Vec<Translation>,
    /// Its number in the list of a series, counted from 1, and how many parts there are.
    pub(crate) part: Option<usize>,
    pub(crate) parts: Option<usize>,
    /// The rendered `entry.html`; `None` if there is no such template, and on the post's own page.
    pub(crate) html: Value,
    /// The rendered `short.html`, if the entry may be a related post.
    pub(crate) short: Value,
}

write_fields!(Entry {;
    title, url, lang, dir, lang_name, foreign, date, standfirst, featured, summary, more, tags, categories, authors, minutes,
    image, draft, future, translations, part, parts, html, short,
});

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Entry", Entry::FIELDS)?;
        self.write(&mut out)?;
        out.end()
    }
}

/// A post or page on its own page: `page` in post.html and page.html.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) entry: Entry,
    pub(crate) permalink: String,
    pub(crate) updated: Option<Date>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) translation_of: Option<Original>,
    pub(crate) parallel: Option<ParallelLinks>,
    pub(crate) content: Value,
    /// The posts that its front matter lists.
    pub(crate) list: Option<PageList>,
    pub(crate) toc: Vec<TocItem>,
    /// How many headings the table of contents has, on all its levels.
    pub(crate) headings: usize,
    /// The terms by taxonomy.
    pub(crate) terms: BTreeMap<String, Vec<Value>>,
    pub(crate) words: usize,
    pub(crate) characters: Option<usize>,
    pub(crate) newer: Option<PostLink>,
    pub(crate) older: Option<PostLink>,
    pub(crate) related: Vec<Value>,
    pub(crate) series: Vec<Series>,
    /// Its authors that have a text.
    pub(crate) about: Vec<About>,
    pub(crate) has_code: bool,
    pub(crate) source: String,
    pub(crate) extra: Value,
}

write_fields!(Page { entry;
    permalink, updated, corrections, translation_of, parallel, content, list, toc, headings, terms, words, characters, newer, older, related, series,
    about, has_code, source, extra,
});

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Page", Entry::FIELDS + Page::FIELDS)?;
        self.entry.write(&mut out)?;
        self.write(&mut out)?;
        out.end()
    }
}
