//! The cache, publication and the preview.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Request};
use chancery::input::source::Sources;
use chancery::publish::{self, Target};
use chancery::render::{self, Sink};
use chancery_testkit::pictures::{self, PLACE, has};

use crate::support::reported;

/// A site on disk with one of each kind of picture, and a video.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("site.yaml"), "base_url: https://example.org/\n").unwrap();
    for picture in pictures::all(6) {
        fs::write(folder.path().join("content").join(picture.name), picture.bytes).unwrap();
    }
    fs::write(folder.path().join("content/a.mp4"), pictures::video()).unwrap();
    folder
}

/// Gives files to a stage, and notes which were made.
struct Noting<'s>(&'s dyn Sink, &'s Mutex<Vec<String>>);

impl Sink for Noting<'_> {
    fn is_current(&self, path: &str, key: &render::Key) -> bool {
        self.0.is_current(path, key)
    }

    fn take(&self, path: &str, key: Option<&render::Key>, bytes: &[u8]) {
        self.1.lock().unwrap().push(path.to_string());
        self.0.take(path, key, bytes);
    }
}

/// Publishes a site; gives the outcome and the copied files that were made.
fn run(root: &Path) -> (Outcome, Vec<String>) {
    let sources = Sources::read(root);
    let prepared = build::prepare(sources, &Request::default(), &mut Cache::on_disk(&root.join(".chancery")));
    let stage = publish::begin(&Target { site_root: root.to_path_buf(), output: root.join("public") }).unwrap();
    let made = Mutex::new(Vec::new());
    let outcome = prepared.render_into(&Noting(&stage, &made), &|_, _, _| ());
    stage.commit(&|_| ()).unwrap();
    let mut made = made.into_inner().unwrap();
    made.retain(|path| path.starts_with("a.") || path.starts_with("little."));
    made.sort();
    (outcome, made)
}

const ALL: [&str; 9] = ["a.avif", "a.heic", "a.jpg", "a.mp4", "a.png", "a.tif", "a.webp", "little.jpg", "little.tif"];

#[test]
fn a_warm_build_cleans_nothing_again_and_says_the_same() {
    let folder = site();
    let (cold, made) = run(folder.path());
    assert_eq!(made, ALL);
    let clean = fs::read(folder.path().join("public/a.jpg")).unwrap();
    assert!(!has(&clean, PLACE.as_bytes()));
    let (warm, made) = run(folder.path());
    assert_eq!(made, [""; 0]);
    assert_eq!(warm.diagnostics, cold.diagnostics);
    let warning = "warning content/a.mp4: this video says where it was made, and cannot be cleaned\n";
    assert_eq!(reported(&warm), warning);
    assert_eq!(fs::read(folder.path().join("public/a.jpg")).unwrap(), clean);
}

#[test]
fn a_changed_picture_or_setting_is_made_again_and_only_that() {
    let folder = site();
    run(folder.path());
    let other = pictures::jpeg(&pictures::exif(false, 3));
    fs::write(folder.path().join("content/a.jpg"), other).unwrap();
    assert_eq!(run(folder.path()).1, ["a.jpg"]);
    let settings = folder.path().join("site.yaml");
    fs::write(&settings, "base_url: https://example.org/\nkeep_metadata: true\n").unwrap();
    let (outcome, made) = run(folder.path());
    let expected: Vec<&str> = ALL.into_iter().filter(|name| *name != "a.mp4").collect();
    assert_eq!((made, reported(&outcome)), (expected.iter().map(ToString::to_string).collect(), String::new()));
    for name in ALL {
        let read = |place: &str| fs::read(folder.path().join(place).join(name)).unwrap();
        assert_eq!(read("content"), read("public"), "{name}");
    }
    fs::write(&settings, "base_url: https://example.org/\n").unwrap();
    assert_eq!(run(folder.path()).1, expected);
    assert!(!has(&fs::read(folder.path().join("public/a.png")).unwrap(), PLACE.as_bytes()));
}

#[test]
fn an_older_build_that_copied_pictures_as_they_are_is_put_right() {
    let folder = site();
    let settings = folder.path().join("site.yaml");
    fs::write(&settings, "base_url: https://example.org/\nkeep_metadata: true\n").unwrap();
    run(folder.path());
    fs::write(&settings, "base_url: https://example.org/\n").unwrap();
    run(folder.path());
    let fresh = site();
    run(fresh.path());
    for name in ALL {
        let read = |folder: &tempfile::TempDir| fs::read(folder.path().join("public").join(name)).unwrap();
        assert_eq!(read(&folder), read(&fresh), "{name}");
    }
}

#[test]
fn the_preview_shows_what_is_published() {
    let folder = site();
    run(folder.path());
    let prepared = build::prepare(Sources::read(folder.path()), &Request::default(), &mut Cache::default());
    for name in ALL {
        let shown = prepared.render(&format!("/{name}")).unwrap().unwrap();
        assert_eq!(*shown, fs::read(folder.path().join("public").join(name)).unwrap()[..], "{name}");
    }
}
