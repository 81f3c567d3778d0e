//! Imports folders of Jekyll, Hugo, Eleventy and Zola.
//!
//! Takes such a folder; gives a new site and the report. Everything that Chancery reads itself stays as its author
//! wrote it: most front matter and all Markdown. Templates are not imported.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::decide::config::in_force;
use crate::import::decide::folder_settings::settings;
use crate::import::decide::term_pairs;
use crate::import::model::Report;
use crate::import::read::folders::read::read;
use crate::import::report::decided;
use crate::import::report::next_steps::next_steps;
use crate::import::write::imported::Imported;
use crate::import::write::staging::Staging;
use crate::import::write::{folder_files, pages, statics};

pub use crate::import::model::folder::Dialect;
pub use crate::import::model::folder::Options;

/// Runs the import. After an error nothing is written.
pub fn import(options: &Options) -> Result<Imported, Diagnostics> {
    let one = |problem: Diagnostic| vec![problem];
    let mut blog = read(options).map_err(one)?;
    let mut settings = settings(options, &blog);
    let in_force = in_force(&options.into, options.force, None, &settings)?;
    let mut report =
        Report { source: format!("{}, from {}", settings.title, options.dialect.name()), ..Report::default() };
    report.remarks.extend(std::mem::take(&mut blog.remarks));
    decided::folder(&settings, &mut report);
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let published = pages::write(options, &blog, &in_force, &mut staging, &mut report).map_err(one)?;
    term_pairs::add(&published.terms, &mut settings, &mut report);
    let lists = term_pairs::old_lists(options.dialect, &published.terms, &in_force.config);
    statics::copy(options, &blog, &mut staging, &mut report).map_err(one)?;
    let has_rules = blog.statics.iter().any(|(_, to)| to == folder_files::REDIRECTS);
    let lists = folder_files::OldLists { lists: &lists, has_rules };
    folder_files::write(&settings, in_force.existing, &published.old, lists, &mut staging).map_err(one)?;
    report.next = next_steps(&options.into);
    Ok(Imported { staging, report, is_small: true, stop: Arc::default() })
}
