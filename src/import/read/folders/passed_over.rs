//! Files of an old folder that are not in the new site, and that nothing else names: templates, data, programs.
//!
//! Takes a folder and what was read of it; gives a line of the report for each such file, or for a folder of which nothing
//! was read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::patterns::with_folders;
use crate::import::model::Blog;
use crate::import::read::walk;

const FOLDER: &str =
    "a folder with templates, data or other files that are no posts, pages or files of the site is left out";
const FILE: &str = "a file that is no post, page or file of the site is left out";

/// Folders that programs make.
const MADE: [&str; 8] =
    ["_site", "node_modules", "vendor", "resources", "coverage", "target", "bower_components", "_cache"];

/// Files about the folder itself, at its top. A dot at the end stands for any ending.
const ABOUT: [&str; 32] = [
    "readme.",
    "license.",
    "licence.",
    "copying.",
    "changelog.",
    "contributing.",
    "code_of_conduct.",
    "security.",
    "authors.",
    "package.json",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lockb",
    "tsconfig.json",
    "go.mod",
    "go.sum",
    "gemfile.",
    "rakefile.",
    "makefile.",
    "dockerfile.",
    "docker-compose.",
    "procfile.",
    "cname.",
    "netlify.toml",
    "vercel.json",
    "config.",
    "hugo.",
    "zola.",
    "_config.",
    "eleventy.",
    "theme.toml",
];

/// Reports them.
pub(crate) fn report(folder: &Path, blog: &mut Blog) {
    let output = blog.output.as_deref().map(|output| output.trim_matches(['.', '/'])).unwrap_or_default().to_string();
    let named = named(blog);
    let folders: BTreeSet<&str> = named.iter().flat_map(|path| with_folders(path).skip(1)).collect();
    let mut alone: BTreeMap<String, usize> = BTreeMap::new();
    for path in walk::walk(folder) {
        if named.contains(&path) || is_about(&path) || is_made(&path, &output) {
            continue;
        }
        // The outermost folder of which nothing was read.
        let whole = with_folders(&path).skip(1).take_while(|above| !folders.contains(above)).last();
        *alone.entry(whole.map_or(path.clone(), |above| format!("{above}/"))).or_default() += 1;
    }
    for (path, count) in alone {
        match path.ends_with('/') {
            true => blog.lost(FOLDER, &path, &crate::base::count::counted(count, "file", "files")),
            false => blog.lost(FILE, &path, ""),
        }
    }
}

/// The files that are in the new site or in the report.
fn named(blog: &Blog) -> BTreeSet<String> {
    let pages = blog.files.iter().map(|file| &file.from);
    let others = blog.statics.iter().map(|(from, _)| from);
    pages.chain(others).chain(&blog.used).chain(blog.remarks.iter().map(|remark| &remark.file)).cloned().collect()
}

fn is_made(path: &str, output: &str) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    let first = path.split('/').next().unwrap_or(path);
    is_hidden
        || MADE.contains(&first)
        || with_folders(path).any(|above| above == output)
        || path.split('/').any(|part| part == "node_modules")
}

fn is_about(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    let bare = format!("{}.", name.split('.').next().unwrap_or_default());
    !path.contains('/') && ABOUT.iter().any(|about| *about == name || about.ends_with('.') && *about == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_about_the_folder_are_at_its_top() {
        for name in ["README.md", "Gemfile", "Gemfile.lock", "package.json", "_config.yml", "hugo.toml", "LICENSE"] {
            assert!(is_about(name), "{name}");
        }
        for name in ["a/README.md", "notes.md", "data.json", "configuration.md"] {
            assert!(!is_about(name), "{name}");
        }
        assert!(is_made("public/a.html", "public") && is_made("x/.git/a", "") && !is_made("src/a.njk", "public"));
    }
}
