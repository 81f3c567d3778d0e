//! Names that a file system and a web host can hold.
//!
//! Takes a path of the output folder or one name of it; gives the fault that it has, or the key under which two paths are one.
//! It does not repair anything: an author's address is right or it is an error.

use std::borrow::Cow;

use icu::casemap::CaseMapper;
use icu::normalizer::ComposingNormalizerBorrowed;

use super::Problem;

/// The longest file name in bytes that ext4, APFS, NTFS and most others take.
const LONGEST_NAME: usize = 255;

/// The key by which two paths are one file on a disk that folds case or normalises: NFC and full case folding (Unicode
/// Standard, section 3.13).
pub(crate) fn fold_path(path: &str) -> String {
    if path.is_ascii() {
        // Case folding of ASCII is its lower case, and it is its own NFC.
        return path.to_ascii_lowercase();
    }
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let folded = CaseMapper::new().fold_string(&nfc.normalize(path)).into_owned();
    // Folding may leave a text that composes further.
    nfc.normalize(&folded).into_owned()
}

/// The path with composed letters (NFC): macOS writes names of files decomposed, and keyboards write them composed.
pub(crate) fn composed(path: &str) -> Cow<'_, str> {
    match path.is_ascii() {
        true => Cow::Borrowed(path),
        false => ComposingNormalizerBorrowed::new_nfc().normalize(path),
    }
}

/// Whether `segment`, not percent-encoded, can be the name of one file or folder anywhere.
pub(crate) fn check_segment(segment: &str) -> Result<(), Problem> {
    let text = || segment.to_string();
    match segment {
        "" => return Err(Problem::EmptySegment(text())),
        "." | ".." => return Err(Problem::DotSegment(text())),
        _ => {}
    }
    for character in segment.chars() {
        match character {
            '/' => return Err(Problem::Slash(text())),
            '\\' => return Err(Problem::Backslash(text())),
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => return Err(Problem::Character(text(), character)),
            _ if character.is_control() => return Err(Problem::Control(text(), character)),
            _ => {}
        }
    }
    if segment.ends_with(['.', ' ']) {
        return Err(Problem::TrailingDotOrSpace(text()));
    }
    if is_reserved(segment) {
        return Err(Problem::Reserved(text()));
    }
    match segment.len() > LONGEST_NAME {
        true => Err(Problem::TooLong(text(), segment.len())),
        false => Ok(()),
    }
}

/// Whether `path` can be a file of the output folder: relative, `/` between its parts, each part a fit name. One slash
/// at the end is allowed: the path of a folder whose `index.html` is meant.
pub(crate) fn check_output_path(path: &str) -> Result<(), Problem> {
    if path.starts_with('/') || has_drive(path) {
        return Err(Problem::Absolute(path.to_string()));
    }
    let segments = path.strip_suffix('/').unwrap_or(path);
    for segment in segments.split('/') {
        check_segment(segment).map_err(|problem| match problem {
            Problem::EmptySegment(_) => Problem::EmptySegment(path.to_string()),
            Problem::DotSegment(_) => Problem::DotSegment(path.to_string()),
            other => other,
        })?;
    }
    Ok(())
}

fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Device names of Windows, with any extension ("Naming Files, Paths, and Namespaces", Windows documentation).
fn is_reserved(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default().trim_end_matches(' ');
    // `con` to `conout$`; most names are longer.
    if !(3..=7).contains(&stem.len()) {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt")).unwrap_or_default();
    let mut characters = port.chars();
    matches!((characters.next(), characters.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
}

/// The output file of a site path: `tag/social-media/index.html`.
pub fn output_file(path: &str) -> String {
    let inner = path.strip_prefix('/').unwrap_or(path);
    match inner.is_empty() || inner.ends_with('/') {
        true => [inner, "index.html"].concat(),
        false => inner.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_paths_are_one_by_nfc_and_case_fold() {
        for (one, other) in [
            ("B2.md", "b2.md"),
            ("cafe\u{301}.html", "café.html"),
            ("CAFE\u{301}", "café"),
            ("STRASSE/", "straße/"),
            ("ΟΔΟΣ", "οδος"),
        ] {
            assert_eq!(fold_path(one), fold_path(other), "{one} {other}");
        }
        for (one, other) in [("cafe", "café"), ("c-plus-plus", "c"), ("ı", "i"), ("कि", "की")] {
            assert_ne!(fold_path(one), fold_path(other), "{one} {other}");
        }
    }

    #[test]
    fn folding_a_folded_path_changes_nothing() {
        for path in ["İSTANBUL", "\u{1E9E}", "J\u{30C}", "\u{345}\u{301}α", "Ά", "Ǆ"] {
            assert_eq!(fold_path(&fold_path(path)), fold_path(path), "{path}");
        }
    }

    #[test]
    fn names_of_every_script_pass() {
        for segment in [
            "media-sosial",
            "ديبلوماسية",
            "外交",
            "हिन्दी",
            "การทูต",
            ".well-known",
            "index.html",
            "a b",
            "…",
            "🎉",
            "console",
            "com",
            "com0",
            "com10",
            "lpt",
            "auxiliary",
            "...a",
        ] {
            assert_eq!(check_segment(segment), Ok(()), "{segment}");
        }
        assert_eq!(check_segment(&"x".repeat(255)), Ok(()));
    }

    #[test]
    fn a_name_that_some_disk_refuses_is_a_problem() {
        use Problem::*;
        for (segment, problem) in [
            ("", EmptySegment("".into())),
            (".", DotSegment(".".into())),
            ("..", DotSegment("..".into())),
            ("a/b", Slash("a/b".into())),
            ("a\\b", Backslash("a\\b".into())),
            ("a\0", Control("a\0".into(), '\0')),
            ("a\u{85}", Control("a\u{85}".into(), '\u{85}')),
            ("what?", Character("what?".into(), '?')),
            ("a:b", Character("a:b".into(), ':')),
            ("end.", TrailingDotOrSpace("end.".into())),
            ("end ", TrailingDotOrSpace("end ".into())),
            ("...", TrailingDotOrSpace("...".into())),
        ] {
            assert_eq!(check_segment(segment), Err(problem), "{segment:?}");
        }
        for segment in ["con", "CON", "Aux.html", "nul.tar.gz", "prn", "com1", "LPT9.txt", "com¹", "lpt³.x", "con .txt"]
        {
            assert_eq!(check_segment(segment), Err(Reserved(segment.into())), "{segment:?}");
        }
        let long = "é".repeat(128);
        assert_eq!(check_segment(&long), Err(TooLong(long.clone(), 256)));
    }

    #[test]
    fn an_output_path_stays_inside_the_output_folder() {
        for path in ["index.html", "2016/10/x/index.html", "tag/c-sharp/", "CNAME", "a b/c"] {
            assert_eq!(check_output_path(path), Ok(()), "{path}");
        }
        for path in [
            "", "/", "/etc/x", "../../x", "a/../b", "a/./b", "a//b", "a//", "..", "C:/x", "c:x", "a\\..\\b", "a/con/b",
            "a./b", "a/b ",
        ] {
            assert!(check_output_path(path).is_err(), "{path:?}");
        }
        assert_eq!(check_output_path("a/../b"), Err(Problem::DotSegment("a/../b".into())));
        assert_eq!(check_output_path("/etc/x"), Err(Problem::Absolute("/etc/x".into())));
        assert_eq!(check_output_path("a//b"), Err(Problem::EmptySegment("a//b".into())));
    }
}
