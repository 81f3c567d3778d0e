//! The files that Eleventy ignores: by `.eleventyignore`, by `.gitignore`, and by its configuration.

use std::path::Path;

use crate::import::read::folders::patterns::{Pattern, with_folders};
use crate::import::read::folders::program::{calls, quoted};

/// The patterns, each from the old folder.
pub(crate) struct Ignored(Vec<Pattern>);

impl Ignored {
    pub(crate) fn of(folder: &Path, input: &str, configuration: &str) -> Ignored {
        let mut files = vec![(".eleventyignore".to_string(), "")];
        if !input.is_empty() {
            files.push((format!("{input}/.eleventyignore"), input));
        }
        let no_git = calls(configuration, "setUseGitIgnore").any(|call| call.trim() == "false");
        if !no_git {
            files.push((".gitignore".to_string(), ""));
        }
        let mut patterns = Vec::new();
        for (file, above) in files {
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '!']));
            patterns.extend(lines.filter_map(|line| pattern(line, above)));
        }
        let added = calls(configuration, "ignores.add").filter_map(|call| quoted(call.trim()));
        patterns.extend(added.filter_map(|text| Pattern::within_folders(&tidy(text))));
        Ignored(patterns)
    }

    pub(crate) fn fits(&self, path: &str) -> bool {
        self.0.iter().any(|pattern| with_folders(path).any(|path| pattern.fits(path)))
    }
}

fn tidy(line: &str) -> String {
    line.trim_start_matches("./").trim_matches('/').to_string()
}

/// A line as Git reads it: without a slash before its end it is for all folders.
fn pattern(line: &str, above: &str) -> Option<Pattern> {
    let inner = tidy(line);
    let anywhere = !line.trim_end_matches('/').contains('/');
    let prefix = if above.is_empty() { String::new() } else { format!("{above}/") };
    Pattern::within_folders(&format!("{prefix}{}{inner}", if anywhere { "**/" } else { "" }))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paths_or_names_in_all_folders() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("src")).unwrap();
        std::fs::write(folder.path().join(".eleventyignore"), "# x\nsrc/private/\n/top.md\n!src/a.md\n").unwrap();
        std::fs::write(folder.path().join("src/.eleventyignore"), "hold/*.md\n").unwrap();
        std::fs::write(folder.path().join(".gitignore"), "notes\n").unwrap();
        let ignored = Ignored::of(folder.path(), "src", "c.ignores.add(\"src/x/**\")");
        for path in ["src/private/a.md", "top.md", "src/hold/a.md", "src/deep/notes/a.md", "src/x/a/b.md"] {
            assert!(ignored.fits(path), "{path}");
        }
        for path in ["src/a.md", "src/top.md", "hold/a.md", "src/notes.md"] {
            assert!(!ignored.fits(path), "{path}");
        }
        let ignored = Ignored::of(folder.path(), "src", "c.setUseGitIgnore(false)");
        assert!(!ignored.fits("src/notes/a.md"));
    }
}
