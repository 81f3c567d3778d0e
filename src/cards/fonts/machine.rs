//! The fonts of the machine.
//!
//! Gives the folders in which systems keep fonts, and the font files in them, sorted by path. Reads no font.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::WalkDir;

/// Folders of all systems; only those of this one exist.
const FOLDERS: [&str; 7] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/run/current-system/sw/share/X11/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
    "/data/data/com.termux/files/usr/share/fonts",
];
/// Folders in that of the user.
const OF_USER: [&str; 5] = [
    ".fonts",
    ".local/share/fonts",
    ".nix-profile/share/fonts",
    "Library/Fonts",
    "AppData/Local/Microsoft/Windows/Fonts",
];
/// The most files, and the most bytes of one, that are looked at.
const MOST_FILES: usize = 20_000;
const MOST_BYTES: u64 = 256 << 20;

/// A font file of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MachineFont {
    pub(super) path: PathBuf,
    /// Its path, size and time of change: while this is the same, so are its bytes.
    pub(super) stamp: String,
}

/// The folders in which this machine may have fonts.
pub(crate) fn machine_folders() -> Vec<PathBuf> {
    let home = std::env::home_dir();
    let own = OF_USER.iter().filter_map(|folder| Some(home.as_ref()?.join(folder)));
    FOLDERS.iter().map(PathBuf::from).chain(own).collect()
}

/// The font files in some folders.
pub(super) fn fonts_in(folders: &[PathBuf]) -> Vec<MachineFont> {
    let walk = |folder: &PathBuf| WalkDir::new(folder).follow_links(true).max_depth(12).sort_by_file_name();
    let entries = folders.iter().flat_map(|folder| walk(folder).into_iter().flatten());
    let fonts = entries.filter(|entry| is_font(entry.path())).filter_map(|entry| {
        let found = entry.metadata().ok().filter(|found| found.is_file() && found.len() <= MOST_BYTES)?;
        let changed = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let stamp = format!("{} {} {}", entry.path().display(), found.len(), changed.as_nanos());
        Some(MachineFont { path: entry.into_path(), stamp })
    });
    fonts.take(MOST_FILES).collect()
}

/// Whether a file has the name of a font that cards can be set in.
pub(super) fn is_font(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    matches!(&*ending, "ttf" | "otf" | "ttc" | "otc")
}
