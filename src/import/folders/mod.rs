//! Folders of Jekyll, Hugo, Eleventy and Zola move in.
//!
//! Takes such a folder; leaves a site's folder, and gives the report. What our own reader understands stays as its author
//! wrote it: most front matter and all Markdown. Deliberately does not know templates: a theme does not move.

mod eleventy;
mod front;
mod hugo;
mod jekyll;
mod liquid;
mod old;
mod shortcodes;
mod tags;
mod zola;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::pattern::{self, Sample};
use super::report::{Gravity, Remark, Report};
use super::settings::Settings;
use super::write::{self, Staging};
use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::post;
use crate::source::CONFIG_FILE;
use crate::url;
use crate::yaml::Text;
use front::Front;
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
    let mut report = Report {
        source: format!("{}: {}", options.dialect.name(), settings.title),
        remarks: std::mem::take(&mut blog.remarks),
        ..Report::default()
    };
    decided(&settings, &mut report);
    let name = if existing { "site.import.yaml" } else { CONFIG_FILE };
    staging.write(name, settings.text().as_bytes()).map_err(one)?;
    let old = files(options, &blog, &config, &mut staging, &mut report).map_err(one)?;
    statics(options, &blog, &mut staging, &mut report).map_err(one)?;
    finish(options, &settings, old, &mut report, &mut staging).map_err(one)?;
    let proof = super::proof::prove(staging.folder());
    proof.tell(&mut report);
    staging.replace(super::wordpress::REPORT, report.markdown().as_bytes()).map_err(one)?;
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
    let dated = parts.windows(3).take(2).find_map(|parts| crate::date::parse_day(&parts.join("-")));
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
        base_url: options.base_url.clone().or_else(|| blog.base_url.clone()).unwrap_or("http://localhost/".to_string()),
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
    report.decided.push(match &settings.posts {
        Some(posts) => format!("Addresses: posts go on standing at {posts}"),
        None => "Addresses: no pattern fits most posts; each post names its own where it must".to_string(),
    });
}

/// Writes every post and page so that it stands at its old address. Gives the old addresses.
fn files(
    options: &Options,
    blog: &Blog,
    config: &Config,
    staging: &mut Staging,
    report: &mut Report,
) -> Result<Vec<String>, Diagnostic> {
    let (mut posts, mut pages, mut drafts) = (0, 0, 0);
    let mut old = Vec::new();
    let by_name = blog.by_name();
    for file in &blog.files {
        let to = free(file, staging);
        let context = tags::Context { blog, by_name: &by_name, file };
        let (body, notes) = turned(options.dialect, file, &context);
        let (text, problems) = placed(file, &to, &body, config);
        staging.write(&to, text.as_bytes())?;
        match () {
            () if file.is_draft => drafts += 1,
            () if file.is_post => posts += 1,
            () => pages += 1,
        }
        if let Some(path) = file.old_path.as_ref().filter(|_| !file.is_draft) {
            old.push(path.clone());
        }
        let line_of = |part: &str| {
            text.find(part).filter(|_| !part.is_empty()).map_or(0, |at| text[..at].matches('\n').count() + 1)
        };
        let remark = |gravity, what: String, line, shown: String| Remark {
            gravity,
            what,
            title: file.title.clone(),
            old_url: file.old_path.clone().unwrap_or_default(),
            file: to.clone(),
            line,
            text: shown,
        };
        for (lost, what, part) in notes {
            let gravity = if lost { Gravity::Lost } else { Gravity::Changed };
            report.remarks.push(remark(gravity, what, line_of(&part), part.clone()));
        }
        for problem in problems {
            let line = problem.place.as_ref().map_or(0, |place| place.line);
            report.remarks.push(remark(
                Gravity::Changed,
                "the build will stop here until it is mended".to_string(),
                line,
                problem.message,
            ));
        }
    }
    let came = [("posts", posts), ("pages", pages), ("drafts", drafts)];
    report.came.extend(came.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name.to_string(), count)));
    Ok(old)
}

/// What an author should know of a body: whether something is lost, what, and the text concerned.
type Notes = Vec<(bool, String, String)>;

/// A body in our Markdown, its tags turned into what they mean here.
fn turned(dialect: Dialect, file: &OldFile, context: &tags::Context<'_>) -> (String, Notes) {
    let mut body = file.body.clone();
    let mut notes = Vec::new();
    if file.is_html {
        let converted = super::body::convert(&body, super::body::Dialect::Html, &Unchanged);
        notes.extend(
            converted
                .notes
                .iter()
                .map(|note| (note.kind.is_loss(), note.kind.message().to_string(), note.text.clone())),
        );
        body = converted.markdown;
    }
    let turned = match dialect {
        Dialect::Jekyll | Dialect::Eleventy => liquid::turn(&body, context),
        Dialect::Hugo => shortcodes::hugo(&body, context),
        Dialect::Zola => shortcodes::zola(&body, context),
    };
    notes.extend(
        turned.left.into_iter().map(|text| (false, "a tag that has no counterpart stays as text".to_string(), text)),
    );
    notes.extend(
        turned
            .lost
            .into_iter()
            .map(|text| (true, "a tag is left out, because nothing here can do what it did".to_string(), text)),
    );
    (turned.text, notes)
}

/// The file's text, with a `permalink` where its address would not be the old one; and errors that a build will find.
fn placed(file: &OldFile, to: &str, body: &str, config: &Config) -> (String, Vec<Diagnostic>) {
    let mut front = file.front.clone();
    let read = |front: &Front| {
        let text = format!("{}{body}", front.text());
        let highlight = |_: &str, code: &str| markdown::highlight::Highlighted {
            name: None,
            lines: code.lines().map(str::to_string).collect(),
        };
        let words = |_: &str| markdown::Words::default();
        let context = post::Context { config, words: &words, highlight: &highlight };
        let post::Parsed { post, mut diagnostics, .. } = post::parse(Text { file: to, text: &text }, &context);
        diagnostics.retain(Diagnostic::is_error);
        (text, post.address.path, diagnostics)
    };
    let (text, address, problems) = read(&front);
    match file.old_path.as_deref().map(super::placing::kept) {
        Some(Ok(old)) if old != address => {
            front.set("permalink", json!(old));
            front.remove("url");
            let (text, _, problems) = read(&front);
            (text, problems)
        }
        _ => (text, problems),
    }
}

/// A file that is not there yet.
fn free(file: &OldFile, staging: &Staging) -> String {
    let (stem, ending) = file.to.rsplit_once('.').unwrap_or((&file.to, "md"));
    let numbered = |number: usize| if number == 1 { file.to.clone() } else { format!("{stem}-{number}.{ending}") };
    (1..).map(numbered).find(|path| !staging.has(path)).unwrap_or_default()
}

/// Copies the other files.
fn statics(options: &Options, blog: &Blog, staging: &mut Staging, report: &mut Report) -> Result<(), Diagnostic> {
    let mut count = 0;
    for (from, to) in &blog.statics {
        let inside = options.folder.join(from).canonicalize().ok();
        let root = options.folder.canonicalize().ok();
        let safe = inside.zip(root).is_some_and(|(file, root)| file.starts_with(root));
        if !safe || url::check_output_path(to).is_err() || staging.has(to) {
            report.remarks.push(Remark {
                gravity: Gravity::Lost,
                what: "a file cannot have a place here".to_string(),
                title: String::new(),
                old_url: String::new(),
                file: from.clone(),
                line: 0,
                text: String::new(),
            });
            continue;
        }
        staging.copy(to, &options.folder.join(from))?;
        count += 1;
    }
    if count > 0 {
        report.came.push(("files".to_string(), count));
    }
    Ok(())
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
    let folder = options.into.display();
    report.next.push(format!("Build the site: `chancery build --root {folder}`"));
    report.next.push(format!(
        "Prove that every old address answers: `chancery check --root {folder} --urls {folder}/{}`",
        super::wordpress::OLD_URLS
    ));
    Ok(())
}

/// Links and pictures of HTML posts stay as they are: their files stay where they were.
struct Unchanged;

impl super::body::Rewrite for Unchanged {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn image(&self, _: &str) -> Option<String> {
        None
    }

    fn attachment(&self, _: u64) -> Option<super::body::Attachment> {
        None
    }
}

/// All files below a folder that may be part of a site: hidden ones, and those that tools make, are none.
fn walk(folder: &Path, leave_out: &[&str]) -> Vec<String> {
    let files = write::walk(folder).into_iter();
    let is_out = |path: &String| {
        path.split('/').any(|part| part.starts_with('.') && part != ".well-known")
            || leave_out.iter().any(|out| path == out || path.starts_with(&format!("{out}/")))
            || path.split('/').any(|part| matches!(part, "node_modules" | "vendor" | "resources"))
    };
    files.filter(|path| !is_out(path)).collect()
}
