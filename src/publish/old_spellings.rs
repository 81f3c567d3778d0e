//! Old and new spellings of one name.
//!
//! Takes the removed paths and a new one; gives the old spelling that a disk which ignores case, or the way accents are
//! composed, would take for the new one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use icu::casemap::CaseMapper;
use icu::normalizer::ComposingNormalizer;

use super::output_folder::folders_of;

/// Folded name to the removed spelling, for files and the folders above them.
#[derive(Debug, Default)]
pub(super) struct OldSpellings<'a> {
    by_fold: BTreeMap<String, &'a str>,
}

impl<'a> OldSpellings<'a> {
    pub(super) fn of(removed: impl IntoIterator<Item = &'a str>) -> OldSpellings<'a> {
        let mut by_fold = BTreeMap::new();
        for path in removed {
            for name in folders_of(path).chain([path]) {
                by_fold.entry(fold(name)).or_insert(name);
            }
        }
        OldSpellings { by_fold }
    }

    /// Another spelling of the same name, if one is removed.
    pub(super) fn other(&self, name: &str) -> Option<&'a str> {
        if self.by_fold.is_empty() {
            return None;
        }
        self.by_fold.get(&fold(name)).copied().filter(|old| *old != name)
    }
}

/// Case folding and canonical composition (Unicode 3.13, UAX 15): what NTFS, APFS and the like ignore, at least.
fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let folded: Cow<'_, str> = CaseMapper::new().fold_string(name);
    ComposingNormalizer::new_nfc().normalize(&folded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_other_case_or_composition_finds_its_old_spelling() {
        let old = OldSpellings::of(["About/index.html", "caf\u{e9}/x"]);
        assert_eq!(old.other("about/index.html"), Some("About/index.html"));
        assert_eq!(old.other("about"), Some("About"));
        assert_eq!(old.other("CAFE\u{301}"), Some("caf\u{e9}"));
    }

    #[test]
    fn the_same_spelling_is_no_other_one() {
        let old = OldSpellings::of(["About/index.html"]);
        assert_eq!(old.other("About"), None);
        assert_eq!(old.other("contact"), None);
        assert_eq!(OldSpellings::default().other("x"), None);
    }
}
