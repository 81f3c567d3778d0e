//! Copies files of the old folder that are neither posts nor pages.
//!
//! Takes their paths; copies those that readers see.

use std::io::Read;
use std::path::Path;

use super::staging::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::import::model::folder::Options;
use crate::import::model::{Blog, Effect, Remark, Report};
use crate::import::read::folders::file;
use crate::import::read::folders::other_source::{self, is_other_source};
use crate::input::post::in_drafts;
use crate::input::source::is_front_matter;

/// Copies the other files.
pub(crate) fn copy(
    options: &Options,
    blog: &Blog,
    staging: &mut Staging,
    report: &mut Report,
) -> Result<(), Diagnostic> {
    let mut count = 0;
    for (from, to) in &blog.statics {
        if let Some(why) = why_not_copied(&options.folder.join(from), to) {
            report.remarks.push(lost_file(from, why));
            continue;
        }
        let inside = options.folder.join(from).canonicalize().ok();
        let root = options.folder.canonicalize().ok();
        let safe = inside.zip(root).is_some_and(|(file, root)| file.starts_with(root));
        if !safe || url::check_output_path(to).is_err() || staging.has(to) {
            report.remarks.push(lost_file(from, "a file name is not allowed here"));
            continue;
        }
        if in_drafts(to) {
            let what = "a folder called `drafts` is for drafts here, so a file in it is not published";
            report.remarks.push(Remark { effect: Effect::Changed, ..lost_file(from, what) });
        }
        staging.copy(to, &options.folder.join(from))?;
        count += 1;
    }
    if count > 0 {
        report.counts.push(("files".to_string(), count));
    }
    Ok(())
}

/// How many bytes of a file are read to see whether it has front matter.
const START: u64 = 16 << 10;

/// Why a file of the old site is not copied: it is a source or a template, or the site makes it itself.
fn why_not_copied(file: &Path, to: &str) -> Option<&'static str> {
    if matches!(to, "content/feed.xml" | "content/feed.json" | "content/index.html") {
        return Some("a file is left out, because the new site makes its own");
    }
    if is_other_source(to) {
        return Some(other_source::LEFT_OUT);
    }
    if file::is_markdown(to) {
        return Some("a Markdown file that was not a page is left out");
    }
    let mut start = Vec::new();
    std::fs::File::open(file).and_then(|file| file.take(START).read_to_end(&mut start)).ok()?;
    is_front_matter(&start).then_some("a file that begins with front matter is left out")
}

fn lost_file(from: &str, what: &str) -> Remark {
    Remark::on_file(Effect::Lost, what, from, String::new())
}
