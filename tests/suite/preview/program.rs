//! The program itself.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::browser::{Events, PATIENCE, ask};
use super::site::{CONFIG, post, write};

/// A child that does not outlive its test.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(unix)]
#[test]
fn row_8_ctrl_c_ends_at_once_with_success_and_the_output_folder_is_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    write(&root.join("site.yaml"), CONFIG);
    write(&root.join("content/posts/post.md"), &post("Post", "x"));
    write(&root.join("public/index.html"), "published before");
    let program = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["serve", "--port", "0", "--root"])
        .arg(&root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut serving = Serving(program.unwrap());
    let mut line = String::new();
    BufReader::new(serving.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (_, rest) = line.split_once("http://").unwrap_or_else(|| panic!("no address in {line:?}"));
    let address = rest.split('/').next().unwrap().parse().unwrap();
    assert!(ask(address, "GET", "/2016/10/post/", "", "").text().contains("Post"));
    let mut events = Events::open(address, "/", "");
    events.next("hello");
    let begun = Instant::now();
    let signalled = Command::new("kill").args(["-INT", &serving.0.id().to_string()]).status().unwrap();
    assert!(signalled.success());
    let status = loop {
        if let Some(status) = serving.0.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < PATIENCE, "Ctrl-C is not heard");
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert_eq!(std::fs::read_to_string(root.join("public/index.html")).unwrap(), "published before");
    assert_eq!(std::fs::read_dir(root.join("public")).unwrap().count(), 1);
}
