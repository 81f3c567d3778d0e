//! The bodies of a site's documents.
//!
//! Takes those that were just parsed, and a way to parse the others again; gives each as it is asked for. A hundred
//! thousand bodies do not fit, so most of them wait packed; and most builds render few pages, so bodies that were not
//! parsed need not be. Deliberately does not know how a body is parsed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::post::{Body, Post};

/// Parses a post's file again for its body.
pub type Parse = Box<dyn Fn(&Post) -> Result<Arc<Body>, Diagnostic> + Send + Sync>;

/// A body that waits to be rendered.
#[derive(Clone, Debug)]
pub enum Held {
    Whole(Arc<Body>),
    /// In LZ4's block format, after its length.
    Packed(Arc<[u8]>),
}

impl Held {
    /// In half the room, for a tenth of what parsing costs.
    pub fn packed(body: &Body) -> Held {
        // Nothing in a body refuses to be written to memory.
        let bytes = postcard::to_stdvec(body).unwrap_or_default();
        Held::Packed(lz4_flex::compress_prepend_size(&bytes).into())
    }

    fn body(&self) -> Option<Arc<Body>> {
        match self {
            Held::Whole(body) => Some(Arc::clone(body)),
            Held::Packed(bytes) => {
                let bytes = lz4_flex::decompress_size_prepended(bytes).ok()?;
                postcard::from_bytes(&bytes).ok().map(Arc::new)
            }
        }
    }
}

/// The bodies of a site's documents.
pub struct Bodies {
    /// By path; none that was let go.
    held: Vec<(Arc<Post>, Mutex<Option<Held>>)>,
    parse: Parse,
    problems: Mutex<Vec<Diagnostic>>,
}

impl Bodies {
    /// `held` in the order of paths.
    pub fn new(held: Vec<(Arc<Post>, Held)>, parse: Parse) -> Bodies {
        let held = held.into_iter().map(|(post, held)| (post, Mutex::new(Some(held)))).collect();
        Bodies { held, parse, problems: Mutex::default() }
    }

    /// The same as [`Bodies::of`], by the page that shows the body: nearly always the last to want it. Where bodies are so
    /// many that they wait packed it is not held any longer, so that what is held shrinks while other things grow.
    pub fn last_of(&self, post: &Post) -> Arc<Body> {
        let held = self.place(post).and_then(|mut held| match &*held {
            Some(Held::Packed(_)) => held.take(),
            other => other.clone(),
        });
        held.and_then(|held| held.body()).unwrap_or_else(|| self.parsed(post))
    }

    /// The body of a post; an empty one, and a problem to be asked for, where its file has changed meanwhile.
    pub fn of(&self, post: &Post) -> Arc<Body> {
        let held = self.place(post).and_then(|held| held.clone());
        held.and_then(|held| held.body()).unwrap_or_else(|| self.parsed(post))
    }

    fn place(&self, post: &Post) -> Option<MutexGuard<'_, Option<Held>>> {
        let at = self.held.binary_search_by(|(held, _)| held.path.cmp(&post.path)).ok()?;
        Some(self.held[at].1.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn parsed(&self, post: &Post) -> Arc<Body> {
        (self.parse)(post).unwrap_or_else(|problem| {
            self.problems.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
            Arc::default()
        })
    }

    /// The problems met since the last time.
    pub fn problems(&self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.problems.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{Block, Hole, Hypertext};

    #[test]
    fn a_packed_body_is_the_one_that_was_packed() {
        let html = Hypertext { html: "<p>Kopi darat.</p>\n".repeat(40), holes: vec![Hole { at: 3, link: 0 }] };
        let body = Body { html, blocks: vec![Block { at: 2, line: 9 }], words: 80, has_code: true };
        let packed = Held::packed(&body);
        assert_eq!(*packed.body().unwrap(), body);
        assert!(matches!(&packed, Held::Packed(bytes) if bytes.len() < 200));
    }
}
