//! Publication in processes of its own: killed for real, starved of what the system gives, and two at once.
#![cfg(unix)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use chancery::publish::{self, Target, acquire};

use super::{Files, Site, files};

const ROOT: &str = "CHANCERY_TEST_ROOT";
const TASK: &str = "CHANCERY_TEST_TASK";

/// 150 pages of 16 KB; the two versions differ in every byte, in some names, and in a file that is a folder.
fn version(name: &str) -> Files {
    let pages = (0..150).map(|number| match number % 5 {
        0 => format!("{name}/{number}/index.html"),
        _ => format!("p/{number}/index.html"),
    });
    let mut files: Files = pages.map(|path| (path, Arc::from(name.repeat(16_000).as_bytes()))).collect();
    let swap = if name == "a" { "swap" } else { "swap/index.html" };
    files.insert(swap.to_string(), Arc::from(name.as_bytes()));
    files
}

fn target(root: &Path) -> Target {
    Target { site_root: root.to_path_buf(), output: root.join("public") }
}

/// What the child processes of the tests below do. Asked for by name only.
#[test]
#[ignore = "run by the other tests in a process of its own"]
fn child() {
    let (Ok(root), Ok(task)) = (std::env::var(ROOT), std::env::var(TASK)) else { return };
    let target = target(Path::new(&root));
    let publish = |name| publish::publish(&version(name), &target, &|_| ());
    let result = match task.as_str() {
        "forever" => loop {
            for name in ["a", "b"] {
                publish(name).unwrap();
            }
        },
        "often" => (0..6).try_for_each(|round| publish(["a", "b"][round % 2]).map(drop)),
        "one large page" => {
            let large = "x".repeat(16_000);
            let wanted = files(&[("index.html", "2"), ("large/index.html", &large)]);
            publish::publish(&wanted, &target, &|_| ()).map(drop)
        }
        "many small pages" => {
            let names: Vec<String> = (0..150).map(|number| format!("a-small-page/{number}/index.html")).collect();
            let wanted = files(&names.iter().map(|name| (name.as_str(), "x")).collect::<Vec<_>>());
            publish::publish(&wanted, &target, &|_| ()).map(drop)
        }
        "hold" => {
            let _lock = acquire(&target.site_root.join(".chancery/lock"), Duration::ZERO).unwrap();
            println!("held");
            thread::sleep(Duration::from_secs(60));
            Ok(())
        }
        _ => publish("b").map(drop),
    };
    if let Err(errors) = result {
        errors.iter().for_each(|error| eprintln!("diagnostic: {}", error.message));
        std::process::exit(3);
    }
    std::process::exit(0);
}

/// This test binary again, at the task, after the shell commands `limits`.
fn spawn(site: &Site, task: &str, limits: &str) -> Child {
    Command::new("sh")
        .args(["-c", &format!("{limits} exec \"$0\" \"$@\"")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "publish::processes::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(ROOT, site.folder.path())
        .env(TASK, task)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn assert_whole(site: &Site, versions: [&Files; 2]) {
    for (path, bytes) in site.tree() {
        let is_whole = versions.iter().any(|files| files.get(&path) == Some(&bytes));
        assert!(is_whole || path.ends_with('/') || path.contains(".chancery-"), "`{path}`: {} bytes", bytes.len());
    }
}

#[test]
fn row_05_after_forty_kills_no_file_is_truncated_and_each_next_build_repairs() {
    let (a, b) = (version("a"), version("b"));
    let site = Site::with(&a);
    for round in 0..40 {
        let mut child = spawn(&site, "forever", "");
        thread::sleep(Duration::from_millis(15 + round * 7 % 90));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_whole(&site, [&a, &b]);
        let wanted = [&a, &b][round as usize % 2];
        assert_eq!(site.publish(wanted).warnings, []);
        assert_eq!(site.tree(), *wanted, "round {round}");
    }
}

#[test]
fn row_06_too_few_open_files_leave_the_old_site_and_name_a_file() {
    let a = version("a");
    let site = Site::with(&a);
    let mut refusals = 0;
    for limit in 3..9 {
        let output = spawn(&site, "once", &format!("ulimit -n {limit};")).wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => assert_eq!(site.tree(), version("b")),
            Some(3) => {
                refusals += 1;
                assert!(said.contains('`') && said.contains("os error 24"), "{said}");
                assert!(site.tree() == a, "limit {limit}: {said}");
            }
            // With too few files not even the test binary starts.
            _ => assert!(site.tree() == a, "limit {limit}: {said}"),
        }
        site.publish(&a);
    }
    assert!(refusals > 0);
}

#[test]
fn row_06_a_write_that_stops_half_way_leaves_the_old_site_and_names_the_file() {
    let a = version("a");
    let site = Site::with(&a);
    // Blocks of 512 or 1,024 bytes, by shell: in each case less than a page of 16,000 bytes, and than the list of many.
    let limits = "trap '' XFSZ; ulimit -f 12;";
    for (task, named) in [
        ("once", "`public/b/0/index.html`"),
        ("one large page", "`public/large/index.html`"),
        ("many small pages", ".chancery/output-"),
    ] {
        let output = spawn(&site, task, limits).wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{task}: {said}");
        assert!(said.contains(named) && site.tree() == a, "{task}: {said}");
    }
}

#[test]
fn row_07_two_builds_at_once_both_end_well_and_leave_one_whole_site() {
    let site = Site::new();
    let children = [spawn(&site, "often", ""), spawn(&site, "often", "")];
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(site.tree() == version("b"));
}

#[test]
fn row_07_two_threads_at_once_wait_for_each_other() {
    let site = Site::new();
    thread::scope(|scope| {
        for name in ["a", "b", "a", "b"] {
            scope.spawn(|| drop(site.publish(&version(name))));
        }
    });
    assert!(site.tree() == version("a") || site.tree() == version("b"));
}

#[test]
fn row_07_the_lock_says_who_holds_it_and_ends_with_its_process() {
    use std::io::{BufRead, BufReader};
    let site = Site::with(&version("a"));
    let mut child = spawn(&site, "hold", "");
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("held")));
    let lock = site.folder.path().join(".chancery/lock");
    let refusal = acquire(&lock, Duration::from_millis(50)).unwrap_err();
    assert!(refusal.message.contains(&format!("process {}", child.id())), "{}", refusal.message);
    child.kill().unwrap();
    child.wait().unwrap();
    acquire(&lock, Duration::ZERO).unwrap();
}
