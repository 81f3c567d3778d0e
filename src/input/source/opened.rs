//! The texts in which places were shown last.
//!
//! Takes texts by path; gives places in them. A file with thousands of mistakes is read and its lines are counted once, not for
//! each.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::diagnostic::{Lines, Place};

/// How many texts are kept: mistakes are usually reported file by file, by several threads, or in pairs of files.
const MOST: usize = 64;

/// The texts in which places were shown last. A copy has none.
#[derive(Debug, Default)]
pub(super) struct Opened(Mutex<VecDeque<Arc<Opening>>>);

#[derive(Debug)]
struct Opening {
    path: String,
    text: String,
    lines: Lines,
}

impl Opened {
    /// The place of the bytes `span` of a file. `read` gives its text if it is not kept.
    pub(super) fn place(&self, path: &str, span: Range<usize>, read: impl FnOnce() -> String) -> Place {
        let opening = self.kept(path).unwrap_or_else(|| {
            let text = read();
            self.keep(Opening { path: path.to_string(), lines: Lines::of(&text), text })
        });
        Place::at(&opening.lines, path, &opening.text, span)
    }

    fn kept(&self, path: &str) -> Option<Arc<Opening>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = all.iter().position(|opening| opening.path == path)?;
        let found = all.remove(at)?;
        all.push_front(Arc::clone(&found));
        Some(found)
    }

    fn keep(&self, opening: Opening) -> Arc<Opening> {
        let opening = Arc::new(opening);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_front(Arc::clone(&opening));
        all.truncate(MOST);
        opening
    }
}

impl Clone for Opened {
    fn clone(&self) -> Opened {
        Opened::default()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_file_with_many_mistakes_is_read_once() {
        let (opened, reads) = (Opened::default(), Cell::new(0));
        let place = |path: &str, at: usize| {
            opened.place(path, at..at, || {
                reads.set(reads.get() + 1);
                "a\nb\n".repeat(100)
            })
        };
        for at in 0..400 {
            assert_eq!(place("content/a.md", at).line, at / 2 + 1);
            assert_eq!(place("site.yaml", at).file, "site.yaml");
        }
        assert_eq!(reads.get(), 2);
        (0..1000).for_each(|number| drop(place(&format!("content/{number}.md"), 0)));
        assert_eq!(opened.0.lock().unwrap().len(), MOST);
    }
}
