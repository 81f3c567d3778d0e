//! The order in which the faces of a script are tried.

use std::path::PathBuf;
use std::sync::Arc;

use super::families::Families;
use super::file::{Face, FontFile};

/// Where a font file is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// In the site, by its source path.
    Site(String),
    /// Elsewhere on this machine.
    Machine(PathBuf),
}

/// A font file and its place.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    pub(crate) place: Place,
    pub(crate) file: Arc<FontFile>,
}

/// The fonts that the author named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taste {
    pub(crate) serif: Vec<String>,
    pub(crate) sans: Vec<String>,
}

/// Whether a text has serifs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    Serif,
    Sans,
}

/// Words in the names of families that suit no title.
const ODD: [&str; 14] = [
    "mono",
    "condensed",
    "display",
    "symbols",
    "emoji",
    "math",
    "nastaliq",
    "kufi",
    "looped",
    "light",
    "thin",
    "black",
    "typewriter",
    "lastresort",
];

/// What decides between two faces: the smaller one comes first.
pub(super) type Rank = (bool, usize, usize, bool, bool, String, u16, Place, u32);

/// The rank of a face for a style and a weight.
pub(super) fn rank(located: &Located, face: &Face, style: Style, weight: u16, wanted: (&Taste, Families)) -> Rank {
    let (taste, (serif, sans)) = wanted;
    let (named, first, second) = match style {
        Style::Serif => (&taste.serif, serif, sans),
        Style::Sans => (&taste.sans, sans, serif),
    };
    let is = |name: &&str| name.eq_ignore_ascii_case(&face.family);
    let by_author = named.iter().position(|name| is(&name.as_str())).unwrap_or(usize::MAX);
    let usual = first.iter().chain(second).position(is).unwrap_or(usize::MAX);
    let name = face.family.to_lowercase();
    let is_odd = ODD.iter().any(|word| name.contains(word));
    let has_serifs = name.contains("serif") && !name.contains("sans");
    let is_other = has_serifs != (style == Style::Serif);
    let is_elsewhere = matches!(located.place, Place::Machine(_));
    let (lightest, boldest) = face.weights;
    let distance = weight.abs_diff(weight.clamp(lightest, boldest));
    (is_elsewhere, by_author, usual, is_odd, is_other, face.family.clone(), distance, located.place.clone(), face.index)
}
