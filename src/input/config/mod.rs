//! The site's configuration, `site.yaml`.
//!
//! Takes the file's text; gives one immutable value with defaults filled in, and diagnostics for what is wrong. It must not
//! depend on posts, templates or the disk.

mod checks;
mod feed;
mod folders;
mod home;
mod images;
mod languages;
mod localised;
mod look;
mod menu;
mod newsletter;
mod permalink;
mod policy;
mod security;
mod table;
mod taxonomy;
mod unknown;
mod url_clashes;
mod url_part;

use std::sync::Arc;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

pub(crate) use checks::Checks;
pub use feed::FeedConfig;
pub(crate) use folders::Folders;
pub use home::HomeConfig;
pub use languages::SiteLanguage;
pub use localised::Localised;
pub(crate) use look::{ACCENT, INK, Look, PAPER};
pub use menu::{MenuItem, MenuTarget};
pub use newsletter::Newsletter;
pub use permalink::{Pattern, Permalinks};
#[cfg(test)]
pub(crate) use security::Policy;
pub(crate) use security::Security;
pub use table::SETTINGS;
use table::Setting;
pub(crate) use taxonomy::{Role, Taxonomy, TermEntry};
use unknown::report_unknown;
pub(crate) use url_part::UrlPart;

use crate::base::content_policy::ContentPolicy;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::url::BaseUrl;
use crate::base::yaml::reader::{At, Reader, whole};
use crate::base::yaml::{Key, Node, Text, Value};
use crate::input::keys::Entries;
use crate::language::{Language, Order, SiteOrder, Typography};
use crate::pictures::Settings;

/// Whether `/` lists posts in all languages or only in the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Archives {
    /// `/` lists all languages, and each language also has an edition.
    Mixed,
    /// The edition of the default language is at `/`, the others at their prefixes.
    Separate,
    /// `/` lists all languages, and there is no other edition.
    Together,
}

/// What answers at an old URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    /// A page, which every host knows.
    Pages,
    /// The host, by the file `_redirects`.
    Host,
}

/// What is done about a link by file to a post that has a translation in the language of the text around the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkTranslations {
    /// The link leads to the translation.
    Follow,
    /// The link leads where it says, and checks report it.
    Report,
    /// The link leads where it says.
    AsWritten,
}

/// How Markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MarkdownConfig {
    pub(crate) raw_html: bool,
    pub(crate) smart_punctuation: bool,
}

/// All settings of `site.yaml`.
#[derive(Clone, Debug)]
pub struct Config {
    pub(crate) title: Localised,
    pub(crate) description: Localised,
    /// The site's public URL.
    pub base_url: BaseUrl,
    /// The same as it is written in site.yaml, whatever a command says. Posts are read with it, and kept between builds.
    pub(crate) own_url: Option<BaseUrl>,
    /// At least one; the first is the default language.
    pub(crate) languages: Vec<SiteLanguage>,
    order: SiteOrder,
    /// The typography of each of the languages, by its tag.
    pub(crate) typographies: Arc<[(String, Typography)]>,
    /// The time zone of dates without an offset.
    pub time_zone: TimeZone,
    pub(crate) author: Option<String>,
    pub(crate) copyright: Option<String>,
    /// A sentence in the footer of every page, as plain text.
    pub(crate) footer_note: Localised,
    /// The name of the theme's folder, with its place.
    pub(crate) theme: At<String>,
    pub(crate) look: Look,
    pub(crate) archives: Archives,
    /// Entries on a page of a list.
    pub(crate) paginate: usize,
    pub(crate) feed: FeedConfig,
    /// Whether years and months have lists.
    pub(crate) date_archives: bool,
    /// Whether editions have a page that lists their feeds.
    pub(crate) subscribe: bool,
    /// Whether readers can search the site.
    pub(crate) search: bool,
    pub(crate) newsletter: Option<Newsletter>,
    pub(crate) home: HomeConfig,
    /// Related posts under a post.
    pub(crate) related: usize,
    pub(crate) permalinks: Permalinks,
    pub(crate) folders: Folders,
    /// Tags, categories, authors, series, then custom taxonomies.
    pub taxonomies: Vec<Taxonomy>,
    /// By language; the empty key is for all languages.
    pub(crate) menus: BTreeMap<String, Vec<MenuItem>>,
    pub(crate) markdown: MarkdownConfig,
    /// What is done about links to posts that have a translation.
    pub(crate) link_translations: LinkTranslations,
    /// What `chancery check` asks for.
    pub(crate) checks: Checks,
    /// The output folder as written, with its place.
    pub(crate) output: At<String>,
    /// Whether copied pictures keep EXIF, XMP and IPTC.
    pub(crate) keep_metadata: bool,
    /// The variants of pictures.
    pub(crate) images: Settings,
    /// Whether pages without a picture get a card.
    pub(crate) cards: bool,
    pub(crate) relative_urls: bool,
    /// What answers at old URLs.
    pub(crate) redirects: Redirects,
    /// What the host is told to send.
    pub(crate) security: Security,
    /// What browsers will block of it.
    pub(crate) content_policy: Option<Arc<ContentPolicy>>,
    /// Whether search engines may index the site.
    pub(crate) index: bool,
    /// How the preview opens a file at a place: a command, or a URL with `{file}`, `{line}`, `{column}`.
    pub(crate) editor: Option<String>,
    /// The queries of the site as they are written: see [`crate::input::queries`].
    pub(crate) queries: Vec<(Key, Node)>,
    /// The services of `extra.share`, if it is a name or a list of names.
    pub(crate) share: Vec<At<String>>,
    pub(crate) extra: serde_json::Value,
}

impl Config {
    /// The serving language of a post in the language with a canonical tag: see [`SiteOrder::of_post`].
    pub(crate) fn language_of(&self, tag: &str) -> Option<&Language> {
        let known = self.languages.iter().map(|site| &site.language).find(|language| language.tag == tag);
        known.or_else(|| self.order.of_post(tag).map(|place| &self.languages[place].language))
    }

    /// In which languages texts are looked for, for readers of the language with a canonical tag.
    pub(crate) fn reading_order(&self, tag: &str) -> Order {
        self.order.of_reader(tag)
    }

    /// The typography of texts in a language, if they have smart punctuation. A language that the site does not list has its own,
    /// too.
    pub(crate) fn typography(&self, language: &Language) -> Option<Typography> {
        let known = self.languages.iter().find(|site| site.language.tag == language.tag);
        let typography = || known.map_or_else(|| Typography::of(language), |site| site.typography.clone());
        self.markdown.smart_punctuation.then(typography)
    }

    /// Whether lists have words of the author's own in their URLs, to which the URLs without these words redirect.
    pub(crate) fn redirects_usual_urls(&self) -> bool {
        let slugs = |taxonomy: &Taxonomy| taxonomy.registry.iter().any(|term| term.slug.has_words());
        let has_words = |taxonomy: &Taxonomy| taxonomy.folder.has_words() || slugs(taxonomy);
        let folders = [&self.folders.archive, &self.folders.page, &self.folders.subscribe];
        self.folders.redirect && (folders.into_iter().any(UrlPart::has_words) || self.taxonomies.iter().any(has_words))
    }

    /// The first segment of URLs in a language: empty for the default language.
    pub(crate) fn prefix_of<'a>(&'a self, tag: &'a str) -> &'a str {
        let served = self.language_of(tag).map_or(tag, |language| language.tag.as_str());
        if served == self.languages[0].language.tag { "" } else { served }
    }
}

/// Reads `site.yaml`. `None` if it cannot be used; the diagnostics say why.
pub fn parse(text: &Text<'_>, base_url: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Config> {
    let node = crate::base::yaml::parse(text, 0..text.text.len(), diagnostics)?;
    let empty: &[(Key, Node)] = &[];
    let entries = match node.map() {
        Some(entries) => entries,
        None if node.is_null() => empty,
        None => {
            let message = format!("site.yaml must be lines of `setting: value`, not {}", node.kind());
            let problem = Diagnostic::error(message);
            diagnostics.push(problem.at(text.place(node.span)).hint("write `title: My site` on its first line"));
            return None;
        }
    };
    let before = diagnostics.len();
    let mut settings = Entries::new(Reader { text, diagnostics }, entries, "");
    let config = read(&mut settings, base_url);
    let failed = diagnostics[before..].iter().any(Diagnostic::is_error);
    config.filter(|_| !failed)
}

fn read(settings: &mut Entries<'_, Setting>, base_url: Option<&str>) -> Option<Config> {
    report_unknown(settings, &[]);
    let (languages, order) = languages::read(settings);
    let of_language = |site: &SiteLanguage| (site.language.tag.clone(), site.typography.clone());
    let typographies = languages.iter().map(of_language).collect();
    let base_url = read_base_url(settings, base_url);
    let own_url = settings.node(Setting::BaseUrl).and_then(Node::scalar).and_then(|url| BaseUrl::parse(url).ok());
    let output = settings.text(Setting::Output).unwrap_or(At { value: "public".to_string(), span: 0..0 });
    let (folders, taxonomies, date_archives) = lists(settings, &languages);
    let newsletter = newsletter::read(settings);
    let security = security::read(settings).with_form(newsletter.as_ref().map(|form| form.url.as_str()));
    let theme = settings.text(Setting::Theme).unwrap_or(At { value: "chancery".to_string(), span: 0..0 });
    Some(Config {
        title: localised::read(settings, Setting::Title),
        description: localised::read(settings, Setting::Description),
        time_zone: time_zone(settings),
        author: author(settings),
        copyright: settings.text(Setting::Copyright).map(|text| text.value),
        footer_note: localised::read(settings, Setting::FooterNote),
        look: look::read(settings, &theme.value),
        theme,
        archives: archives(settings),
        paginate: settings.count(Setting::Paginate).unwrap_or(10),
        feed: feed::read(settings),
        date_archives,
        subscribe: settings.truth(Setting::Subscribe).unwrap_or(true),
        search: settings.truth(Setting::Search).unwrap_or(true),
        newsletter,
        home: home::read(settings),
        related: settings.count(Setting::Related).unwrap_or(3),
        permalinks: permalink::read(settings),
        folders,
        taxonomies,
        menus: menu::read(settings, &languages),
        markdown: markdown(settings),
        link_translations: link_translations(settings),
        checks: checks::read(settings, &languages),
        output,
        keep_metadata: settings.truth(Setting::KeepMetadata).unwrap_or(false),
        images: images::read(settings),
        cards: settings.truth(Setting::Cards).unwrap_or(false),
        relative_urls: settings.truth(Setting::RelativeUrls).unwrap_or(false),
        redirects: redirects(settings),
        content_policy: policy::of_posts(&security, own_url.as_ref()),
        security,
        index: settings.truth(Setting::Index).unwrap_or(true),
        editor: settings.text(Setting::Editor).map(|editor| editor.value),
        queries: settings.map(Setting::Queries).map_or_else(Vec::new, <[_]>::to_vec),
        share: share(settings),
        extra: settings.node(Setting::Extra).map_or(serde_json::json!({}), Node::to_json),
        languages,
        order,
        typographies,
        own_url,
        // Last, so that all other settings have been checked if it is missing.
        base_url: base_url?,
    })
}

/// What decides on the URLs of lists, without two that are the same. Also whether years and months have lists.
fn lists(settings: &mut Entries<'_, Setting>, languages: &[SiteLanguage]) -> (Folders, Vec<Taxonomy>, bool) {
    let folders = folders::read(settings, languages);
    let taxonomies = taxonomy::read(settings, languages);
    let date_archives = settings.truth(Setting::DateArchives).unwrap_or(true);
    url_clashes::report_folders(settings, &folders, &taxonomies, languages, date_archives);
    url_clashes::report_slugs(settings, &taxonomies, languages);
    (folders, taxonomies, date_archives)
}

/// `author: Dewi Larasati`, or `author: {name: Dewi Larasati}`.
fn author(settings: &mut Entries<'_, Setting>) -> Option<String> {
    let names = settings.names(Setting::Author, Some(Setting::AuthorName), whole);
    names.into_iter().next().map(|name| name.value)
}

/// The names under `extra.share`; none for `true` and `false`.
fn share(settings: &Entries<'_, Setting>) -> Vec<At<String>> {
    let extra = settings.node(Setting::Extra).and_then(Node::map).unwrap_or_default();
    let Some((_, node)) = extra.iter().find(|(key, _)| key.name == "share") else { return Vec::new() };
    let names = match &node.value {
        Value::List(items) => items.as_slice(),
        Value::Text(_) => std::slice::from_ref(node),
        _ => &[],
    };
    let name = |node: &Node| Some(At { value: node.scalar()?.to_string(), span: node.span.clone() });
    names.iter().filter_map(name).collect()
}

fn read_base_url(settings: &mut Entries<'_, Setting>, given: Option<&str>) -> Option<BaseUrl> {
    if let Some(given) = given {
        let problem = |error: &dyn std::fmt::Display| {
            Diagnostic::error(format!("`--base-url {given}` cannot be used: {error}"))
                .hint("write it as `https://example.org/blog/`")
        };
        return BaseUrl::parse(given).map_err(|error| settings.report(problem(&error))).ok();
    }
    let Some(written) = settings.text(Setting::BaseUrl) else {
        let problem = Diagnostic::warning("`base_url` is not set, so feeds and share links point to localhost");
        let hint = "add `base_url: https://example.org/` with the public URL of the site";
        settings.report_of_file(problem.hint(hint));
        return BaseUrl::parse("http://localhost/").ok();
    };
    match BaseUrl::parse(&written.value) {
        Ok(base_url) => Some(base_url),
        Err(error) => {
            let problem = Diagnostic::error(format!("`base_url` cannot be used: {error}"));
            let hint = "write it as `https://example.org/` or `https://example.org/blog/`";
            settings.report_at(problem.hint(hint), written.span);
            None
        }
    }
}

fn archives(settings: &mut Entries<'_, Setting>) -> Archives {
    match settings.choice(Setting::Archives) {
        Some("separate") => Archives::Separate,
        Some("together") => Archives::Together,
        _ => Archives::Mixed,
    }
}

fn redirects(settings: &mut Entries<'_, Setting>) -> Redirects {
    if settings.choice(Setting::Redirects) == Some("host") { Redirects::Host } else { Redirects::Pages }
}

fn time_zone(settings: &mut Entries<'_, Setting>) -> TimeZone {
    let Some(name) = settings.text(Setting::TimeZone) else { return TimeZone::UTC };
    TimeZone::get(&name.value).unwrap_or_else(|_| {
        let problem = Diagnostic::error(format!("unknown time zone `{}`", name.value));
        let hint = "use a name such as `Asia/Jakarta`";
        settings.report_at(problem.hint(hint), name.span);
        TimeZone::UTC
    })
}

/// `links: {translations: follow}`.
fn link_translations(settings: &mut Entries<'_, Setting>) -> LinkTranslations {
    let Some(entries) = settings.map(Setting::Links) else { return LinkTranslations::Report };
    let mut inner = settings.inner("links", entries);
    report_unknown(&mut inner, &[]);
    match inner.choice(Setting::LinkTranslations) {
        Some("follow") => LinkTranslations::Follow,
        Some("as-written") => LinkTranslations::AsWritten,
        _ => LinkTranslations::Report,
    }
}

fn markdown(settings: &mut Entries<'_, Setting>) -> MarkdownConfig {
    let mut config = MarkdownConfig { raw_html: true, smart_punctuation: true };
    if let Some(entries) = settings.map(Setting::Markdown) {
        let mut inner = settings.inner("markdown", entries);
        report_unknown(&mut inner, &[]);
        config.raw_html = inner.truth(Setting::RawHtml).unwrap_or(true);
        config.smart_punctuation = inner.truth(Setting::SmartPunctuation).unwrap_or(true);
    }
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Config>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let config = parse(&Text::new("site.yaml", text), None, &mut diagnostics);
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
    fn a_registry_of_fifty_thousand_tags_is_read() {
        let tags: String = (0..50_000).map(|tag| format!("  tag{tag}: {{en: t{tag}, id: u{tag}}}\n")).collect();
        let (config, diagnostics) =
            read(&format!("base_url: https://example.org/\nlanguages: [en, id]\ntags:\n{tags}"));
        assert_eq!(diagnostics, []);
        assert_eq!(config.unwrap().taxonomies[0].registry.len(), 50_000);
    }

    #[test]
    fn titles_may_differ_by_language() {
        let (config, _) =
            read("title: {en: Notes, id: Catatan}\nlanguages: [en, id]\nbase_url: https://example.org/\n");
        let config = config.unwrap();
        let title = |place: usize| config.title.get(&config.languages[place].order).map(|title| title.text);
        assert_eq!([title(0), title(1)], [Some("Notes"), Some("Catatan")]);
        assert_eq!(config.languages.len(), 2);
    }

    #[test]
    fn a_typo_in_a_setting_gets_a_suggestion() {
        let (_, diagnostics) = read("titel: x\nbase_url: https://example.org/\nmarkdown: {raw_htlm: false}\n");
        assert!(diagnostics[0].hints[0].contains("`title`"), "{diagnostics:?}");
        assert!(diagnostics[1].hints[0].contains("`raw_html`"), "{diagnostics:?}");
    }

    #[test]
    fn all_errors_are_reported_together_with_their_places() {
        let (config, diagnostics) =
            read("base_url: example\nlanguages: [en, '!!']\ntimezone: Mars/Olympus\npaginate: none\narchives: both\n");
        assert!(config.is_none());
        let lines: Vec<usize> = diagnostics.iter().map(|d| d.place.as_ref().unwrap().line).collect();
        assert_eq!(diagnostics.len(), 5, "{diagnostics:?}");
        assert!(lines.contains(&1) && lines.contains(&2) && lines.contains(&3) && lines.contains(&5), "{lines:?}");
    }
}
