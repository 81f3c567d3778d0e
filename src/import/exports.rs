//! Imports an export of any program, once it is open.
//!
//! Takes the export and the author's options; gives a new site and the report. The export is read in passes: once for
//! everything except the texts, at most once to detect languages, and once for the texts, one at a time.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::decide::decisions::Decisions;
use crate::import::decide::languages::{EntryLanguages, must_guess_again, site_languages};
use crate::import::model::export_options::Options;
use crate::import::model::file_names::OLD_URLS;
use crate::import::model::{Home, Program, Progress, Proof, Report, Survey};
use crate::import::old_site::address::Hosts;
use crate::import::old_site::compared::Compared;
use crate::import::old_site::{self, taken};
use crate::import::place::places::places;
use crate::import::read::guesses::guess_again;
use crate::import::read::language::Guesser;
use crate::import::read::media::Library;
use crate::import::read::passes::{Passes, Surveyed};
use crate::import::read::surveyor::Surveyor;
use crate::import::report::{decided, summary};
use crate::import::write::imported::Imported;
use crate::import::write::inputs::Inputs;
use crate::import::write::old_url_list::OldUrls;
use crate::import::write::staging::Staging;
use crate::import::write::{entries, site_files, term_texts};

/// The most entries with which a site is built in memory; a larger one would need more memory than its import.
const MOST_IN_MEMORY: usize = 4000;

/// The URL of a blog whose export does not contain it.
const UNKNOWN_URL: &str = "http://localhost/";

/// Opens an export.
pub(crate) type Open<'a> = &'a dyn Fn() -> Result<Box<dyn Passes>, Diagnostic>;

/// Runs the import. After an error nothing is written.
pub(crate) fn import(
    program: Program,
    options: &Options,
    open: Open<'_>,
    progress: Progress<'_>,
) -> Result<Imported, Diagnostics> {
    let one = |problem: Diagnostic| vec![problem];
    let library = library(program, options).map_err(one)?;
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let mut export = open().map_err(one)?;
    let surveyed = survey(program, export.as_mut(), options, &library, progress).map_err(one)?;
    let mut report = Report { source: source(&surveyed), ..Report::default() };
    let Surveyed { mut survey, remarks, .. } = surveyed;
    report.remarks.extend(remarks);
    let site = site_languages(options, &survey, &mut report);
    let mut guesses = std::mem::take(&mut survey.guesses);
    if must_guess_again(options, &survey, &site) {
        guesses = guess_again(export.as_mut(), &survey, &site, progress).map_err(one)?;
    }
    let languages = EntryLanguages::of(&survey, &guesses, &site);
    drop(guesses);
    let mut decisions = Decisions::make(options, &survey, site, languages, &mut report)?;
    decided::languages(&decisions, &mut report);
    decided::terms(&decisions.taxonomies, &survey, &mut report);
    decided::home(options, &survey, &mut report);
    let places = places(options, &survey, &decisions, &library);
    let given = Inputs { options, survey: &survey, decisions: &decisions, places: &places, library: &library };
    let mut written = entries::write(given, export.as_mut(), &mut staging, progress).map_err(one)?;
    term_texts::write(given, &mut written, &mut staging).map_err(one)?;
    site_files::write(&survey, &mut decisions, &places, &written, &mut report, &mut staging).map_err(one)?;
    let is_small = survey.entries.len() <= MOST_IN_MEMORY;
    let old = old_site(options, &decisions.settings.base_url, &survey).map_err(one)?;
    if let Some(old) = &old {
        let urls = OldUrls::of_site(&old.site).text(&decisions.settings.base_url);
        staging.replace(OLD_URLS, urls.as_bytes()).map_err(one)?;
        report.proof = Proof::OldSite;
    }
    summary::fill(&mut report, &survey, &decisions, written, options);
    Ok(Imported { staging, report, old, lists: Vec::new(), is_small, stop: Arc::clone(&options.stop) })
}

/// The old site, to compare the new one with. It corrects nothing, since an export has all addresses.
fn old_site(options: &Options, base_url: &str, survey: &Survey) -> Result<Option<Compared>, Diagnostic> {
    let Some(old) = &options.old else { return Ok(None) };
    let site = old_site::read::read(old, &Hosts::one(Some(base_url)))?;
    let public = survey.entries.iter().filter(|entry| entry.status.is_public());
    let own: BTreeSet<&str> = public.filter_map(|entry| entry.old_path.as_deref()).collect();
    let all = site.all_paths();
    let known = all.iter().filter(|path| own.contains(path.as_str())).count();
    taken::refuse_another_site(known, own.len(), &site)?;
    let is_text = |at: &usize| own.contains(site.pages[*at].path.as_str());
    let texts = (0..site.pages.len()).filter(is_text).collect();
    Ok(Some(Compared { site, texts }))
}

fn library(program: Program, options: &Options) -> Result<Library, Diagnostic> {
    Library::new(program, options.media.as_deref(), options.fetch).map_err(|error| {
        let folder = options.media.as_deref().unwrap_or(Path::new("")).display();
        let hint = match program {
            Program::WordPress => "name an unpacked uploads folder",
            Program::Ghost => "name a copy of the folder `content/images` of Ghost",
            Program::Substack => "name a folder with the images",
        };
        Diagnostic::error(format!("`--media {folder}` cannot be read: {error}")).hint(hint)
    })
}

/// The first pass.
fn survey(
    program: Program,
    export: &mut dyn Passes,
    options: &Options,
    library: &Library,
    progress: Progress<'_>,
) -> Result<Surveyed, Diagnostic> {
    // Without `--lang` any language is possible.
    let guesser = if options.languages.is_empty() { Guesser::open() } else { Guesser::among(&options.languages) };
    let at_hand = |home: &Home, address: &str| library.find(home, address).is_some();
    let home = options.old_url.as_deref().or(options.base_url.as_deref()).unwrap_or(UNKNOWN_URL);
    export.survey(Surveyor::new(program, guesser, &at_hand), home, progress)
}

/// What is imported, for the first line of the report.
fn source(surveyed: &Surveyed) -> String {
    let survey = &surveyed.survey;
    let format = surveyed.format.as_ref().map_or(String::new(), |format| format!(" ({format})"));
    let parts = [survey.channel.title.as_str(), &survey.home.address];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}, from {}{format}", parts.join(", "), survey.program.name())
}
