//! Sites in one string, built in memory, and ways to look at what came out.
//!
//! A test writes a site as an archive (`-- path --` begins each file), builds it at a fixed time, and asks for elements
//! of its pages by a small selector. Nothing here touches the disk or the clock.
#![allow(dead_code)]

pub(crate) mod check;

use std::path::Path;

pub(crate) use chancery_testkit::xml;

use chancery::base::diagnostic::{Diagnostic, Severity};
use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Request};
use chancery::input::source::{Source, Sources};
use chancery::site::Selection;
use chancery_testkit::html::Document;

/// When all sites of the tests are built, unless they say otherwise.
pub(crate) const NOW: &str = "2017-01-15T12:00:00Z";

/// Builds a site, whatever comes of it.
pub(crate) fn site(archive: &str) -> Outcome {
    build(&Sources::of(archive, NOW))
}

/// Builds a site that must not give any diagnostic, and whose every page must be sound.
#[track_caller]
pub(crate) fn clean(archive: &str) -> Outcome {
    let outcome = site(archive);
    assert_eq!(reported(&outcome), "", "the site should build without a word");
    let setting = |key: &str| archive.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    sound(&outcome, setting("base_url:").unwrap_or("http://localhost/"), setting("relative_urls:") == Some("true"));
    outcome
}

/// Holds where every page of the output is well-formed and every address leads somewhere.
#[track_caller]
pub(crate) fn sound(outcome: &Outcome, base_url: &str, relative: bool) {
    let found = check::problems(outcome, base_url, relative);
    assert!(found.is_empty(), "{} problems:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

/// Builds a site with drafts or posts of the future.
pub(crate) fn selected(archive: &str, drafts: bool, future: bool) -> Outcome {
    let request = Request { selection: Selection { drafts, future }, ..Request::default() };
    build_as(&Sources::of(archive, NOW), &request, &mut Cache::default())
}

/// Builds with a fresh memory.
pub(crate) fn build(sources: &Sources) -> Outcome {
    build_as(sources, &Request::default(), &mut Cache::default())
}

pub(crate) fn build_as(sources: &Sources, request: &Request, cache: &mut Cache) -> Outcome {
    build::build(sources, request, cache, &|_, _, _| ())
}

/// The diagnostics, a line each: `error content/a.md:3:7: message`.
pub(crate) fn reported(outcome: &Outcome) -> String {
    outcome.diagnostics.iter().map(|diagnostic| line(diagnostic) + "\n").collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = match &diagnostic.place {
        None => String::new(),
        Some(place) if place.line == 0 => format!(" {}", place.file),
        Some(place) => format!(" {}:{}:{}", place.file, place.line, place.column),
    };
    format!("{severity}{place}: {}", diagnostic.message)
}

/// The example site, which is the repository's own content. Its pictures get small variants, which are made quickly, and its pages
/// no cards, which depend on the fonts of a machine.
pub(crate) fn example_site() -> Sources {
    let mut sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let config =
        format!("{}\nimages: {{ widths: [120] }}\n", sources.shown("site.yaml").replace("\ncards: true\n", "\n"));
    sources.files.insert("site.yaml".to_string(), Source::new(config.into_bytes()));
    sources
}

/// The text of an output file.
#[track_caller]
pub(crate) fn page<'o>(outcome: &'o Outcome, path: &str) -> &'o str {
    let Some(rendered) = &outcome.rendered else { panic!("nothing was rendered:\n{}", reported(outcome)) };
    let Some(bytes) = rendered.get(path) else { panic!("there is no {path}, but\n{}", paths(outcome).join("\n")) };
    std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not text"))
}

/// An output page, parsed.
#[track_caller]
pub(crate) fn html(outcome: &Outcome, path: &str) -> Document {
    chancery_testkit::html::parse(page(outcome, path))
}

/// Every output path.
pub(crate) fn paths(outcome: &Outcome) -> Vec<&str> {
    outcome.rendered.iter().flatten().map(|(path, _)| path.as_str()).collect()
}

pub(crate) fn has(outcome: &Outcome, path: &str) -> bool {
    outcome.rendered.as_ref().is_some_and(|rendered| rendered.contains_key(path))
}

/// The address to which a redirect page leads.
#[track_caller]
pub(crate) fn redirect(outcome: &Outcome, path: &str) -> String {
    let page = html(outcome, path);
    let refresh = page.one("meta[http-equiv=refresh]").attribute("content").unwrap_or_default().to_string();
    refresh.split_once("url=").map_or(String::new(), |(_, url)| url.to_string())
}
