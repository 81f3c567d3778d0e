//! Gives each build of the program its own name, so that no other build uses what it cached.
//!
//! `CHANCERY_PROGRAM` is a hash of the version, the sources, the embedded theme and the versions of all dependencies.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hasher = DefaultHasher::new();
    std::env::var("CARGO_PKG_VERSION").unwrap_or_default().hash(&mut hasher);
    for part in ["src", "themes", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={part}");
        add(&root, &root.join(part), &mut hasher);
    }
    println!("cargo::rustc-env=CHANCERY_PROGRAM={:016x}", hasher.finish());
}

fn add(root: &Path, place: &Path, hasher: &mut DefaultHasher) {
    if place.is_dir() {
        let mut inner: Vec<PathBuf> =
            std::fs::read_dir(place).into_iter().flatten().flatten().map(|e| e.path()).collect();
        inner.sort();
        inner.iter().for_each(|place| add(root, place, hasher));
    } else if let Ok(bytes) = std::fs::read(place) {
        let name = place.strip_prefix(root).unwrap_or(place).to_string_lossy().replace('\\', "/");
        (name, bytes).hash(hasher);
    }
}
