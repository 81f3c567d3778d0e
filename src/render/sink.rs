//! Where finished files go.

use super::renderer::Key;

/// Takes finished files, from any thread.
pub trait Sink: Sync {
    /// Whether the file at `path` was made under this key before, so that it need not be made again.
    fn is_current(&self, _path: &str, _key: &Key) -> bool {
        false
    }

    /// A finished file: its path and its bytes, and the key under which they were made where there is one.
    fn take(&self, path: &str, key: Option<&Key>, bytes: &[u8]);
}

/// A sink that wants every file.
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
