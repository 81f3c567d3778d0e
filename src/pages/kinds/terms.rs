//! The index of a taxonomy: its terms in alphabetical order.

use tera::{Context, Value};

use crate::base::diagnostic::Diagnostic;
use crate::input::config::Role;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Content, Crumb, Html, Kind};
use crate::pages::lookup::Lookup;
use crate::pages::shared::{Failure, Shared};
use crate::pages::view;
use crate::site::{EditionId, Site, TaxonomyId};

/// The index of a taxonomy in an edition.
#[derive(Debug)]
struct TermsIndex {
    edition: EditionId,
    taxonomy: TaxonomyId,
}

/// One for each taxonomy that has posts in an edition.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for edition in site.editions.keys() {
        for taxonomy in site.taxonomies.keys().filter(|taxonomy| site.has_terms(edition, *taxonomy)) {
            claims.fallback(site.addresses(edition).terms(taxonomy), TermsIndex { edition, taxonomy });
        }
    }
}

/// The name of a taxonomy in an edition: `Tags`, or the configured name of a custom one.
pub(crate) fn title(lookup: &Lookup, edition: EditionId, taxonomy: TaxonomyId) -> Word {
    let taxonomy = &lookup.site.taxonomies[taxonomy].taxonomy;
    match taxonomy.role {
        Role::Tags | Role::Categories | Role::Authors | Role::Series => lookup.word(edition, &taxonomy.name, &[]),
        Role::Own => {
            let mut letters = taxonomy.name.chars();
            Word::own(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>())
        }
    }
}

impl Kind for TermsIndex {
    fn describe(&self, site: &Site) -> String {
        format!("the index of `{}`", site.taxonomies[self.taxonomy].taxonomy.name)
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for TermsIndex {
    fn edition(&self, _site: &Site) -> EditionId {
        self.edition
    }

    fn name(&self, _site: &Site) -> &'static str {
        "terms"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("terms.html".to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        title(shared, self.edition, self.taxonomy)
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let link = shared.interface_link(self.edition, self.title(shared), path);
        vec![Crumb { link, path: path.to_string() }]
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        let has = site.has_terms(edition, self.taxonomy);
        (has.then(|| site.addresses(edition).terms(self.taxonomy)), self.edition == edition)
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let groups = groups(shared, self.edition, self.taxonomy);
        context.insert("terms", &view::Terms { heading: self.title(shared).marked(), groups });
        Ok(())
    }
}

/// The terms in the alphabetical order of the language, grouped by their first letter.
fn groups(shared: &Shared, edition: EditionId, taxonomy: TaxonomyId) -> Vec<view::TermGroup> {
    let collator = shared.collator(edition);
    let language = shared.site.editions[edition].language;
    let named = shared.site.terms_in(edition, taxonomy).filter_map(|key| {
        let term = shared.site.term(key);
        Some((
            term.name_in(language, "").0,
            term.slug.without_words(),
            shared.terms[edition][taxonomy][key.term].as_ref()?.own().clone(),
        ))
    });
    let mut named: Vec<(&str, &str, Value)> = named.collect();
    named.sort_by(|a, b| collator.compare(a.0, b.0).then_with(|| a.1.cmp(b.1)));
    let mut groups: Vec<view::TermGroup> = Vec::new();
    for (name, _, value) in named {
        let initial = collator.initial(name);
        match groups.last_mut() {
            Some(group) if group.initial == initial => group.terms.push(value),
            _ => groups.push(view::TermGroup { initial, terms: vec![value] }),
        }
    }
    groups
}
