//! The list of old URLs, by which anyone can check the new site.

use crate::base::url;
use crate::import::model::file_names::GUESSED;
use crate::import::old_site::site::OldSite;

/// The site paths of the old site.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldUrls {
    paths: Vec<String>,
    is_guessed: bool,
}

impl OldUrls {
    /// All that the old site had.
    pub(crate) fn of_site(old: &OldSite) -> OldUrls {
        OldUrls { paths: old.all_paths(), is_guessed: false }
    }

    /// Those of pages, and of lists and feeds, by the rules of the old program.
    pub(crate) fn guessed(pages: impl Iterator<Item = String>, lists: &[String]) -> OldUrls {
        let mut paths: Vec<String> = pages.collect();
        paths.extend(lists.iter().filter(|list| *list != "/").cloned());
        let mut seen = std::collections::BTreeSet::new();
        paths.retain(|path| seen.insert(path.clone()));
        OldUrls { paths, is_guessed: true }
    }

    /// The file, one URL on a line.
    pub(crate) fn text(&self, base_url: &str) -> String {
        let base = base_url.trim_end_matches('/');
        let head = match self.is_guessed {
            true => format!("{GUESSED}: import with `--old`, or a sitemap.xml of the old blog, proves more"),
            false => "# Every address of the old site".to_string(),
        };
        let lines: String = self.paths.iter().map(|path| format!("{base}{}\n", url::encode_path(path))).collect();
        format!("{head}\n{lines}")
    }
}
