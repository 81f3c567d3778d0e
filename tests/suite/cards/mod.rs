//! Social cards. All fonts are made by the tests, so that nothing depends on those of a machine.

mod fonts;
mod pages;
mod titles;

use chancery::build::Outcome;
use chancery::input::source::{Source, Sources};
use chancery_testkit::fonts::{font, latin};

use crate::support::{self, NOW, html, paths};

const CONFIG: &str = "-- site.yaml --\nbase_url: https://example.org/\ntitle: Notes\nauthor: Sari\ncards: true\n";

/// A post that is named `a`, `b`, ….
fn post(name: &str, lines: &str, body: &str) -> String {
    format!("-- content/posts/{name}.md --\n---\ntitle: {name} title\ndate: 2016-10-08\n{lines}---\n{body}\n")
}

/// A site with a font for Latin letters.
fn with_font(archive: &str) -> Sources {
    with(archive, "boxes.ttf", font("Boxes", 400, latin()))
}

fn with(archive: &str, name: &str, font: Vec<u8>) -> Sources {
    let mut sources = Sources::of(archive, NOW);
    add(&mut sources, name, font);
    sources
}

fn add(sources: &mut Sources, name: &str, font: Vec<u8>) {
    sources.files.insert(format!("fonts/{name}"), Source::new(font));
}

#[track_caller]
fn clean(sources: &Sources) -> Outcome {
    let outcome = support::build(sources);
    assert_eq!(support::reported(&outcome), "");
    outcome
}

/// What a page says of its picture, by the name of the property.
#[track_caller]
fn said(outcome: &Outcome, page: &str, property: &str) -> String {
    html(outcome, page).attributes(&format!("meta[property={property}]"), "content").join(" ")
}

/// The output path of the card of a page; empty if it has none.
#[track_caller]
fn card(outcome: &Outcome, page: &str) -> String {
    let url = said(outcome, page, "og:image");
    url.strip_prefix("https://example.org/").filter(|path| path.starts_with("cards/")).unwrap_or_default().to_string()
}

#[track_caller]
fn bytes<'o>(outcome: &'o Outcome, path: &str) -> &'o [u8] {
    outcome.rendered.as_ref().and_then(|all| all.get(path)).unwrap_or_else(|| panic!("there is no {path}"))
}

/// All cards of a site.
fn cards(outcome: &Outcome) -> Vec<&str> {
    paths(outcome).into_iter().filter(|path| path.starts_with("cards/")).collect()
}
