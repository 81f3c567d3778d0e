//! Which file uses what another one defines.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Item;

use super::names::{Names, Path, Target, uses};
use super::source::Source;
use super::words::words;

/// A file names something of another one, both by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    pub from: usize,
    pub to: usize,
    pub line: usize,
    /// Whether only the module is named, as by `use crate::publish;`: that alone uses nothing of it.
    pub is_module: bool,
}

/// All of them, without those of a file by itself.
pub(super) fn imports(sources: &[Source]) -> Vec<Import> {
    let names = Names::of(sources);
    let mut found = Vec::new();
    for (from, source) in sources.iter().enumerate() {
        for (path, line) in named(&names, &source.module, &source.items) {
            let (to, is_module) = match path {
                Target::Module(file) => (file, true),
                Target::Name(file) => (file, false),
            };
            found.push(Import { from, to, line, is_module });
        }
    }
    found.retain(|import| import.from != import.to);
    found.sort();
    found.dedup();
    found
}

/// What the items of a module name, with the lines.
fn named(names: &Names, module: &[String], items: &[Item]) -> Vec<(Target, usize)> {
    let mut found = Vec::new();
    let mut exported: Vec<String> = Vec::new();
    for import in uses(items) {
        // A module that passes on a name of a module below it does not use it by that.
        let below =
            |path: &Path| names.resolve(module, &path[..1]).is_some() && path[0] != "crate" && path[0] != "super";
        if import.is_public && below(&import.path) {
            exported.push(import.name);
        } else if let Some(target) = names.resolve(module, &import.path) {
            found.push((target, import.line));
        }
    }
    for item in items {
        match item {
            Item::Use(_) => {}
            Item::Mod(syn::ItemMod { ident, content: Some((_, inner)), .. }) => {
                found.extend(named(names, &[module, &[ident.to_string()]].concat(), inner));
            }
            _ => found.extend(in_code(names, module, &exported, item.to_token_stream())),
        }
    }
    found
}

/// What code names by a path, or by a name that the module passes on.
fn in_code(names: &Names, module: &[String], exported: &[String], code: TokenStream) -> Vec<(Target, usize)> {
    let of_a_path = |text: &str| text.contains("::");
    let words = words(code).into_iter().filter(|word| {
        let is_type = word.text.starts_with(char::is_uppercase);
        of_a_path(&word.text) || ((is_type || word.is_called) && exported.contains(&word.text))
    });
    let targets = words.filter_map(|word| {
        let path: Path = word.text.trim_end_matches('!').split("::").map(str::to_string).collect();
        Some((names.resolve(module, &path)?, word.line))
    });
    targets.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::architecture::source::read;

    /// `from -> to` of each import among files that are given as `-- path --` and text.
    fn seen(archive: &str) -> Vec<String> {
        let files = archive.split("-- ").skip(1).map(|file| {
            let (path, text) = file.split_once(" --\n").unwrap();
            let name = path.trim_end_matches(".rs").trim_end_matches("/mod");
            let module = if name == "lib" { Vec::new() } else { name.split('/').map(str::to_string).collect() };
            read(path, module, text.to_string(), &mut Vec::new())
        });
        let files: Vec<Source> = files.collect();
        let lines = imports(&files).into_iter().filter(|import| !import.is_module);
        lines.map(|import| format!("{} -> {}", files[import.from].path, files[import.to].path)).collect()
    }

    #[test]
    fn a_use_leads_to_the_file_that_defines_the_name() {
        let files = "-- a/mod.rs --\nmod b;\nmod c;\npub use b::{B, make as produce};\n-- a/b.rs --\n-- a/c.rs --\n";
        assert_eq!(seen(&format!("{files}-- d.rs --\nuse crate::a::B;\n")), ["d.rs -> a/b.rs"]);
        assert_eq!(seen(&format!("{files}-- d.rs --\nuse crate::a::{{self, produce}};\n")), ["d.rs -> a/b.rs"]);
        assert_eq!(
            seen(&format!("{files}-- d.rs --\nuse crate::a::{{C, c::D}};\n")),
            ["d.rs -> a/mod.rs", "d.rs -> a/c.rs"]
        );
        assert_eq!(seen(&format!("{files}-- a/e.rs --\nuse super::b;\nuse super::c as x;\n")), [""; 0]);
    }

    #[test]
    fn code_names_files_by_paths() {
        let files = "-- a/mod.rs --\nmod b;\npub use b::B;\n-- a/b.rs --\n-- c.rs --\n";
        let code = |code: &str| seen(&format!("{files}{code}"));
        assert_eq!(code("-- d.rs --\nuse crate::a;\nfn f() { a::B::new() }\n"), ["d.rs -> a/b.rs"]);
        assert_eq!(code("-- d.rs --\nfn f() { println!(\"{}\", crate::c::x()) }\n"), ["d.rs -> c.rs"]);
        assert_eq!(code("-- d.rs --\nfn f(_: super::c::X) { serde::x() }\n"), ["d.rs -> c.rs"]);
        assert_eq!(code("-- d.rs --\n// crate::c::x()\nconst X: &str = \"crate::c::x()\";\n"), [""; 0]);
        assert_eq!(code("-- d.rs --\n#[cfg(test)]\nmod tests {\n    use crate::c::X;\n}\n"), [""; 0]);
        assert_eq!(code("-- d.rs --\nmod inner {\n    use super::super::c::X;\n}\n"), ["d.rs -> c.rs"]);
    }

    #[test]
    fn a_module_that_passes_on_a_name_uses_it_only_where_its_code_does() {
        let of = |code: &str| seen(&format!("-- a/mod.rs --\nmod b;\npub use b::B;\n{code}\n-- a/b.rs --\n"));
        assert_eq!(of(""), [""; 0]);
        assert_eq!(of("fn f(_: &B) {}"), ["a/mod.rs -> a/b.rs"]);
        assert_eq!(of("use b::C;"), ["a/mod.rs -> a/b.rs"]);
    }
}
