//! The posts that a filter stands for.
//!
//! Takes a filter as written; finds its terms and languages, reports those that are not known, and gives the posts in their
//! order. Unlisted posts are in no list.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::id::{DocumentId, EditionId, TaxonomyId, TermId};
use super::series;
use super::term_names::TermNames;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::reader::At;
use crate::input::config::Role;
use crate::input::filter::{Filter, Order};
use crate::input::source::Sources;
use crate::language::{Collator, Language};

/// A filter whose names are those of terms and languages.
pub(super) struct Found<'f> {
    filter: &'f Filter,
    terms: Vec<(TaxonomyId, Vec<TermId>)>,
    /// Canonical tags.
    languages: Vec<String>,
    order: Order,
    /// Whether each name is that of a term or a language.
    pub(super) all_known: bool,
}

/// Finds what filters name. The names of a taxonomy's terms are gathered once.
pub(super) struct Finder<'s> {
    site: &'s Site,
    sources: &'s Sources,
    names: BTreeMap<TaxonomyId, TermNames>,
}

impl<'s> Finder<'s> {
    pub(super) fn new(site: &'s Site, sources: &'s Sources) -> Finder<'s> {
        Finder { site, sources, names: BTreeMap::new() }
    }

    /// Finds what a filter in a file names.
    pub(super) fn find<'f>(&mut self, filter: &'f Filter, file: &str, diagnostics: &mut Diagnostics) -> Found<'f> {
        let before = diagnostics.len();
        let mut terms = Vec::new();
        for (taxonomy, names) in &filter.terms {
            let indexes = self.site.taxonomies.iter_enumerated();
            let Some((id, _)) = indexes.into_iter().find(|(_, index)| index.taxonomy.name == *taxonomy) else {
                continue;
            };
            let found = names.iter().filter_map(|name| self.term(id, name, file, diagnostics));
            terms.push((id, found.collect()));
        }
        let languages = filter.languages.iter().filter_map(|written| self.language(written, file, diagnostics));
        let languages = languages.collect();
        let usual = if self.is_one_series(&terms) { Order::Oldest } else { Order::Newest };
        let order = filter.order.unwrap_or(usual);
        Found { filter, terms, languages, order, all_known: diagnostics.len() == before }
    }

    fn term(
        &mut self,
        taxonomy: TaxonomyId,
        name: &At<String>,
        file: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<TermId> {
        let index = &self.site.taxonomies[taxonomy];
        let known = self.names.entry(taxonomy).or_insert_with(|| TermNames::of(index, &self.site.unpublished));
        let found = known.term(&name.value);
        if found.is_none() {
            let (written, near) = (&name.value, known.near(&name.value));
            let message = format!("no published post has `{written}` in `{}`", index.taxonomy.name);
            let hint = match near.filter(|_| !known.waits(written)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "remove it, or publish a post with it".to_string(),
            };
            let place = self.sources.place(file, name.span.clone());
            diagnostics.push(Diagnostic::warning(message).at(place).hint(hint));
        }
        found
    }

    fn language(&self, written: &At<String>, file: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let unknown = match Language::parse(&written.value) {
            Ok(language) => return Some(language.tag),
            Err(unknown) => unknown,
        };
        let hint = match unknown.meant() {
            Some(tag) => format!("did you mean `{tag}`?"),
            None => "write it as a tag, such as `en`, `id` or `pt-BR`".to_string(),
        };
        let problem = Diagnostic::error(format!("`{}` is not a language code", written.value));
        diagnostics.push(problem.at(self.sources.place(file, written.span.clone())).hint(hint));
        None
    }

    fn is_one_series(&self, terms: &[(TaxonomyId, Vec<TermId>)]) -> bool {
        let is_series = |id: TaxonomyId| self.site.taxonomies[id].taxonomy.role == Role::Series;
        terms.iter().any(|(taxonomy, terms)| is_series(*taxonomy) && terms.len() == 1)
    }
}

impl Found<'_> {
    /// The posts, for a page of an edition. A page never lists itself, nor its translations.
    pub(super) fn posts(&self, site: &Site, edition: EditionId, page: Option<DocumentId>) -> Vec<DocumentId> {
        let is_page =
            |id: DocumentId| page.is_some_and(|page| page == id || site.documents[page].translations.contains(&id));
        let fits = |id: &DocumentId| self.fits(site, &site.documents[*id]) && !is_page(*id);
        let mut posts: Vec<DocumentId> = match self.languages.is_empty() && self.filter.languages.is_empty() {
            true => site.editions[edition].listing.posts.iter().copied().filter(fits).collect(),
            false => (0..site.post_count).map(DocumentId::from).filter(fits).collect(),
        };
        if self.languages.len() > 1 {
            keep_one_of_each(site, edition, &mut posts);
        }
        match self.order {
            Order::Newest => {}
            Order::Oldest => posts.sort_by_key(|id| series::place(&site.documents, *id)),
            Order::Title => {
                let collator = Collator::new(site.language(edition));
                let title = |id: &DocumentId| site.documents[*id].post.title.as_str();
                posts.sort_by(|one, other| collator.compare(title(one), title(other)).then(one.cmp(other)));
            }
        }
        posts.truncate(self.filter.limit.unwrap_or(usize::MAX));
        posts
    }

    fn fits(&self, site: &Site, document: &Document) -> bool {
        let Filter { featured, years, languages, .. } = self.filter;
        let has_terms = |(taxonomy, terms): &(TaxonomyId, Vec<TermId>)| {
            document.terms[*taxonomy].iter().any(|own| terms.contains(own))
        };
        let year = || document.post.date.as_ref().map(|date| date.day.year());
        (languages.is_empty() || self.languages.iter().any(|tag| is_in(site, document, tag)))
            && featured.is_none_or(|wanted| document.post.front.featured == wanted)
            && (years.is_empty() || year().is_some_and(|year| years.contains(&year)))
            && self.terms.iter().all(has_terms)
    }
}

/// Whether a document is in a language, or is listed in the edition of that language.
fn is_in(site: &Site, document: &Document, tag: &str) -> bool {
    let served = document.language.map(|language| &site.config.languages[usize::from(language)].language.tag);
    document.post.language.tag == tag || served.is_some_and(|served| served == tag)
}

/// Of posts that are translations of each other, the one in the language of the edition is kept, otherwise the first one in the
/// order of the site's languages.
fn keep_one_of_each(site: &Site, edition: EditionId, posts: &mut Vec<DocumentId>) {
    let listed: BTreeSet<DocumentId> = posts.iter().copied().collect();
    let own = Some(site.editions[edition].language);
    posts.retain(|id| {
        let versions = || site.documents[*id].translations.iter().filter(|version| listed.contains(version));
        let kept = versions().find(|version| site.documents[**version].language == own).or(versions().next());
        kept.is_none_or(|kept| kept == id)
    });
}
