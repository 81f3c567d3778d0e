//! Imports a Ghost blog.

use std::path::Path;

use crate::base::diagnostic::Diagnostics;
use crate::import::exports;
use crate::import::model::Program;
use crate::import::read::ghost::export::Export;
use crate::import::read::passes::Passes;

pub use crate::import::model::Progress;
pub use crate::import::model::export_options::Options;
pub use crate::import::write::imported::Imported;

/// Runs the import. After an error nothing is written.
pub fn import(options: &Options, progress: Progress<'_>) -> Result<Imported, Diagnostics> {
    let path = options.exports.first().map_or(Path::new(""), |path| path.as_path());
    let open = || {
        let export = Export::open(path, options.time_zone.as_deref(), &options.stop)?;
        Ok(Box::new(export) as Box<dyn Passes>)
    };
    exports::import(Program::Ghost, options, &open, progress)
}
