//! Golden sites: `tests/sites/NAME/` holds what an author writes and what becomes of it, for readers and for this test.
//! `CHANCERY_UPDATE=1 cargo test --test suite golden::` writes the expected files again; see the README there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{NOW, build, check, paths};
use chancery::base::diagnostic;
use chancery::build::Outcome;
use chancery::input::source::{Source, Sources};

/// The theme of all these sites but those that name another.
const THEME: &str = "_plain";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

fn sites() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut sites: Vec<PathBuf> = entries.filter(|path| path.join("input").is_dir()).collect();
    sites.sort();
    sites
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let named = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
    entries.map(|entry| (named(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

fn sources(site: &Path) -> Sources {
    let mut sources = Sources::read(&site.join("input"));
    sources.now = NOW.parse().unwrap();
    for (path, bytes) in files(&folder().join(THEME)) {
        sources.files.insert(format!("themes/plain/{path}"), Source::new(bytes));
    }
    sources
}

/// What should be in the site's folder beside `input/`: everything, of which `expected/` shows a part.
fn made(outcome: &Outcome) -> BTreeMap<String, Vec<u8>> {
    let mut made = BTreeMap::new();
    let rendered = outcome.rendered.iter().flatten();
    made.extend(rendered.map(|(path, bytes)| (format!("expected/{path}"), bytes.to_vec())));
    if outcome.rendered.is_some() {
        made.insert("paths.txt".to_string(), (paths(outcome).join("\n") + "\n").into_bytes());
    }
    let told = diagnostic::render(&outcome.diagnostics, false);
    if !told.is_empty() {
        made.insert("diagnostics.txt".to_string(), told.into_bytes());
    }
    made
}

/// The files that a site shows.
fn shown(site: &Path) -> BTreeMap<String, Vec<u8>> {
    files(site).into_iter().filter(|(path, _)| !path.starts_with("input/")).collect()
}

/// Whether a file must be there even where nobody asked for it.
fn always(path: &str) -> bool {
    !path.starts_with("expected/")
}

/// How the files of a site differ from what was made of it.
fn differences(site: &Path, made: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let name = site.file_name().unwrap().to_string_lossy().into_owned();
    let shown = shown(site);
    let mut found = Vec::new();
    for (path, wanted) in &shown {
        found.extend(match made.get(path) {
            None => Some(format!("{name}/{path}: is not made any more")),
            Some(bytes) => first_difference(wanted, bytes).map(|difference| format!("{name}/{path}: {difference}")),
        });
    }
    let missing = made.keys().filter(|path| always(path) && !shown.contains_key(*path));
    found.extend(missing.map(|path| format!("{name}/{path}: is made, but is not there")));
    if !shown.keys().any(|path| path.starts_with("expected/") || path == "diagnostics.txt") {
        found.push(format!("{name}: shows nothing; make the files that it should show empty in expected/, and update"));
    }
    found
}

/// The first line that differs, from both sides.
fn first_difference(wanted: &[u8], made: &[u8]) -> Option<String> {
    if wanted == made {
        return None;
    }
    let (wanted, made) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(made));
    let (mut old, mut new) = (wanted.split('\n'), made.split('\n'));
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (Some(one), Some(other)) if one == other => number += 1,
            (one, other) => {
                let line = |line: Option<&str>| line.map_or("(the file ends)".to_string(), |line| format!("`{line}`"));
                return Some(format!("line {number}\n    expected {}\n    made     {}", line(one), line(other)));
            }
        }
    }
}

fn update(site: &Path, made: &BTreeMap<String, Vec<u8>>) {
    for path in shown(site).keys().filter(|path| !made.contains_key(*path)) {
        fs::remove_file(site.join(path)).unwrap();
    }
    for (path, bytes) in made.iter().filter(|(path, _)| always(path) || site.join(path).exists()) {
        fs::write(site.join(path), bytes).unwrap();
    }
}

#[test]
fn every_site_gives_what_it_shows() {
    let mut found = Vec::new();
    for site in sites() {
        let made = made(&build(&sources(&site)));
        if std::env::var_os("CHANCERY_UPDATE").is_some() {
            update(&site, &made);
        }
        found.extend(differences(&site, &made));
    }
    assert!(
        found.is_empty(),
        "{}\n\nif this is meant: CHANCERY_UPDATE=1 cargo test --test suite golden::",
        found.join("\n")
    );
}

#[test]
fn every_page_of_every_site_is_sound() {
    let mut found = Vec::new();
    for site in sites() {
        let sources = sources(&site);
        let outcome = build(&sources);
        if outcome.rendered.is_none() {
            continue;
        }
        let config = sources.text("site.yaml").unwrap().unwrap();
        let setting = |key: &str| config.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
        let relative = setting("relative_urls:") == Some("true");
        let problems = check::problems(&outcome, setting("base_url:").expect("a base URL"), relative);
        found.extend(problems.into_iter().map(|problem| format!("{}: {problem}", site.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_site_says_what_it_is_about() {
    assert!(sites().len() >= 10);
    for site in sites() {
        let config = fs::read_to_string(site.join("input/site.yaml")).unwrap();
        assert!(config.starts_with("# ") && config.lines().next().unwrap().ends_with('.'), "{}", site.display());
    }
}

#[test]
fn a_difference_names_the_first_line() {
    let difference = first_difference(b"a\nb\nc\n", b"a\nB\nc\n").unwrap();
    assert_eq!(difference, "line 2\n    expected `b`\n    made     `B`");
    assert_eq!(first_difference(b"a\n", b"a").unwrap(), "line 2\n    expected ``\n    made     (the file ends)");
    assert_eq!(first_difference(b"a", b"a"), None);
}
