//! What holds for any bytes: nothing panics, what is clean stays as it is, and a file is seen alike on disk and in memory.

use std::io::Cursor;

use chancery_testkit::pictures;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// A file without its metadata.
fn cleaned(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if clean(bytes, &mut out) { out } else { bytes.to_vec() }
}

/// Everything that is promised of any file.
fn is_sound(bytes: &[u8]) -> Result<(), TestCaseError> {
    let once = cleaned(bytes);
    prop_assert!(cleaned(&once) == once, "what is clean stays as it is");
    let in_memory = examine(&mut &bytes[..], "a.jpg");
    let on_disk = examine(&mut Window::of(Cursor::new(bytes), bytes.len() as u64), "a.jpg");
    prop_assert_eq!(in_memory, on_disk);
    // A reader of its own finds no location of which nothing is said.
    let read = ::exif::Reader::new().read_from_container(&mut Cursor::new(&once));
    let gps = read.ok().and_then(|found| found.fields().find(|field| is_coordinate(field)).map(|field| field.tag));
    let is_told = in_memory.is_some_and(|examined| examined.location || examined.damaged);
    prop_assert!(gps.is_none() || is_told, "{:?} is left", gps);
    Ok(())
}

fn is_coordinate(field: &::exif::Field) -> bool {
    let is_place = matches!(field.tag, ::exif::Tag::GPSLatitude | ::exif::Tag::GPSLongitude);
    let numbers = match &field.value {
        ::exif::Value::Rational(numbers) => numbers,
        _ => return false,
    };
    is_place && numbers.len() == 3 && numbers.iter().any(|number| number.num != 0)
}

/// One of each kind of file.
fn samples() -> Vec<Vec<u8>> {
    let pictures = pictures::all(6).into_iter().map(|picture| picture.bytes);
    let boxed = [
        b"\0\0\0\x0cJXL \r\n\x87\n".to_vec(),
        pictures::boxed(b"Exif", &[&[0; 4], &pictures::exif(true, 3)[..]].concat()),
        pictures::boxed(b"xml ", pictures::xmp().as_bytes()),
        pictures::boxed(b"brob", b"Exif compressed"),
        pictures::boxed(b"jxlc", pictures::DATA),
    ];
    let others = [pictures::gif(), pictures::video(), pictures::raw(), pictures::pdf(), boxed.concat()];
    pictures.chain(others).collect()
}

/// One change to the bytes of a file.
#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Flip(Index, u8),
    Cut(Index),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Repeat(Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    prop_oneof![
        4 => (index(), prop_oneof![Just(0), Just(0xff), Just(1), any::<u8>()]).prop_map(|(at, to)| Change::Set(at, to)),
        4 => (index(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        1 => index().prop_map(Change::Cut),
        1 => (index(), prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => (index(), 1..40_usize).prop_map(|(at, count)| Change::Remove(at, count)),
        1 => (index(), 1..400_usize).prop_map(|(at, count)| Change::Repeat(at, count)),
    ]
}

fn changed(mut bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    let size = bytes.len();
    match change {
        Change::Set(at, to) => bytes[at.index(size)] = *to,
        Change::Flip(at, bit) => bytes[at.index(size)] ^= 1 << bit,
        Change::Cut(at) => bytes.truncate(at.index(size)),
        Change::Insert(at, new) => drop(bytes.splice(at.index(size)..at.index(size), new.iter().copied())),
        Change::Remove(at, count) => drop(bytes.drain(at.index(size)..(at.index(size) + count).min(size))),
        Change::Repeat(at, count) => {
            let again = bytes[at.index(size)..(at.index(size) + count).min(size)].to_vec();
            drop(bytes.splice(at.index(size)..at.index(size), again));
        }
    }
    bytes
}

/// More cases on request: `PROPTEST_CASES=100000 cargo test --lib metadata::`.
fn options() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { 2000 };
    ProptestConfig { cases, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(options())]

    #[test]
    fn any_bytes_are_cleaned_without_a_panic_and_twice_is_once(
        start in any::<Index>(),
        head in 0..24_usize,
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let samples = samples();
        let start = &samples[start.index(samples.len())];
        is_sound(&[&start[..head], &bytes].concat())?;
        is_sound(&bytes)?;
    }

    #[test]
    fn so_are_pictures_with_any_changes(
        sample in any::<Index>(),
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let samples = samples();
        let start = samples[sample.index(samples.len())].clone();
        is_sound(&changes.iter().fold(start, changed))?;
    }
}

#[test]
fn every_sample_is_sound_as_it_is_and_cut_anywhere() {
    for sample in samples() {
        for end in (0..sample.len()).rev().step_by(5).chain([sample.len()]) {
            is_sound(&sample[..end]).unwrap();
        }
    }
}
