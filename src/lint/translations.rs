//! Posts without a translation that the settings ask for.
//!
//! Takes the site; gives one finding for each post in all its languages, at the first of them. Also says which categories of the
//! settings no post has.

use std::collections::BTreeSet;

use super::place;
use crate::base::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::base::tag::fold;
use crate::base::yaml::reader::At;
use crate::input::config::{Role, TermEntry};
use crate::input::source::{CONFIG_FILE, Sources};
use crate::site::{ByTerm, DocumentId, LanguageId, Site, Term, TermId};

/// A post that lacks translations, in all languages that it has, and what there is to say at the first.
pub(super) struct Missing {
    pub(super) members: Vec<DocumentId>,
    pub(super) finding: Diagnostic,
}

/// The posts that lack translations, and problems of the settings.
pub(super) fn missing(site: &Site, sources: &Sources) -> (Vec<Missing>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let wanted = Wanted::of(site, sources, &mut problems);
    if wanted.is_nothing() {
        return (Vec::new(), problems);
    }
    let mut found = Vec::new();
    for (id, document) in site.documents.iter_enumerated().take(site.post_count) {
        // Each group once, at its first member.
        if document.is_private() || document.translations.first().is_some_and(|first| *first != id) {
            continue;
        }
        let members = if document.translations.is_empty() { vec![id] } else { document.translations.clone() };
        let has: BTreeSet<Option<LanguageId>> = members.iter().map(|member| site.documents[*member].language).collect();
        let lacks = wanted.by(site, &members).into_iter().filter(|language| !has.contains(&Some(*language)));
        let lacks: Vec<&str> = lacks.map(|language| tag(site, language)).collect();
        if !lacks.is_empty() {
            found.push(Missing { finding: finding(site, sources, id, &lacks), members });
        }
    }
    (found, problems)
}

fn tag(site: &Site, language: LanguageId) -> &str {
    &site.config.languages[usize::from(language)].language.tag
}

fn finding(site: &Site, sources: &Sources, id: DocumentId, lacks: &[&str]) -> Diagnostic {
    let post = &site.documents[id].post;
    let languages = lacks.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(" and ");
    let problem = Diagnostic::warning(format!("this post has no translation in {languages}"));
    let hint = match (&post.front.translation, lacks.first()) {
        (Some(key), Some(tag)) => {
            format!("write one with `lang: {tag}` and `translation: {}`", key.value)
        }
        (None, Some(tag)) => format!("write `content/{}.{tag}.md`", post.name.stem),
        (_, None) => String::new(),
    };
    let why = format!("or write `allow: {{ {}: \"why\" }}` in its front matter", Code::MissingTranslation);
    problem.coded(Code::MissingTranslation).at(place::of_post(sources, post)).hint(format!("{hint}, {why}"))
}

/// The languages that the settings ask for.
#[derive(Default)]
struct Wanted {
    of_all: BTreeSet<LanguageId>,
    of_terms: Vec<(TermId, Vec<LanguageId>)>,
}

impl Wanted {
    fn of(site: &Site, sources: &Sources, problems: &mut Vec<Diagnostic>) -> Wanted {
        let mut wanted = Wanted::default();
        let categories = site.taxonomy(Role::Categories).map(|id| &site.taxonomies[id]);
        for rule in &site.config.checks.translations {
            let languages = rule.languages.iter().map(|place| LanguageId::from(*place));
            let Some(name) = &rule.category else {
                wanted.of_all.extend(languages);
                continue;
            };
            let terms = categories.map(|index| &index.terms);
            match terms.and_then(|terms| find(terms, &name.value)) {
                Some(term) => wanted.of_terms.push((term, languages.collect())),
                None => {
                    let registry = categories.map_or(&[][..], |index| &index.taxonomy.registry);
                    problems.extend(unknown(name, terms, registry, sources));
                }
            }
        }
        wanted
    }

    fn is_nothing(&self) -> bool {
        self.of_all.is_empty() && self.of_terms.is_empty()
    }

    /// What is asked of a post in all its languages.
    fn by(&self, site: &Site, members: &[DocumentId]) -> BTreeSet<LanguageId> {
        let mut languages = self.of_all.clone();
        if let Some(categories) = site.taxonomy(Role::Categories) {
            let has = |term: TermId| members.iter().any(|id| site.documents[*id].terms[categories].contains(&term));
            for (_, more) in self.of_terms.iter().filter(|(term, _)| has(*term)) {
                languages.extend(more);
            }
        }
        languages
    }
}

/// The term with a name, a slug or a key, however it is spelled.
fn find(terms: &ByTerm<Term>, name: &str) -> Option<TermId> {
    let wanted = fold(name);
    let is = |own: &str| fold(own) == wanted;
    let has =
        |term: &Term| is(term.slug.without_words()) || is(&term.name) || term.names.iter().any(|(_, own)| is(own));
    terms.iter_enumerated().find(|(_, term)| has(term)).map(|(id, _)| id)
}

/// A category that neither a post nor the settings have is probably a typo.
fn unknown(
    name: &At<String>,
    terms: Option<&ByTerm<Term>>,
    registry: &[TermEntry],
    sources: &Sources,
) -> Option<Diagnostic> {
    if registry.iter().any(|entry| entry.has_name(&name.value)) {
        return None;
    }
    let known = terms.into_iter().flatten().map(|term| term.slug.without_words());
    let near = did_you_mean(&name.value, known.chain(registry.iter().map(|entry| entry.slug.without_words())));
    let problem = Diagnostic::warning(format!("no post has the category `{}`", name.value));
    let hint = near.map_or("write the name of a category".to_string(), |near| format!("did you mean `{near}`?"));
    Some(problem.at(sources.place(CONFIG_FILE, name.span.clone())).hint(hint))
}
