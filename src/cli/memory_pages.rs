//! How large the pages of memory are that Linux gives a build.
//!
//! The allocator asks for pages of 2 MB, which the system clears when they are first touched. The unchanged build of a large site
//! gains from them. That of a small one touches little of each, and to clear them took most of its time.

use std::path::Path;

/// The size of the cache of a large site, of some 4,000 posts, in bytes.
const CACHE_OF_A_LARGE_SITE: u64 = 8_000_000;

/// Asks for pages of the size that a site gains from, by its cache of posts. A site without a cache has small ones: a clean build is
/// as fast with them, and takes less memory.
pub(super) fn choose(cache: &Path) {
    let is_large = cache.metadata().is_ok_and(|file| file.len() > CACHE_OF_A_LARGE_SITE);
    ask_for_large(is_large);
}

/// A system that cannot change this builds as well, only slower.
#[cfg(target_os = "linux")]
fn ask_for_large(large: bool) {
    let _ = rustix::thread::disable_transparent_huge_pages(!large);
}

#[cfg(not(target_os = "linux"))]
fn ask_for_large(_large: bool) {}
