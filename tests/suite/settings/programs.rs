//! Settings that no output file shows: where a build writes, and what the preview opens files with.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use chancery::preview::watch::Method;
use chancery::preview::{self, Options};
use chancery::site::Selection;

/// A site on disk with a draft and these lines in its settings.
fn folder(lines: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("site.yaml"), format!("title: T\nbase_url: https://example.org/\n{lines}\n")).unwrap();
    fs::write(folder.path().join("content/sketch.md"), "---\ntitle: Sketch\ndraft: true\n---\nText.\n").unwrap();
    folder
}

/// What the preview of a site says at its own page.
fn preview_page(root: &Path) -> String {
    let options = Options {
        root: root.canonicalize().unwrap(),
        host: "127.0.0.1".to_string(),
        port: Some(0),
        selection: Selection { drafts: true, future: true },
        method: Method::Events,
        editor: None,
    };
    let running = preview::start(options, Arc::new(|_| ())).unwrap();
    let mut stream = TcpStream::connect(running.address).unwrap();
    let host = running.address;
    write!(stream, "GET /_chancery/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn output_is_the_folder_that_a_build_writes() {
    for (line, written, other) in
        [("OUTPUT: www", "www", "public"), ("output: www", "www", "public"), ("", "public", "www")]
    {
        let folder = folder(line);
        let status =
            Command::new(env!("CARGO_BIN_EXE_chancery")).args(["build", "-q", "--root"]).arg(folder.path()).status();
        assert!(status.unwrap().success(), "{line}");
        assert!(folder.path().join(written).join("index.html").exists(), "{line}");
        assert!(!folder.path().join(other).exists(), "{line}");
    }
}

#[test]
fn editor_is_what_the_preview_opens_files_with() {
    for (line, scheme) in [("editor: vscode", "vscode://file"), ("Editor: 'my://open?{file}'", "my://open?")] {
        let folder = folder(line);
        let page = preview_page(folder.path());
        assert!(page.contains(scheme) && page.contains("sketch.md"), "{page}");
    }
}
