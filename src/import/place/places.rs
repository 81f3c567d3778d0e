//! The places of all entries of a blog.

use super::existing::existing_files;
use super::placing::{Placing, Wish};
use super::translations::translations;
use crate::import::decide::decisions::Decisions;
use crate::import::model::export_options::Options;
use crate::import::model::{ItemId, Placed, Survey};
use crate::import::read::media::Library;
use crate::input::config::Config;
use std::collections::BTreeSet;

/// Where each entry goes, by its index in the survey.
pub(crate) struct Places {
    pub(crate) placed: Vec<Placed>,
    /// The key that it shares with its translations.
    pub(crate) translation: Vec<Option<String>>,
}

/// Places all entries: each gets its own file and URL.
pub(crate) fn places(options: &Options, survey: &Survey, decisions: &Decisions, library: &Library) -> Places {
    let placed = place(options, survey, &decisions.config, &decisions.languages, library);
    let translation = translations(survey, &placed, &decisions.languages, &decisions.first_language);
    Places { placed, translation }
}

fn place(options: &Options, survey: &Survey, config: &Config, languages: &[String], library: &Library) -> Vec<Placed> {
    let at_hand = |url: &str| library.find(&survey.home, url).is_some();
    let mut pictures: BTreeSet<ItemId> = BTreeSet::new();
    if !library.is_empty() {
        let found = survey.attachments.iter().filter(|attachment| at_hand(&attachment.url));
        pictures.extend(found.map(|attachment| attachment.id));
    }
    let bundle = |at: usize| {
        let entry = &survey.entries[at];
        let shows = entry.shows.iter().chain([&entry.thumbnail]).any(|id| pictures.contains(id));
        // The languages of one item show the same files.
        let has_files = (entry.media || shows) && !entry.is_part();
        has_files || (options.comments && entry.comments > 0)
    };
    let wish = |at: usize| Wish { language: &languages[at], bundle: bundle(at) };
    Placing::new(config, &survey.entries, existing_files(options, survey.program)).all(&wish)
}
