//! The bodies of a site's documents.
//!
//! Takes the bodies that were just parsed, and a function that parses others again; gives each when it is needed. A hundred
//! thousand bodies do not fit into memory, so most of them are compressed. Most builds render few pages, so most bodies of
//! cached posts are never parsed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::input::post::{Body, Post, Written};

/// Parses a post's file again for its body.
pub(crate) type Parse = Box<dyn Fn(&Post) -> Result<Arc<Body>, Diagnostic> + Send + Sync>;

/// The blocks of a post as they are written; none if its file has changed.
pub(crate) type Write = Box<dyn Fn(&Post) -> Vec<Written> + Send + Sync>;

/// A body that waits to be rendered.
#[derive(Clone, Debug)]
pub(crate) enum Held {
    Whole(Arc<Body>),
    /// In LZ4's block format, after its length.
    Packed(Arc<[u8]>),
}

impl Held {
    /// Half the size, for a tenth of the time that parsing takes.
    pub(crate) fn packed(body: &Body) -> Held {
        // No part of a body fails to serialize.
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

/// A body in memory, and whether it is still needed.
#[derive(Default)]
struct Place {
    /// `None` if it was dropped.
    held: Option<Held>,
    /// Whether its own page has been rendered.
    shown: bool,
}

/// The bodies of a site's documents.
pub(crate) struct Bodies {
    /// Sorted by path.
    held: Vec<(Arc<Post>, Mutex<Place>)>,
    parse: Parse,
    write: Write,
    problems: Mutex<Diagnostics>,
}

impl Bodies {
    /// `held` must be sorted by path.
    pub(crate) fn new(held: Vec<(Arc<Post>, Held)>, parse: Parse, write: Write) -> Bodies {
        let held =
            held.into_iter().map(|(post, held)| (post, Mutex::new(Place { held: Some(held), shown: false }))).collect();
        Bodies { held, parse, write, problems: Mutex::default() }
    }

    /// The same as [`Bodies::of`], for the page that shows the body. No page of a later round needs it: see
    /// [`Bodies::end_round`].
    pub(crate) fn shown(&self, post: &Post) -> Arc<Body> {
        let held = self.place(post).and_then(|mut place| {
            place.shown = true;
            place.held.clone()
        });
        held.and_then(|held| held.body()).unwrap_or_else(|| self.parsed(post))
    }

    /// The body of a post. If its file has changed, an empty body and one of [`Bodies::problems`].
    pub(crate) fn of(&self, post: &Post) -> Arc<Body> {
        let held = self.place(post).and_then(|place| place.held.clone());
        held.and_then(|held| held.body()).unwrap_or_else(|| self.parsed(post))
    }

    /// The blocks of a post as they are written.
    pub(crate) fn written(&self, post: &Post) -> Vec<Written> {
        (self.write)(post)
    }

    /// Drops the bodies that were shown, so that their memory can be used for other things. A feed is never in a later round
    /// than the page of a post in it, so its bodies are still in memory: see `order`.
    pub(crate) fn end_round(&self) {
        for (_, place) in &self.held {
            let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
            if place.shown {
                place.held = None;
            }
        }
    }

    fn place(&self, post: &Post) -> Option<MutexGuard<'_, Place>> {
        let at = self.held.binary_search_by(|(held, _)| held.path.cmp(&post.path)).ok()?;
        Some(self.held[at].1.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn parsed(&self, post: &Post) -> Arc<Body> {
        (self.parse)(post).unwrap_or_else(|problem| {
            self.problems.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
            Arc::default()
        })
    }

    /// The problems since the last call.
    pub(crate) fn problems(&self) -> Diagnostics {
        std::mem::take(&mut self.problems.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{Block, Hypertext, Placeholder};

    #[test]
    fn a_packed_body_is_the_one_that_was_packed() {
        let html =
            Hypertext { html: "<p>Kopi darat.</p>\n".repeat(40), placeholders: vec![Placeholder { at: 3, link: 0 }] };
        let body = Body {
            html,
            blocks: vec![Block { at: 2, line: 9 }],
            words: 80,
            characters: None,
            has_code: true,
            unnamed: vec![3..9, 12..20],
        };
        let packed = Held::packed(&body);
        assert_eq!(*packed.body().unwrap(), body);
        assert!(matches!(&packed, Held::Packed(bytes) if bytes.len() < 200));
    }
}
