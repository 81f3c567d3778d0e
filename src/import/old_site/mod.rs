//! The old site as it was built: the proof of an import.
//!
//! Takes the output folder of the old program, a sitemap, a list of URLs or Hugo's table of its pages; gives its pages
//! with their titles, languages and words, its feeds with their entries, its redirects and its files. `found` finds the
//! page of each source, and `taken` writes what these pages say into the sources. Nothing of the old site is run.

pub(crate) mod address;
pub(crate) mod compared;
pub(crate) mod folder;
pub(crate) mod found;
pub(crate) mod guids;
pub(crate) mod lists;
pub(crate) mod main_text;
pub(crate) mod page;
pub(crate) mod read;
pub(crate) mod site;
pub(crate) mod source_words;
pub(crate) mod taken;
pub(crate) mod titles;
pub(crate) mod tokens;
