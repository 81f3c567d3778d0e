//! The name of this build of the program, for caches.

/// A hash of the sources of the program and of its dependencies, as a part of keys: results of another program are not used.
pub(crate) const PROGRAM: &str = env!("CHANCERY_PROGRAM");
