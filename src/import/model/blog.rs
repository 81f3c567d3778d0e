//! The folder of another program, after reading.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::old_file::OldFile;
use super::remark::{Effect, Remark};
use super::usual_list::UsualList;
use crate::import::old_site::address::Hosts;

/// A taxonomy's name, its permalink, and its registry.
pub type TaxonomySetting = (String, Option<String>, Map<String, Value>);

/// Everything in a folder.
#[derive(Clone, Debug, Default)]
pub struct Blog {
    pub(crate) title: String,
    /// By language, if they differ.
    pub(crate) titles: Map<String, Value>,
    pub(crate) description: String,
    pub(crate) descriptions: Map<String, Value>,
    pub(crate) base_url: Option<String>,
    /// If each language had a host: its URL and its tag, the first language first.
    pub(crate) language_hosts: Vec<(String, String)>,
    pub(crate) languages: Vec<(String, String)>,
    pub(crate) time_zone: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) files: Vec<OldFile>,
    /// Other files: path in the old folder, path in the new site.
    pub(crate) statics: Vec<(String, String)>,
    pub(crate) taxonomies: Vec<TaxonomySetting>,
    pub(crate) menu: Option<Value>,
    pub(crate) more: Map<String, Value>,
    /// The lists of sections that the old program makes.
    pub(crate) lists: Vec<UsualList>,
    /// Sources of lists that are no pages of the new site, with the site paths of the lists.
    pub(crate) list_sources: BTreeMap<String, String>,
    /// Site paths of its other feeds.
    pub(crate) feeds: Vec<String>,
    /// The file names of the feeds of terms, by taxonomy.
    pub(crate) term_feeds: BTreeMap<String, Vec<String>>,
    /// The languages whose URLs begin with their tag.
    pub(crate) prefixed: BTreeSet<String>,
    /// The templates of its own shortcodes, by name.
    pub(crate) shortcodes: BTreeMap<String, String>,
    pub(crate) remarks: Vec<Remark>,
    /// Files that were read for the values in them, such as configurations.
    pub(crate) used: Vec<String>,
    /// The folder of the built site, if it is in the old folder.
    pub(crate) output: Option<String>,
    /// A file with settings that could not be read.
    pub(crate) unread: Option<String>,
}

impl Blog {
    /// Posts and pages by the names that other posts use for them: `2016-10-08-kopi`, `posts/kopi`, `kopi`.
    pub(crate) fn by_name(&self) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        for (at, file) in self.files.iter().enumerate() {
            let stem = file.from.rsplit_once('.').map_or(file.from.as_str(), |(stem, _)| stem);
            let stem = stem.strip_suffix("/index").unwrap_or(stem);
            let short = ["_posts/", "content/", "src/"].iter().fold(stem, |stem, part| stem.trim_start_matches(part));
            let last = short.rsplit('/').next().unwrap_or(short);
            for name in [stem, short, last] {
                names.entry(name.to_string()).or_insert(at);
            }
        }
        names
    }

    /// Where the old site was.
    pub(crate) fn hosts(&self) -> Hosts {
        match self.language_hosts.as_slice() {
            [] => Hosts::one(self.base_url.as_deref()),
            several => Hosts::of_languages(several),
        }
    }

    /// The start of the URLs of a language: empty, or `/id`.
    pub(crate) fn prefix(&self, language: Option<&str>) -> String {
        match language.filter(|tag| self.prefixed.contains(*tag)) {
            Some(tag) => format!("/{}", tag.to_lowercase()),
            None => String::new(),
        }
    }

    /// Notes a list once.
    pub(crate) fn has_list(&mut self, list: UsualList) {
        if !self.lists.contains(&list) {
            self.lists.push(list);
        }
    }

    pub(crate) fn lost(&mut self, what: &str, file: &str, text: &str) {
        self.remarks.push(Remark::on_file(Effect::Lost, what, file, text.to_string()));
    }

    pub(crate) fn changed(&mut self, what: &str, file: &str, text: &str) {
        self.remarks.push(Remark::on_file(Effect::Changed, what, file, text.to_string()));
    }
}
