//! What an import decides before it writes: languages, addresses, terms, files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::{Options, Progress, said, spoken};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Text;
use crate::import::language::Known;
use crate::import::media::Library;
use crate::import::moment::{self, Moment};
use crate::import::old_urls::{Given, Lists};
use crate::import::pattern::{self, Pattern, Sample};
use crate::import::placing::{Placed, Placing, There, Wish};
use crate::import::report::Report;
use crate::import::settings::Settings;
use crate::import::survey::{Kind, Survey};
use crate::import::terms::{self, Taxonomy, Uses};
use crate::input::config::Config;
use crate::input::source::CONFIG_FILE;

/// All that is settled before the second pass.
pub struct Decisions {
    pub settings: Settings,
    pub config: Config,
    /// The site has its own settings already: ours are only proposed.
    pub existing: bool,
    pub zone: TimeZone,
    /// Each entry's language, and how it is known.
    pub languages: Vec<String>,
    pub known: Vec<Known>,
    pub pattern: Pattern,
    pub taxonomies: Vec<Taxonomy>,
    /// Each author's name, by number.
    pub author_names: Vec<String>,
    /// One person wrote everything: posts do not say so.
    pub single_author: bool,
    pub placed: Vec<Placed>,
    pub translation: Vec<Option<String>>,
    pub lists: Lists,
    pub report: Report,
}

impl Decisions {
    pub fn make(
        options: &Options,
        survey: &mut Survey,
        library: &Library,
        progress: Progress<'_>,
    ) -> Result<Decisions, Vec<Diagnostic>> {
        let mut report = Report::default();
        let site_languages = spoken::site_languages(options, survey, &mut report);
        let first = site_languages[0].0.clone();
        if options.languages.is_empty() && site_languages.len() > 1 {
            spoken::guess_again(options, survey, &site_languages, progress)?;
        }
        let (languages, known) = spoken::entry_languages(survey, &site_languages);
        // Nobody asks for them again.
        survey.guesses = Vec::new();
        let zone_name = time_zone(options, survey, &mut report)?;
        let zone = zone_name.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let pattern = addresses(survey, &languages, &first, &mut report);
        let uses = uses(survey, &languages);
        let taxonomies = taxonomies(survey, &uses, &pattern, &first);
        let people = People::of(survey, &taxonomies);
        let settings = settings(options, survey, site_languages, zone_name, &pattern, &taxonomies, &people);
        let (config, existing) = config(options, &settings)?;
        let placed = place(options, survey, &config, &languages, library);
        let lists = Given {
            survey,
            pattern: &pattern,
            taxonomies: &taxonomies,
            uses: &uses,
            languages: &languages,
            first: &first,
            authors: &people.pages(),
        }
        .lists();
        said::languages(&languages, &known, &settings.languages, &mut report);
        said::terms(&taxonomies, survey, &mut report);
        Ok(Decisions {
            translation: translations(survey, &placed, &languages, &first),
            author_names: people.names,
            single_author: people.single,
            settings,
            config,
            existing,
            zone,
            languages,
            known,
            pattern,
            taxonomies,
            placed,
            lists,
            report,
        })
    }
}

/// Those who write.
struct People {
    names: Vec<String>,
    slugs: Vec<String>,
    /// The numbers of those who have published.
    writers: BTreeSet<u32>,
    /// One person wrote everything.
    single: bool,
}

impl People {
    fn of(survey: &Survey, taxonomies: &[Taxonomy]) -> People {
        let (names, slugs) = authors(survey);
        let public = survey.entries.iter().filter(|entry| entry.standing.is_public());
        let writers: BTreeSet<u32> = public.filter_map(|entry| entry.author).collect();
        let single = writers.len() < 2 && !taxonomies.iter().any(|taxonomy| taxonomy.domain == "author");
        People { names, slugs, writers, single }
    }

    /// The slug of each one's list of posts; none where there is no such list.
    fn pages(&self) -> Vec<Option<String>> {
        self.slugs.iter().map(|slug| (!self.single).then(|| slug.clone())).collect()
    }

    /// Entries of those whose slug their name does not give.
    fn registry(&self) -> Map<String, Value> {
        let mut registry: Map<String, Value> = Map::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for author in &self.writers {
            let (name, slug) = (&self.names[*author as usize], &self.slugs[*author as usize]);
            // Two people of one name would claim one entry.
            let free = seen.insert(crate::base::tag::fold(name))
                & (seen.insert(crate::base::tag::fold(slug))
                    || crate::base::tag::fold(name) == crate::base::tag::fold(slug));
            if free && crate::base::tag::slug_or_hash(name) != *slug {
                registry.insert(slug.clone(), json!(name));
            }
        }
        registry
    }
}

/// The old blog's terms as the site's, at the folders where they stood.
fn taxonomies(survey: &Survey, uses: &Uses, pattern: &Pattern, first: &str) -> Vec<Taxonomy> {
    let mut taxonomies = terms::taxonomies(&survey.terms, uses, &survey.channel, first);
    for taxonomy in &mut taxonomies {
        taxonomy.folder = format!("{}/{}", pattern.front, taxonomy.folder).trim_start_matches('/').to_string();
    }
    taxonomies
}

fn settings(
    options: &Options,
    survey: &Survey,
    languages: Vec<(String, String)>,
    time_zone: Option<String>,
    pattern: &Pattern,
    taxonomies: &[Taxonomy],
    people: &People,
) -> Settings {
    let author = people.writers.first().filter(|_| people.single).map(|author| people.names[*author as usize].clone());
    let taxonomies = registries(taxonomies, &languages, pattern, people);
    Settings {
        title: site_title(survey),
        description: survey.channel.description.clone(),
        base_url: options.base_url.clone().unwrap_or_else(|| survey.home.address.clone()),
        languages,
        time_zone,
        author,
        posts: pattern.posts.clone(),
        taxonomies,
        ..Settings::default()
    }
}

fn time_zone(options: &Options, survey: &Survey, report: &mut Report) -> Result<Option<String>, Vec<Diagnostic>> {
    if let Some(name) = &options.time_zone {
        if TimeZone::get(name).is_err() {
            let problem = Diagnostic::error(format!("`--timezone {name}` is no time zone"));
            return Err(vec![problem.hint("write a name of the IANA database, such as `Asia/Jakarta`")]);
        }
        return Ok(Some(name.clone()));
    }
    let moments: Vec<Moment> =
        survey.entries.iter().filter(|entry| !entry.standing.is_draft()).filter_map(|entry| entry.date).collect();
    let found = moment::zone_of(&moments);
    match &found {
        Some(name) => report
            .decided
            .push(format!("Time zone: {name}, by the posts' times; `timezone` in {CONFIG_FILE} changes it")),
        None => report
            .decided
            .push(format!("Time zone: the posts' times do not tell; UTC until {CONFIG_FILE} says `timezone`")),
    }
    Ok(found)
}

fn addresses(survey: &Survey, languages: &[String], first: &str, report: &mut Report) -> Pattern {
    let samples: Vec<Sample<'_>> = survey
        .entries
        .iter()
        .zip(languages)
        .filter(|(entry, _)| entry.kind == Kind::Post && entry.standing.is_public())
        .filter_map(|(entry, language)| {
            let path = entry.old_path.as_deref()?;
            let day = entry.date.map(|date| date.day());
            Some(Sample { path, slug: &entry.slug, day, language, is_first: language == first })
        })
        .collect();
    let pattern = pattern::infer(&samples);
    report.decided.push(match &pattern.posts {
        Some(posts) => format!("Addresses: posts go on standing at {posts}"),
        None if samples.is_empty() => {
            "Addresses: the old blog had none but numbers (/?p=7); posts get the site's usual ones".to_string()
        }
        None => "Addresses: no pattern fits most posts; each post names its own".to_string(),
    });
    pattern
}

/// How often each term is used by published posts, by language.
fn uses(survey: &Survey, languages: &[String]) -> Uses {
    let mut uses = Uses::new();
    for (entry, language) in survey.entries.iter().zip(languages).filter(|(entry, _)| !entry.standing.is_draft()) {
        for term in &entry.terms {
            *uses.entry(*term).or_default().entry(language.clone()).or_default() += 1;
        }
    }
    uses
}

/// Names and slugs of authors, by number.
fn authors(survey: &Survey) -> (Vec<String>, Vec<String>) {
    let name = |login: &String| {
        let known = survey.channel.authors.iter().find(|author| author.login == *login);
        known.map_or(login.clone(), |author| author.name.clone())
    };
    let names: Vec<String> = survey.authors.iter().map(name).collect();
    let mut slugs: Vec<String> = Vec::with_capacity(names.len());
    for (at, login) in survey.authors.iter().enumerate() {
        // Two logins of one name are one author here.
        let known =
            names[..at].iter().position(|name| crate::base::tag::fold(name) == crate::base::tag::fold(&names[at]));
        slugs.push(match (known, crate::base::url::slugify(login)) {
            (Some(known), _) => slugs[known].clone(),
            (None, slug) if slug.is_empty() => crate::base::tag::slug_or_hash(&names[at]),
            (None, slug) => slug,
        });
    }
    (names, slugs)
}

/// The blog's title; without one its host.
fn site_title(survey: &Survey) -> String {
    let host = survey.home.hosts().first().cloned().unwrap_or_else(|| "Blog".to_string());
    if survey.channel.title.is_empty() { host } else { survey.channel.title.clone() }
}

type Registries = Vec<(String, Option<String>, Map<String, Value>)>;

fn registries(
    taxonomies: &[Taxonomy],
    languages: &[(String, String)],
    pattern: &Pattern,
    people: &People,
) -> Registries {
    let tags: Vec<String> = languages.iter().map(|(tag, _)| tag.clone()).collect();
    let usual = |name: &str, folder: &str| terms::site_name(name).is_none_or(|(_, usual)| usual != folder);
    let mut registries: Registries = Vec::new();
    for taxonomy in taxonomies {
        let changed = usual(&taxonomy.domain, &taxonomy.folder);
        let permalink = changed.then(|| format!("/{}/:slug/", taxonomy.folder));
        registries.push((taxonomy.name.clone(), permalink, taxonomy.registry(&tags)));
    }
    if !people.single && !registries.iter().any(|(name, ..)| name == "authors") {
        let permalink = (!pattern.front.is_empty()).then(|| format!("{}/author/:slug/", pattern.front));
        registries.push(("authors".to_string(), permalink, people.registry()));
    }
    registries
}

/// The site's settings: those that are there already, else ours.
fn config(options: &Options, settings: &Settings) -> Result<(Config, bool), Vec<Diagnostic>> {
    let there = options.into.join(CONFIG_FILE);
    let (text, existing) = match options.force.then(|| std::fs::read_to_string(&there)) {
        Some(Ok(text)) => (text, true),
        _ => (settings.text(), false),
    };
    let mut diagnostics = Vec::new();
    let config = crate::input::config::parse(
        Text { file: CONFIG_FILE, text: &text },
        options.base_url.as_deref().filter(|_| existing),
        &mut diagnostics,
    );
    diagnostics.retain(Diagnostic::is_error);
    match config {
        Some(config) => Ok((config, existing)),
        None => Err(diagnostics),
    }
}

fn place(options: &Options, survey: &Survey, config: &Config, languages: &[String], library: &Library) -> Vec<Placed> {
    let at_hand = |url: &str| library.find(&survey.home, url).is_some();
    let mut pictures: BTreeSet<u64> = BTreeSet::new();
    if !library.is_empty() {
        let found = survey.attachments.iter().filter(|attachment| at_hand(&attachment.url));
        pictures.extend(found.map(|attachment| attachment.id));
    }
    let bundle = |at: usize| {
        let entry = &survey.entries[at];
        let shows = entry.shows.iter().chain([&entry.thumbnail]).any(|id| pictures.contains(id));
        entry.media || shows || (options.comments && entry.comments > 0)
    };
    let wish = |at: usize| Wish { language: &languages[at], bundle: bundle(at) };
    Placing::new(config, &survey.entries, there(options)).all(&wish)
}

/// What is in the folder already, and which old post an earlier import made it of.
fn there(options: &Options) -> There {
    let files = if options.force { crate::import::write::walk(&options.into) } else { Vec::new() };
    let made_of = |file: &String| {
        let text = std::fs::read_to_string(options.into.join(file)).ok()?;
        let (front, _) = text.strip_prefix("---\n")?.split_once("\n---")?;
        front.lines().find_map(|line| line.strip_prefix("  wordpress: "))?.trim().parse().ok()
    };
    let known = |file: String| {
        let number = if file.ends_with(".md") { made_of(&file) } else { None };
        (crate::base::url::fold_path(&file), number)
    };
    files.into_iter().map(known).collect()
}

/// The key that each entry shares with its translations.
fn translations(survey: &Survey, placed: &[Placed], languages: &[String], first: &str) -> Vec<Option<String>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in survey.entries.iter().enumerate() {
        if let Some(group) = &entry.group {
            groups.entry(group.to_string()).or_default().push(at);
        }
    }
    // WPML's copies name their original by its number.
    for (at, entry) in survey.entries.iter().enumerate() {
        let copies = groups.get_mut(&format!("copy:{}", entry.id));
        if let Some(copies) = copies.filter(|copies| !copies.contains(&at)) {
            copies.push(at);
        }
    }
    let mut keys = vec![None; survey.entries.len()];
    groups.retain(|_, members| members.len() > 1);
    if groups.is_empty() {
        return keys;
    }
    let mut taken: BTreeSet<String> = placed.iter().map(|placed| stem(&placed.file)).collect();
    for members in groups.into_values() {
        let main = members.iter().find(|at| languages[**at] == first).unwrap_or(&members[0]);
        let slug = &survey.entries[*main].slug;
        let wanted = if slug.is_empty() { format!("post-{}", survey.entries[*main].id) } else { slug.to_string() };
        let own: Vec<String> = members.iter().map(|at| stem(&placed[*at].file)).collect();
        let free = |key: &String, taken: &BTreeSet<String>| own.contains(key) || !taken.contains(key);
        let mut numbered = (1..).map(|number| if number == 1 { wanted.clone() } else { format!("{wanted}-{number}") });
        let key = numbered.find(|key| free(key, &taken)).unwrap_or(wanted.clone());
        taken.insert(key.clone());
        for at in members {
            keys[at] = Some(key.clone());
        }
    }
    keys
}

/// A file's name as translations share it.
fn stem(file: &str) -> String {
    file.trim_start_matches("content/").split('.').next().unwrap_or_default().to_string()
}
