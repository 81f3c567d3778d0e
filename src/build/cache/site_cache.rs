//! All that is kept of one site between builds.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::digests::BlockDigests;
use super::highlights::Highlights;
use super::key::Key;
use super::posts::Posts;
use crate::cards::Index;
use crate::pages::cards::Cards;
use crate::pages::plan::Plan;
use crate::pictures::Maker;
use crate::search::Memory;
use crate::site::links::Targets;
use crate::site::{ByDocument, Site};

/// A site put together without a diagnostic.
#[derive(Clone, Debug)]
pub(crate) struct Assembled {
    /// The documents, terms and editions.
    pub(crate) site: Arc<Site>,
    /// Every output path.
    pub(crate) plan: Arc<Plan>,
    /// Where the links of each document go.
    pub(crate) targets: Arc<ByDocument<Targets>>,
    /// The cards of pages.
    pub(crate) cards: Arc<Cards>,
}

/// The cache of one site.
#[derive(Default)]
pub struct Cache {
    /// Highlighted code.
    pub highlights: Arc<Highlights>,
    /// Parsed posts.
    pub(crate) posts: Posts,
    /// Blocks of originals.
    pub(crate) digests: BlockDigests,
    /// What is known of fonts.
    pub(crate) fonts: Index,
    /// The words of posts.
    pub(crate) words: Arc<Memory>,
    /// The variants of pictures.
    pub(crate) pictures: Arc<Maker>,
    /// The last one, while the process runs.
    pub(crate) assembled: Option<(Key, Assembled)>,
    /// The last data files without a diagnostic, while the process runs.
    pub(crate) data: Option<(Key, Arc<serde_json::Value>)>,
}

impl Cache {
    /// A cache that is kept in `folder` (a site's `.chancery`).
    pub fn on_disk(folder: &Path) -> Cache {
        Cache {
            highlights: Arc::new(Highlights::on_disk(folder.join("highlight.jsonl"))),
            posts: Posts::on_disk(folder.join("posts")),
            digests: BlockDigests::on_disk(folder.join("digests")),
            fonts: Index::on_disk(folder.join("fonts")),
            words: Arc::new(Memory::on_disk(folder.join("words"))),
            pictures: Arc::new(Maker::on_disk(folder.join("images"))),
            assembled: None,
            data: None,
        }
    }

    /// A cache of nothing but what is known of fonts, which takes longest to find out, for a build that keeps nothing.
    pub(crate) fn of_fonts(folder: &Path) -> Cache {
        Cache { fonts: Index::on_disk(folder.join("fonts")), ..Cache::default() }
    }

    /// The files and what to keep in them; none where nothing changed.
    pub fn to_store(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let highlights = self.highlights.to_store(&self.posts.blocks());
        self.posts
            .to_store()
            .into_iter()
            .chain(highlights)
            .chain(self.digests.to_store())
            .chain(self.fonts.to_store())
            .chain(self.words.to_store())
            .collect()
    }
}
