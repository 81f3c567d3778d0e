//! Imports a WordPress blog.
//!
//! Takes an export and the author's options; gives a new site and the report. The export is read in passes: once for
//! everything except the texts, at most once to detect languages, and once for the texts, one at a time.

use std::path::Path;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::decide::decisions::Decisions;
use crate::import::decide::languages::{EntryLanguages, must_guess_again, site_languages};
use crate::import::model::{Home, Report, Survey};
use crate::import::place::places::places;
use crate::import::read::language::Guesser;
use crate::import::read::media::Library;
use crate::import::read::wordpress::export::Export;
use crate::import::read::wordpress::guesses::guess_again;
use crate::import::read::wordpress::reading::Reading;
use crate::import::read::wordpress::surveyor::Surveyor;
use crate::import::report::{decided, summary};
use crate::import::write::imported::Imported;
use crate::import::write::inputs::Inputs;
use crate::import::write::staging::Staging;
use crate::import::write::{entries, site_files};

pub use crate::import::model::Progress;
pub use crate::import::model::wordpress::Options;

/// The most entries with which a site is built in memory; a larger one would need more memory than its import.
const MOST_IN_MEMORY: usize = 4000;

/// The URL of a blog whose export does not contain it.
const UNKNOWN_URL: &str = "http://localhost/";

/// Runs the import. After an error nothing is written.
pub fn import(options: &Options, progress: Progress<'_>) -> Result<Imported, Diagnostics> {
    let one = |problem: Diagnostic| vec![problem];
    let library = library(options).map_err(one)?;
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let mut export = Export::open(&options.exports, &options.stop).map_err(one)?;
    let (mut survey, reading) = survey(&mut export, options, &library, progress).map_err(one)?;
    let mut report = Report { source: source(&reading, &survey), ..Report::default() };
    let site = site_languages(options, &survey, &mut report);
    let mut guesses = std::mem::take(&mut survey.guesses);
    if must_guess_again(options, &survey, &site) {
        guesses = guess_again(&mut export, &survey, &site, progress).map_err(one)?;
    }
    let languages = EntryLanguages::of(&survey, &guesses, &site);
    drop(guesses);
    let mut decisions = Decisions::make(options, &survey, site, languages, &mut report)?;
    decided::languages(&decisions, &mut report);
    decided::terms(&decisions.taxonomies, &survey, &mut report);
    let places = places(options, &survey, &decisions, &library);
    let given = Inputs { options, survey: &survey, decisions: &decisions, places: &places, library: &library };
    let written = entries::write(given, &mut export, &mut staging, progress).map_err(one)?;
    site_files::write(&survey, &mut decisions, &places, &written, &mut report, &mut staging).map_err(one)?;
    let is_small = survey.entries.len() <= MOST_IN_MEMORY;
    summary::fill(&mut report, &survey, &decisions, written, &reading, options);
    Ok(Imported { staging, report, is_small, stop: Arc::clone(&options.stop) })
}

fn library(options: &Options) -> Result<Library, Diagnostic> {
    Library::new(options.media.as_deref(), options.fetch).map_err(|error| {
        let folder = options.media.as_deref().unwrap_or(Path::new("")).display();
        Diagnostic::error(format!("`--media {folder}` cannot be read: {error}")).hint("name an unpacked uploads folder")
    })
}

/// The first pass.
fn survey(
    export: &mut Export,
    options: &Options,
    library: &Library,
    progress: Progress<'_>,
) -> Result<(Survey, Reading), Diagnostic> {
    // Without `--lang` any language is possible.
    let guesser = if options.languages.is_empty() { Guesser::open() } else { Guesser::among(&options.languages) };
    let at_hand = |home: &Home, address: &str| library.find(home, address).is_some();
    let home = options.base_url.as_deref().unwrap_or(UNKNOWN_URL);
    export.survey(Surveyor::new(guesser, &at_hand), home, progress)
}

fn source(reading: &Reading, survey: &Survey) -> String {
    let version = match reading.channel.version.as_str() {
        "" => String::new(),
        version => format!(" (export format {version})"),
    };
    let parts = [survey.channel.title.as_str(), &survey.home.address];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}, from WordPress{version}", parts.join(", "))
}
