//! Verifies an import: builds the new site in memory and asks it for every old address.
//!
//! Takes an import that is complete but not yet in place. Addresses of lists, feeds and files that the new site has
//! elsewhere are redirected or copied. Adds what is left, and the build's errors, to the report, and puts it all in place.

mod built;
mod new_lists;
mod old_names;
mod redirected;
mod results;
mod same_texts;

use built::Built;

use crate::base::diagnostic::Diagnostics;
use crate::build::cache::Cache;
use crate::import::model::Report;
use crate::import::write::imported::Imported;

/// Verifies an import if it is small enough, and puts it in place. After an error nothing is written.
pub fn finish(mut imported: Imported) -> Result<Report, Diagnostics> {
    if !imported.is_small {
        let too_large = "The blog is too large to be checked during the import, so run `chancery check`";
        imported.report.check.push(too_large.to_string());
        return imported.finish();
    }
    let mut cache = Cache::default();
    let mut built = Built::of(imported.folder(), &mut cache);
    if built.errors.is_empty() && redirected::mend(&built, &mut imported).map_err(|problem| vec![problem])? {
        built = Built::of(imported.folder(), &mut cache);
    }
    results::add(&built, &mut imported);
    imported.finish()
}
