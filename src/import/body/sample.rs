//! A small old site for the tests of this module.

use super::{Attachment, Rewrite};

pub(crate) struct Site;

impl Rewrite for Site {
    fn link(&self, url: &str) -> Option<String> {
        url.strip_prefix("https://old.example/").map(|path| format!("../{path}.md"))
    }

    fn image(&self, url: &str) -> Option<String> {
        url.strip_prefix("https://old.example/files/").map(str::to_string)
    }

    fn attachment(&self, id: u64) -> Option<Attachment> {
        let (url, alt) = (format!("https://old.example/files/{id}.jpg"), format!("Alt {id}"));
        (id < 100).then(|| Attachment { url, alt, caption: format!("Caption {id}") })
    }

    fn footnote(&self, id: &str) -> Option<String> {
        id.starts_with('n').then(|| format!("Note <em>{id}</em>"))
    }
}
