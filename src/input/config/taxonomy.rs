//! Taxonomies, and the registry that gives one term its names in several languages.

use std::ops::Range;

use super::SiteLanguage;
use super::permalink::{Pattern, check, term_pattern};
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::reader::{Reader, at_commas};
use crate::base::yaml::{Key, Node};

/// What a taxonomy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Tags,
    Categories,
    Authors,
    Series,
    /// A custom taxonomy of the site.
    Own,
}

impl Role {
    /// Whether its terms say what a post is about, as tags and categories do. Authors and series have lists of their own.
    pub fn is_topical(self) -> bool {
        !matches!(self, Role::Authors | Role::Series)
    }
}

/// One way of grouping posts: tags, categories, authors, series, or a custom one.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    /// As in the configuration and in front matter: `tags`.
    pub name: String,
    pub role: Role,
    /// The front-matter keys that fill it, the first one first.
    pub keys: Vec<String>,
    pub pattern: Pattern,
    /// The folder of its index: `/tag/`.
    pub folder: String,
    pub registry: Vec<TermEntry>,
}

/// A registered term: its slug, its names by language, and other spellings.
#[derive(Clone, Debug)]
pub struct TermEntry {
    pub slug: String,
    pub names: Vec<(String, String)>,
    pub also: Vec<String>,
    pub span: Range<usize>,
}

/// The taxonomies that every site has: role, name, folder, front-matter keys.
const BUILT_IN: [(Role, &str, &str, &[&str]); 4] = [
    (Role::Tags, "tags", "tag", &["tags", "tag"]),
    (Role::Categories, "categories", "category", &["categories", "category"]),
    (Role::Authors, "authors", "author", &["authors", "author"]),
    (Role::Series, "series", "series", &["series"]),
];

/// Reads the registries `tags:`, `categories:`, `authors:`, `series:` and the site's own `taxonomies:`.
pub fn read(reader: &mut Reader<'_>, languages: &[SiteLanguage]) -> Vec<Taxonomy> {
    let mut taxonomies: Vec<Taxonomy> = BUILT_IN
        .iter()
        .map(|(role, name, folder, keys)| Taxonomy {
            name: name.to_string(),
            role: *role,
            keys: keys.iter().map(|key| key.to_string()).collect(),
            pattern: term_pattern(folder),
            folder: folder.to_string(),
            registry: reader.map(name).map_or(Vec::new(), |entries| registry(reader, entries, languages)),
        })
        .collect();
    own(reader, languages, &mut taxonomies);
    taxonomies
}

/// `taxonomies: [topics]`, or `taxonomies: {topics: {permalink: /topic/:slug/, terms: {…}}}`; the latter also
/// changes a built-in one.
fn own(reader: &mut Reader<'_>, languages: &[SiteLanguage], taxonomies: &mut Vec<Taxonomy>) {
    let Some(entries) = reader.node("taxonomies").and_then(Node::map) else {
        for name in reader.names(&["taxonomies"], at_commas) {
            find_or_add(taxonomies, &name.value);
        }
        return;
    };
    for (key, node) in entries {
        let taxonomy = find_or_add(taxonomies, &key.name);
        let Some(details) = node.map() else { continue };
        let mut inner = Reader { text: reader.text, entries: details, diagnostics: reader.diagnostics };
        super::report_unknown(&mut inner, &["permalink", "terms"], "taxonomies");
        if let Some(pattern) = inner.text(&["permalink"]).and_then(|written| check(&mut inner, written)) {
            let folder = pattern.expand(|_| String::new());
            taxonomy.folder = folder.trim_matches('/').to_string();
            if taxonomy.folder.is_empty() {
                let problem = Diagnostic::error("a taxonomy's permalink needs a folder, where its index stands");
                let place = inner.first(&["permalink"]).map_or(key.span.clone(), |(_, node)| node.span.clone());
                inner.diagnostics.push(problem.at(inner.text.place(place)).hint("write `/topic/:slug/`"));
            }
            taxonomy.pattern = pattern;
        }
        if let Some(terms) = inner.map("terms") {
            taxonomy.registry.extend(registry(&mut inner, terms, languages));
        }
    }
}

fn find_or_add<'a>(taxonomies: &'a mut Vec<Taxonomy>, name: &str) -> &'a mut Taxonomy {
    let at = taxonomies.iter().position(|known| known.name == name).unwrap_or(taxonomies.len());
    if at == taxonomies.len() {
        let folder = crate::base::url::slugify(name);
        taxonomies.push(Taxonomy {
            name: name.to_string(),
            role: Role::Own,
            keys: vec![name.to_string()],
            pattern: term_pattern(&folder),
            folder,
            registry: Vec::new(),
        });
    }
    &mut taxonomies[at]
}

fn registry(reader: &mut Reader<'_>, entries: &[(Key, Node)], languages: &[SiteLanguage]) -> Vec<TermEntry> {
    entries.iter().filter_map(|(key, node)| term(reader, key, node, languages)).collect()
}

/// `social-media: {en: social media, id: media sosial, also: [medsos]}`, or `social-media: social media`.
fn term(reader: &mut Reader<'_>, key: &Key, node: &Node, languages: &[SiteLanguage]) -> Option<TermEntry> {
    if let Err(problem) = crate::base::url::check_segment(&key.name) {
        let error = Diagnostic::error(format!("`{}` cannot be a slug: {problem}", key.name));
        reader.diagnostics.push(error.at(reader.text.place(key.span.clone())).hint(problem.hint()));
        return None;
    }
    let mut entry = TermEntry { slug: key.name.clone(), names: Vec::new(), also: Vec::new(), span: key.span.clone() };
    let Some(details) = node.map() else {
        let name = node.scalar().unwrap_or(&key.name).to_string();
        entry.names.extend(languages.iter().map(|site| (site.language.tag.clone(), name.clone())));
        return Some(entry);
    };
    let mut inner = Reader { text: reader.text, entries: details, diagnostics: reader.diagnostics };
    let tags: Vec<&str> = languages.iter().map(|site| site.language.tag.as_str()).collect();
    let known: Vec<&str> = tags.iter().copied().chain(["also"]).collect();
    super::report_unknown(&mut inner, &known, "a term");
    for tag in tags {
        entry.names.extend(inner.text(&[tag]).map(|name| (tag.to_string(), name.value)));
    }
    entry.also = inner.names(&["also"], at_commas).into_iter().map(|name| name.value).collect();
    Some(entry)
}
