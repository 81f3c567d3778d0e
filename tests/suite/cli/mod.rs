//! The command line from outside: every command, flag and exit code.

mod build;
mod check;
mod cms;
mod faults;
mod init;
mod new;
mod output_folder;
mod redirects;
mod root;
mod shell;
mod theme;
mod translation;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chancery_testkit::fonts;

/// A folder for one test, which is the home folder too; it goes when it is dropped.
struct Home {
    folder: tempfile::TempDir,
}

/// What a run of the program gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Home {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    /// A home with a site in `site/`: these files and plain settings.
    fn with_site(files: &[(&str, &str)]) -> Home {
        let home = Home::new();
        home.write("site/site.yaml", "title: Notes\nbase_url: https://example.org/\nlanguages: [en, id]\n");
        for (path, text) in files {
            home.write(&format!("site/{path}"), text);
        }
        home
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Puts a font into a site, so that its cards do not depend on those of this machine.
    fn add_font(&self, site: &str) {
        let folder = self.path(&format!("{site}/fonts"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("boxes.ttf"), fonts::font("Boxes", 400, fonts::letters())).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// The program, to be run in a folder of this home, with nothing of the surroundings that changes what it says.
    fn command(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(arguments).current_dir(self.path(folder)).env("HOME", self.folder.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "VISUAL", "EDITOR", "TZ"] {
            command.env_remove(name);
        }
        command
    }

    fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        ran(&mut self.command(folder, arguments))
    }

    /// Runs the program in the site's folder.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("site", arguments)
    }

    /// Every file below a folder with its bytes.
    fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.path(folder), "", &mut files);
        files
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{name}/"), files),
            false => drop(files.insert(name, fs::read(entry.path()).unwrap())),
        }
    }
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

impl Ran {
    /// Checks the exit code, and shows what was said where it is another.
    #[track_caller]
    fn ends(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "standard output:\n{}\nstandard error:\n{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Ran {
        assert!(self.out.contains(text), "`{text}` is not in\n{}", self.out);
        self
    }

    #[track_caller]
    fn complains(self, text: &str) -> Ran {
        assert!(self.err.contains(text), "`{text}` is not in\n{}", self.err);
        self
    }

    #[track_caller]
    fn says_nothing(self) -> Ran {
        assert_eq!((self.out.as_str(), self.err.as_str()), ("", ""));
        self
    }
}

const POST: (&str, &str) = ("content/posts/a.md", "---\ntitle: A\ndate: 2016-10-08\n---\ntext\n");
