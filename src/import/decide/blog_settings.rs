//! The settings of a site that was a WordPress blog.

use serde_json::{Map, Value, json};

use super::pattern::Pattern;
use super::people::People;
use super::settings::Settings;
use super::terms;
use crate::import::model::export_options::Options;
use crate::import::model::{Program, Survey, Taxonomy};

/// The proposed settings.
pub(crate) fn settings(
    options: &Options,
    survey: &Survey,
    languages: Vec<(String, String)>,
    time_zone: Option<String>,
    pattern: &Pattern,
    taxonomies: &[Taxonomy],
    people: &People,
) -> Settings {
    let author = people.writers.first().filter(|_| people.single).map(|author| people.names[*author as usize].clone());
    let of_site = |texts: &[(String, String)]| {
        let known = |(tag, _): &&(String, String)| languages.iter().any(|(own, _)| own == tag);
        texts.iter().filter(known).map(|(tag, text)| (tag.clone(), Value::from(text.as_str()))).collect()
    };
    let (titles, descriptions) = (of_site(&survey.channel.titles), of_site(&survey.channel.descriptions));
    let taxonomies = registries(taxonomies, &languages, pattern, people);
    Settings {
        title: site_title(survey),
        titles,
        description: survey.channel.description.clone(),
        descriptions,
        base_url: options.base_url.clone().unwrap_or_else(|| survey.home.address.clone()),
        languages,
        time_zone,
        author,
        posts: pattern.posts.clone(),
        taxonomies,
        more: more(survey.program),
        ..Settings::default()
    }
}

/// Settings that the blog had by its program: the feeds of Ghost are RSS.
fn more(program: Program) -> Map<String, Value> {
    let mut more = Map::new();
    if program == Program::Ghost {
        more.insert("feed".to_string(), json!({ "formats": ["atom", "json", "rss"] }));
    }
    more
}

/// The blog's title, otherwise its host.
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
