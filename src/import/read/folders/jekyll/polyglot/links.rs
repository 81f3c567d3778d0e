//! Links of texts. The plugin leads a link on a page of a language to that language.

use std::collections::BTreeMap;

use super::places::Group;
use super::settings::Polyglot;
use crate::base::url::{decode, encode_path};
use crate::import::model::{Blog, OldFile};

/// What a link begins with.
const STARTS: [&str; 3] = ["](", "href=\"", "href='"];

/// Where a link to a URL leads on the pages of a language.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// By the number of the language and the URL of any translation, without language.
    known: BTreeMap<(usize, String), String>,
}

impl Addresses {
    pub(super) fn of(polyglot: &Polyglot, groups: &[Group]) -> Addresses {
        let mut known = BTreeMap::new();
        for group in groups {
            for place in group.places.iter().filter(|place| place.home.is_some_and(|home| home > 0)) {
                let home = place.home.unwrap_or(0);
                let address = format!("{}{}", polyglot.prefix(home), place.url);
                // A link to the original leads to the translation, although their URLs differ.
                let urls = group.places.iter().filter(|other| group.has_id || other.url == place.url);
                urls.for_each(|other| drop(known.insert((home, bare(&other.url).to_string()), address.clone())));
            }
        }
        Addresses { known }
    }

    /// Leads the links of each text to its language.
    pub(super) fn rewrite(&self, polyglot: &Polyglot, blog: &mut Blog) {
        for file in &mut blog.files {
            if let Some(language) = polyglot.language(file).filter(|language| *language > 0) {
                self.rewrite_file(language, &polyglot.base, file);
            }
        }
    }

    fn rewrite_file(&self, language: usize, base: &str, file: &mut OldFile) {
        let mut left = String::with_capacity(file.body.len());
        let mut rest = file.body.as_str();
        loop {
            let next = STARTS.iter().filter_map(|start| Some(rest.find(start)? + start.len())).min();
            let Some(at) = next else { break };
            left.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.find(|letter: char| ")\"'#? \n".contains(letter)).unwrap_or(rest.len());
            let path = rest[..end].strip_prefix(base).filter(|path| path.starts_with('/')).and_then(decode);
            let to = path.and_then(|path| self.known.get(&(language, bare(&path).to_string())));
            if let Some(to) = to {
                left.push_str(&format!("{base}{}", encode_path(to)));
                rest = &rest[end..];
            }
        }
        left.push_str(rest);
        file.body = left;
    }
}

/// A URL as a link may write it: with its ending or without.
fn bare(url: &str) -> &str {
    let url = url.strip_suffix("index.html").or_else(|| url.strip_suffix(".html")).unwrap_or(url);
    url.trim_end_matches('/')
}
