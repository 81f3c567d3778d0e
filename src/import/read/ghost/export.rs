//! The file of an export.
//!
//! Takes its path; opens it once, and reads it from its start in every pass: first the small tables, then the posts. A
//! pass that reads other bytes than the first ends with an error.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::blog::Blog;
use super::faults::{self, HOW_TO_EXPORT};
use super::json::{self, EachRow};
use super::post;
use super::table::Table;
use super::tables::Tables;
use crate::base::diagnostic::Diagnostic;
use crate::import::model::{Entry, Progress, interrupt};
use crate::import::read::opened::{Hashed, changed};
use crate::import::read::passes::{EachEntry, Passes, Surveyed};
use crate::import::read::surveyor::Surveyor;

/// An open export.
#[derive(Debug)]
pub(crate) struct Export {
    path: PathBuf,
    file: File,
    length: u64,
    /// What the first pass read.
    digest: Option<blake3::Hash>,
    time_zone: Option<String>,
    /// What the first pass found.
    blog: Option<Blog>,
    /// Set by the caller to stop the import.
    stop: Arc<AtomicBool>,
}

const SMALL_TABLES: [Table; 7] =
    [Table::Posts, Table::PostsMeta, Table::Tags, Table::PostsTags, Table::Users, Table::PostsAuthors, Table::Settings];

impl Export {
    /// Opens an export. `time_zone` is the one that the author names.
    pub(crate) fn open(path: &Path, time_zone: Option<&str>, stop: &Arc<AtomicBool>) -> Result<Export, Diagnostic> {
        let mut file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let length = file.metadata().map_err(|error| unreadable(path, &error))?.len();
        let mut start = [0; 2];
        match file.read_exact(&mut start) {
            Ok(()) if start == *b"PK" => {
                let problem = Diagnostic::error(format!("`{}` is a zip archive", path.display()));
                return Err(problem.hint("unpack it and name the JSON file from it"));
            }
            Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => return Err(unreadable(path, &error)),
            _ => {}
        }
        Ok(Export {
            path: path.to_path_buf(),
            file,
            length,
            digest: None,
            time_zone: time_zone.map(str::to_string),
            blog: None,
            stop: Arc::clone(stop),
        })
    }

    /// One pass from start to end; gives a digest of everything that was read.
    fn pass(
        &self,
        what: &'static str,
        wanted: &[Table],
        progress: Progress<'_>,
        each: EachRow<'_>,
    ) -> Result<(json::Read, blake3::Hash), Diagnostic> {
        (&self.file).rewind().map_err(|error| unreadable(&self.path, &error))?;
        let is_over = || interrupt::check(&self.stop).is_err();
        let count = Cell::new(0);
        let mut input = BufReader::with_capacity(1 << 16, Hashed::new(&self.file, &is_over, &count));
        let start = input.fill_buf().map_err(|error| unreadable(&self.path, &error))?;
        if start.starts_with("\u{feff}".as_bytes()) {
            input.consume("\u{feff}".len());
        }
        let mut read = json::read(&mut input, wanted, &mut |table, row| {
            progress(what, count.get(), self.length);
            each(table, row)
        });
        interrupt::check(&self.stop)?;
        if let Some(problem) = read.failed.take() {
            return Err(problem);
        }
        Ok((read, input.into_inner().digest()))
    }

    /// One more pass over the posts.
    fn posts(&self, what: &'static str, progress: Progress<'_>, each: EachRow<'_>) -> Result<(), Diagnostic> {
        let (read, digest) = self.pass(what, &[Table::Posts], progress, each)?;
        if read.error.is_some() || self.digest != Some(digest) {
            return Err(changed(&self.path));
        }
        Ok(())
    }
}

impl Passes for Export {
    fn survey(
        &mut self,
        mut surveyor: Surveyor<'_>,
        home: &str,
        progress: Progress<'_>,
    ) -> Result<Surveyed, Diagnostic> {
        let mut tables = Tables::default();
        let (read, digest) = self.pass("reading", &SMALL_TABLES, progress, &mut |table, row| {
            tables.add(table, row);
            Ok(())
        })?;
        faults::check(&self.path, &read, tables.posts)?;
        tables.finish();
        self.digest = Some(digest);
        let blog = Blog::new(tables, home, self.time_zone.as_deref());
        let channel = blog.channel();
        surveyor.begin(&channel);
        blog.menu().into_iter().for_each(|link| surveyor.link(link));
        self.posts("reading posts", progress, &mut |_, row| {
            if let Some(attachment) = post::attachment(&row, &blog) {
                surveyor.attach(attachment);
            }
            surveyor.add(&post::item(row, &blog), &channel);
            Ok(())
        })?;
        let (format, remarks) = (read.version, blog.remarks());
        self.blog = Some(blog);
        Ok(Surveyed { survey: surveyor.finish(channel, home), format, remarks })
    }

    fn entries_again(
        &mut self,
        what: &'static str,
        entries: &[Entry],
        progress: Progress<'_>,
        each: EachEntry<'_>,
    ) -> Result<(), Diagnostic> {
        let Some(blog) = &self.blog else { return Ok(()) };
        let mut at = 0;
        self.posts(what, progress, &mut |_, row| {
            let item = post::item(row, blog);
            if !item.is_entry() {
                return Ok(());
            }
            if entries.get(at).is_none_or(|entry| entry.id != item.id) {
                return Err(changed(&self.path));
            }
            at += 1;
            each(at - 1, &item)
        })
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("`{}` cannot be read: {error}", path.display())).hint(HOW_TO_EXPORT)
}
