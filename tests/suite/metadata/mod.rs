//! Where a photograph was taken is not published: pictures of each kind, with metadata in all places, through a whole build;
//! read again by a reader of EXIF that is not the program's.

mod builds;
mod cleaned;
mod damaged;
mod warned;

use std::io::Cursor;
use std::sync::Arc;

use chancery::build::Outcome;
use chancery::input::source::{Source, Sources};
use exif::{Exif, In, Tag};

use crate::support::{NOW, build, reported};

/// A site with these files in `content/`, and settings.
fn sources(settings: &str, files: &[(&str, &[u8])]) -> Sources {
    let mut sources = Sources::of(&format!("-- site.yaml --\nbase_url: https://example.org/\n{settings}\n"), NOW);
    for (name, bytes) in files {
        sources.files.insert(format!("content/{name}"), Source::new(*bytes));
    }
    sources
}

/// The published bytes of a file, about which nothing is said.
#[track_caller]
fn cleaned(name: &str, bytes: &[u8]) -> Arc<[u8]> {
    let outcome = build(&sources("", &[(name, bytes)]));
    assert_eq!(reported(&outcome), "", "{name}");
    published(&outcome, name)
}

#[track_caller]
fn published(outcome: &Outcome, name: &str) -> Arc<[u8]> {
    Arc::clone(&outcome.rendered.as_ref().unwrap_or_else(|| panic!("{}", reported(outcome)))[name])
}

/// The EXIF of a picture, by a reader of its own.
fn exif(bytes: &[u8]) -> Option<Exif> {
    exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()
}

fn orientation(bytes: &[u8]) -> Option<u32> {
    exif(bytes)?.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)
}

fn text(bytes: &[u8], tag: Tag) -> Option<String> {
    Some(exif(bytes)?.get_field(tag, In::PRIMARY)?.display_value().to_string().trim_matches('"').to_string())
}
