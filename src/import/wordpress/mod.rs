//! A WordPress blog moves in.
//!
//! Takes exports and what the author asked for; leaves a site's folder, and gives the report. The exports are read
//! twice: once for all but the texts, once for the texts, one at a time. Deliberately does not know the command line.

mod decide;
mod entries;
mod front;
mod leftovers;
mod redirects;
mod said;
mod spoken;
mod summary;

pub use leftovers::{OLD_URLS, REPORT};

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::language::Guesser;
use super::media::Library;
use super::model::{Channel, Item};
use super::report::Report;
use super::survey::{Means, Survey};
use super::write::Staging;
use super::wxr::{self, Reading, Stop};
use crate::base::diagnostic::{Diagnostic, Place};
use decide::Decisions;

/// What the author asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The parts of one export.
    pub exports: Vec<PathBuf>,
    /// The new site's folder.
    pub into: PathBuf,
    /// An unpacked folder of uploads.
    pub media: Option<PathBuf>,
    /// The site's languages, its own first; empty where the export tells.
    pub languages: Vec<String>,
    pub time_zone: Option<String>,
    pub base_url: Option<String>,
    /// Keep comments as data beside the posts.
    pub comments: bool,
    /// Download files that are not at hand.
    pub fetch: bool,
    /// Add to a folder that holds something.
    pub force: bool,
    /// Set by whoever wants the import to stop: then nothing is left of it.
    pub stop: Arc<AtomicBool>,
}

impl Options {
    /// An error once the author has had enough.
    fn go_on(&self) -> Result<(), Vec<Diagnostic>> {
        match self.stop.load(Ordering::Relaxed) {
            true => Err(vec![Diagnostic::error("the import was interrupted; nothing was written")]),
            false => Ok(()),
        }
    }
}

/// A file that ends where the author has had enough.
struct Interruptible<'a> {
    file: File,
    stop: &'a AtomicBool,
}

impl Read for Interruptible<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) { Ok(0) } else { self.file.read(buffer) }
    }
}

/// Posts of a blog that is built at once to prove it; a larger one would take more memory than its import.
const MOST_PROVED: usize = 4000;

/// How far an import is: what is done now, and how many bytes of all.
pub type Progress<'a> = &'a dyn Fn(&'static str, u64, u64);

/// Imports. After an error the disk is as it was.
pub fn import(options: &Options, progress: Progress<'_>) -> Result<Report, Vec<Diagnostic>> {
    let one = |problem: Diagnostic| vec![problem];
    let library = Library::new(options.media.as_deref(), options.fetch).map_err(|error| {
        let folder = options.media.as_deref().unwrap_or(Path::new("")).display();
        one(Diagnostic::error(format!("`--media {folder}` cannot be read: {error}"))
            .hint("name an unpacked folder of uploads"))
    })?;
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let (mut survey, reading) = survey(options, &library, progress)?;
    let mut decisions = Decisions::make(options, &mut survey, &library, progress)?;
    decisions.report.source = source(&reading, &survey);
    let written = entries::write(options, &survey, &decisions, &library, &mut staging, progress)?;
    let mut report = leftovers::write(&survey, decisions, written, &reading, options, &mut staging).map_err(one)?;
    if survey.entries.len() <= MOST_PROVED {
        progress("building the new site", 0, 0);
        super::proof::prove(staging.folder()).tell(&mut report);
    } else {
        report.proof = Some("The blog is too large to be built on the way: `chancery check` proves it".to_string());
    }
    staging.report(REPORT, &mut report).map_err(one)?;
    options.go_on()?;
    let finished = staging.finish().map_err(one)?;
    Ok(Report { kept: finished.kept, ..report })
}

fn source(reading: &Reading, survey: &Survey) -> String {
    let version = match reading.channel.version.as_str() {
        "" => String::new(),
        version => format!(" (export format {version})"),
    };
    let parts = [survey.channel.title.as_str(), &survey.home.address];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}, from WordPress{version}", parts.join(", "))
}

/// The first pass over all parts.
fn survey(options: &Options, library: &Library, progress: Progress<'_>) -> Result<(Survey, Reading), Vec<Diagnostic>> {
    let mut survey = Survey::default();
    let tags: Vec<String> = options.languages.clone();
    // Without `--lang` any language may turn up.
    let guesser = if tags.is_empty() { Guesser::open() } else { Guesser::among(&tags) };
    let at_hand = |home: &super::home::Home, address: &str| library.find(home, address).is_some();
    let means = Means { guesser: &guesser, at_hand: &at_hand };
    let mut whole = Reading::default();
    for path in &options.exports {
        let reading =
            read(options, path, "reading", progress, &mut |item, channel| survey.add(&item, channel, &means))?;
        survey.begin(&reading.channel);
        check(path, &reading, &survey)?;
        add(&mut whole, reading);
    }
    survey.channel = whole.channel.clone();
    if survey.home.address.len() < 2 {
        let address = options.base_url.as_deref().unwrap_or("http://localhost/");
        survey.home = super::home::Home::new(address, &[]);
    }
    Ok((survey, whole))
}

fn add(whole: &mut Reading, part: Reading) {
    whole.items += part.items;
    whole.oddities.control_characters += part.oddities.control_characters;
    whole.oddities.not_utf8 += part.oddities.not_utf8;
    whole.oddities.doctype |= part.oddities.doctype;
    if whole.channel.home.is_empty() {
        whole.channel = part.channel;
        return;
    }
    for author in part.channel.authors {
        if !whole.channel.authors.contains(&author) {
            whole.channel.authors.push(author);
        }
    }
    for term in part.channel.terms {
        if !whole.channel.terms.contains(&term) {
            whole.channel.terms.push(term);
        }
    }
}

/// Reads one export from its start.
fn read(
    options: &Options,
    path: &Path,
    what: &'static str,
    progress: Progress<'_>,
    each: &mut dyn FnMut(Item, &Channel),
) -> Result<Reading, Vec<Diagnostic>> {
    let trouble = |error: std::io::Error| {
        let problem = Diagnostic::error(format!("`{}` cannot be read: {error}", path.display()));
        vec![problem.hint("name the XML file that WordPress gave you under Tools, Export")]
    };
    let file = File::open(path).map_err(trouble)?;
    let length = file.metadata().map_err(trouble)?.len();
    let mut input = BufReader::with_capacity(1 << 16, Interruptible { file, stop: &options.stop });
    if input.fill_buf().map_err(trouble)?.starts_with(b"PK") {
        let problem = Diagnostic::error(format!("`{}` is a zip archive", path.display()));
        return Err(vec![problem.hint("unpack it, and name the XML files in it")]);
    }
    let reading = wxr::read(input, &mut |item, channel, at| {
        progress(what, at, length);
        each(item, channel);
    });
    options.go_on()?;
    progress(what, length, length);
    Ok(reading)
}

/// An export that was not read to its end, or is none.
fn check(path: &Path, reading: &Reading, survey: &Survey) -> Result<(), Vec<Diagnostic>> {
    let name = path.display().to_string();
    let read = format!(
        "{} items were read: {} posts and pages, {} attachments{}",
        reading.items,
        survey.entries.len(),
        survey.attachments.len(),
        reading.last.as_ref().map_or(String::new(), |title| format!("; the last one is `{title}`")),
    );
    if let Some(encoding) = &reading.oddities.encoding
        && reading.oddities.not_utf8 > 0
    {
        let problem = Diagnostic::error(format!("`{name}` is in the encoding {encoding}")).at(Place::file(name));
        let hint = format!("turn it to UTF-8, for instance with `iconv -f {encoding} -t UTF-8`");
        return Err(vec![problem.hint(hint)]);
    }
    if let Some(stop) = &reading.stop {
        let problem = Diagnostic::error(stop.why.clone()).at(place(path, stop)).hint(read).hint(match stop.truncated {
            true => "the file is not whole: export or copy it again; nothing was written",
            false => "mend the file at that place, or export it again; nothing was written",
        });
        return Err(vec![problem]);
    }
    if !reading.is_export() {
        let problem = Diagnostic::error(format!("`{name}` is no WordPress export")).at(Place::file(name));
        return Err(vec![problem.hint("WordPress makes one under Tools, Export, All content")]);
    }
    Ok(())
}

/// The line at which reading stopped.
fn place(path: &Path, stop: &Stop) -> Place {
    let name = path.display().to_string();
    let Ok(file) = File::open(path) else { return Place::file(name) };
    let mut lines = 0;
    let mut last = Vec::new();
    let mut input = BufReader::new(file).take(stop.at);
    let mut line = Vec::new();
    // Only the line itself is kept, and of that no more than is shown.
    while input.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        lines += 1;
        last = line.split_off(line.len().saturating_sub(Place::EXCERPT));
        line.clear();
    }
    let text = String::from_utf8_lossy(&last).trim_end().to_string();
    let inner = Place::within(name.clone(), &text, text.len()..text.len());
    if lines == 0 { Place::file(name) } else { Place { line: lines, ..inner } }
}

/// Numbers by value, for look-ups.
fn numbers<T: Ord + Clone>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    values.enumerate().map(|(at, value)| (value, at)).collect()
}
