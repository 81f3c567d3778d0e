//! The folder of another program, after reading.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::front::Front;
use super::remark::{Effect, Remark};

/// A post or a page.
#[derive(Clone, Debug, Default)]
pub struct OldFile {
    /// From the old folder: `_posts/2016-10-08-kopi.md`.
    pub from: String,
    /// From the new site's root: `content/posts/2016/2016-10-08-kopi.md`.
    pub to: String,
    pub title: String,
    /// The slug in its old URL.
    pub slug: String,
    pub is_post: bool,
    pub is_draft: bool,
    /// HTML that must be converted to Markdown.
    pub is_html: bool,
    pub language: Option<String>,
    pub day: Option<Date>,
    /// The old site path, decoded; none if it is not known.
    pub old_path: Option<String>,
    pub front: Front,
    pub body: String,
}

/// A taxonomy's name, its permalink, and its registry.
pub type TaxonomySetting = (String, Option<String>, Map<String, Value>);

/// Everything in a folder.
#[derive(Clone, Debug, Default)]
pub struct Blog {
    pub title: String,
    pub description: String,
    pub base_url: Option<String>,
    pub languages: Vec<(String, String)>,
    pub time_zone: Option<String>,
    pub author: Option<String>,
    pub files: Vec<OldFile>,
    /// Other files: path in the old folder, path in the new site.
    pub statics: Vec<(String, String)>,
    pub taxonomies: Vec<TaxonomySetting>,
    pub menu: Option<Value>,
    pub more: Map<String, Value>,
    pub remarks: Vec<Remark>,
}

impl Blog {
    /// Posts and pages by the names that other posts use for them: `2016-10-08-kopi`, `posts/kopi`, `kopi`.
    pub fn by_name(&self) -> BTreeMap<String, usize> {
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

    pub fn lost(&mut self, what: &str, file: &str, text: &str) {
        self.remarks.push(remark(Effect::Lost, what, file, text));
    }

    pub fn changed(&mut self, what: &str, file: &str, text: &str) {
        self.remarks.push(remark(Effect::Changed, what, file, text));
    }
}

fn remark(effect: Effect, what: &str, file: &str, text: &str) -> Remark {
    let (what, file, text) = (what.to_string(), file.to_string(), text.to_string());
    Remark { effect, what, title: String::new(), old_url: String::new(), file, line: 0, text }
}
