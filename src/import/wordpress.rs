//! Imports a WordPress blog.

use crate::base::diagnostic::Diagnostics;
use crate::import::exports;
use crate::import::model::Program;
use crate::import::read::passes::Passes;
use crate::import::read::wordpress::export::Export;

pub use crate::import::model::Progress;
pub use crate::import::model::export_options::Options;
pub use crate::import::write::imported::Imported;

/// Runs the import. After an error nothing is written.
pub fn import(options: &Options, progress: Progress<'_>) -> Result<Imported, Diagnostics> {
    let open = || Ok(Box::new(Export::open(&options.exports, &options.stop)?) as Box<dyn Passes>);
    exports::import(Program::WordPress, options, &open, progress)
}
