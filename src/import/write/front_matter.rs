//! The front matter of one entry.

use serde_json::{Map, Value, json};

use super::inputs::Inputs;
use crate::import::decide::decisions::Decisions;
use crate::import::decide::terms::site_name;
use crate::import::model::{Entry, Item, Kind, Known, Program, Status, Survey};
use crate::import::read::plain;
use crate::import::yaml;

/// What is only known in the second pass.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) image: Option<String>,
    pub(crate) image_alt: String,
    /// What was written below the image, as plain text.
    pub(crate) image_caption: String,
    /// Whether feed readers know it by its `guid`.
    pub(crate) keeps_guid: bool,
    /// Aliases.
    pub(crate) aliases: Vec<String>,
}

impl Found {
    /// The image, with what is written below it.
    fn image(&self) -> Option<Value> {
        let image = self.image.as_ref()?;
        Some(match self.image_caption.as_str() {
            "" => json!(image),
            caption => json!({ "url": image, "caption": caption }),
        })
    }
}

/// The front matter with its fences.
pub(crate) fn front_matter(at: usize, item: &Item, given: &Inputs<'_>, found: &Found) -> String {
    let Inputs { survey, decisions, places, .. } = given;
    let entry = &survey.entries[at];
    let placed = &places.placed[at];
    let mut map: Map<String, Value> = Map::new();
    let mut put = |key: &str, value: Value| drop(map.insert(key.to_string(), value));
    put("title", json!(title(entry, item)));
    if entry.kind == Kind::Page && !placed.file.starts_with("content/index.") {
        put("type", json!("page"));
    }
    if let Some(date) = entry.date {
        put("date", json!(date.written(&decisions.zone)));
    }
    if let Some(updated) = item.updated {
        put("updated", json!(updated.written(&decisions.zone)));
    }
    let languages = &decisions.config.languages;
    if languages.len() > 1 || languages[0].language.tag != decisions.languages[at] {
        put("lang", json!(decisions.languages[at]));
    }
    if let Some(key) = &places.translation[at] {
        put("translation", json!(key));
    }
    for (taxonomy, names) in terms(entry, survey, decisions) {
        put(&taxonomy, json!(names));
    }
    if let Some(slug) = &placed.slug {
        put("slug", json!(slug));
    }
    if entry.kind == Kind::Post && found.keeps_guid {
        let key = if survey.program == Program::Ghost { "rss_guid" } else { "guid" };
        put(key, json!(item.guid));
    }
    if let Some(permalink) = &placed.permalink {
        put("permalink", json!(permalink));
    }
    if !found.aliases.is_empty() {
        put("aliases", json!(found.aliases));
    }
    if entry.status.is_draft() {
        put("draft", json!(true));
    }
    let summary = plain::text(&item.excerpt);
    if !summary.is_empty() {
        put("summary", json!(summary));
    }
    if item.featured {
        put("featured", json!(true));
    }
    if let Some(image) = found.image() {
        put("image", image);
        if !found.image_alt.is_empty() {
            put("image_alt", json!(found.image_alt));
        }
    }
    put("extra", extra(entry, item, survey.program));
    format!("---\n{}{}---\n\n", note(entry), yaml::document(&map))
}

/// A remark on a status that this program does not have.
fn note(entry: &Entry) -> String {
    match entry.status.is_draft() && entry.status != Status::Draft {
        true => format!(
            "# The status on the old blog was `{}`. Here it is a draft, which is not published.\n",
            entry.status.name()
        ),
        false => String::new(),
    }
}

/// The title, otherwise the first words.
pub(crate) fn title(entry: &Entry, item: &Item) -> String {
    if !item.title.is_empty() {
        return item.title.clone();
    }
    let prose = plain::prose(&item.content, 200);
    let words: Vec<&str> = prose.split_whitespace().take(8).collect();
    let cut = prose.split_whitespace().count() > words.len();
    match words.is_empty() {
        true => entry.date.map_or_else(|| format!("{}", entry.id), |date| date.day().to_string()),
        false => format!("{}{}", words.join(" "), if cut { " …" } else { "" }),
    }
}

fn terms(entry: &Entry, survey: &Survey, decisions: &Decisions) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |taxonomy: &str, name: String| match all.iter_mut().find(|(known, _)| known == taxonomy) {
        Some((_, names)) => {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        None => all.push((taxonomy.to_string(), vec![name])),
    };
    for domain in ["post_tag", "category"] {
        for term in
            entry.terms.iter().map(|term| &survey.terms.all[*term as usize]).filter(|term| term.domain == domain)
        {
            if let Some((taxonomy, _)) = site_name(domain) {
                add(&taxonomy, term.name.clone());
            }
        }
    }
    for term in entry.terms.iter().map(|term| &survey.terms.all[*term as usize]) {
        let other = !matches!(term.domain.as_str(), "post_tag" | "category");
        if let Some((taxonomy, _)) = site_name(&term.domain).filter(|_| other) {
            add(&taxonomy, term.name.clone());
        }
    }
    let signed = all.iter().any(|(taxonomy, _)| taxonomy == "authors");
    if let Some(author) = entry.author.filter(|_| !decisions.people.single && !signed && entry.kind == Kind::Post) {
        all.push(("authors".to_string(), vec![decisions.people.names[author as usize].clone()]));
    }
    all
}

/// Data of the old program that Chancery has no key for.
fn extra(entry: &Entry, item: &Item, program: Program) -> Value {
    let mut extra = Map::new();
    let id = if program == Program::WordPress { json!(entry.id.0) } else { json!(item.written_id) };
    extra.insert(program.key().to_string(), id);
    if !item.canonical.is_empty() {
        extra.insert("canonical_url".to_string(), json!(item.canonical));
    }
    if entry.sticky {
        extra.insert("sticky".to_string(), json!(true));
    }
    if let Some(format) = item.terms.iter().find(|term| term.domain == "post_format") {
        let name = if format.slug.is_empty() { &format.name } else { &format.slug };
        extra.insert("format".to_string(), json!(name.trim_start_matches("post-format-")));
    }
    Value::Object(extra)
}

/// Whether an author should check a post's language.
pub(crate) fn is_uncertain(known: Known) -> bool {
    matches!(known, Known::Guessed(confidence) if confidence < 0.8)
}
