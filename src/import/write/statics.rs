//! Copies files of the old folder that are neither posts nor pages.
//!
//! Takes their paths; copies those that readers see.

use std::path::Path;

use super::staging::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::import::model::folder::Options;
use crate::import::model::{Blog, Effect, Remark, Report};

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
        staging.copy(to, &options.folder.join(from))?;
        count += 1;
    }
    if count > 0 {
        report.counts.push(("files".to_string(), count));
    }
    Ok(())
}

/// Why a file of the old site is not copied: it is a template, or the site makes it itself.
fn why_not_copied(file: &Path, to: &str) -> Option<&'static str> {
    if matches!(to, "content/feed.xml" | "content/feed.json" | "content/index.html") {
        return Some("a file is left out, because the new site makes its own");
    }
    let mut start = [0; 4];
    let read = std::fs::File::open(file).and_then(|mut file| std::io::Read::read_exact(&mut file, &mut start));
    (read.is_ok() && (start == *b"---\n" || start == *b"---\r")).then_some("a template is not imported")
}

fn lost_file(from: &str, what: &str) -> Remark {
    Remark {
        effect: Effect::Lost,
        what: what.to_string(),
        title: String::new(),
        old_url: String::new(),
        file: from.to_string(),
        line: 0,
        text: String::new(),
    }
}
