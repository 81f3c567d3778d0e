//! The configuration of Eleventy with the files that it imports. They are read, and nothing is run.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::url;
use crate::import::read::folders::program::strings;

const NAMES: [&str; 5] =
    ["eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts", ".eleventy.js"];

/// What may follow the name of an imported file.
const ENDINGS: [&str; 6] = ["", ".js", ".mjs", ".cjs", ".ts", "/index.js"];

/// No configuration has more files.
const MOST: usize = 100;

/// The paths and the texts, the configuration itself first.
pub(crate) fn read(folder: &Path) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut wanted: Vec<String> = NAMES.iter().rev().map(|name| (*name).to_string()).collect();
    while let Some(path) = wanted.pop().filter(|_| found.len() < MOST) {
        if !seen.insert(path.clone()) || !folder.join(&path).is_file() {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(folder.join(&path)) else { continue };
        let above = path.rsplit_once('/').map_or("", |(above, _)| above);
        for imported in strings(&text).into_iter().filter(|text| text.starts_with("./") || text.starts_with("../")) {
            let base = url::join(above, imported);
            wanted.extend(
                base.iter()
                    .flat_map(|base| ENDINGS.map(|ending| format!("{base}{ending}")))
                    .filter(|path| is_program(path)),
            );
        }
        found.push((path, text));
    }
    found
}

fn is_program(path: &str) -> bool {
    [".js", ".mjs", ".cjs", ".ts"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn imported_files_are_read_once_and_only_within_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("site");
        std::fs::create_dir_all(folder.join("config")).unwrap();
        for (path, text) in [
            (".eleventy.js", "require('./config'); import x from \"./b.js\"; require('../out.js')"),
            ("config/index.js", "require('../b'); require('../.eleventy.js')"),
            ("b.js", "config.addPassthroughCopy('./img');"),
            ("../out.js", ""),
        ] {
            std::fs::write(folder.join(path), text).unwrap();
        }
        let mut names: Vec<String> = read(&folder).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names[0], ".eleventy.js");
        names.sort();
        assert_eq!(names, [".eleventy.js", "b.js", "config/index.js"]);
    }
}
