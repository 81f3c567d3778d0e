//! Files that editors, merge tools and systems leave behind.

use super::file;

/// Endings of backups and of files that are being written.
const ENDINGS: [&str; 16] = [
    "orig",
    "rej",
    "bak",
    "backup",
    "swp",
    "swo",
    "swn",
    "swx",
    "save",
    "old",
    "tmp",
    "temp",
    "part",
    "crdownload",
    "kate-swp",
    "autosave",
];

const NAMES: [&str; 8] =
    ["4913", "desktop.ini", "Thumbs.db", "ehthumbs.db", ".DS_Store", "Icon\r", ".directory", ".localized"];

/// Whether a file is a leftover: by its name, or because it is called like a post with one more ending.
pub(crate) fn is_leftover(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_named = NAMES.iter().any(|own| own.eq_ignore_ascii_case(name));
    let is_ending = !stem.is_empty() && ENDINGS.iter().any(|own| own.eq_ignore_ascii_case(ending));
    let is_marked = name.ends_with('~')
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || name.starts_with("~$")
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'));
    is_named || is_ending || is_marked || file::is_markdown(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_and_files_of_systems_are_leftovers_and_files_for_readers_are_not() {
        for name in [
            "a.md.orig",
            "a.md.rej",
            "b.png.bak",
            "a.md.swo",
            "a.md.save",
            "a.md.old",
            "a.md.tmp",
            "a.md~",
            "#a.md#",
            "a.md___jb_tmp___",
            "4913",
            "desktop.ini",
            ".DS_Store",
            ".a.md.swp",
            "~$a.md",
            "a.md.v2",
            "A.MARKDOWN.2",
            "thumbs.db",
            "a.md.~1~",
            "Icon\r",
        ] {
            assert!(is_leftover(&format!("content/posts/{name}")), "{name}");
        }
        for name in
            ["a.md", "old.pdf", "bak", "a.old.png", "tmp/a.txt", "a.txt", "original.jpg", "#a", "49130", "md.txt"]
        {
            assert!(!is_leftover(name), "{name}");
        }
    }
}
