//! What views are made of: names, dates, URLs and interface text, in each language of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{look, menu_language, view};
use crate::base::href::Hrefs;
use crate::base::url::Spellings;
use crate::input::config::{Config, Localised, Role};
use crate::input::theme::Theme;
use crate::language::Word;
use crate::language::{Argument, Collator, DateFormats, Interface, Language, own_name};
use crate::site::links::{Target, Targets};
use crate::site::{
    ByDocument, ByEdition, Document, DocumentId, EditionId, LanguageId, List, Site, TaxonomyId, TermKey,
};

/// The site, with everything that is needed to name and link its parts.
pub struct Lookup {
    pub site: Arc<Site>,
    /// The targets of each document's links.
    pub(crate) targets: Arc<ByDocument<Targets>>,
    pub(crate) interface: Arc<Interface>,
    pub(crate) hrefs: Hrefs,
    /// The site paths of files whose names are decomposed.
    pub(crate) spellings: Arc<Spellings>,
    /// `site.look` in templates.
    pub(crate) look: view::Look,
    /// Each language's name for itself, by tag.
    names: BTreeMap<String, String>,
    dates: BTreeMap<String, DateFormats>,
    collators: BTreeMap<String, Collator>,
    titles: ByEdition<Option<Word>>,
    descriptions: ByEdition<Option<Word>>,
    footer_notes: ByEdition<Option<Word>>,
    /// The key of each edition's menu in the configuration: a language, or empty for all languages.
    menus: ByEdition<Option<String>>,
    /// The languages of pages by their paths, if a menu links to them by these.
    pub(crate) menu_languages: BTreeMap<String, String>,
}

impl Lookup {
    /// Loads what the languages of a site and of its documents need.
    pub(crate) fn new(
        site: Arc<Site>,
        targets: Arc<ByDocument<Targets>>,
        theme: &Theme,
        hrefs: Hrefs,
        spellings: &Arc<Spellings>,
    ) -> Lookup {
        let interface = &theme.interface;
        let mut languages: BTreeMap<&str, &Language> = BTreeMap::new();
        for document in &site.documents {
            let language = &document.post.language;
            languages.entry(&language.tag).or_insert(language);
        }
        languages.extend(site.config.languages.iter().map(|site| (site.language.tag.as_str(), &site.language)));
        let all: Vec<&Language> = languages.values().copied().collect();
        let name = |(tag, language): (&&str, &&Language)| (tag.to_string(), name_of(language, &all, interface));
        let names = languages.iter().map(name).collect();
        let dates = languages.iter().map(|(tag, language)| (tag.to_string(), DateFormats::new(language))).collect();
        let own = site.config.languages.iter().map(|site| &site.language);
        let collators = own.map(|language| (language.tag.clone(), Collator::new(language))).collect();
        let titles = in_editions(&site, &site.config.title);
        let descriptions = in_editions(&site, &site.config.description);
        let footer_notes = in_editions(&site, &site.config.footer_note);
        let menus = site.editions.keys().map(|edition| menu_key(&site, edition).map(str::to_string)).collect();
        let menu_languages = menu_language::of_addresses(&site);
        let look = look::view(&site, &theme.assets, &hrefs);
        let (interface, spellings) = (Arc::clone(interface), Arc::clone(spellings));
        Lookup {
            site,
            targets,
            interface,
            hrefs,
            spellings,
            look,
            names,
            dates,
            collators,
            titles,
            descriptions,
            footer_notes,
            menus,
            menu_languages,
        }
    }

    /// The site's configuration.
    pub(crate) fn config(&self) -> &Config {
        &self.site.config
    }

    /// The language of an edition's interface.
    pub(crate) fn language(&self, edition: EditionId) -> &Language {
        self.site.language(edition)
    }

    /// A language's name for itself: `Bahasa Indonesia`.
    pub(crate) fn name<'n>(&'n self, tag: &'n str) -> &'n str {
        self.names.get(tag).map_or(tag, String::as_str)
    }

    /// The date formats of a language.
    pub(crate) fn dates(&self, tag: &str) -> &DateFormats {
        // Every language of a document or of the site has formats.
        self.dates.get(tag).unwrap_or_else(|| &self.dates[&self.config().languages[0].language.tag])
    }

    /// The alphabetical order of an edition's language.
    pub(crate) fn collator(&self, edition: EditionId) -> &Collator {
        &self.collators[&self.language(edition).tag]
    }

    /// An interface text; the key itself if no language has it.
    pub(crate) fn word(&self, edition: EditionId, key: &str, arguments: &[(&str, Argument)]) -> Word {
        self.word_in(&self.language(edition).tag, key, arguments)
    }

    /// The same in a language.
    pub(crate) fn word_in(&self, tag: &str, key: &str, arguments: &[(&str, Argument)]) -> Word {
        let message = self.interface.reader(tag).message(key, arguments);
        message.map_or_else(|_| Word::own(key.to_string()), Word::of)
    }

    /// The site's title in an edition.
    pub(crate) fn site_title(&self, edition: EditionId) -> Word {
        self.titles[edition].clone().unwrap_or_else(|| self.word(edition, "untitled", &[]))
    }

    /// The site's description in an edition.
    pub(crate) fn site_description(&self, edition: EditionId) -> Option<Word> {
        self.descriptions[edition].clone()
    }

    /// The sentence in the footer of an edition's pages.
    pub(crate) fn footer_note(&self, edition: EditionId) -> Option<Word> {
        self.footer_notes[edition].clone()
    }

    /// Whether an edition has the site's title, description or footer note in another language than its own.
    pub(crate) fn borrows(&self) -> bool {
        let texts = [&self.titles, &self.descriptions, &self.footer_notes].into_iter().flat_map(|texts| texts.iter());
        texts.flatten().any(Word::is_borrowed)
    }

    /// The key of an edition's menu in the configuration.
    pub(crate) fn menu_key(&self, edition: EditionId) -> Option<&str> {
        self.menus[edition].as_deref()
    }

    /// The language of an edition's menu, if it is not the edition's own.
    pub(crate) fn menu_language(&self, edition: EditionId) -> Option<&Language> {
        let key = self.menu_key(edition).filter(|key| *key != self.language(edition).tag)?;
        self.config().languages.iter().map(|site| &site.language).find(|language| language.tag == key)
    }

    /// A link's target as a URL in a page; `own` says that it is the page of the document with the link.
    pub(crate) fn target(&self, document: &Document, target: &Target, own: bool) -> String {
        match target {
            Target::Fragment(fragment) if own => fragment.clone(),
            Target::Fragment(fragment) => format!("{}{fragment}", self.hrefs.to(document.path())),
            Target::Inside { path, rest } => format!("{}{rest}", self.hrefs.to(path)),
            Target::Written(written) => written.clone(),
            Target::Unpublished => String::new(),
        }
    }

    /// A link's target as an absolute URL.
    pub(crate) fn absolute_target(&self, document: &Document, target: &Target) -> String {
        match target {
            Target::Fragment(fragment) => format!("{}{fragment}", self.hrefs.absolute(document.path())),
            Target::Inside { path, rest } => format!("{}{rest}", self.hrefs.absolute(path)),
            Target::Written(written) => written.clone(),
            Target::Unpublished => String::new(),
        }
    }

    /// A link to a document, with its title.
    pub(crate) fn document_link(&self, id: DocumentId) -> view::Link {
        let post = &self.site.documents[id].post;
        view::Link {
            title: post.title.clone(),
            url: self.hrefs.to(self.site.documents[id].path()),
            lang: post.language.tag.clone(),
            dir: post.language.direction.as_str(),
        }
    }

    /// A link to a post, with its language, from the page of another one.
    pub(crate) fn link_between(&self, from: DocumentId, to: DocumentId) -> view::PostLink {
        let view::Link { title, url, lang, dir } = self.document_link(to);
        let foreign = !self.site.documents[from].is_read_like(&self.site.documents[to]);
        view::PostLink { title, url, lang_name: self.name(&lang).to_string(), lang, dir, foreign }
    }

    /// A link in the interface's language.
    pub(crate) fn interface_link(&self, edition: EditionId, title: Word, path: &str) -> view::Link {
        let (lang, dir) = title.language(self.language(edition));
        view::Link { title: title.text, url: self.hrefs.to(path), lang, dir }
    }

    /// The canonical tag of a language, and its direction. Nearly always it is one of the site's; parsing a tag is slow.
    fn written_in(&self, tag: &str) -> Option<(String, &'static str)> {
        let mut known = self.config().languages.iter().map(|site| &site.language);
        let known = known.find(|language| language.tag == tag).cloned();
        let language = known.or_else(|| Language::parse(tag).ok())?;
        Some((language.tag, language.direction.as_str()))
    }

    /// A term with its name in an edition.
    pub(crate) fn term_view(&self, edition: EditionId, key: TermKey) -> view::Term {
        self.term_view_beside(edition, key, &self.language(edition).tag)
    }

    /// The same beside a text in a language, in which the name is if posts in that language use it.
    pub(crate) fn term_view_beside(&self, edition: EditionId, key: TermKey, preferred: &str) -> view::Term {
        let term = self.site.term(key);
        let language = self.language(edition);
        let (name, tag) = term.name_in(self.site.editions[edition].language, preferred);
        let named = tag.and_then(|tag| self.written_in(tag));
        let list = List::term(edition, key);
        view::Term {
            name: name.to_string(),
            // A name in a language that the site does not list has the direction of its letters.
            dir: named.as_ref().map_or("auto", |(_, dir)| dir),
            lang: named.map_or_else(|| language.tag.clone(), |(tag, _)| tag),
            slug: term.slug.without_words().to_string(),
            url: self.hrefs.to(&list.path(&self.site)),
            count: list.shown(&self.site).len(),
        }
    }

    /// The site path of a term's list, if an edition has one.
    pub(crate) fn has_list(&self, edition: EditionId, key: TermKey) -> Option<String> {
        let list = List::term(edition, key);
        list.exists_in(&self.site).then(|| list.path(&self.site))
    }

    /// The names of a document's terms in the taxonomy with a role, in the document's own language.
    pub(crate) fn term_names(&self, document: &Document, role: Role) -> Vec<String> {
        self.site.taxonomy(role).map_or(Vec::new(), |taxonomy| self.term_names_in(document, taxonomy))
    }

    /// The same in a taxonomy.
    pub(crate) fn term_names_in(&self, document: &Document, taxonomy: TaxonomyId) -> Vec<String> {
        let terms = document.terms[taxonomy].iter().map(|term| self.site.term(TermKey { taxonomy, term: *term }));
        // Terms have names in the site's languages only, so readers of another language get that of the default language.
        let language = document.language.unwrap_or(LanguageId::DEFAULT);
        terms.map(|term| term.name_in(language, "").0.to_string()).collect()
    }
}

/// The menu for all languages, otherwise that of the nearest language.
fn menu_key(site: &Site, edition: EditionId) -> Option<&str> {
    let menus = &site.config.menus;
    let everywhere = menus.contains_key("").then_some("");
    let language = usize::from(site.editions[edition].language);
    let mut order = site.config.languages[language].order.tags();
    everywhere.or_else(|| order.find_map(|tag| menus.get_key_value(tag)).map(|(tag, _)| tag.as_str()))
}

/// A text of the configuration, for each edition.
fn in_editions(site: &Site, text: &Localised) -> ByEdition<Option<Word>> {
    let order = |edition: EditionId| &site.config.languages[usize::from(site.editions[edition].language)].order;
    let shown = |edition: EditionId| text.get(order(edition)).map(|chosen| Word::chosen(chosen, order(edition)));
    site.editions.keys().map(shown).collect()
}

/// The name in the configuration, otherwise that in the interface text of the language, otherwise its own.
fn name_of(language: &Language, all: &[&Language], interface: &Interface) -> String {
    let given = (language.name != language.tag).then(|| language.name.clone());
    let word = || interface.own(&language.tag, "language-name");
    given.or_else(word).unwrap_or_else(|| own_name(language, all))
}

#[cfg(test)]
mod tests {
    use crate::build::cache::Cache;
    use crate::build::{self, Prepared, Request};
    use crate::input::config::Role;
    use crate::input::source::Sources;
    use crate::site::{DocumentId, EditionId};

    const POST: &str = "-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\ntags: [asean]\n---\nText.\n";

    fn prepared(settings: &str, files: &str) -> Prepared {
        let site = format!("-- site.yaml --\nbase_url: https://example.org/\n{settings}\n{POST}{files}");
        build::prepare(Sources::of(&site, "2026-01-01T00:00:00Z"), &Request::default(), &mut Cache::default())
    }

    /// The edition at a prefix.
    fn edition(prepared: &Prepared, prefix: &str) -> EditionId {
        let editions = &prepared.renderer().unwrap().site.editions;
        editions.iter().position(|edition| edition.prefix == prefix).unwrap().into()
    }

    #[test]
    fn a_title_that_a_language_lacks_is_shown_in_the_sites_first_language_that_has_it() {
        let prepared = prepared("languages: [en, ar, fr]\ntitle: {ar: ملاحظات, en: Notes}", "");
        let lookup = prepared.renderer().unwrap();
        assert_eq!(lookup.site_title(edition(&prepared, "/fr")).text, "Notes");
        assert_eq!(lookup.site_title(edition(&prepared, "/ar")).text, "ملاحظات");
    }

    #[test]
    fn a_term_that_a_language_lacks_is_shown_in_the_sites_first_language_that_has_it() {
        let tags = "languages: [id, en, ar]\ntags: {asean: {ar: آسيان, id: Asean}}";
        let prepared = prepared(tags, "");
        let lookup = prepared.renderer().unwrap();
        let tags = lookup.site.taxonomy(Role::Tags).unwrap();
        let english = edition(&prepared, "/en");
        let term = lookup.site.terms_in(EditionId::ROOT, tags).next().unwrap();
        let view = lookup.term_view(english, term);
        assert_eq!((&*view.name, &*view.lang), ("Asean", "id"));
    }

    #[test]
    fn traditional_chinese_gets_traditional_text_and_never_simplified_text() {
        let words =
            "-- i18n/zh.ftl --\na = 首页\nb = 归档\n-- i18n/zh-Hant.ftl --\na = 首頁\n-- i18n/en.ftl --\nb = Archive\n";
        let prepared = prepared("languages: [en, zh-TW, zh]", words);
        let lookup = prepared.renderer().unwrap();
        let taiwan = edition(&prepared, "/zh-TW");
        assert_eq!(lookup.word(taiwan, "a", &[]).text, "首頁");
        assert_eq!(lookup.word(taiwan, "b", &[]).text, "Archive", "not the simplified one");
        assert_eq!(lookup.word(edition(&prepared, "/zh"), "b", &[]).text, "归档");
        assert_eq!(lookup.word(taiwan, "home", &[]).text, "首頁");
        assert_eq!(lookup.word(edition(&prepared, "/zh"), "home", &[]).text, "首页");
    }

    #[test]
    fn a_site_in_both_scripts_of_a_language_shows_english_words_rather_than_those_in_the_other_script() {
        for (one, other, home) in [("zh", "zh-TW", "首页"), ("sr", "sr-Latn", "Почетна")] {
            let languages = format!("languages: [{one}, {other}]");
            let words = format!("-- i18n/{one}.ftl --\na = {home}\n-- i18n/en.ftl --\na = Home\n");
            let prepared = prepared(&languages, &words);
            let lookup = prepared.renderer().unwrap();
            assert_eq!(lookup.word(edition(&prepared, &format!("/{one}")), "a", &[]).text, home);
            assert_eq!(lookup.word(edition(&prepared, &format!("/{other}")), "a", &[]).text, "Home");
        }
    }

    #[test]
    fn a_post_in_another_script_than_its_edition_is_kept_there_and_reported() {
        let post =
            |lang: &str| format!("-- content/posts/b.md --\n---\ntitle: B\ndate: 2016-10-09\nlang: {lang}\n---\nB\n");
        let served = |languages: &str| {
            let prepared = prepared(languages, &post("zh-TW"));
            let site = &prepared.renderer().unwrap().site;
            let prefix = site.editions[site.documents[DocumentId::from(0)].edition].prefix.clone();
            (prefix, prepared.diagnostics.iter().any(|found| found.message.contains("another script")))
        };
        assert_eq!(served("languages: [en, zh]"), ("/zh".to_string(), true));
        assert_eq!(served("languages: [en, zh, zh-Hant]"), ("/zh-Hant".to_string(), false));
        assert_eq!(served("languages: [en, zh-Hans]"), (String::new(), false));
    }

    #[test]
    fn a_menu_with_nothing_in_it_is_no_menu() {
        for nothing in ["", "[]"] {
            let prepared = prepared(
                &format!("languages: [en, fr]\nmenu: {{en: [{{title: About, url: /x/}}], fr: {nothing}}}"),
                "",
            );
            let page = String::from_utf8(prepared.render("/fr/").unwrap().unwrap().to_vec()).unwrap();
            assert!(!page.contains("About"), "{page}");
        }
    }

    #[test]
    fn a_menu_that_a_language_lacks_is_the_one_of_the_sites_first_language_and_is_marked_so() {
        let menu = "languages: [en, ar, fr]\nmenu: {ar: [{title: من نحن, url: /x/}], en: [{title: About, url: /tag/}]}";
        let prepared = prepared(menu, "");
        let page = String::from_utf8(prepared.render("/fr/").unwrap().unwrap().to_vec()).unwrap();
        assert!(page.contains("About") && !page.contains("من نحن"), "{page}");
        let link = page.split("<a ").find(|link| link.contains(">About")).unwrap();
        assert!(link.contains("lang=\"en\""), "{link}");
    }
}
