//! The rules that keep the house in order, read from the source itself: modules in layers, one reader, one writer, no
//! unordered iteration, no hidden state, files and functions of a size that can be read.

use std::collections::BTreeMap;
use std::path::Path;

/// Lines of a file, its tests not counted.
const LONGEST_FILE: usize = 450;
/// Lines of a function.
const LONGEST_FUNCTION: usize = 60;

/// Files that may touch the disk or the clock themselves, each with what it needs there. A `/` at the end means a folder.
const READERS: [(&str, &str); 10] = [
    ("input/source/", "reads the site and the clock"),
    ("publish/", "looks at what is published before it writes"),
    ("build/memory/", "reads its own files under .chancery/"),
    ("cli/scaffold/", "looks whether what it would make is there already"),
    ("import", "reads what is to be imported, which is no part of the site"),
    ("cli", "reads the clock for the date of a new post and for the time that a build took"),
    ("main.rs", "reads the clock for the time that a build took"),
    ("check", "reads the list of addresses"),
    ("preview/watch/", "waits"),
    ("preview", "waits"),
];

/// Files that may write.
const WRITERS: [(&str, &str); 3] = [
    ("publish/", "the only room that writes public/ and .chancery/"),
    ("import", "writes imported posts into content/"),
    ("cli", "makes a new site or a new post, and writes the man page and completions where it is told to"),
];

/// Functions longer than the rule, each with the reason.
const LONG_FUNCTIONS: [(&str, &str, &str); 0] = [];

const READING: [&str; 14] = [
    "fs::read",
    "fs::read_dir",
    "read_to_string",
    "File::open",
    "WalkDir::new",
    "fs::metadata",
    "fs::canonicalize",
    ".canonicalize()",
    ".is_file(",
    ".is_dir(",
    "Timestamp::now",
    "Zoned::now",
    "SystemTime::now",
    "Instant::now",
];

const WRITING: [&str; 11] = [
    "fs::write",
    "fs::create_dir",
    "fs::remove",
    "fs::rename",
    "fs::copy",
    "fs::hard_link",
    "File::create",
    "OpenOptions",
    "set_permissions",
    "set_len(",
    "fs::symlink",
];

/// A source file without its comments and without its tests.
struct Module {
    /// Path below src/.
    path: String,
    text: String,
    code: Vec<String>,
}

fn modules() -> Vec<Module> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let rust = files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let code = code(&text);
        Module { path, text, code }
    };
    let all: Vec<Module> = rust.map(read).collect();
    let tests = test_files(&all);
    all.into_iter().filter(|module| !tests.contains(&module.path)).collect()
}

/// Files that are modules of tests alone: `#[cfg(test)] mod sample;` stands in another file.
fn test_files(modules: &[Module]) -> Vec<String> {
    let mut found = Vec::new();
    for module in modules {
        let folder = match module.path.rsplit_once('/') {
            Some((folder, "mod.rs")) => format!("{folder}/"),
            _ if module.path == "lib.rs" => String::new(),
            _ => format!("{}/", module.path.trim_end_matches(".rs")),
        };
        let lines: Vec<&str> = module.text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]") {
            let words = pair[1].trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            if let Some(name) = words.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                found.extend([format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")]);
            }
        }
    }
    found
}

/// The lines of a file with comments and tests made empty. Strings stay.
fn code(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut in_tests: Option<usize> = None;
    let mut pending = false;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let bare = line.trim();
        let kept = match in_tests {
            // A block of tests ends at the brace that stands as far in as its first line.
            Some(depth) => {
                if bare == "}" && indent == depth {
                    in_tests = None;
                }
                ""
            }
            None if bare == "#[cfg(test)]" => {
                pending = true;
                ""
            }
            None if pending => {
                pending = bare.starts_with("#[") || bare.is_empty();
                if !pending && bare.ends_with('{') {
                    in_tests = Some(indent);
                }
                ""
            }
            None if bare.starts_with("//") => "",
            None => line.split(" // ").next().unwrap_or_default(),
        };
        lines.push(kept.to_string());
    }
    lines
}

impl Module {
    /// The room: the first part of the path.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    fn is_allowed(&self, list: &[(&str, &str)]) -> bool {
        list.iter().any(|(path, _)| match path.strip_suffix('/') {
            Some(_) => self.path.starts_with(path),
            None => self.path == *path || self.room() == *path,
        })
    }

    /// `src/x.rs:12: line` of each line of code that holds one of the words.
    fn with_any(&self, words: &[&str]) -> Vec<String> {
        let lines = self.code.iter().enumerate().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        lines.map(|(at, line)| format!("src/{}:{}: {}", self.path, at + 1, line.trim())).collect()
    }
}

#[track_caller]
fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The modules of lib.rs, in its order.
fn layers(modules: &[Module]) -> Vec<String> {
    let library = modules.iter().find(|module| module.path == "lib.rs").expect("src/lib.rs");
    let named = |line: &String| {
        let line = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_string())
    };
    library.code.iter().filter_map(named).collect()
}

/// The rooms that a module's code names after `crate::`, each with the line.
fn imports(module: &Module) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let text = module.code.join("\n");
    for (at, _) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        let rest = &text[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => top_level(group),
            None => vec![rest],
        };
        for name in names {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            found.push((name[..end].to_string(), line));
        }
    }
    found
}

/// The items of a `{…}` group, the inner groups not opened.
fn top_level(group: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(group[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(group[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

#[test]
fn law_7_no_module_imports_one_that_is_listed_below_it() {
    let modules = modules();
    let layers = layers(&modules);
    let place: BTreeMap<&str, usize> = layers.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    assert!(place.len() >= 10, "{layers:?}");
    let mut found = Vec::new();
    for module in modules.iter().filter(|module| !matches!(&*module.path, "lib.rs" | "main.rs")) {
        let Some(own) = place.get(module.room()) else {
            found.push(format!("src/{} is not in lib.rs", module.path));
            continue;
        };
        for (name, line) in imports(module) {
            if place.get(name.as_str()).is_some_and(|other| other > own) {
                found.push(format!("src/{}:{line}: `{}` imports `{name}`", module.path, module.room()));
            }
        }
    }
    none(found, "modules are listed in lib.rs in layer order");
}

#[test]
fn law_7_the_test_itself_sees_imports() {
    let module = |text: &str| Module { path: "a.rs".to_string(), text: text.to_string(), code: code(text) };
    let names = |text: &str| imports(&module(text)).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names("use crate::site::Site;\n// crate::no\nlet x = crate::base::url::join(a);"), ["site", "url"]);
    assert_eq!(names("use crate::{\n    plan::{self, Page},\n    view,\n};\n"), ["plan", "view", ""]);
    assert_eq!(names("fn a() {}\n#[cfg(test)]\nmod tests {\n    use crate::build;\n}\nuse crate::base::tag;"), ["tag"]);
}

#[test]
fn law_8_there_are_no_statics() {
    let found = modules().into_iter().flat_map(|module| {
        let named = |line: &&String| {
            let line = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            line.starts_with("static ") || line.starts_with("thread_local!") || line.contains("lazy_static!")
        };
        let lines = module.code.iter().filter(named);
        lines.map(|line| format!("src/{}: {}", module.path, line.trim())).collect::<Vec<_>>()
    });
    // The allocator is no state of ours; Rust takes it from a static.
    let found = found.filter(|line| !line.contains("static ALLOCATOR: mimalloc::MiMalloc"));
    none(found.collect(), "state is handed in");
}

#[test]
fn law_8_there_are_no_hash_maps_to_iterate_over() {
    let found = modules().iter().flat_map(|module| module.with_any(&["HashMap", "HashSet"])).collect();
    none(found, "BTreeMap and BTreeSet have an order");
}

#[test]
fn law_8_no_module_is_named_utils() {
    let names = ["utils", "util", "helpers", "common", "misc", "manager"];
    let found = modules().into_iter().map(|module| module.path);
    let found = found.filter(|path| path.split(['/', '.']).any(|part| names.contains(&part)));
    none(found.collect(), "a file is named after its concept");
}

#[test]
fn law_8_every_module_opens_with_what_it_takes_gives_and_does_not_know() {
    let opens = |module: &&Module| !module.text.starts_with("//! ");
    none(modules().iter().filter(opens).map(|module| format!("src/{}", module.path)).collect(), "`//! ` comes first");
}

#[test]
fn only_sources_reads_the_sites_files_and_the_clock() {
    let modules = modules();
    let others = modules.iter().filter(|module| !module.is_allowed(&READERS));
    none(others.flat_map(|module| module.with_any(&READING)).collect(), "src/source.rs reads the site and the clock");
}

#[test]
fn law_3_only_output_writes() {
    let modules = modules();
    let others = modules.iter().filter(|module| !module.is_allowed(&WRITERS));
    none(others.flat_map(|module| module.with_any(&WRITING)).collect(), "src/publish/ writes");
}

#[test]
fn law_4_nothing_before_the_output_asks_who_is_served() {
    let modules = modules();
    let above = modules.iter().filter(|module| !["preview", "cli", "main"].contains(&module.room()));
    none(
        above.flat_map(|module| module.with_any(&["is_serving", "is_preview", "serving:", "preview: bool"])).collect(),
        "preview shows what publication writes",
    );
}

#[test]
fn law_6_a_users_mistake_never_panics() {
    let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    let modules = modules();
    let found = modules.iter().flat_map(|module| module.with_any(&words));
    // `expect` may state what holds whatever the author does, and says so by the word `always`.
    let found = found.filter(|line| !(line.contains(".expect(\"") && line.contains("always")));
    none(found.collect(), "what may be missing is a diagnostic");
}

#[test]
fn files_are_short_enough_to_be_read() {
    let long = |module: &Module| {
        let tests = module.text.find("#[cfg(test)]\nmod tests").unwrap_or(module.text.len());
        let lines = module.text[..tests].lines().count();
        (lines > LONGEST_FILE).then(|| format!("src/{}: {lines} lines", module.path))
    };
    none(modules().iter().filter_map(long).collect(), "one concept a file");
}

#[test]
fn functions_are_short_enough_to_be_read() {
    let mut found = Vec::new();
    for module in modules() {
        let mut open: Option<(String, usize, usize)> = None;
        for (at, line) in module.code.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let words =
                line.trim_start().trim_start_matches("pub").trim_start_matches("(crate)").trim_start_matches("(super)");
            if let Some((name, depth, start)) = &open {
                if line.trim() == "}" && indent == *depth {
                    let lines = at + 1 - start;
                    let known =
                        LONG_FUNCTIONS.iter().any(|(path, function, _)| *path == module.path && function == name);
                    if lines > LONGEST_FUNCTION && !known {
                        found.push(format!("src/{}:{}: `{name}` has {lines} lines", module.path, start + 1));
                    }
                    open = None;
                }
            } else if let Some(rest) = words.trim_start().strip_prefix("fn ") {
                let name = rest.split(['(', '<']).next().unwrap_or_default().to_string();
                open = (!line.trim_end().ends_with('}')).then_some((name, indent, at));
            }
        }
    }
    none(found, "a function does one thing");
}

#[test]
fn no_source_names_this_machine() {
    let words = ["/tmp/", "/work/", "/home/", "/root/"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let lines = text.lines().filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(lines.map(|line| format!("{}: {}", entry.path().display(), line.trim())));
    }
    none(found, "the source runs on any machine");
}
