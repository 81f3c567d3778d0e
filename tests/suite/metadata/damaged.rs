//! Pictures that are cut, changed or made up: what they say of a place is removed all the same, or a warning says that it may be
//! left.

use std::fs;

use chancery::build::Outcome;
use chancery::input::source::Sources;
use chancery_testkit::pictures::{self, PLACE, has};

use super::{published, sources};
use crate::support::{build, reported};

/// The same, of a file on disk, whose name counts too.
#[track_caller]
fn is_never_silent_on_disk(name: &str, bytes: &[u8], what: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("site.yaml"), "base_url: https://example.org/\n").unwrap();
    fs::write(folder.path().join("content").join(name), bytes).unwrap();
    let outcome = build(&Sources::read(folder.path()));
    println!("{what}");
    are_never_silent(&outcome, &[(name, bytes)]);
}

/// Nothing of a place is published without a word.
#[track_caller]
fn are_never_silent(outcome: &Outcome, files: &[(&str, &[u8])]) {
    let said = reported(outcome);
    for (name, _) in files {
        let is_left = has(&published(outcome, name), PLACE.as_bytes());
        assert!(!is_left || said.contains(&format!("/{name}:")), "{name} is published with a place");
    }
}

#[test]
fn a_picture_that_is_cut_anywhere_never_says_silently_where_it_was_taken() {
    for picture in pictures::all(6) {
        let cut = |end: usize| (format!("{end}/{}", picture.name), &picture.bytes[..end]);
        let files: Vec<(String, &[u8])> = (0..picture.bytes.len()).map(cut).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, *bytes)).collect();
        are_never_silent(&build(&sources("", &files)), &files);
    }
}

#[test]
fn a_picture_with_wrong_first_bytes_never_says_silently_where_it_was_taken() {
    for picture in pictures::all(6) {
        let mut blank = picture.bytes.clone();
        blank[..4].fill(0);
        is_never_silent_on_disk(picture.name, &blank, "without its first bytes");
        is_never_silent_on_disk(picture.name, &[b"\n", &picture.bytes[..]].concat(), "after an empty line");
        is_never_silent_on_disk(picture.name, &[&picture.bytes[..], &picture.bytes].concat(), "twice");
    }
}

#[test]
fn a_chunk_that_cannot_be_is_a_warning_and_what_is_before_it_is_cleaned() {
    let png = pictures::png(&pictures::exif(true, 6));
    let at = png.windows(4).position(|window| window == b"Raw ").unwrap();
    let broken = [&png[..at - 8], &[0xff; 8], &png[at..]].concat();
    let outcome = build(&sources("", &[("a.png", &broken)]));
    let message = "this picture is damaged, so a part that may say where it was made is published as it is";
    assert_eq!(reported(&outcome), format!("warning content/a.png: {message}\n"));
    let left = published(&outcome, "a.png");
    assert!(has(&left, b"Raw profile") && !has(&left, b"2016:10:08"));
}

#[test]
fn bytes_between_segments_are_removed_as_readers_skip_them() {
    let jpeg = pictures::jpeg(&pictures::exif(true, 6));
    let at = jpeg.windows(4).position(|window| window == b"MPF\0").unwrap() - 4;
    let noisy = [&jpeg[..at], PLACE.as_bytes(), &jpeg[at..]].concat();
    let clean = super::cleaned("a.jpg", &noisy);
    assert_eq!(clean, super::cleaned("a.jpg", &jpeg));
}
