//! The files of one export.
//!
//! Takes their paths; opens each once, and reads it from its start in every pass, so that all passes see the same file
//! even if another one takes its name. A pass that reads other bytes than the first ends with an error.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::reading::Reading;
use super::{faults, wxr};
use crate::base::diagnostic::Diagnostic;
use crate::import::model::{Channel, Entry, Item, Progress, interrupt};
use crate::import::read::opened::{Hashed, changed};
use crate::import::read::passes::{EachEntry, Passes, Surveyed};
use crate::import::read::surveyor::Surveyor;

/// An open export. It can have several parts.
#[derive(Debug)]
pub(crate) struct Export {
    parts: Vec<Part>,
    /// Set by the caller to stop the import.
    stop: Arc<AtomicBool>,
}

/// One file of an export.
#[derive(Debug)]
pub(crate) struct Part {
    path: PathBuf,
    file: File,
    length: u64,
    /// What the first pass read.
    digest: Option<blake3::Hash>,
}

/// Called with each item and with what is known of the blog so far.
type Each<'a> = &'a mut dyn FnMut(Item, &Channel) -> Result<(), Diagnostic>;

impl Export {
    /// Opens all files of an export.
    pub(crate) fn open(paths: &[PathBuf], stop: &Arc<AtomicBool>) -> Result<Export, Diagnostic> {
        let parts = paths.iter().map(|path| Part::open(path)).collect::<Result<Vec<Part>, Diagnostic>>()?;
        Ok(Export { parts, stop: Arc::clone(stop) })
    }
}

impl Passes for Export {
    fn survey(
        &mut self,
        mut surveyor: Surveyor<'_>,
        home: &str,
        progress: Progress<'_>,
    ) -> Result<Surveyed, Diagnostic> {
        let mut whole = Reading::default();
        for part in &mut self.parts {
            let (reading, digest) = part.read("reading", &self.stop, progress, &mut |item, channel| {
                surveyor.add(&item, channel);
                Ok(())
            })?;
            surveyor.begin(&reading.channel);
            faults::check(&part.path, &mut part.file, &reading, surveyor.survey())?;
            part.digest = Some(digest);
            whole.add(reading);
        }
        let (format, remarks) = (whole.format(), whole.remarks());
        Ok(Surveyed { survey: surveyor.finish(whole.channel, home), format, remarks })
    }

    fn entries_again(
        &mut self,
        what: &'static str,
        entries: &[Entry],
        progress: Progress<'_>,
        each: EachEntry<'_>,
    ) -> Result<(), Diagnostic> {
        let mut at = 0;
        for part in &mut self.parts {
            let path = part.path.clone();
            let (_, digest) = part.read(what, &self.stop, progress, &mut |item, _| {
                if !item.is_entry() {
                    return Ok(());
                }
                if entries.get(at).is_none_or(|entry| entry.id != item.id) {
                    return Err(changed(&path));
                }
                at += 1;
                each(at - 1, &item)
            })?;
            if part.digest != Some(digest) {
                return Err(changed(&path));
            }
        }
        Ok(())
    }
}

impl Part {
    fn open(path: &Path) -> Result<Part, Diagnostic> {
        let mut file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let length = file.metadata().map_err(|error| unreadable(path, &error))?.len();
        let mut start = [0; 2];
        let zip = match file.read_exact(&mut start) {
            Ok(()) => start == *b"PK",
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => false,
            Err(error) => return Err(unreadable(path, &error)),
        };
        if zip {
            let problem = Diagnostic::error(format!("`{}` is a zip archive", path.display()));
            return Err(problem.hint("unpack it and name the XML files from it"));
        }
        Ok(Part { path: path.to_path_buf(), file, length, digest: None })
    }

    /// One pass from start to end; gives a digest of everything that was read.
    fn read(
        &mut self,
        what: &'static str,
        stop: &AtomicBool,
        progress: Progress<'_>,
        each: Each<'_>,
    ) -> Result<(Reading, blake3::Hash), Diagnostic> {
        self.file.rewind().map_err(|error| unreadable(&self.path, &error))?;
        let failed = RefCell::new(None);
        let is_over = || interrupt::check(stop).is_err() || failed.borrow().is_some();
        let count = Cell::new(0);
        let hashed = Hashed::new(&self.file, &is_over, &count);
        let mut input = BufReader::with_capacity(1 << 16, hashed);
        input.fill_buf().map_err(|error| unreadable(&self.path, &error))?;
        let reading = wxr::read(&mut input, &mut |item, channel, at| {
            if failed.borrow().is_none() {
                progress(what, at, self.length);
                let result = each(item, channel);
                *failed.borrow_mut() = result.err();
            }
        });
        let digest = input.into_inner().digest();
        interrupt::check(stop)?;
        if let Some(problem) = failed.into_inner() {
            return Err(problem);
        }
        progress(what, self.length, self.length);
        Ok((reading, digest))
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("`{}` cannot be read: {error}", path.display()))
        .hint("name the XML file that WordPress gave you under Tools, Export")
}
