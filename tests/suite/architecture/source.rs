//! The files below `src/` as syntax trees, without what is compiled for tests only.

use std::path::Path;

use syn::spanned::Spanned;
use syn::{Attribute, Item};

/// A file of the program.
pub(super) struct Source {
    /// Below `src/`: `publish/lock.rs`.
    pub path: String,
    /// Its module: `publish`, `lock`; empty for `lib.rs`.
    pub module: Vec<String>,
    pub text: String,
    pub items: Vec<Item>,
    /// Lines of the items that only tests have.
    pub test_lines: usize,
}

impl Source {
    /// `src/publish/lock.rs:12`
    pub(super) fn at(&self, line: usize) -> String {
        format!("src/{}:{line}", self.path)
    }
}

/// All files of the library and the program, in the order of their paths, without those that only tests have.
pub(super) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut tests = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        if let Some(name) = path.strip_suffix(".rs") {
            let text = std::fs::read_to_string(entry.path()).unwrap().replace("\r\n", "\n");
            sources.push(read(&path, module(name), text, &mut tests));
        }
    }
    sources.retain(|source| !tests.iter().any(|test: &Vec<String>| source.module.starts_with(test)));
    sources
}

/// A file from its text. The modules of other files that it declares for tests are added to `tests`.
pub(super) fn read(path: &str, module: Vec<String>, text: String, tests: &mut Vec<Vec<String>>) -> Source {
    let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("src/{path}: {error}"));
    let mut source = Source { path: path.to_string(), module, text, items: parsed.items, test_lines: 0 };
    source.test_lines = remove_tests(&mut source.items, &source.module, tests);
    source
}

fn module(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = name.split('/').map(str::to_string).collect();
    if parts.last().is_some_and(|last| last == "mod") || parts == ["lib"] {
        parts.pop();
    }
    parts
}

/// Removes what is compiled for tests only; gives how many lines it had.
fn remove_tests(items: &mut Vec<Item>, module: &[String], tests: &mut Vec<Vec<String>>) -> usize {
    let mut lines = 0;
    items.retain_mut(|item| {
        let is_test = attributes(item).iter().any(is_test);
        let declared = match item {
            Item::Mod(declared) => Some([module, &[declared.ident.to_string()]].concat()),
            _ => None,
        };
        match (is_test, declared) {
            (false, Some(declared)) => {
                if let Item::Mod(syn::ItemMod { content: Some((_, inner)), .. }) = item {
                    lines += remove_tests(inner, &declared, tests);
                }
            }
            (true, declared) => {
                lines += item.span().end().line + 1 - item.span().start().line;
                tests.extend(declared);
            }
            (false, None) => {}
        }
        !is_test
    });
    lines
}

fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
