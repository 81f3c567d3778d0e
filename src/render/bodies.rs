//! The bodies of a site's documents.
//!
//! Takes those that are held, and a way to parse the others again; gives each as it is asked for. To parse costs less than
//! to keep: a hundred thousand bodies do not fit, and most builds render few pages. Deliberately does not know how a
//! body is parsed.

use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::post::{Body, Post};

/// Parses a post's file again for its body.
pub type Parse = Box<dyn Fn(&Post) -> Result<Arc<Body>, Diagnostic> + Send + Sync>;

/// The bodies of a site's documents.
pub struct Bodies {
    /// By path.
    held: Vec<(Arc<Post>, Arc<Body>)>,
    parse: Parse,
    problems: Mutex<Vec<Diagnostic>>,
}

impl Bodies {
    /// `held` in the order of paths.
    pub fn new(held: Vec<(Arc<Post>, Arc<Body>)>, parse: Parse) -> Bodies {
        Bodies { held, parse, problems: Mutex::default() }
    }

    /// The body of a post; an empty one, and a problem to be asked for, where its file has changed meanwhile.
    pub fn of(&self, post: &Post) -> Arc<Body> {
        if let Ok(at) = self.held.binary_search_by(|(held, _)| held.path.cmp(&post.path)) {
            return Arc::clone(&self.held[at].1);
        }
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
