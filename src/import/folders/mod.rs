//! Folders of Jekyll, Hugo, Eleventy and Zola move in.
//!
//! Takes such a folder; leaves a site's folder, and gives the report. What our own reader understands stays as its author
//! wrote it: most front matter and all Markdown. Deliberately does not know templates: a theme does not move.

mod dead_links;
mod eleventy;
mod front;
mod hugo;
mod jekyll;
mod liquid;
mod old;
mod pages;
mod shortcodes;
mod statics;
mod tags;
mod zola;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::pattern::{self, Sample};
use super::report::Report;
use super::settings::Settings;
use super::write::Staging;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::base::yaml::Text;
use crate::input::config::{self, Config};
use crate::input::source::CONFIG_FILE;
use old::{Blog, OldFile};

/// Whose folder it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Jekyll,
    Hugo,
    Eleventy,
    Zola,
}

impl Dialect {
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Jekyll => "Jekyll",
            Dialect::Hugo => "Hugo",
            Dialect::Eleventy => "Eleventy",
            Dialect::Zola => "Zola",
        }
    }
}

/// What the author asked for.
#[derive(Clone, Debug)]
pub struct Options {
    pub folder: PathBuf,
    pub dialect: Dialect,
    pub into: PathBuf,
    pub languages: Vec<String>,
    pub base_url: Option<String>,
    pub force: bool,
}

/// The address of a site that does not know its own.
const NOWHERE: &str = "http://localhost/";

/// Imports. After an error the disk is as it was.
pub fn import(options: &Options) -> Result<Report, Vec<Diagnostic>> {
    let one = |problem: Diagnostic| vec![problem];
    if !options.folder.is_dir() {
        let problem = Diagnostic::error(format!("`{}` is no folder", options.folder.display()));
        return Err(one(problem.hint(format!("name the folder of a {} site", options.dialect.name()))));
    }
    let mut staging = Staging::begin(&options.into, options.force).map_err(one)?;
    let mut blog = match options.dialect {
        Dialect::Jekyll => jekyll::read(&options.folder),
        Dialect::Hugo => hugo::read(&options.folder),
        Dialect::Eleventy => eleventy::read(&options.folder),
        Dialect::Zola => zola::read(&options.folder),
    };
    if blog.files.is_empty() {
        let problem =
            Diagnostic::error(format!("`{}` holds no posts of {}", options.folder.display(), options.dialect.name()));
        return Err(one(problem.hint("name the folder in which the site's configuration stands")));
    }
    blog.files.iter_mut().for_each(settle);
    languages(options, &mut blog);
    let settings = settings(options, &blog);
    let (config, existing) = configuration(options, &settings)?;
    let mut report =
        Report { source: format!("{}, from {}", settings.title, options.dialect.name()), ..Report::default() };
    report.remarks.extend(std::mem::take(&mut blog.remarks));
    decided(&settings, &mut report);
    let name = if existing { "site.import.yaml" } else { CONFIG_FILE };
    staging.write(name, settings.text().as_bytes()).map_err(one)?;
    let old = pages::write(options, &blog, &config, &mut staging, &mut report).map_err(one)?;
    statics::copy(options, &blog, &mut staging, &mut report).map_err(one)?;
    finish(options, &settings, old, &mut report, &mut staging).map_err(one)?;
    let proof = super::proof::prove(staging.folder());
    proof.tell(&mut report);
    staging.report(super::wordpress::REPORT, &mut report).map_err(one)?;
    let finished = staging.finish().map_err(one)?;
    Ok(Report { kept: finished.kept, ..report })
}

/// What goes for files of all programs: templates do not move, and an address with a date in it dates its post.
fn settle(file: &mut OldFile) {
    if file.front.text_of("layout").is_some_and(|layout| layout == "page") && file.front.get("type").is_none() {
        file.front.set("type", json!("page"));
    }
    for key in ["layout", "template"] {
        file.front.remove(key);
    }
    let path = file.old_path.clone().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let dated = parts.windows(3).take(2).find_map(|parts| crate::base::date::parse_day(&parts.join("-")));
    if let Some(day) = dated.filter(|_| file.day.is_none() && file.front.get("date").is_none()) {
        file.front.set("date", json!(day.to_string()));
        file.day = Some(day);
        file.is_post = true;
        file.slug = parts.last().map(|last| last.split('.').next().unwrap_or(last).to_string()).unwrap_or_default();
    }
}

/// The author's languages go first, then those that the old site names.
fn languages(options: &Options, blog: &mut Blog) {
    let name = |tag: &String| super::language::own_name(tag).unwrap_or(tag).to_string();
    if !options.languages.is_empty() {
        let known: BTreeMap<String, String> = blog.languages.drain(..).collect();
        let named =
            options.languages.iter().map(|tag| (tag.clone(), known.get(tag).cloned().unwrap_or_else(|| name(tag))));
        blog.languages = named.collect();
    }
    if blog.languages.is_empty() {
        blog.languages.push(("en".to_string(), name(&"en".to_string())));
    }
}

fn settings(options: &Options, blog: &Blog) -> Settings {
    let first = &blog.languages[0].0;
    let samples: Vec<Sample<'_>> = blog
        .files
        .iter()
        .filter(|file| file.is_post && !file.is_draft)
        .filter_map(|file| {
            let language = file.language.as_deref().unwrap_or(first);
            Some(Sample {
                path: file.old_path.as_deref()?,
                slug: &file.slug,
                day: file.day,
                language,
                is_first: language == first,
            })
        })
        .collect();
    let found = pattern::infer(&samples);
    Settings {
        title: if blog.title.is_empty() { folder_name(&options.folder) } else { blog.title.clone() },
        description: blog.description.clone(),
        base_url: options.base_url.clone().or_else(|| blog.base_url.clone()).unwrap_or(NOWHERE.to_string()),
        languages: blog.languages.clone(),
        time_zone: blog.time_zone.clone(),
        author: blog.author.clone(),
        posts: found.posts,
        pages: None,
        taxonomies: blog.taxonomies.clone(),
        menu: blog.menu.clone(),
        more: blog.more.clone(),
    }
}

fn folder_name(folder: &Path) -> String {
    let name = folder
        .canonicalize()
        .ok()
        .and_then(|folder| folder.file_name().map(|name| name.to_string_lossy().into_owned()));
    name.unwrap_or_else(|| "Blog".to_string())
}

fn configuration(options: &Options, settings: &Settings) -> Result<(Config, bool), Vec<Diagnostic>> {
    let there = options.force.then(|| std::fs::read_to_string(options.into.join(CONFIG_FILE)));
    let (text, existing) = match there {
        Some(Ok(text)) => (text, true),
        _ => (settings.text(), false),
    };
    let mut diagnostics = Vec::new();
    let config = config::parse(Text { file: CONFIG_FILE, text: &text }, None, &mut diagnostics);
    diagnostics.retain(Diagnostic::is_error);
    config.map(|config| (config, existing)).ok_or(diagnostics)
}

fn decided(settings: &Settings, report: &mut Report) {
    let names: Vec<String> = settings.languages.iter().map(|(tag, name)| format!("{tag} ({name})")).collect();
    report.decided.push(format!("Languages: {}", names.join(", ")));
    if settings.base_url == NOWHERE {
        let advice = format!("set `base_url` in {CONFIG_FILE}, or import with `--base-url`");
        report.decided.push(format!("Address: the old site does not say where it stands; {advice}"));
    }
    report.decided.push(match &settings.posts {
        Some(posts) => format!("Addresses: posts go on standing at {posts}"),
        None => "Addresses: no pattern fits most posts; each post names its own where it must".to_string(),
    });
}

fn finish(
    options: &Options,
    settings: &Settings,
    old: Vec<String>,
    report: &mut Report,
    staging: &mut Staging,
) -> Result<(), Diagnostic> {
    let base = settings.base_url.trim_end_matches('/');
    let lines: String = old.iter().map(|path| format!("{base}{}\n", url::encode_path(path))).collect();
    staging.write(super::wordpress::OLD_URLS, lines.as_bytes())?;
    report.next = crate::import::report::next_steps(&options.into);
    Ok(())
}
