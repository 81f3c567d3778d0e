//! What a page depends on, as one hash.
//!
//! Takes a page of the plan; gives its key: as long as that is the same, so are its bytes. It covers the program, all that
//! every page may depend on (configuration, templates, words, and of each post all but its body), and the files whose
//! bodies the page shows. So there is no list of dependencies to keep for each page, and none to forget. Deliberately
//! does not know what a template does with its view.

use super::Shared;
use crate::input::source::Sources;
use crate::site::DocumentId;
use crate::site::plan::{self, Page, Scope, Subject};

/// The key of a page.
pub type Key = blake3::Hash;

/// The key of a page; none for what is made of all pages.
pub fn of(shared: &Shared, sources: &Sources, page: &Page) -> Option<Key> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(shared.key.as_bytes()).update(page.path.as_bytes());
    let mut body = |id: DocumentId| {
        let source = sources.files.get(&shared.site.documents[id].post.path);
        hasher.update(source.map_or(&[0; 32], |source| source.hash.as_bytes()));
    };
    match &page.subject {
        Subject::File(source) => return sources.files.get(source).map(|source| source.hash),
        Subject::Sitemap => return None,
        Subject::Document(id) => body(*id),
        Subject::List { edition, scope: Scope::Home, number: 1 } => {
            shared.plan.intros.get(edition).copied().into_iter().for_each(body);
        }
        Subject::Feed { edition, scope, .. } => {
            let posts = plan::listed(&shared.site, *edition, *scope).iter().take(shared.config().feed.limit);
            posts.copied().for_each(body);
        }
        _ => {}
    }
    Some(hasher.finalize())
}
