//! What a template sees: complete, plain structs, without access to the site.
//!
//! This is the contract between the program and the templates; docs/templates.md describes it to authors. Shared parts are
//! Tera values, so that an entry in a hundred lists is built once. URLs are encoded and ready for an attribute.

mod post;
mod search;
mod subscribe;
mod term;

use serde::Serialize;
use tera::Value;

pub(crate) use post::{Entry, Page};
pub(crate) use search::Search;
pub(crate) use subscribe::{ListFeeds, Newsletter, Subscribe};
pub(crate) use term::{About, ListedTerm, Term, TermGroup, TermName, TermText, Terms, TextLink};

/// A link with the language of its target.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// A link to another post from a post.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PostLink {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) lang_name: String,
    /// Whether it is in another language than the post with the link.
    pub(crate) foreign: bool,
}

/// A link to a translation: its title, and its language's name for itself.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Translation {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// The original of a translation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Original {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    /// `current`, `behind`, `unrelated`, `maybe-behind` or `unknown`.
    pub(crate) state: &'static str,
    /// How many blocks of the original were changed, added or removed since.
    pub(crate) blocks: usize,
    /// When the original was updated, if the translation is older, in the language of the interface.
    pub(crate) changed: Option<Date>,
    pub(crate) machine: bool,
    pub(crate) reviewed_by: Option<String>,
}

/// A translation side by side with its original: `parallel` in parallel.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Parallel {
    pub(crate) original: Translation,
    pub(crate) translation: Translation,
    pub(crate) rows: Vec<ParallelRow>,
}

/// Parts of both texts that belong together, as HTML; one of them may be missing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ParallelRow {
    /// `heading`, `note`, or nothing.
    pub(crate) kind: &'static str,
    pub(crate) original: Value,
    pub(crate) translation: Value,
}

/// Where a text stands beside others: `page.parallel`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ParallelLinks {
    /// The page of a translation beside its original.
    pub(crate) url: Option<String>,
    /// The pages of an original beside its translations.
    pub(crate) translations: Vec<Translation>,
}

/// What was corrected in a post. `id` is that of its element, for links.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Correction {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) date: Option<Date>,
}

/// A date: for machines, and written in the entry's own language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Date {
    pub(crate) iso: String,
    pub(crate) text: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Image {
    pub(crate) url: String,
    pub(crate) alt: String,
    /// In pixels, as it is shown; `None` if it is not a picture next to the posts.
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
    /// Its variants in WebP and in AVIF; empty if there are none.
    pub(crate) srcset: String,
    pub(crate) srcset_avif: String,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    /// What has to stay in sight, as the classes of an element: `focus-x-50 focus-y-25`.
    pub(crate) focus: Option<String>,
}

/// A heading in a table of contents, with its subheadings.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TocItem {
    pub(crate) id: String,
    pub(crate) title: Value,
    pub(crate) children: Vec<TocItem>,
}

/// One post of a series, in its order.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SeriesEntry {
    #[serde(flatten)]
    pub(crate) link: PostLink,
    pub(crate) current: bool,
}

/// A series that a post belongs to.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Series {
    pub(crate) name: String,
    pub(crate) url: String,
    /// 1-based.
    pub(crate) part: usize,
    pub(crate) of: usize,
    /// The part of the first entry, 1-based.
    pub(crate) first: usize,
    pub(crate) entries: Vec<SeriesEntry>,
}

/// One step of a paginator.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PageLink {
    pub(crate) number: usize,
    /// Its name: `Page 12`.
    pub(crate) label: String,
    pub(crate) url: String,
    pub(crate) current: bool,
    /// Whether pages are left out before this one.
    pub(crate) gap: bool,
}

/// The position of this page in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Paginator {
    /// 1-based.
    pub(crate) number: usize,
    pub(crate) total: usize,
    pub(crate) newer: Option<String>,
    pub(crate) older: Option<String>,
    pub(crate) pages: Vec<PageLink>,
}

/// The part of a heading that is a term or a date.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Subject {
    pub(crate) text: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// A list of posts: `list` in home.html, term.html and archive.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct List {
    pub(crate) heading: Option<String>,
    /// The heading as HTML, in which the subject is marked with its language.
    pub(crate) heading_html: Option<Value>,
    pub(crate) kicker: Option<String>,
    pub(crate) subject: Option<Subject>,
    pub(crate) intro: Option<Value>,
    /// The post at the top of a home page, as an entry.
    pub(crate) lead: Option<Value>,
    /// The posts below it, as entries.
    pub(crate) cards: Vec<Value>,
    pub(crate) count: usize,
    pub(crate) entries: Vec<Value>,
    /// Whether the entries are the parts of a series, from the first one on.
    pub(crate) is_series: bool,
    pub(crate) paginator: Paginator,
}

/// The posts that the front matter of a page lists: `page.list`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PageList {
    pub(crate) entries: Vec<Value>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Month {
    pub(crate) text: String,
    pub(crate) url: String,
    pub(crate) count: usize,
}

/// A year in the archive: `years` in archives.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Year {
    pub(crate) text: String,
    pub(crate) url: String,
    pub(crate) count: usize,
    pub(crate) months: Vec<Month>,
}

/// The text of a 404 page in one language: one of `not_found` in 404.html.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotFound {
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) heading: String,
    pub(crate) text: String,
    /// The text of the link to the home page.
    pub(crate) home: String,
    /// The home page in that language.
    pub(crate) url: String,
}

/// One of the site's languages.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SiteLanguage {
    pub(crate) lang: String,
    pub(crate) name: String,
    pub(crate) dir: &'static str,
    pub(crate) url: String,
}

/// The picture at the top of every page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Logo {
    pub(crate) url: String,
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
    /// The URL of the picture for dark pages.
    pub(crate) dark: Option<String>,
}

/// The look of the site: `site.look`. Colours are hex codes.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Look {
    pub(crate) accent: Option<String>,
    pub(crate) accent_dark: Option<String>,
    pub(crate) paper: Option<String>,
    pub(crate) ink: Option<String>,
    pub(crate) logo: Option<Logo>,
    pub(crate) favicon: Option<String>,
    /// Absolute.
    pub(crate) share_image: Option<String>,
}

/// The site as a whole: `site` on each page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Site {
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) copyright: Option<String>,
    pub(crate) url: String,
    pub(crate) base_url: String,
    pub(crate) languages: Vec<SiteLanguage>,
    pub(crate) mixed: bool,
    pub(crate) generator: String,
    pub(crate) look: Look,
    pub(crate) extra: Value,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct MenuLink {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) current: bool,
    pub(crate) lang: Option<String>,
    pub(crate) dir: Option<&'static str>,
    /// The language of the page that it leads to.
    pub(crate) hreflang: Option<String>,
}

/// The edition that a page belongs to: `edition` on each page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Edition {
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) footer_note: Option<String>,
    pub(crate) mixed: bool,
    pub(crate) name: String,
    pub(crate) menu: Vec<MenuLink>,
    pub(crate) feed_atom: Option<String>,
    pub(crate) feed_json: Option<String>,
    pub(crate) feed_rss: Option<String>,
    pub(crate) tags_url: Option<String>,
    pub(crate) archive_url: Option<String>,
    pub(crate) subscribe_url: Option<String>,
    pub(crate) search_url: Option<String>,
    /// The interface text that needs no arguments, by key, with `_` for `-`.
    pub(crate) words: Value,
}

/// A page in another language, for `hreflang`; the URL is absolute.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Alternate {
    pub(crate) lang: String,
    pub(crate) url: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct FeedLink {
    pub(crate) title: String,
    #[serde(rename = "type")]
    pub(crate) media_type: &'static str,
    pub(crate) url: String,
}

/// A link to the same page in another language, or to another edition.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Switch {
    pub(crate) name: String,
    pub(crate) lang: Option<String>,
    pub(crate) dir: Option<&'static str>,
    pub(crate) url: String,
    pub(crate) current: bool,
    /// Whether it goes to the same page in that language, not only to the home page of an edition.
    pub(crate) here: bool,
}

/// What is in `<head>` and around the page: `head` on each page.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The names of the page and the site, for a browser's tab.
    pub(crate) title: String,
    /// The name of the page.
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) canonical: String,
    pub(crate) url: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) alternates: Vec<Alternate>,
    pub(crate) image: Option<String>,
    pub(crate) image_alt: Option<String>,
    /// In pixels, if the image is a card.
    pub(crate) image_width: Option<u32>,
    pub(crate) image_height: Option<u32>,
    /// The names of the post's authors, otherwise that of the site's.
    pub(crate) authors: Vec<String>,
    pub(crate) og_type: &'static str,
    pub(crate) og_locale: String,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) json_ld: Value,
    /// [`FeedLink`]s.
    pub(crate) feeds: Vec<Value>,
    pub(crate) noindex: bool,
    pub(crate) prev: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) switcher: Vec<Switch>,
    pub(crate) breadcrumbs: Vec<Link>,
}
