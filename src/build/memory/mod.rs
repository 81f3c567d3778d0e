//! Dear work remembered between builds, by the hash of all that it depends on.
//!
//! Takes keys, and what was computed under them; gives it back. What it holds can always be thrown away: a build with any
//! memory, another machine's too, gives what a build with none gives. Deliberately does not know files of the site. On
//! disk it is files under `.chancery/`, each with checksums, so that a torn or foreign one costs time and nothing else.

mod highlights;
mod posts;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use highlights::{BlockKey, Highlights};
pub use posts::{Posts, Remembered};

use crate::pages::plan::Plan;
use crate::site::links::Targets;
use crate::site::{ByDocument, Site};

/// The hash of everything that a result depends on.
pub type Key = blake3::Hash;

/// Stands for the program itself in keys: results of another program are not used.
pub const PROGRAM: &str = env!("CHANCERY_PROGRAM");

/// A site put together without a diagnostic.
#[derive(Clone, Debug)]
pub struct Assembled {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub targets: Arc<ByDocument<Targets>>,
}

/// The memory of one site.
#[derive(Default)]
pub struct Memory {
    pub highlights: Arc<Highlights>,
    pub posts: Posts,
    /// The last one, while the process runs.
    pub assembled: Option<(Key, Assembled)>,
}

impl Memory {
    /// A memory that is kept in `folder` (a site's `.chancery`).
    pub fn on_disk(folder: &Path) -> Memory {
        Memory {
            highlights: Arc::new(Highlights::on_disk(folder.join("highlight.jsonl"))),
            posts: Posts::on_disk(folder.join("posts")),
            assembled: None,
        }
    }

    /// The files and what to keep in them; none where nothing changed.
    pub fn to_store(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let highlights = self.highlights.to_store(&self.posts.blocks());
        self.posts.to_store().into_iter().chain(highlights).collect()
    }
}
