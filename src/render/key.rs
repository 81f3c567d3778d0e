//! The key of a page: one hash of everything that it depends on.
//!
//! Data files are the exception: only the pages whose templates use `data` depend on them.
//!
//! If a page's key is the same, so are its bytes. The key covers the program, everything that any page may depend on
//! (configuration, templates, interface text, and each post except its body), and the files whose bodies the page shows. So
//! no list of dependencies has to be kept for each page, and none can be forgotten.

use super::renderer::{Key, Renderer};
use crate::base::program::PROGRAM;
use crate::input::source::{Source, Sources};
use crate::pages::kind::{Content, Dependencies};
use crate::pages::kinds::file;
use crate::pages::plan::Page;

/// The key of a page; `None` for what is made of all pages.
pub(crate) fn of(renderer: &Renderer, sources: &Sources, page: &Page) -> Option<Key> {
    let site = &renderer.site;
    let bodies = match page.kind.dependencies(site) {
        Dependencies::AllPages => return None,
        Dependencies::File(source) => return sources.files.get(source).map(|file| of_file(renderer, source, file)),
        Dependencies::Key(key) => return Some(*key),
        Dependencies::Bodies(ids) => ids,
        Dependencies::Site => &[],
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(renderer.key.as_bytes()).update(page.path.as_bytes());
    if page.kind.tells_sizes(site) {
        hasher.update(renderer.files.as_bytes());
    }
    if let Some(data) = renderer.data.filter(|_| shows_data(renderer, sources, page)) {
        hasher.update(data.as_bytes());
    }
    for id in bodies {
        let source = sources.files.get(&site.documents[*id].post.path);
        hasher.update(source.map_or(&[0; 32], |source| source.hash.as_bytes()));
        if let Some(state) = renderer.states.key(*id) {
            hasher.update(state.as_bytes());
        }
    }
    Some(hasher.finalize())
}

/// Whether the template of a page uses data.
fn shows_data(renderer: &Renderer, sources: &Sources, page: &Page) -> bool {
    let Content::Html(html) = page.kind.content() else { return false };
    renderer.templates.use_data()
        && html.template(renderer, sources).is_ok_and(|name| renderer.templates.uses(&name).data)
}

/// The key of a copied file: its hash, which another program copies alike. That is not so if it is changed on the way.
fn of_file(renderer: &Renderer, path: &str, source: &Source) -> Key {
    if !file::is_cleaned(&renderer.site, source) && !file::is_shortened(path) {
        return source.hash;
    }
    // No two files have one key, as no two have one hash; to hash that again for thousands of pictures would take time.
    let mut key = *source.hash.as_bytes();
    key.iter_mut().zip(PROGRAM.bytes()).for_each(|(byte, mark)| *byte ^= mark);
    Key::from_bytes(key)
}
