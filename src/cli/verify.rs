//! Verifies an import: builds the new site once, in memory, and looks up every old URL in it.
//!
//! Takes an import that is complete but not yet in place. Adds build errors and broken old URLs to its report, and puts
//! it in place.

use std::borrow::Cow;
use std::path::Path;

use crate::base::count::number;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::build::cache::Cache;
use crate::build::{self, Request};
use crate::check::{self, Answer, Checked, Host};
use crate::import::model::Report;
use crate::import::model::file_names::OLD_URLS;
use crate::import::model::{Effect, Remark};
use crate::import::write::imported::Imported;
use crate::input::source::Sources;

/// Verifies an import if it is small enough, and puts it in place. After an error nothing is written.
pub fn finish(mut imported: Imported) -> Result<Report, Diagnostics> {
    match imported.is_small {
        true => verify(imported.folder()).add_to(&mut imported.report),
        false => {
            let too_large = "The blog is too large to be checked during the import, so run `chancery check`";
            imported.report.check = Some(too_large.to_string());
        }
    }
    imported.finish()
}

/// What the first build of a new site shows.
#[derive(Debug, Default)]
struct Verification {
    errors: Diagnostics,
    /// Number of URLs that were checked.
    checked: usize,
    broken: Vec<Checked>,
}

/// Builds the site at `root` and looks up every URL of its list.
fn verify(root: &Path) -> Verification {
    let sources = Sources::read(root);
    let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
    let base = prepared.config().map_or("/".to_string(), |config| config.base_url.path().to_string());
    let outcome = prepared.render_pages();
    let Some(rendered) = outcome.rendered else {
        return Verification {
            errors: outcome.diagnostics.into_iter().filter(Diagnostic::is_error).collect(),
            ..Verification::default()
        };
    };
    let list = std::fs::read_to_string(root.join(OLD_URLS)).unwrap_or_default();
    let addresses = check::addresses(OLD_URLS, &list).unwrap_or_default();
    let file = |path: &str| rendered.get(path).map(|bytes| Cow::Borrowed(&bytes[..]));
    let mut checked = check::check(&addresses, &base, Host::Plain, &file);
    checked.retain(|one| !one.answer.is_good());
    Verification { errors: Diagnostics::new(), checked: addresses.len(), broken: checked }
}

impl Verification {
    /// Adds the results to a report.
    fn add_to(self, report: &mut Report) {
        for error in &self.errors {
            let place = error.place.as_ref();
            report.remarks.push(Remark {
                file: place.map(|place| place.file.clone()).unwrap_or_default(),
                line: place.map_or(0, |place| place.line),
                ..Remark::whole(Effect::Changed, "the build stops here until you fix this", error.message.clone())
            });
        }
        if self.errors.is_empty() {
            let works = self.checked - self.broken.len();
            report.check = Some(format!(
                "The new site was built once in memory: {} of {} guessed old URLs work or redirect on every host",
                number(works),
                number(self.checked)
            ));
        }
        for one in self.broken {
            report.remarks.push(Remark {
                old_url: one.address.clone(),
                ..Remark::whole(Effect::Lost, what(&one.answer), one.answer.why())
            });
        }
    }
}

/// What is wrong with a guessed old URL, for the report.
fn what(answer: &Answer) -> &'static str {
    match answer {
        Answer::FeedPage(_) => {
            "the guessed URL of an old feed works for feed readers only with `redirects: host` or a server's own redirects"
        }
        Answer::OnlyByRule => {
            "a guessed old URL works only on a host that reads `_redirects`, or by a server's own redirects"
        }
        _ => "a guessed old URL is broken",
    }
}
