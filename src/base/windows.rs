//! Paths and programs as Windows has them.
//!
//! Takes text and what is on the disk; gives text. Nothing here asks for the system that it runs on.

use std::path::{Path, PathBuf};

/// A path without the mark `\\?\`, which Windows puts before real paths and editors do not understand.
pub(crate) fn without_mark(path: &str) -> String {
    match path.strip_prefix(r"\\?\") {
        Some(rest) => match rest.strip_prefix(r"UNC\") {
            Some(share) => format!(r"\\{share}"),
            None => rest.to_string(),
        },
        None => path.to_string(),
    }
}

/// The file of a program that is named as in a command line, by the values of `PATH` (its folders) and `PATHEXT`. Windows
/// itself looks for `code.exe` only, but editors come as `code.cmd`. `None` if the name is a path already or is not found.
pub(crate) fn find_program(
    name: &str,
    folders: &[PathBuf],
    endings: &str,
    is_file: &dyn Fn(&Path) -> bool,
) -> Option<PathBuf> {
    if name.is_empty() || name.contains(['/', '\\', ':']) {
        return None;
    }
    let endings: Vec<&str> = endings.split(';').filter(|ending| ending.starts_with('.')).collect();
    let lower = name.to_ascii_lowercase();
    let has_ending = endings.iter().any(|ending| lower.ends_with(&ending.to_ascii_lowercase()));
    let names: Vec<String> = match has_ending {
        true => vec![name.to_string()],
        false => endings.iter().map(|ending| format!("{name}{}", ending.to_ascii_lowercase())).collect(),
    };
    let files = folders.iter().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    files.into_iter().find(|file| is_file(file))
}

/// The program to start for a name in a command line: on Windows the file that is found by `PATH`, otherwise the name.
pub(crate) fn program(name: &str) -> PathBuf {
    if !cfg!(windows) {
        return PathBuf::from(name);
    }
    let folders: Vec<PathBuf> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    let endings = std::env::var("PATHEXT").unwrap_or_else(|_| ".COM;.EXE;.BAT;.CMD".to_string());
    find_program(name, &folders, &endings, &Path::is_file).unwrap_or_else(|| PathBuf::from(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_real_paths_is_taken_off() {
        assert_eq!(without_mark(r"\\?\C:\Blog\a.md"), r"C:\Blog\a.md");
        assert_eq!(without_mark(r"\\?\UNC\server\share\a.md"), r"\\server\share\a.md");
        assert_eq!(without_mark(r"\\server\share\a.md"), r"\\server\share\a.md");
        assert_eq!(without_mark("/srv/a.md"), "/srv/a.md");
    }

    #[test]
    fn a_program_is_found_by_the_endings_of_the_system() {
        let disk =
            [Path::new("bin").join("code"), Path::new("bin").join("code.cmd"), Path::new("edit").join("code.exe")];
        let folders = [PathBuf::from("none"), PathBuf::from("bin"), PathBuf::from("edit")];
        let find = |name: &str| {
            find_program(name, &folders, ".COM;.EXE;.BAT;.CMD", &|file| disk.contains(&file.to_path_buf()))
        };
        assert_eq!(find("code"), Some(disk[1].clone()));
        assert_eq!(find("code.exe"), Some(disk[2].clone()));
        assert_eq!(find("subl"), None);
        assert_eq!(find(r"C:\bin\code"), None);
        assert_eq!(find("bin/code"), None);
    }
}
