//! What an import of a WordPress blog decides before it places any entry.
//!
//! Takes the survey and the author's options; gives languages, time zone, permalinks, terms and settings.

use jiff::tz::TimeZone;

use super::blog_settings::settings;
use super::config::{InForce, in_force};
use super::languages::EntryLanguages;
use super::old_urls::Inputs;
use super::pattern::Pattern;
use super::people::People;
use super::permalinks::permalinks;
use super::settings::Settings;
use super::terms;
use super::time_zone::time_zone;
use crate::base::diagnostic::Diagnostics;
use crate::import::model::export_options::Options;
use crate::import::model::{Known, Lists, Program, Report, Survey, Taxonomy, Uses};
use crate::input::config::Config;

/// Everything that is decided before entries are placed.
pub(crate) struct Decisions {
    pub(crate) settings: Settings,
    pub(crate) config: Config,
    /// The site has its own settings already, so the import's settings are only proposed.
    pub(crate) existing: bool,
    pub(crate) zone: TimeZone,
    /// The site's default language.
    pub(crate) first_language: String,
    /// The language of each entry, and how it is known.
    pub(crate) languages: Vec<String>,
    pub(crate) known: Vec<Known>,
    pub(crate) pattern: Pattern,
    pub(crate) taxonomies: Vec<Taxonomy>,
    pub(crate) people: People,
    pub(crate) lists: Lists,
}

impl Decisions {
    /// Makes the decisions and adds them to the report.
    pub(crate) fn make(
        options: &Options,
        survey: &Survey,
        site_languages: Vec<(String, String)>,
        entry_languages: EntryLanguages,
        report: &mut Report,
    ) -> Result<Decisions, Diagnostics> {
        let EntryLanguages { languages, known } = entry_languages;
        let first_language = site_languages.first().map(|(tag, _)| tag.clone()).unwrap_or_default();
        let zone_name = time_zone(options, survey, report)?;
        let zone = zone_name.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let pattern = permalinks(survey, &languages, &first_language, report);
        let uses = uses(survey, &languages);
        let taxonomies = taxonomies(survey, &uses, &pattern, &first_language);
        let people = People::of(survey, &taxonomies);
        let settings = settings(options, survey, site_languages, zone_name, &pattern, &taxonomies, &people);
        let InForce { config, existing } =
            in_force(&options.into, options.force, options.base_url.as_deref(), &settings)?;
        let lists = Inputs {
            survey,
            pattern: &pattern,
            taxonomies: &taxonomies,
            uses: &uses,
            languages: &languages,
            first: &first_language,
            // Only RSS can have the ids of Ghost.
            feed: if survey.program == Program::Ghost && config.feed.rss { "rss.xml" } else { "feed.xml" },
            authors: &people.pages(),
        }
        .lists();
        Ok(Decisions {
            settings,
            config,
            existing,
            zone,
            first_language,
            languages,
            known,
            pattern,
            taxonomies,
            people,
            lists,
        })
    }
}

/// The old blog's terms as the site's terms, with their old folders.
fn taxonomies(survey: &Survey, uses: &Uses, pattern: &Pattern, first: &str) -> Vec<Taxonomy> {
    let mut taxonomies = terms::taxonomies(&survey.terms, uses, &survey.channel, first);
    for taxonomy in &mut taxonomies {
        taxonomy.folder = format!("{}/{}", pattern.front, taxonomy.folder).trim_start_matches('/').to_string();
    }
    taxonomies
}

/// How often published posts use each term, by language.
fn uses(survey: &Survey, languages: &[String]) -> Uses {
    let mut uses = Uses::new();
    for (entry, language) in survey.entries.iter().zip(languages).filter(|(entry, _)| !entry.status.is_draft()) {
        for term in &entry.terms {
            *uses.entry(*term).or_default().entry(language.clone()).or_default() += 1;
        }
    }
    uses
}
