//! A site on disk with a preview of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::Sources;
use chancery::preview::watch::Method;
use chancery::preview::{self, Event, Options, Running};
use chancery::site::Selection;

use super::browser::{Answer, Events, PATIENCE, ask};

pub(super) const CONFIG: &str =
    "title: Notes\nbase_url: https://example.org/\nlanguages: [en, id]\ntimezone: UTC\nrelated: 0\neditor: vscode\n";

/// A post with two paragraphs.
pub(super) fn post(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2016-10-08\ntags: [a]\n---\nFirst.\n\n{body}\n")
}

pub(super) struct Site {
    folder: tempfile::TempDir,
    pub running: Running,
    pub reported: Arc<Mutex<Vec<Event>>>,
    selection: Selection,
}

pub(super) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

impl Site {
    pub(super) fn new(files: &[(&str, &str)]) -> Site {
        Site::with(files, |options| options)
    }

    pub(super) fn with(files: &[(&str, &str)], change: impl FnOnce(Options) -> Options) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        write(&root.join("site.yaml"), CONFIG);
        for (path, text) in files {
            write(&root.join(path), text);
        }
        let options = change(Options {
            root,
            host: "127.0.0.1".to_string(),
            port: Some(0),
            selection: Selection { drafts: true, future: true },
            method: Method::Events,
            editor: None,
        });
        let reported = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&reported);
        let selection = options.selection;
        let running = preview::start(options, Arc::new(move |said| heard.lock().unwrap().push(said))).unwrap();
        Site { folder, running, reported, selection }
    }

    /// One post at `/2016/10/post/`.
    pub(super) fn small() -> Site {
        Site::new(&[("content/posts/post.md", &post("Post", "Second."))])
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        ask(self.running.address, "GET", path, "", "")
    }

    /// The bytes of publication.
    pub(super) fn published(&self, path: &str) -> Answer {
        ask(self.running.address, "GET", path, "x-chancery: published\r\n", "")
    }

    pub(super) fn events(&self, page: &str) -> Events {
        let known = hash(&self.get(page).text());
        Events::open(self.running.address, page, &known)
    }

    /// How many changes have been shown since the start.
    pub(super) fn version(&self) -> u64 {
        Events::open(self.running.address, "/", "").next("hello")["version"].as_u64().unwrap()
    }

    /// Waits until something holds.
    pub(super) fn until<T>(&self, what: &str, mut holds: impl FnMut(&Site) -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = holds(self) {
                return found;
            }
            assert!(Instant::now() < end, "never came: {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(super) fn until_shows(&self, path: &str, text: &str) {
        self.until(&format!("{text:?} at {path}"), |site| site.get(path).text().contains(text).then_some(()));
    }

    pub(super) fn until_status(&self, path: &str, status: u16) {
        self.until(&format!("{status} at {path}"), |site| (site.get(path).status == status).then_some(()));
    }

    /// What a clean build of the files on disk gives: address to bytes.
    pub(super) fn clean(&self) -> BTreeMap<String, Vec<u8>> {
        let request = Request {
            base_url: Some(format!("http://{}/", self.running.address)),
            selection: self.selection,
            redirects: None,
        };
        let sources = Sources::read(&self.path(""));
        let prepared = build::prepare(sources, &request, &mut Cache::default());
        assert!(
            !prepared.diagnostics.iter().any(chancery::base::diagnostic::Diagnostic::is_error),
            "{:?}",
            prepared.diagnostics
        );
        let pages = prepared.renderer().unwrap().plan.pages.iter();
        let bytes = |path: &str| prepared.render(path).unwrap().unwrap().to_vec();
        pages.map(|page| (page.path.clone(), bytes(&page.path))).collect()
    }

    /// Waits until every page is that of a clean build. Feeds and pages are compared to the last byte.
    pub(super) fn converges(&self, what: &str) {
        for (path, bytes) in self.clean() {
            self.until(&format!("{path} as built, after {what}"), |site| {
                let answer = site.published(&chancery::base::url::encode_path(&path));
                (answer.status == 200 && answer.body == bytes).then_some(())
            });
        }
    }
}

/// The hash that a page carries.
pub(super) fn hash(page: &str) -> String {
    let (_, rest) = page.split_once("data-hash=\"").expect("the page carries a hash");
    rest[..rest.find('"').unwrap()].to_string()
}
