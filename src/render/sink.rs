//! Where finished files go.

use super::renderer::Key;

/// Takes finished files, from any thread.
pub trait Sink: Sync {
    /// Whether the file at `path` already exists with this key, so that it need not be rendered.
    fn is_current(&self, _path: &str, _key: &Key) -> bool {
        false
    }

    /// Whether it takes the variants of pictures, which are costly.
    fn takes_pictures(&self) -> bool {
        true
    }

    /// Takes a finished file: its path, its key if it has one, and its bytes.
    fn take(&self, path: &str, key: Option<&Key>, bytes: &[u8]);
}

/// A sink for which no file is current.
pub fn each<F: Fn(&str, &[u8]) + Sync>(take: F) -> Each<F> {
    Each(take)
}

/// See [`each`].
pub struct Each<F>(F);

impl<F: Fn(&str, &[u8]) + Sync> Sink for Each<F> {
    fn take(&self, path: &str, _key: Option<&Key>, bytes: &[u8]) {
        self.0(path, bytes);
    }
}

/// A sink that takes nothing: pages are rendered for their errors alone.
pub fn pages_alone() -> PagesAlone {
    PagesAlone
}

/// See [`pages_alone`].
pub struct PagesAlone;

impl Sink for PagesAlone {
    fn takes_pictures(&self) -> bool {
        false
    }

    fn take(&self, _path: &str, _key: Option<&Key>, _bytes: &[u8]) {}
}
