//! What an editor has to know of a site.

use super::program::Cms;
use crate::input::config::{Config, Role};

/// A taxonomy whose terms the editor asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AskedTaxonomy {
    /// Its key in front matter: `tags`.
    pub(crate) name: String,
    /// A post is in one series, and has several terms of another taxonomy.
    pub(crate) is_series: bool,
}

/// Where posts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PostFolders {
    /// All in `content/posts`.
    One,
    /// In a folder for each year: `content/posts/2016`.
    Years,
    /// In a folder for each language: `content/posts/en`.
    Languages,
}

/// What an editor has to know of a site.
#[derive(Clone, Debug)]
pub(crate) struct CmsSite {
    /// The whole URL of the site.
    pub(crate) url: String,
    /// The tags of its languages, the default one first.
    pub(crate) languages: Vec<String>,
    pub(crate) taxonomies: Vec<AskedTaxonomy>,
    pub(crate) folders: PostFolders,
    /// The URL of a post from the root of the site, with the placeholders of editors.
    pub(crate) post_path: String,
}

impl CmsSite {
    /// What its settings say.
    pub(crate) fn of(config: &Config, cms: Cms, folders: PostFolders) -> CmsSite {
        let asked = |taxonomy: &crate::input::config::Taxonomy| AskedTaxonomy {
            name: taxonomy.name.clone(),
            is_series: taxonomy.role == Role::Series,
        };
        // Decap CMS does not know this placeholder.
        let knows_locale = config.languages.len() > 1 && cms == Cms::Sveltia;
        let placeholder = |part: &str| match part {
            "lang" if knows_locale => "{{locale}}",
            "lang" => "",
            "year" => "{{year}}",
            "month" => "{{month}}",
            "day" => "{{day}}",
            "folder" => "posts",
            _ => "{{slug}}",
        };
        CmsSite {
            url: config.base_url.absolute("/"),
            languages: config.languages.iter().map(|site| site.language.tag.clone()).collect(),
            taxonomies: config.taxonomies.iter().map(asked).collect(),
            folders,
            post_path: config.permalinks.posts.expand(placeholder).trim_start_matches('/').to_string(),
        }
    }
}
