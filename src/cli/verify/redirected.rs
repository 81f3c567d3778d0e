//! Leads old addresses of lists, feeds and files to where they are now.
//!
//! What the new site does not answer by itself gets a line in `content/_redirects`, or the file itself from the old
//! site's folder. Both only where it is certain what replaces the old address.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::built::Built;
use crate::base::diagnostic::Diagnostic;
use crate::base::url::{check_output_path, encode_path};
use crate::import::model::{Effect, Remark};
use crate::import::old_site::address::Hosts;
use crate::import::old_site::site::OldSite;
use crate::import::write::imported::Imported;

/// The redirects of a site.
const REDIRECTS: &str = "content/_redirects";

const HEADING: &str = "\n# Lists, feeds and redirects of the old site";

const COPIED: &str = "a file that only the old site's output has was copied";

/// Files that a reader opens or sees. A theme's scripts, styles and fonts are not among them.
const OF_READERS: [&str; 32] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "mp3", "ogg", "wav", "m4a", "mp4",
    "webm", "mov", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "csv", "tsv", "txt", "zip", "epub",
    "ics",
];

/// Writes redirects and copies files for old addresses that answer nothing. Says whether something was written.
pub(super) fn mend(built: &Built, imported: &mut Imported) -> Result<bool, Diagnostic> {
    let empty = OldSite::default();
    let old = imported.old.as_ref().map_or(&empty, |old| &old.site);
    let known = Known::of(built, old, &imported.lists);
    let unanswered = built.checked.iter().filter(|one| !one.answer.is_good());
    let unanswered: BTreeSet<String> = unanswered.filter_map(|one| built.path(&one.address)).collect();
    let (mut rules, mut copies) = (Vec::new(), Vec::new());
    for path in &unanswered {
        if let Some(same) = known.same_file(built, path) {
            rules.push(format!("{} {} 301\n", rooted(built, path), rooted(built, &same)));
        } else if let Some(file) = known.files.get(path.as_str()).filter(|_| is_of_readers(path)) {
            copies.push((path.clone(), (*file).clone()));
        } else if let Some(target) = known.target(built, path).filter(|target| target != path) {
            rules.push(format!("{} {} 301\n", rooted(built, path), rooted(built, &target)));
        }
    }
    for (path, file) in &copies {
        let to = format!("content{path}");
        if check_output_path(&to).is_ok() && !imported.staging.has(&to) {
            imported.staging.copy(&to, file)?;
            let remark = Remark::on_file(Effect::Changed, COPIED, &to, String::new());
            imported.report.remarks.extend([remark]);
        }
    }
    if !rules.is_empty() {
        let written = imported.staging.text(REDIRECTS);
        imported
            .staging
            .replace(REDIRECTS, format!("{written}{HEADING}\n{}", rules.concat()).trim_start().as_bytes())?;
    }
    Ok(!rules.is_empty() || !copies.is_empty())
}

/// A path on the host, or a whole URL.
fn rooted(built: &Built, target: &str) -> String {
    match target.contains("://") {
        true => target.to_string(),
        false => format!("{}{}", built.base, encode_path(target.trim_start_matches('/'))),
    }
}

/// Whether two files have the same bytes.
fn is_same(one: &Path, other: &Path) -> bool {
    let length = |file: &Path| file.metadata().map(|data| data.len()).ok();
    let is_known = length(one).is_some() && length(one) == length(other);
    is_known && std::fs::read(one).ok() == std::fs::read(other).ok()
}

fn is_of_readers(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| OF_READERS.contains(&ending.as_str()))
}

/// What is known of old addresses.
struct Known<'a> {
    /// Old addresses that answer.
    answered: BTreeSet<String>,
    files: BTreeMap<&'a str, &'a std::path::PathBuf>,
    feeds: BTreeSet<&'a str>,
    /// Pages that only redirect, and where to.
    redirects: BTreeMap<&'a str, &'a str>,
    /// Folders with other pages in them: lists of what is below.
    sections: BTreeSet<String>,
    hosts: &'a Hosts,
}

impl<'a> Known<'a> {
    fn of(built: &Built, old: &'a OldSite, lists: &[String]) -> Known<'a> {
        let answered = built.checked.iter().filter(|one| one.answer.is_good());
        let paths: Vec<String> = built.checked.iter().filter_map(|one| built.path(&one.address)).collect();
        let folders = paths.iter().filter(|path| !path.ends_with(".xml")).flat_map(|path| {
            let inner = path.trim_end_matches('/');
            inner.match_indices('/').map(|(at, _)| path[..=at].to_string()).collect::<Vec<_>>()
        });
        let redirects = old.pages.iter().filter_map(|page| Some((page.path.as_str(), page.leads_to.as_deref()?)));
        Known {
            answered: answered.filter_map(|one| built.path(&one.address)).collect(),
            files: old.files.iter().map(|file| (file.path.as_str(), &file.file)).collect(),
            feeds: old.feeds.iter().map(|feed| feed.path.as_str()).collect(),
            redirects: redirects.collect(),
            sections: folders.chain(lists.iter().filter(|list| list.ends_with('/')).cloned()).collect(),
            hosts: &old.hosts,
        }
    }

    /// The address of a file of which the old site had a copy for each language.
    fn same_file(&self, built: &Built, path: &str) -> Option<String> {
        let file = self.files.get(path)?;
        let other = built.lists.without_language(path).filter(|other| self.answered.contains(other))?;
        is_same(file, self.files.get(other.as_str())?).then_some(other)
    }

    /// What replaces an old path that answers nothing: the target of its own redirect, or the list of that name.
    fn target(&self, built: &Built, path: &str) -> Option<String> {
        if let Some(to) = self.redirects.get(path) {
            let inner = self.hosts.site_path(to, path)?;
            if self.answered.contains(&inner) {
                return Some(inner);
            }
            let is_here = self.hosts.is_own(to);
            return match self.list(built, &inner) {
                Some(list) => Some(list),
                None if is_here => None,
                None => Some((*to).to_string()),
            };
        }
        self.list(built, path)
    }

    fn list(&self, built: &Built, path: &str) -> Option<String> {
        let is_section = |path: &str| match path.ends_with('/') {
            true => self.sections.contains(path),
            false => self.sections.contains(&format!("{path}/")),
        };
        built.lists.target(path, self.feeds.contains(path), &is_section)
    }
}
