//! How large the pages of memory are that Linux gives a build.
//!
//! The allocator asks for pages of 2 MB, which the system clears when they are first touched. A large site gains from them: there are
//! fewer of them to ask for. The build of a small site touches little of each, and to clear them took most of its time.

/// Sites with more files than this get large pages.
const FILES_OF_A_LARGE_SITE: usize = 4_000;

/// Takes small pages, until it is known how large the site is.
pub(super) fn small() {
    ask_for_large(false);
}

/// Takes pages of the size that a site with so many files gains from.
pub(super) fn for_files(files: usize) {
    ask_for_large(files > FILES_OF_A_LARGE_SITE);
}

/// A system that cannot change this builds as well, only slower.
#[cfg(target_os = "linux")]
fn ask_for_large(large: bool) {
    let _ = rustix::thread::disable_transparent_huge_pages(!large);
}

#[cfg(not(target_os = "linux"))]
fn ask_for_large(_large: bool) {}
