//! The program itself.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::browser::{Events, PATIENCE, ask};
use super::site::{CONFIG, post, write};

/// `chancery serve` on a site with one post, in a process of its own that does not outlive its test.
struct Serving {
    child: Child,
    address: SocketAddr,
    root: PathBuf,
    /// Removed last.
    _folder: tempfile::TempDir,
}

impl Serving {
    fn start(arguments: impl FnOnce(&Path) -> Vec<String>) -> Serving {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        write(&root.join("site.yaml"), CONFIG);
        write(&root.join("content/posts/post.md"), &post("Post", "x"));
        write(&root.join("public/index.html"), "published before");
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        let command = command.args(arguments(&root)).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://").unwrap_or_else(|| panic!("no address in {line:?}"));
        let address = rest.split('/').next().unwrap().parse().unwrap();
        Serving { child, address, root, _folder: folder }
    }

    fn is_right(&self) {
        assert!(ask(self.address, "GET", "/2016/10/post/", "", "").text().contains("Post"));
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn words(words: &[&str], root: &Path) -> Vec<String> {
    words.iter().map(|word| word.replace("ROOT", root.to_str().unwrap())).collect()
}

#[test]
fn the_root_may_be_given_before_the_command() {
    Serving::start(|root| words(&["--root", "ROOT", "serve", "--port", "0"], root)).is_right();
}

#[cfg(unix)]
#[test]
fn row_08_ctrl_c_ends_with_success_though_pages_are_open_and_the_output_folder_is_as_it_was() {
    let mut serving = Serving::start(|root| words(&["serve", "--port", "0", "--root", "ROOT"], root));
    serving.is_right();
    let mut events = Events::open(serving.address, "/", "");
    events.next("hello");
    let begun = Instant::now();
    let signalled = Command::new("kill").args(["-INT", &serving.child.id().to_string()]).status().unwrap();
    assert!(signalled.success());
    let status = loop {
        if let Some(status) = serving.child.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < PATIENCE, "Ctrl-C does not end the program");
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(serving.root.join("public/index.html")).unwrap(), "published before");
    assert_eq!(std::fs::read_dir(serving.root.join("public")).unwrap().count(), 1);
}

/// Resident memory of a process in KiB.
#[cfg(target_os = "linux")]
fn resident(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_ascii_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_edits() {
    let serving = Serving::start(|root| words(&["serve", "--port", "0", "--root", "ROOT"], root));
    let mut events = Events::open(serving.address, "/2016/10/post/", "");
    let mut edit = |number: usize| {
        write(&serving.root.join("content/posts/post.md"), &post(&format!("Edit {number}"), "```rust\nlet a;\n```"));
        while !events.next("page")["html"].as_str().unwrap().contains(&format!("Edit {number}")) {}
    };
    (0..100).for_each(&mut edit);
    let before = resident(serving.child.id());
    (100..500).for_each(&mut edit);
    let after = resident(serving.child.id());
    // A site that is kept by mistake costs some 100 KiB.
    assert!(after < before + 20 * 1024, "{before} KiB before, {after} KiB after 400 edits");
}
