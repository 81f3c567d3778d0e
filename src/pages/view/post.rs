//! A post as templates see it: in a list, and whole.
//!
//! The fields are serialized by hand, since a page also has the fields of an entry: serde's `flatten` would allocate memory
//! for each name on each page.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use tera::Value;

use super::{Date, Image, Link, Series, TocItem, Translation};

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
pub struct Entry {
    pub title: String,
    pub url: String,
    pub lang: String,
    pub dir: &'static str,
    pub lang_name: String,
    /// Whether it is in another language than the interface.
    pub foreign: bool,
    pub date: Option<Date>,
    pub summary: Value,
    pub more: bool,
    pub tags: Vec<Value>,
    pub categories: Vec<Value>,
    pub authors: Vec<Value>,
    pub minutes: usize,
    pub image: Option<Image>,
    pub draft: bool,
    pub future: bool,
    pub translations: Vec<Translation>,
    /// The rendered `entry.html`; `None` if there is no such template, and on the post's own page.
    pub html: Value,
    /// The rendered `short.html`, if the entry may be a related post.
    pub short: Value,
}

write_fields!(Entry {;
    title, url, lang, dir, lang_name, foreign, date, summary, more, tags, categories, authors, minutes,
    image, draft, future, translations, html, short,
});

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Entry", Entry::FIELDS)?;
        self.write(&mut out)?;
        out.end()
    }
}

/// A post or page, whole: `page` in post.html and page.html.
#[derive(Clone, Debug)]
pub struct Page {
    pub entry: Entry,
    pub permalink: String,
    pub updated: Option<Date>,
    pub content: Value,
    pub toc: Vec<TocItem>,
    /// How many headings the table of contents has, on all its levels.
    pub headings: usize,
    /// The terms by taxonomy.
    pub terms: BTreeMap<String, Vec<Value>>,
    pub words: usize,
    pub newer: Option<Link>,
    pub older: Option<Link>,
    pub related: Vec<Value>,
    pub series: Vec<Series>,
    pub has_code: bool,
    pub source: String,
    pub extra: Value,
}

write_fields!(Page { entry;
    permalink, updated, content, toc, headings, terms, words, newer, older, related, series, has_code, source, extra,
});

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Page", Entry::FIELDS + Page::FIELDS)?;
        self.entry.write(&mut out)?;
        self.write(&mut out)?;
        out.end()
    }
}
