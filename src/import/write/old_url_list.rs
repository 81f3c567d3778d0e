//! The list of old URLs, by which anyone can check the new site.

use crate::base::url;
use crate::import::model::file_names::GUESSED;
use crate::import::old_site::site::OldSite;

/// The site paths of the old site.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldUrls {
    paths: Vec<String>,
    source: Source,
}

/// Where they are from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Source {
    /// The old site.
    #[default]
    Site,
    /// A list of URLs, and for lists and feeds the rules of the old program.
    List,
    /// The rules of the old program.
    Rules,
}

impl OldUrls {
    /// All that the old site had.
    pub(crate) fn of_site(old: &OldSite) -> OldUrls {
        OldUrls { paths: old.all_paths(), source: Source::Site }
    }

    /// Those of a list, which rarely has feeds, and the usual lists and feeds.
    pub(crate) fn of_list(old: &OldSite, lists: &[String]) -> OldUrls {
        OldUrls { source: Source::List, ..OldUrls::guessed(old.all_paths().into_iter(), lists) }
    }

    /// Those of pages, and of lists and feeds, by the rules of the old program.
    pub(crate) fn guessed(pages: impl Iterator<Item = String>, lists: &[String]) -> OldUrls {
        let mut paths: Vec<String> = pages.collect();
        paths.extend(lists.iter().filter(|list| *list != "/").cloned());
        let mut seen = std::collections::BTreeSet::new();
        paths.retain(|path| seen.insert(path.clone()));
        OldUrls { paths, source: Source::Rules }
    }

    /// The file, one URL on a line.
    pub(crate) fn text(&self, base_url: &str) -> String {
        let base = base_url.trim_end_matches('/');
        let head = match self.source {
            Source::Rules => format!("{GUESSED}: import with `--old`, or a sitemap.xml of the old blog, proves more"),
            Source::List => {
                "# The addresses of the list that `--old` named, and guessed ones of lists and feeds".to_string()
            }
            Source::Site => "# Every address of the old site".to_string(),
        };
        let lines: String = self.paths.iter().map(|path| format!("{base}{}\n", url::encode_path(path))).collect();
        format!("{head}\n{lines}")
    }
}
