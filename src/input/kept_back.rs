//! Files of content/ that are not for readers.
//!
//! Takes a path and whether the file begins with front matter; gives why the file is not copied to the output: it is what an
//! editor or a merge left, or a source of another program.

use std::borrow::Cow;

use crate::input::post::ENDINGS;

/// Why a file is not for readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeptBack {
    /// A backup, or what an editor or a merge left.
    Leftover,
    /// A text in the format of another program.
    Source,
    /// A file of settings, templates or data of another program.
    OfProgram,
    /// A text with front matter that is no post.
    FrontMatter,
}

/// Endings of backups and of unfinished downloads.
const LEFTOVERS: [&str; 17] = [
    "orig",
    "rej",
    "bak",
    "bck",
    "backup",
    "old",
    "save",
    "sav",
    "tmp",
    "temp",
    "swp",
    "swo",
    "swn",
    "un~",
    "autosave",
    "part",
    "crdownload",
];

/// Names of files and folders that systems and editors leave.
const SYSTEM: [&str; 9] =
    ["4913", "desktop.ini", "ehthumbs.db", "thumbs.db", "icon\r", "__macosx", "@eadir", "lost+found", "$recycle.bin"];

/// Endings of texts for other programs.
const SOURCES: [&str; 29] = [
    "org", "rst", "rest", "adoc", "asciidoc", "asc", "mdx", "mkd", "textile", "qmd", "rmd", "ipynb", "mmd", "markdn",
    "wiki", "creole", "pug", "jade", "njk", "liquid", "haml", "slim", "ejs", "erb", "hbs", "mustache", "j2", "jinja",
    "tid",
];

/// Files and folders of other programs, which have no place in content/.
const PROGRAMS: [&str; 14] = [
    "_config.yml",
    "_config.yaml",
    "hugo.toml",
    "hugo.yaml",
    "config.toml",
    "gemfile",
    "gemfile.lock",
    "_layouts",
    "_includes",
    "_sass",
    "_data",
    "_plugins",
    "_site",
    "node_modules",
];

/// Why the file is kept back; none if it is for readers.
pub(crate) fn kept_back(path: &str, begins_with_front_matter: bool) -> Option<KeptBack> {
    if is_usual(path) {
        return begins_with_front_matter.then_some(KeptBack::FrontMatter);
    }
    let lower = lower_case(path);
    let inner = lower.strip_prefix("content/").unwrap_or(&lower);
    let name = inner.rsplit('/').next().unwrap_or(inner);
    let has_part = |names: &[&str]| parts(inner, b'/').any(|part| names.iter().any(|name| name.as_bytes() == part));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match () {
        () if has_part(&SYSTEM)
            || LEFTOVERS.contains(&ending)
            || is_copy_of_text(name)
            || is_of_merge(name)
            || name.starts_with("~$") =>
        {
            Some(KeptBack::Leftover)
        }
        () if has_part(&PROGRAMS) || has_data_ending(inner) => Some(KeptBack::OfProgram),
        () if SOURCES.contains(&ending) => Some(KeptBack::Source),
        () if begins_with_front_matter => Some(KeptBack::FrontMatter),
        () => None,
    }
}

/// Whether it is the path of a Markdown file in small letters, digits and hyphens, as nearly all are, none of which is kept back.
fn is_usual(path: &str) -> bool {
    let stem = path.strip_suffix(".md").unwrap_or("/.");
    stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'/')
}

/// A path in lower case. Nearly every path is already, and a build asks for each of them several times.
fn lower_case(path: &str) -> Cow<'_, str> {
    let is_lower = path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(path) } else { Cow::Owned(path.to_lowercase()) }
}

/// Whether it is the name of a Markdown file with something after it or before its ending: `plan.md.1`,
/// `plan.md___jb_tmp___`, `plan.bak.md`.
fn is_copy_of_text(name: &str) -> bool {
    if let Some(stem) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) {
        return stem.rsplit_once('.').is_some_and(|(_, ending)| LEFTOVERS.contains(&ending));
    }
    ENDINGS.iter().any(|ending| {
        let after = name.match_indices('.').find_map(|(at, _)| name[at..].strip_prefix(ending));
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    })
}

/// Whether a path has `.11tydata.` in it.
fn has_data_ending(path: &str) -> bool {
    let inside = path.rsplit_once('.').map_or("", |(before, _)| before);
    parts(inside, b'.').skip(1).any(|part| part == b"11tydata")
}

/// The parts of a text between bytes of ASCII. A build asks for every file, and for names this short a loop costs less than a
/// search.
fn parts(text: &str, between: u8) -> impl Iterator<Item = &[u8]> {
    text.as_bytes().split(move |byte| *byte == between)
}

/// Whether a merge tool or a program that copies files between computers made it: `plan_LOCAL_4711.md`,
/// `plan.sync-conflict-20240105-1.md`, `plan (Dewi's conflicted copy 2024-01-05).md`.
fn is_of_merge(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let before = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_number = before.len() < stem.len();
    let of_tool = has_number && ["_backup_", "_base_", "_local_", "_remote_"].iter().any(|mark| before.ends_with(mark));
    let of_sync = || parts(name, b'.').skip(1).any(|part| part.starts_with(b"sync-conflict-"));
    of_tool || of_sync() || (name.as_bytes().contains(&b' ') && name.contains("conflicted copy"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_and_merges_leave_is_kept_back() {
        for name in [
            "plan.md.orig",
            "plan.md.rej",
            "plan.md.bak",
            "plan.md.swo",
            "plan.md.save",
            "plan.md.old",
            "plan.md.tmp",
            "plan.md___jb_tmp___",
            "plan.md.1",
            "plan.md-2",
            "plan.md (copy)",
            "Plan.MD.BAK",
            "4913",
            "desktop.ini",
            "Icon\r",
            "map.png.bak",
            "page.html.orig",
            "plan_LOCAL_4711.md",
            "plan_BASE_12.md",
            "plan.sync-conflict-20240105-120000-ABC.md",
            "plan (Dewi's conflicted copy 2024-01-05).md",
            "__MACOSX/x.png",
        ] {
            let path = format!("content/posts/{name}");
            assert_eq!(kept_back(&path, false), Some(KeptBack::Leftover), "{name}");
        }
    }

    #[test]
    fn capitals_make_no_difference() {
        for name in
            ["plan.md.BAK", "DESKTOP.INI", "é/Desktop.Ini", "É.MD.ORIG", "Plan_local_4711.MD", "X.Sync-Conflict-1.md"]
        {
            assert_eq!(kept_back(&format!("content/{name}"), false), Some(KeptBack::Leftover), "{name}");
        }
        assert_eq!(kept_back("content/a/blog.11tydata.x/a.txt", false), Some(KeptBack::OfProgram));
        assert_eq!(kept_back("content/blog.11tydata", false), None);
        assert_eq!(kept_back("Content/A.RST", false), Some(KeptBack::Source));
        assert_eq!(kept_back("content/_CONFIG.yml", false), Some(KeptBack::OfProgram));
        assert_eq!(kept_back("content/É/A.PNG", false), None);
    }

    #[test]
    fn a_path_in_lower_case_is_not_copied() {
        assert!(matches!(lower_case("content/posts/2016-10-08-kopi_darat.md"), Cow::Borrowed(_)));
        for path in ["content/Kopi.md", "content/İ.md", "content/é.md"] {
            assert_eq!(lower_case(path), path.to_lowercase());
        }
    }

    #[test]
    fn sources_of_other_programs_are_kept_back() {
        for name in ["plan.org", "notes.rst", "x.mdx", "a.adoc", "b.Rmd", "c.qmd", "d.ipynb", "index.njk"] {
            assert_eq!(kept_back(&format!("content/{name}"), false), Some(KeptBack::Source), "{name}");
        }
        for name in ["_config.yml", "_layouts/post.html", "blog/blog.11tydata.json"] {
            assert_eq!(kept_back(&format!("content/{name}"), false), Some(KeptBack::OfProgram), "{name}");
        }
        assert_eq!(kept_back("content/a.txt", true), Some(KeptBack::FrontMatter));
    }

    #[test]
    fn files_for_readers_are_not() {
        for name in [
            "map.svg",
            "a.pdf",
            "old/a.png",
            "save.html",
            "data.json",
            "a.md",
            "a.id.md",
            "base_1.png",
            "x.mdb",
            "robots.txt",
            "CNAME",
            "plan.txt",
            "plan_local_.txt",
            "_local_x1.txt",
            "sync-conflict-1.txt",
            "11tydata.json",
        ] {
            assert_eq!(kept_back(&format!("content/{name}"), false), None, "{name}");
        }
    }
}
