//! The author's options for an import from a folder.

use std::path::PathBuf;

/// The program that the folder is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Jekyll,
    Hugo,
    Eleventy,
    Zola,
}

impl Dialect {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Dialect::Jekyll => "Jekyll",
            Dialect::Hugo => "Hugo",
            Dialect::Eleventy => "Eleventy",
            Dialect::Zola => "Zola",
        }
    }
}

/// The author's options.
#[derive(Clone, Debug)]
pub struct Options {
    pub folder: PathBuf,
    pub dialect: Dialect,
    pub into: PathBuf,
    pub languages: Vec<String>,
    pub base_url: Option<String>,
    pub force: bool,
}
