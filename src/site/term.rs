//! One term of a taxonomy, with its names.

use std::collections::BTreeSet;

use super::id::LanguageId;
use crate::input::config::SiteLanguage;

/// One term: a tag, a category, an author, a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub(crate) slug: String,
    /// The name that is shown if it has no names by language.
    pub(crate) name: String,
    /// Names by language tag, from the registry, sorted by tag.
    pub(crate) names: Vec<(String, String)>,
    /// For each of the site's languages, the index in `names` of the name that its readers see.
    shown: Vec<Option<usize>>,
    /// The language of all posts that have it, if it is the same: then probably also the language of the name.
    pub(crate) language: Option<String>,
    /// Slugs of other spellings, which redirect here.
    pub(crate) former: BTreeSet<String>,
}

impl Term {
    /// A term without the names that readers see: see [`Term::shown_in`].
    pub(super) fn new(
        slug: String,
        name: String,
        names: Vec<(String, String)>,
        language: Option<String>,
        former: BTreeSet<String>,
    ) -> Term {
        Term { slug, name, names, shown: Vec::new(), language, former }
    }

    /// The term as readers of the site's languages see it.
    pub(super) fn shown_in(self, site: &[SiteLanguage]) -> Term {
        let shown = site.iter().map(|language| language.order.place(&self.names)).collect();
        Term { shown, ..self }
    }

    /// The name for readers of one of the site's languages, by [`crate::language::Order`], and the language of the name, if it is
    /// known.
    pub(crate) fn name_in(&self, language: LanguageId) -> (&str, Option<&str>) {
        let known = self.shown.get(usize::from(language)).copied().flatten().map(|at| &self.names[at]);
        match known {
            Some((tag, name)) => (name, Some(tag)),
            None => (&self.name, self.language.as_deref()),
        }
    }
}
