//! Imports exports and folders made for these tests, one for each structure that real blogs have, and builds the
//! results.

mod aliases;
mod as_written;
mod bad_input;
mod bodies;
mod disk;
mod dropped;
mod eleventy;
mod export;
mod folders;
mod folder_dates;
mod fetching;
mod ghost;
mod ghost_hidden;
mod held_back;
mod hidden;
mod hugo;
mod jekyll;
mod jekyll_addresses;
mod jekyll_languages;
mod jekyll_polyglot;
mod languages;
mod links;
mod marked_languages;
mod old_site;
mod old_urls;
mod other_programs;
mod program;
mod real;
mod replaced_export;
mod status;
mod substack;
mod term_pairs;
mod text_languages;
mod terms;
mod versions;
mod zola;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chancery::base::diagnostic::{Diagnostic, Diagnostics};
use chancery::build::Outcome;
use chancery::check::{Answer, Host};
use chancery::cli::verify::finish;
use chancery::import::report::{Effect, Report};
use chancery::import::wordpress::{self, Imported, Options};
use chancery::input::source::Sources;

/// The import from an export of any program.
type Import = fn(&Options, wordpress::Progress<'_>) -> Result<Imported, Diagnostics>;

/// A folder for one test; it is removed when it is dropped.
struct Desk {
    folder: tempfile::TempDir,
}

/// A site that an import made.
struct Moved {
    desk: Desk,
    report: Report,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The options for an export that is on the desk.
    fn options(&self) -> Options {
        Options { exports: vec![self.path("export.xml")], into: self.path("site"), ..Options::default() }
    }

    /// Runs the import with these options.
    #[track_caller]
    fn import(self, options: &Options) -> Moved {
        self.import_by(wordpress::import, options)
    }

    /// Runs the import from the export of another program.
    #[track_caller]
    fn import_by(self, import: Import, options: &Options) -> Moved {
        match import(options, &|_, _, _| {}).and_then(finish) {
            Ok(report) => Moved { desk: self, report },
            Err(problems) => panic!("{}", shown(&problems)),
        }
    }

    /// Runs an import that must fail, and gives its messages. Nothing may be left of it.
    #[track_caller]
    fn refused(&self, options: &Options) -> String {
        self.refused_by(wordpress::import, options)
    }

    #[track_caller]
    fn refused_by(&self, import: Import, options: &Options) -> String {
        let before = names(self.folder.path());
        let problems = match import(options, &|_, _, _| {}).and_then(finish) {
            Ok(report) => panic!("it was imported:\n{}", report.markdown()),
            Err(problems) => problems,
        };
        assert_eq!(names(self.folder.path()), before, "something was left on the disk");
        shown(&problems)
    }
}

fn shown(problems: &[Diagnostic]) -> String {
    problems.iter().map(|problem| format!("{:?} {} {:?}\n", problem.place, problem.message, problem.hints)).collect()
}

/// Every file and folder below a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries.map(|entry| entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned()).collect()
}

/// Imports an export without options.
#[track_caller]
fn import(export: &str) -> Moved {
    import_with(export, |_| {})
}

#[track_caller]
fn import_with(export: &str, change: impl FnOnce(&mut Options)) -> Moved {
    let desk = Desk::new();
    desk.write("export.xml", export);
    let mut options = desk.options();
    change(&mut options);
    desk.import(&options)
}

impl Moved {
    /// The new site's files below content/, without the files for old URLs.
    fn content(&self) -> Vec<String> {
        let all = names(&self.desk.path("site/content")).into_iter();
        let files = all.filter(|path| self.desk.path("site/content").join(path).is_file());
        files.filter(|path| !path.starts_with("old-addresses.") && path != "_redirects").collect()
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        let file = self.desk.path("site").join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}; there are {:#?}", self.content()))
    }

    /// The body of a post, without its front matter.
    #[track_caller]
    fn body(&self, path: &str) -> String {
        let text = self.read(path);
        let (_, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
        body.trim_start_matches('\n').to_string()
    }

    /// The front matter of a post, line by line.
    #[track_caller]
    fn front(&self, path: &str) -> Vec<String> {
        let text = self.read(path);
        let (front, _) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
        front.lines().map(str::to_string).collect()
    }

    /// Builds the new site from the disk. It must build without errors.
    #[track_caller]
    fn build(&self) -> Outcome {
        let outcome = crate::support::build(&Sources::read(&self.desk.path("site")));
        let errors: Vec<String> =
            outcome.diagnostics.iter().map(|problem| shown(std::slice::from_ref(problem))).collect();
        assert!(outcome.rendered.is_some(), "{}", errors.join(""));
        outcome
    }

    /// Builds the site on the disk with drafts and scheduled posts, so that every body has a page.
    fn build_whole(&self) -> Outcome {
        let selection = chancery::site::Selection { drafts: true, future: true };
        let request = chancery::build::Request { selection, ..Default::default() };
        let sources = Sources::read(&self.desk.path("site"));
        crate::support::build_as(&sources, &request, &mut chancery::build::cache::Cache::default())
    }

    /// Old URLs that are broken in the built site.
    fn broken_urls(&self, addresses: &[&str]) -> Vec<String> {
        broken_urls(&self.build(), "/", addresses)
    }

    /// The URLs that the import lists as those of the old blog.
    fn old_urls(&self) -> Vec<String> {
        let list = self.read("old-urls.txt");
        let (first, urls) = list.split_once('\n').unwrap();
        assert!(first.starts_with("# Guessed by"), "{first}");
        urls.lines().map(str::to_string).collect()
    }

    /// The remarks of the report, by what happened.
    fn remarks(&self, effect: Effect) -> BTreeMap<&str, usize> {
        let mut remarks: BTreeMap<&str, usize> = BTreeMap::new();
        for remark in self.report.remarks.iter().filter(|remark| remark.effect == effect) {
            *remarks.entry(&remark.what).or_default() += 1;
        }
        remarks
    }

    /// Whether a remark of this kind contains this text.
    fn remarked(&self, what: &str, text: &str) -> bool {
        let mut remarks = self.report.remarks.iter().filter(|remark| remark.what.contains(what));
        remarks.any(|remark| remark.text.contains(text) || remark.title.contains(text) || remark.file.contains(text))
    }
}

/// Broken URLs, each with the reason.
fn broken_urls(outcome: &Outcome, base: &str, addresses: &[&str]) -> Vec<String> {
    let addresses: Vec<String> = addresses.iter().map(|address| (*address).to_string()).collect();
    let rendered = outcome.rendered.as_ref().unwrap();
    let file = |path: &str| rendered.get(path).map(|bytes| std::borrow::Cow::Borrowed(&bytes[..]));
    let checked = chancery::check::check(&addresses, base, Host::Netlify, &file);
    // A page before a feed is told apart from what is lost.
    let is_lost = |answer: &Answer| !answer.is_good() && !matches!(answer, Answer::FeedPage(_));
    let silent = checked.into_iter().filter(|one| is_lost(&one.answer));
    silent.map(|one| format!("{}: {}", one.address, one.answer.why())).collect()
}

/// Text of a file next to this test.
#[track_caller]
fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/import").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
