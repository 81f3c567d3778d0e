//! The real server over a site in a temporary folder.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chancery::preview::watch::Method;
use chancery::preview::{self, Options, Running};
use chancery::site::Selection;

use crate::chromium::PATIENCE;
use crate::site::Site;

/// A site on disk, served by `chancery::preview`.
pub(crate) struct Real {
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Running>,
}

const CONFIG: &str = "title: Site\nbase_url: https://example.org/\n";

impl Real {
    pub(crate) fn new() -> Real {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("site.yaml"), CONFIG).unwrap();
        let mut real = Real { folder, port: 0, running: None };
        real.start();
        real
    }

    /// The site's folder as the server names it.
    fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    fn log(&self) -> PathBuf {
        self.root().join("opened.log")
    }
}

impl Site for Real {
    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn write(&self, file: &str, bytes: &[u8]) {
        let path = self.root().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn remove(&self, file: &str) {
        std::fs::remove_file(self.root().join(file)).unwrap();
    }

    fn stop(&mut self) {
        self.running.take().unwrap().stop();
    }

    fn start(&mut self) {
        // An editor that writes down where it was asked to open.
        let editor = self.root().join("editor");
        let script = format!("#!/bin/sh\necho \"$1\" >> '{}'\n", self.log().display());
        std::fs::write(&editor, script).unwrap();
        std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let options = || Options {
            root: self.root(),
            host: "127.0.0.1".to_string(),
            port: Some(self.port),
            selection: Selection { drafts: true, future: true },
            method: Method::Events,
            editor: Some(format!("{} {{file}}:{{line}}:{{column}}", editor.display())),
        };
        // After a stop, another program may have the port for a moment.
        let begun = Instant::now();
        let running = loop {
            match preview::start(options(), Arc::new(|_| {})) {
                Ok(running) => break running,
                Err(problem) => assert!(begun.elapsed() < PATIENCE, "{problem:?}"),
            }
            std::thread::sleep(Duration::from_millis(100));
        };
        self.port = running.address.port();
        self.running = Some(running);
    }

    fn opened(&self) -> Vec<String> {
        let root = format!("{}/", self.root().display());
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        text.lines().map(|line| line.trim_start_matches(&root).to_string()).collect()
    }
}
