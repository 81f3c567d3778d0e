//! Variants are kept between builds: made once, moved to another machine, and dropped with their picture.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use chancery::build::cache::Cache;
use chancery::build::{self, Prepared, Request};
use chancery::input::source::{Source, Sources};
use chancery::publish::{self, Published, Target};
use chancery::render::{Key, Sink};

use super::{POST, jpeg, sources};
use crate::support;

fn prepared(root: &Path, sources: &Sources) -> Prepared {
    build::prepare(sources.clone(), &Request::default(), &mut Cache::on_disk(&root.join(".chancery")))
}

/// One build of the program into `public`, and the lines that it reports.
fn run(root: &Path, sources: &Sources) -> (Published, String) {
    let target = Target { site_root: root.to_path_buf(), output: root.join("public") };
    let options = publish::Options::default();
    let prepared = prepared(root, sources);
    let (outcome, published) = publish::publish_site(prepared, &target, &options, &|_| true, &|| (), &|_, _, _| ());
    (published.unwrap().unwrap(), support::reported(&outcome))
}

/// All files below a folder.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    entries.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

fn kept(root: &Path) -> Vec<String> {
    tree(&root.join(".chancery/images")).into_keys().collect()
}

#[test]
fn a_build_where_nothing_changed_neither_makes_nor_reads_a_variant() {
    let site = tempfile::tempdir().unwrap();
    let photograph = jpeg(1000, 500);
    let sources = sources("", "", "![b](a.jpg)", &[("a.jpg", &photograph)]);
    run(site.path(), &sources);
    let before = tree(&site.path().join("public"));
    // What is not read may be damaged, and what is not made may be missing.
    fs::remove_dir_all(site.path().join(".chancery/images")).unwrap();
    let (published, _) = run(site.path(), &sources);
    assert_eq!((published.written, published.unchanged), (0, before.len()));
    assert_eq!(kept(site.path()), [""; 0]);
    assert_eq!(tree(&site.path().join("public")), before);
}

#[test]
fn kept_variants_are_used_on_another_machine_and_a_damaged_one_is_made_again() {
    let (site, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let photograph = jpeg(1000, 500);
    let sources = sources("", "", "![b](a.jpg)", &[("a.jpg", &photograph)]);
    run(site.path(), &sources);
    let names = kept(site.path());
    assert_eq!(names.len(), 2);
    fs::create_dir_all(other.path().join(".chancery/images")).unwrap();
    for name in &names {
        let bytes = fs::read(site.path().join(".chancery/images").join(name)).unwrap();
        // A variant that says so of itself shows that it was used.
        let made = [&[0][..], name.as_bytes()].concat();
        let bytes =
            if *name == names[0] { [blake3::hash(&made).as_bytes(), &made[..]].concat() } else { bytes[..9].to_vec() };
        fs::write(other.path().join(".chancery/images").join(name), bytes).unwrap();
    }
    run(other.path(), &sources);
    let (here, there) = (tree(&site.path().join("public")), tree(&other.path().join("public")));
    let differ: Vec<&String> = here.keys().filter(|path| here[*path] != there[*path]).collect();
    assert!(matches!(differ[..], [one] if there[one] == names[0].as_bytes()), "{differ:?}");
}

#[test]
fn variants_are_dropped_with_their_picture_or_their_width_and_not_with_a_draft() {
    let site = tempfile::tempdir().unwrap();
    let photograph = jpeg(1000, 500);
    let with = |settings: &str, body: &str| sources(settings, "", body, &[("a.jpg", &photograph)]);
    run(site.path(), &with("", "![b](a.jpg)"));
    assert_eq!(kept(site.path()).len(), 2);
    run(site.path(), &with("", "Text."));
    assert_eq!(kept(site.path()).len(), 2, "a post may be a draft for a while");
    run(site.path(), &with("images: { widths: 480 }", "Text."));
    assert_eq!(kept(site.path()).len(), 1);
    run(site.path(), &sources("", "", "Text.", &[]));
    assert_eq!(kept(site.path()), [""; 0]);
    assert!(tree(&site.path().join("public")).keys().all(|path| !path.ends_with(".webp")));
}

/// Notes which variants are kept when the first page is finished.
struct Noting<'n>(&'n Path, Mutex<Vec<usize>>);

impl Sink for Noting<'_> {
    fn take(&self, path: &str, _key: Option<&Key>, _bytes: &[u8]) {
        if path.ends_with(".html") {
            self.1.lock().unwrap().push(kept(self.0).len());
        }
    }
}

#[test]
fn a_build_that_is_killed_has_kept_what_it_made() {
    let site = tempfile::tempdir().unwrap();
    let photograph = jpeg(1000, 500);
    let noting = Noting(site.path(), Mutex::default());
    let sources = sources("", "", "![b](a.jpg)", &[("a.jpg", &photograph)]);
    prepared(site.path(), &sources).render_into(&noting, &|_, _, _| ());
    let counts = noting.1.into_inner().unwrap();
    assert!(!counts.is_empty() && counts.iter().all(|count| *count == 2), "{counts:?}");
}

#[test]
fn law_1_another_picture_of_the_same_name_is_as_in_a_clean_build() {
    let site = tempfile::tempdir().unwrap();
    let svg = b"<svg width='30' height='20'/>".to_vec();
    let pictures = [jpeg(1000, 500), jpeg(500, 1000), jpeg(500, 1000), b"nothing".to_vec(), jpeg(30, 20), svg];
    for settings in ["", "images: false"] {
        for (number, picture) in pictures.iter().enumerate() {
            let picture = if number == 2 {
                super::encoded(&super::drawn(500, 1000).fliph(), image::ImageFormat::Jpeg)
            } else {
                picture.clone()
            };
            let sources = sources(settings, "image: a.jpg\nimage_alt: c\n", "![b](a.jpg)", &[("a.jpg", &picture)]);
            let clean = tempfile::tempdir().unwrap();
            let (warm, cold) = (run(site.path(), &sources).1, run(clean.path(), &sources).1);
            assert_eq!(warm, cold, "{settings} {number}");
            assert_eq!(run(site.path(), &sources).1, cold, "{settings} {number} again");
            let (warm, cold) = (tree(&site.path().join("public")), tree(&clean.path().join("public")));
            let differ = cold.keys().chain(warm.keys()).find(|path| cold.get(*path) != warm.get(*path));
            assert_eq!(differ, None, "{settings} {number}");
        }
    }
}

#[test]
fn a_page_can_be_seen_before_its_variants_are_made_and_each_is_made_when_it_is_asked_for() {
    let site = tempfile::tempdir().unwrap();
    let photograph = jpeg(1000, 500);
    let sources = sources("", "", "![b](a.jpg)", &[("a.jpg", &photograph)]);
    let prepared = prepared(site.path(), &sources);
    let page = prepared.render("/2016/10/a/").unwrap().unwrap();
    assert_eq!(kept(site.path()), [""; 0]);
    let whole = support::build(&sources).rendered.unwrap();
    assert_eq!(page, whole[POST], "it is the page that is published");
    for (count, (path, bytes)) in (1..).zip(whole.iter().filter(|(path, _)| path.ends_with(".webp"))) {
        assert!(prepared.render(&format!("/{path}")).unwrap().unwrap() == *bytes);
        assert_eq!(kept(site.path()).len(), count);
    }
}

#[test]
fn a_site_without_pictures_keeps_nothing() {
    let site = tempfile::tempdir().unwrap();
    let mut sources = sources("", "", "Text.", &[]);
    sources.files.insert("content/notes.txt".to_string(), Source::new(&b"notes"[..]));
    run(site.path(), &sources);
    assert!(!site.path().join(".chancery/images").exists());
}
