//! What a template sees: complete, plain structs, without access to the site.
//!
//! This is the contract between the program and the templates; docs/templates.md describes it to authors. Shared parts are
//! Tera values, so that an entry in a hundred lists is built once. URLs are encoded and ready for an attribute.

mod post;

use serde::Serialize;
use tera::Value;

pub use post::{Entry, Page};

/// A link with the language of its target.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    pub title: String,
    pub url: String,
    pub lang: String,
    pub dir: &'static str,
}

/// A link to a translation: its title, and its language's name for itself.
#[derive(Clone, Debug, Serialize)]
pub struct Translation {
    pub name: String,
    pub title: String,
    pub url: String,
    pub lang: String,
    pub dir: &'static str,
}

/// A date: for machines, and written in the entry's own language.
#[derive(Clone, Debug, Serialize)]
pub struct Date {
    pub iso: String,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Image {
    pub url: String,
    pub alt: String,
}

/// A term of a taxonomy, with its name in one edition.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    pub name: String,
    pub lang: String,
    pub dir: &'static str,
    pub slug: String,
    pub url: String,
    pub count: usize,
}

/// A heading in a table of contents, with its subheadings.
#[derive(Clone, Debug, Serialize)]
pub struct TocItem {
    pub id: String,
    pub title: Value,
    pub children: Vec<TocItem>,
}

/// One post of a series, in its order.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesEntry {
    pub title: String,
    pub url: String,
    pub lang: String,
    pub dir: &'static str,
    pub current: bool,
}

/// A series that a post belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    pub name: String,
    pub url: String,
    /// 1-based.
    pub part: usize,
    pub of: usize,
    pub entries: Vec<SeriesEntry>,
}

/// One step of a paginator.
#[derive(Clone, Debug, Serialize)]
pub struct PageLink {
    pub number: usize,
    /// Its name: `Page 12`.
    pub label: String,
    pub url: String,
    pub current: bool,
    /// Whether pages are left out before this one.
    pub gap: bool,
}

/// The position of this page in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Paginator {
    /// 1-based.
    pub number: usize,
    pub total: usize,
    pub newer: Option<String>,
    pub older: Option<String>,
    pub pages: Vec<PageLink>,
}

/// The part of a heading that is a term or a date.
#[derive(Clone, Debug, Serialize)]
pub struct Subject {
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
}

/// A list of posts: `list` in home.html, term.html and archive.html.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    pub heading: Option<String>,
    pub kicker: Option<String>,
    pub subject: Option<Subject>,
    pub intro: Option<Value>,
    pub count: usize,
    pub entries: Vec<Value>,
    pub paginator: Paginator,
}

/// A term's name in another language.
#[derive(Clone, Debug, Serialize)]
pub struct TermName {
    pub name: String,
    pub lang: String,
    pub dir: &'static str,
}

/// The term of a list: `term` in term.html.
#[derive(Clone, Debug, Serialize)]
pub struct ListedTerm {
    #[serde(flatten)]
    pub term: Term,
    pub taxonomy: String,
    pub feed_atom: Option<String>,
    pub feed_json: Option<String>,
    pub names: Vec<TermName>,
}

/// Terms that share a first letter.
#[derive(Clone, Debug, Serialize)]
pub struct TermGroup {
    pub initial: String,
    pub terms: Vec<Value>,
}

/// A taxonomy's index: `terms` in terms.html.
#[derive(Clone, Debug, Serialize)]
pub struct Terms {
    pub heading: String,
    pub groups: Vec<TermGroup>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Month {
    pub text: String,
    pub url: String,
    pub count: usize,
}

/// A year in the archive: `years` in archives.html.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    pub text: String,
    pub url: String,
    pub count: usize,
    pub months: Vec<Month>,
}

/// The text of a 404 page in one language: one of `not_found` in 404.html.
#[derive(Clone, Debug, Serialize)]
pub struct NotFound {
    pub lang: String,
    pub dir: &'static str,
    pub heading: String,
    pub text: String,
    /// The text of the link to the home page.
    pub home: String,
    /// The home page in that language.
    pub url: String,
}

/// One of the site's languages.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLanguage {
    pub lang: String,
    pub name: String,
    pub dir: &'static str,
    pub url: String,
}

/// The site as a whole: `site` on each page.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    pub title: String,
    pub description: Option<String>,
    pub author: Option<String>,
    pub copyright: Option<String>,
    pub url: String,
    pub base_url: String,
    pub languages: Vec<SiteLanguage>,
    pub mixed: bool,
    pub generator: String,
    pub extra: Value,
}

#[derive(Clone, Debug, Serialize)]
pub struct MenuLink {
    pub title: String,
    pub url: String,
    pub current: bool,
    pub lang: Option<String>,
    pub dir: Option<&'static str>,
}

/// The edition that a page belongs to: `edition` on each page.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    pub lang: String,
    pub dir: &'static str,
    pub url: String,
    pub title: String,
    pub description: Option<String>,
    pub mixed: bool,
    pub name: String,
    pub menu: Vec<MenuLink>,
    pub feed_atom: Option<String>,
    pub feed_json: Option<String>,
    pub tags_url: Option<String>,
    pub archive_url: Option<String>,
    /// The interface text that needs no arguments, by key, with `_` for `-`.
    pub words: Value,
}

/// A page in another language, for `hreflang`; the URL is absolute.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    pub lang: String,
    pub url: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    pub title: String,
    #[serde(rename = "type")]
    pub media_type: &'static str,
    pub url: String,
}

/// A link to another edition.
#[derive(Clone, Debug, Serialize)]
pub struct Switch {
    pub name: String,
    pub lang: Option<String>,
    pub dir: Option<&'static str>,
    pub url: String,
    pub current: bool,
    /// Whether it goes to the same page in that edition, not to its home page.
    pub here: bool,
}

/// What is in `<head>` and around the page: `head` on each page.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The names of the page and the site, for a browser's tab.
    pub title: String,
    /// The name of the page.
    pub name: String,
    pub description: Option<String>,
    pub canonical: String,
    pub url: String,
    pub lang: String,
    pub dir: &'static str,
    pub kind: &'static str,
    pub alternates: Vec<Alternate>,
    pub image: Option<String>,
    pub image_alt: Option<String>,
    pub og_type: &'static str,
    pub og_locale: String,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub json_ld: Value,
    /// [`FeedLink`]s.
    pub feeds: Vec<Value>,
    pub noindex: bool,
    pub prev: Option<String>,
    pub next: Option<String>,
    pub switcher: Vec<Switch>,
    pub breadcrumbs: Vec<Link>,
}
