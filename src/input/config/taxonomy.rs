//! Taxonomies, and the registry that gives one term its names in several languages.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::folders;
use super::languages::SiteLanguage;
use super::permalink::{Pattern, check, term_pattern};
use super::table::Setting;
use super::unknown::report_unknown;
use super::url_part::{self, UrlPart};
use crate::base::diagnostic::Diagnostic;
use crate::base::tag::{self, Registry};
use crate::base::url;
use crate::base::yaml::reader::{At, at_commas};
use crate::base::yaml::{Key, Node};
use crate::input::keys::Entries;

/// What a taxonomy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Role {
    Tags,
    Categories,
    Authors,
    Series,
    /// A custom taxonomy of the site.
    Own,
}

impl Role {
    /// Whether its terms say what a post is about, as tags and categories do. Authors and series do not.
    pub(crate) fn is_topical(self) -> bool {
        !matches!(self, Role::Authors | Role::Series)
    }
}

/// One way to group posts: tags, categories, authors, series, or a custom one.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    /// Its name in the configuration and in front matter: `tags`.
    pub(crate) name: String,
    pub(crate) role: Role,
    /// The keys of front matter that name its terms, the preferred one first.
    pub(crate) keys: Vec<String>,
    /// The folder that it has without settings: `tag`.
    usual: String,
    /// The paths of its terms where its folder has no word of the author's own.
    pattern: Pattern,
    /// The folder of its index: `tag`.
    pub(crate) folder: UrlPart,
    pub(crate) registry: Vec<TermEntry>,
}

impl Taxonomy {
    /// Whether a folder of content/ is that of the texts for its terms: named as its URLs are in any language, or as its keys in front
    /// matter.
    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        let words = [self.usual.as_str(), self.folder.without_words()].into_iter().chain(self.folder.words());
        !folder.is_empty() && words.chain(self.keys.iter().map(String::as_str)).any(|word| word == folder)
    }

    /// The names of its registered terms, and those that two terms claim.
    pub(crate) fn names(&self) -> (Registry, Vec<tag::Clash>) {
        let entry = |entry: &TermEntry| tag::Entry {
            slug: entry.slug.without_words().to_string(),
            names: entry.names.clone(),
            also: entry.also.clone(),
        };
        Registry::new(self.registry.iter().map(entry).collect())
    }

    /// The site path of a term, without the prefix of an edition, in one of the site's languages or without words of the author's
    /// own.
    pub(crate) fn term_path(&self, language: Option<usize>, slug: &str) -> String {
        match language.and_then(|language| self.folder.word(language)) {
            Some(word) => format!("/{}/{slug}/", word.value),
            // The prefix of the edition comes first, even if the pattern has `:lang`.
            None => self.pattern.expand(|part| if part == "lang" { "" } else { slug }),
        }
    }
}

/// A registered term: its slug, its names by language, and other spellings.
#[derive(Clone, Debug)]
pub(crate) struct TermEntry {
    /// Its key, or a slug of its own in some languages.
    pub(crate) slug: UrlPart,
    pub(crate) names: Vec<(String, String)>,
    pub(crate) also: Vec<String>,
    pub(crate) span: Range<usize>,
}

impl TermEntry {
    /// Whether this is one of its names or other spellings, or its slug.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        let names = self.names.iter().map(|(_, name)| name).chain(&self.also);
        self.slug.without_words() == name || names.into_iter().any(|own| own == name)
    }

    /// Makes slugs of its names in the languages that have no slug.
    fn take_slugs_of_names(&mut self, languages: &[SiteLanguage]) {
        let key = self.slug.without_words();
        let of_name = |site: &SiteLanguage| {
            let name = site.order.own().find_map(|own| self.names.iter().find(|(tag, _)| tag == own));
            let slug = name.map(|(_, name)| url::slugify(name)).filter(|slug| url::check_segment(slug).is_ok());
            slug.filter(|slug| slug != key).map(|value| At { value, span: self.span.clone() })
        };
        let all = languages.iter().enumerate();
        let words: Vec<_> = all.map(|(at, site)| self.slug.word(at).cloned().or_else(|| of_name(site))).collect();
        if words.iter().any(Option::is_some) {
            self.slug = UrlPart::usual(key).with(words);
        }
    }
}

/// The taxonomies that every site has: role, name, setting of its registry, folder, keys of front matter.
const BUILT_IN: [(Role, &str, Setting, &str, &[&str]); 4] = [
    (Role::Tags, "tags", Setting::Tags, "tag", &["tags", "tag"]),
    (Role::Categories, "categories", Setting::Categories, "category", &["categories", "category"]),
    (Role::Authors, "authors", Setting::Authors, "author", &["authors", "author"]),
    (Role::Series, "series", Setting::Series, "series", &["series"]),
];

/// Reads the registries `tags:`, `categories:`, `authors:`, `series:` and `taxonomies:`.
pub(crate) fn read(settings: &mut Entries<'_, Setting>, languages: &[SiteLanguage]) -> Vec<Taxonomy> {
    let mut taxonomies: Vec<Taxonomy> = BUILT_IN
        .iter()
        .map(|(role, name, setting, folder, keys)| Taxonomy {
            name: name.to_string(),
            role: *role,
            keys: keys.iter().map(|key| key.to_string()).collect(),
            usual: folder.to_string(),
            pattern: term_pattern(folder),
            folder: UrlPart::usual(*folder),
            registry: settings.map(*setting).map_or(Vec::new(), |entries| registry(settings, entries, languages)),
        })
        .collect();
    own(settings, languages, &mut taxonomies);
    taxonomies
}

/// `taxonomies: [topics]`, or `taxonomies: {topics: {permalink: /topic/:slug/, terms: {…}}}`; the latter also
/// changes a built-in one.
fn own(settings: &mut Entries<'_, Setting>, languages: &[SiteLanguage], taxonomies: &mut Vec<Taxonomy>) {
    let Some(entries) = settings.node(Setting::Taxonomies).and_then(Node::map) else {
        for name in settings.names(Setting::Taxonomies, None, at_commas) {
            find_or_add(taxonomies, &name.value);
        }
        return;
    };
    for (key, node) in entries {
        let taxonomy = find_or_add(taxonomies, &key.name);
        let Some(details) = node.map() else { continue };
        let mut inner = settings.inner("taxonomies.*", details);
        report_unknown(&mut inner, &[]);
        place(&mut inner, key, languages, taxonomy);
        if let Some(terms) = inner.map(Setting::TaxonomyTerms) {
            taxonomy.registry.extend(registry(&mut inner, terms, languages));
        }
        if inner.choice(Setting::TaxonomySlugs) == Some("names") {
            taxonomy.registry.iter_mut().for_each(|term| term.take_slugs_of_names(languages));
        }
    }
}

/// `permalink: /topic/:slug/`, or `folder: {en: topic, id: topik}`.
fn place(inner: &mut Entries<'_, Setting>, key: &Key, languages: &[SiteLanguage], taxonomy: &mut Taxonomy) {
    let both = inner.get(Setting::TaxonomyPermalink).zip(inner.get(Setting::TaxonomyFolder));
    if let Some(((permalink, _), (folder, _))) = both {
        let message = format!("`permalink` and `folder` are both given for `{}`", key.name);
        let problem = Diagnostic::error(message).relate("the other one", inner.place(permalink.span.clone()));
        let hint = "take one of them: `folder` for a word in each language, `permalink` for several folders";
        inner.report_at(problem.hint(hint), folder.span.clone());
    }
    if let Some(pattern) = inner.text(Setting::TaxonomyPermalink).and_then(|written| check(inner, written)) {
        let folder = pattern.expand(|_| String::new()).trim_matches('/').to_string();
        if folder.is_empty() {
            let problem = Diagnostic::error("this permalink needs a folder before `:slug`");
            let span = inner.node(Setting::TaxonomyPermalink).map_or(key.span.clone(), |node| node.span.clone());
            inner.report_at(problem.hint("write `/topic/:slug/`"), span);
        }
        (taxonomy.pattern, taxonomy.folder) = (pattern, UrlPart::usual(folder));
    }
    if let Some(words) = url_part::read(inner, Setting::TaxonomyFolder, languages, folders::check) {
        taxonomy.folder = taxonomy.folder.clone().with(words);
    }
}

fn find_or_add<'a>(taxonomies: &'a mut Vec<Taxonomy>, name: &str) -> &'a mut Taxonomy {
    let at = taxonomies.iter().position(|known| known.name == name).unwrap_or(taxonomies.len());
    if at == taxonomies.len() {
        let folder = url::slugify(name);
        taxonomies.push(Taxonomy {
            name: name.to_string(),
            role: Role::Own,
            keys: vec![name.to_string()],
            pattern: term_pattern(&folder),
            folder: UrlPart::usual(folder.clone()),
            usual: folder,
            registry: Vec::new(),
        });
    }
    &mut taxonomies[at]
}

fn registry(
    settings: &mut Entries<'_, Setting>,
    entries: &[(Key, Node)],
    languages: &[SiteLanguage],
) -> Vec<TermEntry> {
    entries.iter().filter_map(|(key, node)| term(settings, key, node, languages)).collect()
}

/// `social-media: {en: social media, id: media sosial, also: [medsos]}`, or `social-media: social media`.
fn term(settings: &mut Entries<'_, Setting>, key: &Key, node: &Node, languages: &[SiteLanguage]) -> Option<TermEntry> {
    if let Err(problem) = url::check_segment(&key.name) {
        let error = Diagnostic::error(format!("`{}` cannot be used in a URL: {problem}", key.name));
        settings.report_at(error.hint(problem.hint()), key.span.clone());
        return None;
    }
    let slug = UrlPart::usual(key.name.clone());
    let mut entry = TermEntry { slug, names: Vec::new(), also: Vec::new(), span: key.span.clone() };
    let Some(details) = node.map() else {
        let name = node.scalar().unwrap_or(&key.name).to_string();
        entry.names.extend(languages.iter().map(|site| (site.language.tag.clone(), name.clone())));
        return Some(entry);
    };
    let mut inner = settings.inner("tags.*", details);
    let tags: Vec<&str> = languages.iter().map(|site| site.language.tag.as_str()).collect();
    report_unknown(&mut inner, &tags);
    for tag in tags {
        entry.names.extend(inner.own_text(tag).map(|name| (tag.to_string(), name.value)));
    }
    if let Some(words) = url_part::read(&mut inner, Setting::TermSlug, languages, |_, _| Ok(())) {
        entry.slug = entry.slug.with(words);
    }
    entry.also = inner.names(Setting::TermAlso, None, at_commas).into_iter().map(|name| name.value).collect();
    Some(entry)
}
