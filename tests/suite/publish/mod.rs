//! The promises of publication, by their rows in the list of faults.

mod apart;
mod case;
mod faults;
mod links;
mod lost;
mod processes;
mod stage;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chancery::base::diagnostic::Diagnostics;
use chancery::publish::{self, Disk, MOST, Options, Published, Target};

type Files = BTreeMap<String, Arc<[u8]>>;

fn options(disk: &dyn Disk) -> Options<'_> {
    Options { disk, patience: publish::PATIENCE, adopt: false }
}

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| (path.to_string(), Arc::from(text.as_bytes()))).collect()
}

/// A site folder that goes when it is dropped.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        Site { folder: tempfile::tempdir().unwrap() }
    }

    /// A site on which `before` is published.
    fn with(before: &Files) -> Site {
        let site = Site::new();
        site.publish(before);
        site
    }

    fn target(&self) -> Target {
        let root = self.folder.path().to_path_buf();
        Target { output: root.join("public"), site_root: root }
    }

    fn public(&self, path: &str) -> PathBuf {
        self.target().output.join(path)
    }

    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.public(path).parent().unwrap()).unwrap();
        fs::write(self.public(path), text).unwrap();
    }

    fn attempt(&self, files: &Files) -> Result<Published, Diagnostics> {
        publish::publish(files, &self.target(), &|_| ())
    }

    fn attempt_on(&self, disk: &dyn Disk, files: &Files) -> Result<Published, Diagnostics> {
        publish::publish_with(&options(disk), files, &self.target(), &|_| ())
    }

    fn publish(&self, files: &Files) -> Published {
        self.attempt(files).unwrap_or_else(|errors| panic!("{errors:#?}"))
    }

    fn refused(&self, files: &Files) -> Diagnostics {
        self.attempt(files).expect_err("a refusal")
    }

    fn tree(&self) -> Files {
        tree(&self.target().output)
    }

    /// The names of the staging folders.
    fn stages(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join(".chancery")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("stage-")).collect()
    }

    fn manifest(&self) -> PathBuf {
        let entries = fs::read_dir(self.folder.path().join(".chancery")).unwrap();
        let mut found = entries.map(|entry| entry.unwrap().path());
        found.find(|path| path.extension().is_some_and(|extension| extension == "manifest")).expect("a manifest")
    }
}

/// Every file in a folder, and every empty folder with a `/` at its end.
fn tree(folder: &Path) -> Files {
    let mut found = Files::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        if entry.file_type().is_file() {
            found.insert(name, fs::read(entry.path()).unwrap().into());
        } else if entry.file_type().is_dir() && fs::read_dir(entry.path()).unwrap().next().is_none() {
            found.insert(format!("{name}/"), Arc::from(&b""[..]));
        }
    }
    found
}

fn counts(published: &Published) -> (usize, usize, usize) {
    (published.written, published.unchanged, published.removed)
}

#[test]
fn row_01_a_folder_of_sources_is_refused_and_nothing_in_it_changes() {
    let site = Site::new();
    let root = site.folder.path().to_path_buf();
    fs::create_dir(root.join("content")).unwrap();
    fs::write(root.join("content/post.md"), "mine").unwrap();
    for place in ["", "content", "content/out", "templates", "themes", ".git", ".chancery/x", ".."] {
        let target = Target { site_root: root.clone(), output: root.join(place) };
        let errors = publish::publish(&files(&[("post.md", "x")]), &target, &|_| ()).expect_err(place);
        assert!(errors[0].message.contains("`output`"), "{errors:?}");
    }
    assert_eq!(tree(&root), files(&[("content/post.md", "mine")]));
}

#[test]
fn row_02_files_that_no_build_wrote_stay() {
    let site = Site::new();
    let own = [("CNAME", "example.org"), (".git/HEAD", "ref"), ("photos/a.jpg", "jpg"), ("tag/mine.txt", "mine")];
    own.iter().for_each(|(path, text)| site.put(path, text));
    fs::create_dir(site.public("empty")).unwrap();
    site.publish(&files(&[("index.html", "1"), ("tag/x/index.html", "1")]));
    assert_eq!(counts(&site.publish(&Files::new())), (0, 0, 2));
    let mut left = files(&own);
    left.insert("empty/".to_string(), Arc::from(&b""[..]));
    assert_eq!(site.tree(), left);
}

#[test]
fn row_02_a_file_of_the_users_own_in_the_way_is_an_error_and_nothing_is_written() {
    let site = Site::new();
    site.put("CNAME", "mine");
    site.put("same.txt", "same");
    let wanted = files(&[("CNAME", "other"), ("index.html", "1"), ("same.txt", "same")]);
    let errors = site.refused(&wanted);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].message.contains("`public/CNAME`"), "{errors:?}");
    assert!(errors[0].hints[0].contains("content/"), "{errors:?}");
    assert_eq!(site.tree(), files(&[("CNAME", "mine"), ("same.txt", "same")]));
}

#[test]
fn row_02_a_file_with_equal_bytes_is_adopted() {
    let site = Site::new();
    site.put("robots.txt", "same");
    assert_eq!(counts(&site.publish(&files(&[("robots.txt", "same")]))), (0, 1, 0));
    assert_eq!(counts(&site.publish(&files(&[("robots.txt", "next")]))), (1, 0, 0));
}

#[test]
fn row_02_a_page_that_was_changed_by_hand_is_kept_with_a_warning_when_it_goes() {
    let site = Site::with(&files(&[("a/index.html", "old"), ("b/index.html", "old")]));
    site.put("a/index.html", "by hand");
    let published = site.publish(&Files::new());
    assert_eq!(counts(&published), (0, 0, 1));
    assert_eq!(published.warnings.len(), 1);
    assert!(published.warnings[0].message.contains("`public/a/index.html`"));
    assert_eq!(site.tree(), files(&[("a/index.html", "by hand")]));
    assert_eq!(site.publish(&Files::new()).warnings, [], "it is the user's from now on");
}

#[test]
fn row_02_a_page_that_was_changed_by_hand_is_written_anew_with_a_warning() {
    let wanted = files(&[("a.html", "1"), ("b.html", "1")]);
    let site = Site::with(&wanted);
    site.put("a.html", "by hand");
    let published = site.publish(&wanted);
    assert_eq!((counts(&published), published.warnings.len()), ((1, 1, 0), 1));
    assert_eq!(site.tree(), wanted);
}

#[test]
fn row_03_a_page_that_is_no_longer_wanted_goes_with_its_empty_folders() {
    let site = Site::with(&files(&[("2016/10/a/index.html", "1"), ("2016/11/b/index.html", "1"), ("index.html", "1")]));
    let wanted = files(&[("2016/11/b/index.html", "1"), ("index.html", "2")]);
    assert_eq!(counts(&site.publish(&wanted)), (1, 1, 1));
    assert_eq!(site.tree(), wanted);
    assert!(!site.public("2016/10").exists());
}

#[test]
fn row_03_the_output_folder_itself_stays() {
    let site = Site::with(&files(&[("index.html", "1")]));
    site.publish(&Files::new());
    assert!(site.target().output.is_dir());
}

#[test]
fn row_03_a_file_becomes_a_folder_and_a_folder_a_file() {
    let one = files(&[("foo", "file"), ("bar/a/b.html", "1"), ("bar/index.html", "1")]);
    let other = files(&[("foo/index.html", "2"), ("foo/deep/x.html", "2"), ("bar", "file")]);
    let site = Site::with(&one);
    for wanted in [&other, &one, &other] {
        site.publish(wanted);
        assert_eq!(site.tree(), *wanted);
    }
}

#[test]
fn row_03_a_folder_that_holds_a_users_file_does_not_become_a_file() {
    let site = Site::with(&files(&[("bar/index.html", "1")]));
    site.put("bar/mine.txt", "mine");
    let errors = site.refused(&files(&[("bar", "file")]));
    assert!(errors[0].message.contains("`public/bar/mine.txt`"), "{errors:?}");
    assert_eq!(site.tree(), files(&[("bar/index.html", "1"), ("bar/mine.txt", "mine")]));
    let site = Site::new();
    site.put("foo", "mine");
    assert!(site.refused(&files(&[("foo/index.html", "1")]))[0].message.contains("`public/foo`"));
}

#[test]
fn an_unchanged_site_is_not_touched() {
    let wanted = files(&[("index.html", "1"), ("a/index.html", "2")]);
    let site = Site::with(&wanted);
    let times = |site: &Site| {
        ["index.html", "a/index.html", "a", "", "../.chancery"].map(|path| fs::metadata(site.public(path)).unwrap())
    };
    let before = times(&site).map(|metadata| metadata.modified().unwrap());
    assert_eq!(counts(&site.publish(&wanted)), (0, 2, 0));
    assert_eq!(times(&site).map(|metadata| metadata.modified().unwrap()), before);
}

#[test]
fn a_file_that_was_touched_but_is_equal_counts_as_unchanged() {
    let wanted = files(&[("a.html", "1")]);
    let site = Site::with(&wanted);
    let touched = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1);
    fs::File::options().write(true).open(site.public("a.html")).unwrap().set_modified(touched).unwrap();
    assert_eq!(counts(&site.publish(&wanted)), (0, 1, 0));
    assert_eq!(fs::metadata(site.public("a.html")).unwrap().modified().unwrap(), touched);
    assert_eq!(counts(&site.publish(&Files::new())), (0, 0, 1), "it is still ours");
}

#[test]
fn a_file_that_someone_deleted_comes_back() {
    let wanted = files(&[("a/x.html", "1"), ("b.html", "1")]);
    let site = Site::with(&wanted);
    fs::remove_dir_all(site.public("a")).unwrap();
    assert_eq!(counts(&site.publish(&wanted)), (1, 1, 0));
    fs::remove_dir_all(site.target().output).unwrap();
    assert_eq!(counts(&site.publish(&wanted)), (2, 0, 0));
    assert_eq!(site.tree(), wanted);
}

#[test]
fn a_lost_manifest_adopts_what_is_equal_and_refuses_what_is_not() {
    let wanted = files(&[("a.html", "1"), ("b.html", "1")]);
    let site = Site::with(&wanted);
    fs::remove_dir_all(site.folder.path().join(".chancery")).unwrap();
    assert!(site.refused(&files(&[("a.html", "2"), ("b.html", "1")]))[0].message.contains("`public/a.html`"));
    assert_eq!(counts(&site.publish(&wanted)), (0, 2, 0));
    assert_eq!(counts(&site.publish(&files(&[("a.html", "2")]))), (1, 0, 1));
}

#[test]
fn a_damaged_manifest_is_treated_as_none_with_a_warning() {
    let wanted = files(&[("a.html", "1"), ("b.html", "1")]);
    let site = Site::with(&wanted);
    fs::write(site.manifest(), "\u{0}garbage").unwrap();
    assert!(site.refused(&files(&[("a.html", "2")]))[0].message.contains("`public/a.html`"));
    let published = site.publish(&wanted);
    assert_eq!((counts(&published), published.warnings.len()), ((0, 2, 0), 1));
    assert_eq!(site.publish(&wanted).warnings, []);
}

#[test]
fn a_site_that_was_moved_still_owns_its_output() {
    let site = Site::with(&files(&[("a.html", "1"), ("b.html", "1")]));
    let root = site.folder.path().join("moved");
    fs::create_dir(&root).unwrap();
    for part in ["public", ".chancery"] {
        fs::rename(site.folder.path().join(part), root.join(part)).unwrap();
    }
    let target = Target { output: root.join("public"), site_root: root };
    assert_eq!(counts(&publish::publish(&files(&[("a.html", "2")]), &target, &|_| ()).unwrap()), (1, 0, 1));
}

#[test]
fn an_output_folder_outside_the_site_is_made_with_its_parents() {
    let site = Site::new();
    let root = site.folder.path().join("site");
    fs::create_dir(&root).unwrap();
    let target = Target { output: site.folder.path().join("www/deep/out"), site_root: root };
    publish::publish(&files(&[("a.html", "1")]), &target, &|_| ()).unwrap();
    assert_eq!(tree(&target.output), files(&[("a.html", "1")]));
}

#[test]
fn row_10_a_path_that_would_leave_the_folder_is_an_error() {
    let site = Site::new();
    for path in ["../x", "/etc/x", "a/../../x", "..", "", "a//b"] {
        assert_eq!(site.refused(&files(&[(path, "x")])).len(), 1, "{path}");
    }
    assert!(!site.target().output.exists());
}

#[test]
fn a_path_that_is_both_file_and_folder_is_an_error_naming_both() {
    let site = Site::new();
    let errors = site.refused(&files(&[("a", "1"), ("a-b", "1"), ("a/b", "1")]));
    assert!(errors[0].message.contains("`a`") && errors[0].message.contains("`a/b`"), "{errors:?}");
    assert!(!site.target().output.exists());
}

#[test]
fn row_06_a_long_list_of_errors_is_cut_and_counted() {
    let site = Site::with(&files(&[("index.html", "1")]));
    let names: Vec<String> = (0..100).map(|number| format!("{number:03}.html")).collect();
    names.iter().for_each(|name| site.put(name, "mine"));
    let wanted = names.iter().map(|name| (name.clone(), Arc::from(&b"ours"[..]))).collect();
    let errors = site.refused(&wanted);
    assert_eq!(errors.len(), MOST + 1);
    assert!(errors[MOST].message.starts_with("80 more"), "{errors:?}");
}

#[test]
fn progress_counts_every_file() {
    let site = Site::with(&files(&[("a.html", "1")]));
    let most = AtomicUsize::new(0);
    let wanted = files(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1")]);
    publish::publish(&wanted, &site.target(), &|done| {
        most.fetch_max(done, Ordering::Relaxed);
    })
    .unwrap();
    assert_eq!(most.into_inner(), 3);
}
