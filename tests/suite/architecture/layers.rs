//! The folders of `src/` are layers: `lib.rs` lists them, and none imports one that is listed below it.

use syn::Item;

use super::imports::imports;
use super::none;
use super::source::{Source, sources};

/// The modules of `lib.rs`, in its order.
fn layers(sources: &[Source]) -> Vec<String> {
    let library = sources.iter().find(|source| source.path == "lib.rs").expect("src/lib.rs");
    let declared = library.items.iter().filter_map(|item| match item {
        Item::Mod(declared) => Some(declared.ident.to_string()),
        _ => None,
    });
    declared.collect()
}

#[test]
fn law_7_no_folder_imports_one_that_is_listed_below_it() {
    let sources = sources();
    let layers = layers(&sources);
    assert!(layers.len() >= 10, "{layers:?}");
    let layer = |file: usize| layers.iter().position(|name| sources[file].module.first() == Some(name));
    let upwards = imports(&sources).into_iter().filter(|import| layer(import.to) > layer(import.from));
    let lines = upwards
        .map(|import| format!("{}: imports src/{}", sources[import.from].at(import.line), sources[import.to].path));
    none(lines.collect(), "src/lib.rs lists the folders in layer order");
}

#[test]
fn law_7_every_file_is_in_a_folder_of_lib_rs() {
    let sources = sources();
    let layers = layers(&sources);
    let outside = |source: &&Source| !source.module.first().is_some_and(|first| layers.contains(first));
    let known = ["lib.rs", "main.rs"];
    let found = sources.iter().filter(outside).filter(|source| !known.contains(&&*source.path));
    none(found.map(|source| format!("src/{}", source.path)).collect(), "src/lib.rs lists all folders");
}
