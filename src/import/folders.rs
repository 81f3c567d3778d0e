//! Imports folders of Jekyll, Hugo, Eleventy and Zola.
//!
//! Takes such a folder; gives a new site and the report. Everything that Chancery reads itself stays as its author
//! wrote it: most front matter and all Markdown. Templates are not imported.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::decide::config::in_force;
use crate::import::decide::folder_settings::settings;
use crate::import::decide::usual_lists::usual_lists;
use crate::import::decide::{term_pairs, text_languages};
use crate::import::model::{Blog, OldFile, Proof, Report};
use crate::import::old_site::compared::Compared;
use crate::import::old_site::guids::{self, Rule};
use crate::import::old_site::{self, taken};
use crate::import::read::folders::read::read;
use crate::import::report::decided;
use crate::import::report::next_steps::next_steps;
use crate::import::write::imported::Imported;
use crate::import::write::old_url_list::OldUrls;
use crate::import::write::staging::Staging;
use crate::import::write::{folder_files, pages, statics};

pub use crate::import::model::folder::Dialect;
pub use crate::import::model::folder::Options;

/// Runs the import. After an error nothing is written.
pub fn import(options: &Options) -> Result<Imported, Diagnostics> {
    let one = |problem: Diagnostic| vec![problem];
    let mut blog = read(options).map_err(one)?;
    let languages = text_languages::detect(options, &mut blog);
    let old = old_site(options, &mut blog).map_err(one)?;
    // A list of URLs says nothing of feeds.
    if old.as_ref().is_none_or(|old| old.site.pages.is_empty()) {
        guess_ids(options.dialect, &mut blog);
    }
    let mut settings = settings(options, &blog);
    let in_force = in_force(&options.into, options.force, None, &settings)?;
    let mut report =
        Report { source: format!("{}, from {}", settings.title, options.dialect.name()), ..Report::default() };
    report.remarks.extend(std::mem::take(&mut blog.remarks));
    decided::folder(&settings, &mut report);
    report.decided.extend(languages);
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let published = pages::write(options, &blog, &in_force, &mut staging, &mut report).map_err(one)?;
    term_pairs::add(&published.terms, &mut settings, &mut report);
    statics::copy(options, &blog, &mut staging, &mut report).map_err(one)?;
    let published: Vec<&OldFile> = published.numbers.into_iter().map(|at| &blog.files[at]).collect();
    let lists = usual_lists(options.dialect, &blog, &published);
    let urls = match &old {
        Some(old) if old.site.pages.is_empty() => OldUrls::of_list(&old.site, &lists),
        Some(old) => OldUrls::of_site(&old.site),
        None => OldUrls::guessed(
            published.iter().flat_map(|file| file.old_path.iter().chain(&file.copies).cloned()),
            &lists,
        ),
    };
    folder_files::write(&settings, in_force.existing, &urls, &mut staging).map_err(one)?;
    report.proof = if old.is_some() { Proof::OldSite } else { Proof::Guessed };
    report.next = next_steps(&options.into, report.proof);
    Ok(Imported { staging, report, old, lists, is_small: true, stop: Arc::default() })
}

/// The old site as it was built, after it has corrected what was guessed.
fn old_site(options: &Options, blog: &mut Blog) -> Result<Option<Compared>, Diagnostic> {
    let Some(old) = &options.old else { return Ok(None) };
    let site = old_site::read::read(old, &blog.hosts())?;
    let texts = taken::take(blog, &site)?;
    Ok(Some(Compared { site, texts }))
}

/// The ids of entries as the program's usual feed forms them.
fn guess_ids(dialect: Dialect, blog: &mut Blog) {
    match dialect {
        Dialect::Jekyll => guids::guess(blog, Rule::Named),
        Dialect::Hugo | Dialect::Eleventy | Dialect::Zola => guids::guess(blog, Rule::Url),
    }
}
