//! The export as a whole.
//!
//! Takes its path; gives its posts in the order of its list. A text that has changed since the first pass is an error.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::tz::TimeZone;

use super::files::{Files, LIST};
use super::list::{self, Row};
use super::opening::open;
use super::post::{self, Blog};
use crate::base::diagnostic::Diagnostic;
use crate::import::model::export_options::Options;
use crate::import::model::{Channel, Effect, Entry, Finding, Item, Progress, Remark, interrupt};
use crate::import::read::opened::changed;
use crate::import::read::passes::{EachEntry, Passes, Surveyed};
use crate::import::read::surveyor::Surveyor;
use crate::input::source::CONFIG_FILE;

/// An open export.
pub(crate) struct Export {
    path: PathBuf,
    files: Box<dyn Files>,
    rows: Vec<Row>,
    /// The file of each post, by its id.
    texts: BTreeMap<String, String>,
    /// What the first pass read of each text.
    digests: BTreeMap<String, blake3::Hash>,
    blog: Blog,
    /// Set by the caller to stop the import.
    stop: Arc<AtomicBool>,
}

impl Export {
    pub(crate) fn open(options: &Options) -> Result<Export, Diagnostic> {
        let path = options.exports.first().map_or(Path::new(""), |path| path.as_path());
        let mut files = open(path)?;
        let rows = list::read(path, &files.read(LIST)?)?;
        let named = |name: &String| {
            let id = name.strip_prefix("posts/")?.split('.').next()?;
            Some((id.to_string(), name.clone()))
        };
        let texts = files.names().iter().filter_map(named).collect();
        let zone = options.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        let is_known = options.old_url.is_some() || options.base_url.is_some();
        Ok(Export {
            path: path.to_path_buf(),
            files,
            rows,
            texts,
            digests: BTreeMap::new(),
            blog: Blog { home: String::new(), is_known, zone: zone.unwrap_or(TimeZone::UTC) },
            stop: Arc::clone(&options.stop),
        })
    }

    /// The post at a place in the list.
    fn item(&mut self, at: usize) -> Result<Item, Diagnostic> {
        interrupt::check(&self.stop)?;
        let row = &self.rows[at];
        let Some(name) = self.texts.get(&row.id) else { return Ok(post::item(row, &row.slug, None, &self.blog)) };
        let bytes = self.files.read(name)?;
        let digest = blake3::hash(&bytes);
        if *self.digests.entry(name.clone()).or_insert(digest) != digest {
            return Err(changed(&self.path));
        }
        let in_name = name.trim_end_matches(".html").split_once('.').map_or("", |(_, slug)| slug);
        let slug = if row.slug.is_empty() { in_name } else { &row.slug };
        let text = String::from_utf8_lossy(&bytes);
        let mut item = post::item(row, slug, Some(&text), &self.blog);
        if matches!(text, Cow::Owned(_)) {
            let what = "parts of the text are not UTF-8, so unreadable characters became `\u{fffd}`";
            item.findings.push(Finding::lost(what, ""));
        }
        Ok(item)
    }
}

impl Passes for Export {
    fn survey(
        &mut self,
        mut surveyor: Surveyor<'_>,
        home: &str,
        progress: Progress<'_>,
    ) -> Result<Surveyed, Diagnostic> {
        self.blog.home = home.trim_end_matches('/').to_string();
        let channel = Channel { home: home.to_string(), ..Channel::default() };
        surveyor.begin(&channel);
        for at in 0..self.rows.len() {
            progress("reading", at as u64, self.rows.len() as u64);
            surveyor.add(&self.item(at)?, &channel);
        }
        let what = "the export does not say what the blog is called";
        let remark = Remark::on_file(Effect::Changed, what, CONFIG_FILE, "title".to_string());
        Ok(Surveyed { survey: surveyor.finish(channel, home), format: None, remarks: vec![remark] })
    }

    fn entries_again(
        &mut self,
        what: &'static str,
        entries: &[Entry],
        progress: Progress<'_>,
        each: EachEntry<'_>,
    ) -> Result<(), Diagnostic> {
        let mut written = 0;
        for at in 0..self.rows.len() {
            progress(what, at as u64, self.rows.len() as u64);
            let item = self.item(at)?;
            if !item.is_entry() {
                continue;
            }
            if entries.get(written).is_none_or(|entry| entry.id != item.id) {
                return Err(changed(&self.path));
            }
            written += 1;
            each(written - 1, &item)?;
        }
        Ok(())
    }
}
