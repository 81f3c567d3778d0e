//! What only some files may do: read, write, keep state, ask who is served, panic.

use std::path::Path;

use quote::ToTokens;
use syn::Item;
use syn::visit::Visit;

use super::none;
use super::source::{Source, sources};
use super::words::{Word, words};

/// Folders and files that may look at the disk or the clock themselves, each with what it needs there.
const READERS: [(&str, &str); 9] = [
    ("base/normal_file.rs", "reads files for others and refuses what is no file"),
    ("cards/fonts/", "reads the fonts of the machine"),
    ("cli/", "reads the clock for the date of a new post and for the time that a build took"),
    ("import/", "reads what is to be imported, which is no part of the site"),
    ("input/source/", "reads the site and the clock"),
    ("language/tag.rs", "canonicalizes language tags, not paths"),
    ("pictures/folder.rs", "reads variants that earlier builds made"),
    ("preview/", "waits, and serves files of the site"),
    ("publish/", "looks at what is published before it writes"),
];

const READING: [&str; 17] = [
    "fs::canonicalize",
    "fs::exists",
    "fs::metadata",
    "fs::read",
    "fs::read_dir",
    "fs::read_to_string",
    "fs::symlink_metadata",
    "File::open",
    "WalkDir::new",
    ".canonicalize",
    ".exists",
    ".is_dir",
    ".is_file",
    "Instant::now",
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
];

/// Files that may use what `clippy.toml` forbids (writing to the disk, reading the clock), each with its use.
const FREE_OF_CLIPPY: [(&str, &str); 5] = [
    ("import/write/scratch.rs", "keeps downloads until they are moved into the new site"),
    ("import/write/staging.rs", "writes the new site"),
    ("input/source/mod.rs", "reads the clock"),
    ("pictures/folder.rs", "keeps variants in .chancery/images/ as soon as they are made"),
    ("publish/real_disk.rs", "writes the output folder and .chancery/"),
];

fn is_listed(source: &Source, list: &[(&str, &str)]) -> bool {
    list.iter().any(|(path, _)| source.path.starts_with(path))
}

fn words_of(source: &Source) -> Vec<Word> {
    source.items.iter().flat_map(|item| words(item.to_token_stream())).collect()
}

/// `src/x.rs:12: fs::read` of each word that is one of these.
fn with_any(source: &Source, wanted: &[&str]) -> Vec<String> {
    let found = words_of(source).into_iter().filter(|word| wanted.iter().any(|wanted| word.is(wanted)));
    found.map(|word| format!("{}: {}", source.at(word.line), word.text)).collect()
}

#[test]
fn only_the_listed_files_read_the_disk_and_the_clock() {
    let sources = sources();
    let others = sources.iter().filter(|source| !is_listed(source, &READERS));
    let found = others.flat_map(|source| with_any(source, &READING));
    none(found.collect(), "src/input/source/ reads the site and the clock");
}

#[test]
fn every_listed_reader_reads() {
    let sources = sources();
    let reads = |list: &(&str, &str)| {
        sources.iter().any(|source| is_listed(source, &[*list]) && !with_any(source, &READING).is_empty())
    };
    let idle = READERS.iter().filter(|list| !reads(list));
    none(idle.map(|(path, _)| path.to_string()).collect(), "remove these from the list");
}

/// Whether a file, its tests not counted, allows what `clippy.toml` forbids.
fn allows_what_clippy_forbids(source: &Source) -> bool {
    let own = source.text.lines().filter(|line| line.starts_with("#![")).collect::<String>();
    let of_items = words_of(source).iter().any(|word| word.is("clippy::disallowed_methods"));
    of_items || own.contains("clippy::disallowed_methods")
}

#[test]
fn law_3_only_the_listed_files_use_what_clippy_forbids() {
    let sources = sources();
    let allowing: Vec<&Source> = sources.iter().filter(|source| allows_what_clippy_forbids(source)).collect();
    let others = allowing.iter().filter(|source| !is_listed(source, &FREE_OF_CLIPPY));
    none(others.map(|source| format!("src/{}", source.path)).collect(), "src/publish/real_disk.rs writes");
    let idle = FREE_OF_CLIPPY.iter().filter(|list| !allowing.iter().any(|source| is_listed(source, &[**list])));
    none(idle.map(|(path, _)| path.to_string()).collect(), "remove these from the list");
}

#[test]
fn law_4_nothing_but_the_preview_knows_that_it_is_one() {
    let sources = sources();
    let others = sources.iter().filter(|source| !is_listed(source, &[("preview/", ""), ("cli/", ""), ("lib.rs", "")]));
    let found = others.flat_map(|source| with_any(source, &["is_serving", "is_preview", "serving", "preview"]));
    none(found.collect(), "preview shows what publication writes");
}

#[test]
fn law_6_a_users_mistake_never_panics() {
    let mut found = Vec::new();
    for source in sources() {
        let panics = with_any(&source, &[".unwrap", "panic!", "todo!", "unimplemented!", "unreachable!"]);
        found.extend(panics);
        // `expect` may state what holds whatever the author does, and says so by the word `always`.
        let lines: Vec<&str> = source.text.lines().collect();
        let expects = words_of(&source).into_iter().filter(|word| word.is(".expect") && word.is_called);
        let bare = expects.filter(|word| !lines[word.line - 1].contains("always"));
        found.extend(bare.map(|word| format!("{}: {}", source.at(word.line), lines[word.line - 1].trim())));
    }
    none(found, "what may be missing is a diagnostic");
}

#[test]
fn law_8_there_are_no_statics() {
    struct Statics(Vec<usize>);
    impl<'ast> Visit<'ast> for Statics {
        fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
            // The allocator is no state of ours; Rust takes it from a static.
            if !item.attrs.iter().any(|attribute| attribute.path().is_ident("global_allocator")) {
                self.0.push(item.ident.span().start().line);
            }
        }
    }
    let mut found = Vec::new();
    for source in sources() {
        let mut statics = Statics(Vec::new());
        source.items.iter().for_each(|item: &Item| statics.visit_item(item));
        found.extend(statics.0.into_iter().map(|line| source.at(line)));
        found.extend(with_any(&source, &["thread_local!", "lazy_static!"]));
    }
    none(found, "state is handed in");
}

#[test]
fn law_8_no_module_is_named_utils() {
    let names = ["utils", "util", "helpers", "common", "misc", "manager"];
    let found = sources().into_iter().filter(|source| source.module.iter().any(|part| names.contains(&&**part)));
    none(found.map(|source| source.path).collect(), "a file is named after its concept");
}

#[test]
fn law_8_every_module_opens_with_what_it_is_about() {
    let found = sources().into_iter().filter(|source| !source.text.starts_with("//! "));
    none(found.map(|source| format!("src/{}", source.path)).collect(), "`//! ` comes first");
}

#[test]
fn no_source_names_one_machine() {
    let names = ["/tmp/", "/work/", "/home/", "/root/"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let lines = text.lines().filter(|line| names.iter().any(|name| line.contains(name)));
        found.extend(lines.map(|line| format!("{}: {}", entry.path().display(), line.trim())));
    }
    none(found, "the source runs on any machine");
}
