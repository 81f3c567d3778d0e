//! Imports folders of Jekyll, Hugo, Eleventy and Zola.
//!
//! Takes such a folder; gives a new site and the report. Everything that Chancery reads itself stays as its author
//! wrote it: most front matter and all Markdown. Templates are not imported.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::decide::config::in_force;
use crate::import::decide::folder_settings::settings;
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
    let settings = settings(options, &blog);
    let in_force = in_force(&options.into, options.force, None, &settings)?;
    let mut report =
        Report { source: format!("{}, from {}", settings.title, options.dialect.name()), ..Report::default() };
    report.remarks.extend(std::mem::take(&mut blog.remarks));
    decided::folder(&settings, &mut report);
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let old = pages::write(options, &blog, &in_force.config, &mut staging, &mut report).map_err(one)?;
    statics::copy(options, &blog, &mut staging, &mut report).map_err(one)?;
    folder_files::write(&settings, in_force.existing, &old, &mut staging).map_err(one)?;
    report.next = next_steps(&options.into);
    Ok(Imported { staging, report, is_small: true, stop: Arc::default() })
}
