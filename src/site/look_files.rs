//! The files that the look of a site names.
//!
//! Takes the site; gives an error at the place of each name under which content/ has no file for readers.

use super::suggestions::Suggestions;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::reader::At;
use crate::input::assets::file_name;
use crate::input::source::{CONFIG_FILE, Sources};

/// Checks that each file exists.
pub(crate) fn check(site: &Site, sources: &Sources) -> Diagnostics {
    let suggestions = Suggestions::new(site);
    let missing = site.config.look.files().filter_map(|file| missing(site, &suggestions, file));
    missing.map(|(problem, file)| problem.at(sources.place(CONFIG_FILE, file.span.clone()))).collect()
}

fn missing<'f>(
    site: &Site,
    suggestions: &Suggestions<'_>,
    file: &'f At<String>,
) -> Option<(Diagnostic, &'f At<String>)> {
    let source = format!("content/{}", file_name(&file.value));
    if site.static_of(&source).is_some() {
        return None;
    }
    let written = &file.value;
    let problem = Diagnostic::error(format!("`{source}` does not exist, or is no file for readers"));
    let hint = match suggestions.file(&source).and_then(|near| near.strip_prefix("content/")) {
        _ if written.contains("://") => {
            "put the file into content/, since pages load nothing from other sites".to_string()
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => "put the file into content/, and write its path from there".to_string(),
    };
    let problem = match written.contains("://") {
        true => Diagnostic::error(format!("`{written}` is not a file of this site")),
        false => problem,
    };
    Some((problem.hint(hint), file))
}
