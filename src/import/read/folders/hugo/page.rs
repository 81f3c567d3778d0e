//! A page of a Hugo site while it is read.

use crate::import::model::OldFile;
use crate::import::read::folders::file;

/// What Hugo calls the kind of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Home,
    Section,
    /// The list of a taxonomy, or of a term.
    Taxonomy,
    Page,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Home => "home",
            Kind::Section => "section",
            Kind::Taxonomy => "taxonomy",
            Kind::Page => "page",
        }
    }
}

/// A page with its place.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) file: OldFile,
    /// From its content folder, without language and ending: `posts/kopi` for `posts/kopi.id.md`.
    pub(crate) bare: String,
    /// The language that Hugo builds it in.
    pub(crate) language: String,
    pub(crate) kind: Kind,
    /// Whether the files next to it are published with it.
    pub(crate) has_files: bool,
}

impl Page {
    pub(crate) fn new(file: OldFile, bare: &str, language: &str, taxonomies: &[String]) -> Page {
        let section = bare.split_once('/').map_or("", |(section, _)| section);
        let kind = match bare.rsplit('/').next() {
            Some("_index") if bare == "_index" => Kind::Home,
            Some("_index") if taxonomies.iter().any(|name| name == section) => Kind::Taxonomy,
            Some("_index") => Kind::Section,
            _ => Kind::Page,
        };
        let (bare, language) = (bare.to_string(), language.to_string());
        Page { file, bare, language, kind, has_files: true }
    }

    /// The first folder of its path; empty at the top.
    pub(crate) fn section(&self) -> &str {
        self.bare.split_once('/').map_or("", |(section, _)| section)
    }

    /// The folder of its file, in its content folder.
    pub(crate) fn folder(&self) -> &str {
        file::folder_of(&self.bare)
    }

    pub(crate) fn is_list(&self) -> bool {
        self.bare.rsplit('/').next() == Some("_index")
    }

    /// Its path as targets name it: `/posts/kopi`.
    pub(crate) fn path(&self) -> String {
        let bare = self.bare.strip_suffix("_index").or_else(|| self.bare.strip_suffix("/index")).unwrap_or(&self.bare);
        format!("/{}", bare.trim_end_matches('/')).to_lowercase().replace(' ', "-")
    }
}
