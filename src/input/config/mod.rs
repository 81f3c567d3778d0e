//! The site's configuration, `site.yaml`.
//!
//! Takes the file's text; gives one immutable value with defaults filled in, and diagnostics for what does not
//! fit. Deliberately does not know posts, templates or the disk.

mod menu;
mod permalink;
mod taxonomy;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

pub use menu::{MenuItem, MenuTarget};
pub use permalink::{Pattern, Permalinks};
pub use taxonomy::{Role, Taxonomy, TermEntry};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::url::BaseUrl;
use crate::base::yaml::reader::{At, Reader, whole};
use crate::base::yaml::{Key, Node, Text};
use crate::language::Language;

/// A text in several languages; without a language it is for all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Localised {
    pub everywhere: Option<String>,
    pub by_language: BTreeMap<String, String>,
}

impl Localised {
    /// The text in a language, else the one for all, else any.
    pub fn get(&self, language: &str) -> Option<&str> {
        let own = self.by_language.get(language).or(self.everywhere.as_ref());
        own.or_else(|| self.by_language.values().next()).map(String::as_str)
    }
}

/// One of the site's languages.
#[derive(Clone, Debug)]
pub struct SiteLanguage {
    pub language: Language,
    /// Quotation marks: double opening and closing, single opening and closing.
    pub quotes: [char; 4],
}

/// Whether `/` lists all languages or the first one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archives {
    /// `/` lists all languages, and each language has an edition beside it.
    Mixed,
    /// The first language's edition stands at `/`, the others beside it.
    Separate,
    /// `/` lists all languages, and there is no other edition.
    Together,
}

/// What feeds there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedConfig {
    /// Entries in a feed.
    pub limit: usize,
    /// Whether terms have feeds of their own.
    pub terms: bool,
    pub atom: bool,
    pub json: bool,
    /// Whether entries hold the whole text, or its summary.
    pub full: bool,
}

/// How Markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownConfig {
    pub raw_html: bool,
    pub smart_punctuation: bool,
}

/// Everything that `site.yaml` says.
#[derive(Clone, Debug)]
pub struct Config {
    pub title: Localised,
    pub description: Localised,
    pub base_url: BaseUrl,
    /// At least one; the first is the site's own.
    pub languages: Vec<SiteLanguage>,
    pub time_zone: TimeZone,
    pub author: Option<String>,
    pub copyright: Option<String>,
    pub theme: String,
    pub archives: Archives,
    /// Entries on a page of a list.
    pub paginate: usize,
    pub feed: FeedConfig,
    /// Whether years and months have lists.
    pub date_archives: bool,
    /// Related posts under a post.
    pub related: usize,
    pub permalinks: Permalinks,
    pub taxonomies: Vec<Taxonomy>,
    /// By language; the empty key is for all.
    pub menus: BTreeMap<String, Vec<MenuItem>>,
    pub markdown: MarkdownConfig,
    /// The output folder as written, with its place.
    pub output: At<String>,
    pub relative_urls: bool,
    /// Whether search engines may index the site.
    pub index: bool,
    /// How a file is opened at a place while previewing: a command, or a URL with `{file}`, `{line}`, `{column}`.
    pub editor: Option<String>,
    pub extra: serde_json::Value,
}

impl Config {
    /// The site's language that serves a post in `tag`: the same, or the nearest parent (`id` for `id-ID`).
    pub fn language_of(&self, tag: &str) -> Option<&Language> {
        let mut tag = tag;
        loop {
            if let Some(site) = self.languages.iter().find(|site| site.language.tag == tag) {
                return Some(&site.language);
            }
            tag = tag.rsplit_once('-')?.0;
        }
    }

    /// The first segment of addresses in a language: empty for the site's first.
    pub fn prefix_of<'a>(&'a self, tag: &'a str) -> &'a str {
        let served = self.language_of(tag).map_or(tag, |language| language.tag.as_str());
        if served == self.languages[0].language.tag { "" } else { served }
    }
}

const KEYS: [&str; 27] = [
    "title",
    "description",
    "base_url",
    "languages",
    "language",
    "timezone",
    "author",
    "copyright",
    "theme",
    "archives",
    "date_archives",
    "paginate",
    "feed",
    "related",
    "permalinks",
    "taxonomies",
    "tags",
    "categories",
    "authors",
    "series",
    "menu",
    "markdown",
    "output",
    "relative_urls",
    "index",
    "extra",
    "editor",
];

/// Reads `site.yaml`. `None` where it cannot be used at all; the diagnostics say why.
pub fn parse(text: Text<'_>, base_url: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> Option<Config> {
    let node = crate::base::yaml::parse(text, 0..text.text.len(), diagnostics)?;
    let empty: &[(Key, Node)] = &[];
    let entries = match node.map() {
        Some(entries) => entries,
        None if node.is_null() => empty,
        None => {
            let problem = Diagnostic::error(format!("the configuration must be a map, not {}", node.kind()));
            diagnostics.push(problem.at(text.place(node.span)).hint("write `title: My site` on its first line"));
            return None;
        }
    };
    let before = diagnostics.len();
    let mut reader = Reader { text, entries, diagnostics };
    let config = read(&mut reader, base_url);
    let failed = reader.diagnostics[before..].iter().any(Diagnostic::is_error);
    config.filter(|_| !failed)
}

fn read(reader: &mut Reader<'_>, base_url: Option<&str>) -> Option<Config> {
    report_unknown(reader, &KEYS, "");
    let languages = languages(reader);
    let archives = archives(reader);
    let time_zone = time_zone(reader);
    let paginate = reader.count("paginate", 1).unwrap_or(10);
    let base_url = read_base_url(reader, base_url);
    let output = reader.text(&["output"]).unwrap_or(At { value: "public".to_string(), span: 0..0 });
    Some(Config {
        title: localised(reader, "title"),
        description: localised(reader, "description"),
        time_zone,
        author: reader.names(&["author"], whole).into_iter().next().map(|name| name.value),
        copyright: reader.text(&["copyright"]).map(|text| text.value),
        theme: reader.text(&["theme"]).map_or("chancery".to_string(), |theme| theme.value),
        archives,
        paginate,
        feed: feed(reader),
        date_archives: reader.truth(&["date_archives"]).unwrap_or(true),
        related: reader.count("related", 0).unwrap_or(3),
        permalinks: permalink::read(reader),
        taxonomies: taxonomy::read(reader, &languages),
        menus: menu::read(reader, &languages),
        markdown: markdown(reader),
        output,
        relative_urls: reader.truth(&["relative_urls"]).unwrap_or(false),
        index: reader.truth(&["index"]).unwrap_or(true),
        editor: reader.text(&["editor"]).map(|editor| editor.value),
        extra: reader.node("extra").map_or(serde_json::json!({}), Node::to_json),
        languages,
        // Last, so that all else has been looked at where it is missing.
        base_url: base_url?,
    })
}

/// Warns of each key that is not known, below `parent` ("" at the top).
fn report_unknown(reader: &mut Reader<'_>, known: &[&str], parent: &str) {
    let found: Vec<Diagnostic> = reader
        .unknown(known)
        .into_iter()
        .map(|(key, _, near)| {
            let hint = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if parent.is_empty() => "settings of your own belong under `extra`".to_string(),
                None => format!("`{parent}` knows {}", known.join(", ")),
            };
            Diagnostic::warning(format!("unknown setting `{}`", key.name))
                .at(reader.text.place(key.span.clone()))
                .hint(hint)
        })
        .collect();
    reader.diagnostics.extend(found);
}

fn localised(reader: &mut Reader<'_>, key: &str) -> Localised {
    match reader.node(key).and_then(Node::map) {
        Some(entries) => {
            let texts = entries.iter().filter_map(|(key, node)| Some((key.name.clone(), node.scalar()?.to_string())));
            Localised { everywhere: None, by_language: texts.collect() }
        }
        None => Localised { everywhere: reader.text(&[key]).map(|text| text.value), by_language: BTreeMap::new() },
    }
}

fn read_base_url(reader: &mut Reader<'_>, given: Option<&str>) -> Option<BaseUrl> {
    if let Some(given) = given {
        let problem = |error: &dyn std::fmt::Display| {
            Diagnostic::error(format!("`--base-url {given}`: {error}")).hint("write it as `https://example.org/blog/`")
        };
        return BaseUrl::parse(given).map_err(|error| reader.diagnostics.push(problem(&error))).ok();
    }
    let Some(written) = reader.text(&["base_url"]) else {
        let problem = Diagnostic::warning("the site has no `base_url`; feeds and canonical links say localhost");
        let hint = "add `base_url: https://example.org/` with the address where the site will stand";
        reader.diagnostics.push(problem.at(Place::file(reader.text.file)).hint(hint));
        return BaseUrl::parse("http://localhost/").ok();
    };
    match BaseUrl::parse(&written.value) {
        Ok(base_url) => Some(base_url),
        Err(error) => {
            let problem = Diagnostic::error(format!("`base_url` cannot be used: {error}"));
            let hint = "write it as `https://example.org/` or `https://example.org/blog/`";
            reader.diagnostics.push(problem.at(reader.text.place(written.span)).hint(hint));
            None
        }
    }
}

/// `[en, id]`, `{en: English, id: {name: Bahasa Indonesia, quotes: "“”‘’"}}`, or one tag.
fn languages(reader: &mut Reader<'_>) -> Vec<SiteLanguage> {
    type Details = (Option<String>, Option<[char; 4]>);
    let add = |languages: &mut Vec<SiteLanguage>, reader: &mut Reader<'_>, tag: At<String>, (name, quotes): Details| {
        let parsed = Language::parse(&tag.value);
        match parsed.map(|language| name.map_or(language.clone(), |name| language.named(name))) {
            Ok(language) if languages.iter().any(|known| known.language.tag == language.tag) => {
                let problem = Diagnostic::error(format!("the language `{}` stands twice", language.tag));
                reader.diagnostics.push(problem.at(reader.text.place(tag.span)).hint("delete one of the two"));
            }
            Ok(language) => {
                languages.push(SiteLanguage { language, quotes: quotes.unwrap_or(['“', '”', '‘', '’']) })
            }
            Err(error) => {
                let problem = Diagnostic::error(format!("`{}` is no language tag: {error}", tag.value));
                let hint = "use BCP 47 tags such as `en`, `id` or `pt-BR`";
                reader.diagnostics.push(problem.at(reader.text.place(tag.span)).hint(hint));
            }
        }
    };
    let mut languages: Vec<SiteLanguage> = Vec::new();
    match reader.node("languages").and_then(Node::map) {
        Some(entries) => {
            for (key, node) in entries {
                let tag = At { value: key.name.clone(), span: key.span.clone() };
                let details = language_details(reader, node);
                add(&mut languages, reader, tag, details);
            }
        }
        None => {
            for tag in reader.names(&["languages", "language"], crate::base::yaml::reader::at_commas) {
                add(&mut languages, reader, tag, (None, None));
            }
        }
    }
    if languages.is_empty() {
        add(&mut languages, reader, At { value: "en".to_string(), span: 0..0 }, (None, None));
    }
    languages
}

fn language_details(reader: &mut Reader<'_>, node: &Node) -> (Option<String>, Option<[char; 4]>) {
    let Some(entries) = node.map() else { return (node.scalar().map(str::to_string), None) };
    let mut inner = Reader { text: reader.text, entries, diagnostics: reader.diagnostics };
    report_unknown(&mut inner, &["name", "quotes"], "languages");
    let name = inner.text(&["name"]).map(|name| name.value);
    let quotes = inner.text(&["quotes"]).and_then(|quotes| {
        let characters: Vec<char> = quotes.value.chars().filter(|c| !c.is_whitespace()).collect();
        let fitting = <[char; 4]>::try_from(characters).ok();
        if fitting.is_none() {
            let problem = Diagnostic::error(
                "`quotes` must be four characters: double opening and closing, single opening and closing",
            );
            inner.diagnostics.push(problem.at(inner.text.place(quotes.span)).hint("for German, `quotes: „“‚‘`"));
        }
        fitting
    });
    (name, quotes)
}

fn archives(reader: &mut Reader<'_>) -> Archives {
    let Some((key, node)) = reader.first(&["archives"]) else { return Archives::Mixed };
    match node.scalar() {
        Some("mixed") => Archives::Mixed,
        Some("separate") => Archives::Separate,
        Some("together") => Archives::Together,
        _ => reader.wrong(key, node, "`mixed`, `separate` or `together`").unwrap_or(Archives::Mixed),
    }
}

fn time_zone(reader: &mut Reader<'_>) -> TimeZone {
    let Some(name) = reader.text(&["timezone"]) else { return TimeZone::UTC };
    TimeZone::get(&name.value).unwrap_or_else(|_| {
        let problem = Diagnostic::error(format!("`{}` is no time zone", name.value));
        let hint = "use a name of the IANA database such as `Asia/Jakarta`";
        reader.diagnostics.push(problem.at(reader.text.place(name.span)).hint(hint));
        TimeZone::UTC
    })
}

/// `feed: {limit: 20, terms: true, formats: [atom, json], content: full}`.
fn feed(reader: &mut Reader<'_>) -> FeedConfig {
    let mut feed = FeedConfig { limit: 20, terms: true, atom: true, json: true, full: true };
    let Some(entries) = reader.map("feed") else { return feed };
    let mut inner = Reader { text: reader.text, entries, diagnostics: reader.diagnostics };
    report_unknown(&mut inner, &["limit", "terms", "formats", "content"], "feed");
    feed.limit = inner.count("limit", 1).unwrap_or(feed.limit);
    feed.terms = inner.truth(&["terms"]).unwrap_or(true);
    if let Some((key, node)) = inner.first(&["formats"]) {
        let formats = inner.names(&["formats"], crate::base::yaml::reader::at_commas);
        feed.atom = formats.iter().any(|format| format.value == "atom");
        feed.json = formats.iter().any(|format| format.value == "json");
        if formats.iter().any(|format| !matches!(&*format.value, "atom" | "json")) {
            inner.wrong::<()>(key, node, "a list of `atom` and `json`");
        }
    }
    if let Some((key, node)) = inner.first(&["content"]) {
        feed.full = match node.scalar() {
            Some("full") => true,
            Some("summary") => false,
            _ => inner.wrong(key, node, "`full` or `summary`").unwrap_or(true),
        };
    }
    feed
}

fn markdown(reader: &mut Reader<'_>) -> MarkdownConfig {
    let mut config = MarkdownConfig { raw_html: true, smart_punctuation: true };
    if let Some(entries) = reader.map("markdown") {
        let mut inner = Reader { text: reader.text, entries, diagnostics: reader.diagnostics };
        report_unknown(&mut inner, &["raw_html", "smart_punctuation"], "markdown");
        config.raw_html = inner.truth(&["raw_html"]).unwrap_or(true);
        config.smart_punctuation = inner.truth(&["smart_punctuation"]).unwrap_or(true);
    }
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Config>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let config = parse(Text { file: "site.yaml", text }, None, &mut diagnostics);
        (config, diagnostics)
    }

    #[test]
    fn an_empty_configuration_has_usable_defaults() {
        let (config, diagnostics) = read("");
        let config = config.unwrap();
        assert_eq!(config.languages[0].language.tag, "en");
        assert_eq!(config.paginate, 10);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(diagnostics[0].message.contains("base_url"));
    }

    #[test]
    fn titles_may_differ_by_language() {
        let (config, _) =
            read("title: {en: Notes, id: Catatan}\nlanguages: [en, id]\nbase_url: https://example.org/\n");
        let config = config.unwrap();
        assert_eq!(config.title.get("id"), Some("Catatan"));
        assert_eq!(config.title.get("fr"), Some("Notes"));
        assert_eq!(config.languages.len(), 2);
    }

    #[test]
    fn a_setting_one_typing_error_away_is_named() {
        let (_, diagnostics) = read("titel: x\nbase_url: https://example.org/\nmarkdown: {raw_htlm: false}\n");
        assert!(diagnostics[0].hints[0].contains("`title`"), "{diagnostics:?}");
        assert!(diagnostics[1].hints[0].contains("`raw_html`"), "{diagnostics:?}");
    }

    #[test]
    fn all_errors_are_reported_at_once_with_their_places() {
        let (config, diagnostics) =
            read("base_url: example\nlanguages: [en, '!!']\ntimezone: Mars/Olympus\npaginate: none\narchives: both\n");
        assert!(config.is_none());
        let lines: Vec<usize> = diagnostics.iter().map(|d| d.place.as_ref().unwrap().line).collect();
        assert_eq!(diagnostics.len(), 5, "{diagnostics:?}");
        assert!(lines.contains(&1) && lines.contains(&2) && lines.contains(&3) && lines.contains(&5), "{lines:?}");
    }
}
