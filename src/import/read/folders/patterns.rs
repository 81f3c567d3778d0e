//! Patterns for paths, as configurations have them.

use globset::{GlobBuilder, GlobMatcher};

/// A pattern for paths: `posts/**`, `*.{org,rst}`.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(GlobMatcher);

impl Pattern {
    /// `*` stays within a folder, `**` does not.
    pub(crate) fn within_folders(pattern: &str) -> Option<Pattern> {
        Pattern::build(pattern, true)
    }

    /// `*` stands for any text, slashes too.
    pub(crate) fn across_folders(pattern: &str) -> Option<Pattern> {
        Pattern::build(pattern, false)
    }

    fn build(pattern: &str, within: bool) -> Option<Pattern> {
        let glob = GlobBuilder::new(pattern).literal_separator(within).backslash_escape(true).build().ok()?;
        Some(Pattern(glob.compile_matcher()))
    }

    pub(crate) fn fits(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

/// A path and all folders above it, the deepest first: `a/b/c.md`, `a/b`, `a`.
pub(crate) fn with_folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(above, _)| above))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_in_its_folder_or_not() {
        let within = Pattern::within_folders("/posts/*").unwrap();
        assert!(within.fits("/posts/a") && !within.fits("/posts/a/b"));
        assert!(Pattern::within_folders("{/posts,/posts/**}").unwrap().fits("/posts/a/b"));
        let across = Pattern::across_folders("drafts/*.{md,txt}").unwrap();
        assert!(across.fits("drafts/a/b.md") && !across.fits("draft/b.md"));
        assert!(Pattern::within_folders("[").is_none());
    }

    #[test]
    fn the_folders_above_a_path_are_walked_upwards() {
        assert_eq!(with_folders("a/b/c.md").collect::<Vec<_>>(), ["a/b/c.md", "a/b", "a"]);
    }
}
