//! Writes what the old blog said of its authors and tags: `content/author/sari.md`, `content/tag/coffee.md`.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::inputs::Inputs;
use super::staging::Staging;
use super::written::Written;
use crate::base::diagnostic::Diagnostic;
use crate::base::{url, xml};
use crate::import::body::{self, Attachment, Dialect, Rewrite};
use crate::import::model::{Effect, Program, Remark, SiteTerm, Taxonomy};
use crate::import::read::media::Source;
use crate::import::yaml;

/// What the old blog said of one term.
#[derive(Debug, Default)]
struct Said {
    /// Plain text.
    text: String,
    website: String,
    image: String,
}

/// Writes a file for each term of the new site of which the old blog said something.
pub(crate) fn write(given: Inputs<'_>, written: &mut Written, staging: &mut Staging) -> Result<(), Diagnostic> {
    // The descriptions of WordPress are HTML that few themes show.
    if given.survey.program == Program::WordPress {
        return Ok(());
    }
    for taxonomy in &given.decisions.taxonomies {
        for term in &taxonomy.terms {
            if let Some(said) = said(given, taxonomy, term) {
                file(given, taxonomy, term, &said, written, staging)?;
            }
        }
    }
    Ok(())
}

/// What the old blog said of a term; none if it said nothing.
fn said(given: Inputs<'_>, taxonomy: &Taxonomy, term: &SiteTerm) -> Option<Said> {
    let channel = &given.survey.channel;
    let slugs = term.members.iter().map(|member| &given.survey.terms.all[*member as usize].slug);
    slugs.into_iter().find_map(|slug| match taxonomy.domain.as_str() {
        "author" => {
            let author = channel.authors.iter().find(|author| author.login == *slug)?;
            let (text, website, image) = (author.bio.clone(), author.website.clone(), author.image.clone());
            let is_empty = [&text, &website, &image].iter().all(|text| text.is_empty());
            (!is_empty).then_some(Said { text, website, image })
        }
        domain => {
            let known = channel.terms.iter().find(|term| term.taxonomy == domain && term.slug == *slug)?;
            let text = known.description.clone();
            (!text.is_empty()).then(|| Said { text, ..Said::default() })
        }
    })
}

fn file(
    given: Inputs<'_>,
    taxonomy: &Taxonomy,
    term: &SiteTerm,
    said: &Said,
    written: &mut Written,
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let stem = format!("content/{}/{}", taxonomy.folder, term.slug);
    let portrait = portrait(given, &said.image);
    let path = if portrait.is_some() { format!("{stem}/index.md") } else { format!("{stem}.md") };
    if staging.has(&path) {
        return Ok(());
    }
    let mut front = Map::new();
    if let Some((source, name)) = &portrait {
        front.insert("image".to_string(), json!(url::encode_path(name)));
        staging.copy(&format!("{stem}/{name}"), source)?;
        written.files += 1;
    } else if !said.image.is_empty() {
        let what = "a portrait is not available, so it is left out";
        written.remarks.push(Remark::on_file(Effect::Lost, what, &path, said.image.clone()));
    }
    if !said.website.is_empty() {
        front.insert("links".to_string(), json!([said.website]));
    }
    staging.write(&path, text(&front, &said.text).as_bytes())
}

/// The local file of a portrait, and its name.
fn portrait(given: Inputs<'_>, address: &str) -> Option<(PathBuf, String)> {
    let found = given.library.find(&given.survey.home, address).filter(|_| !address.is_empty())?;
    match found.source {
        Source::File(file) => Some((file, found.name)),
        Source::Remote(_) => None,
    }
}

/// The file with its front matter. The text is plain, so none of its signs is markup.
fn text(front: &Map<String, Value>, plain: &str) -> String {
    let mut html = String::new();
    for line in plain.lines().filter(|line| !line.trim().is_empty()) {
        html.push_str("<p>");
        xml::text(&mut html, line.trim());
        html.push_str("</p>\n");
    }
    let body = body::convert(&html, Dialect::Html, &Unchanged).markdown;
    match front.is_empty() {
        true => body,
        false => format!("---\n{}---\n\n{body}", yaml::document(front)),
    }
}

/// Links stay as they are.
struct Unchanged;

impl Rewrite for Unchanged {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn image(&self, _: &str) -> Option<String> {
        None
    }

    fn attachment(&self, _: u64) -> Option<Attachment> {
        None
    }
}
