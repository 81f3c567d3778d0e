//! One term of a taxonomy, with its names.

use std::collections::BTreeSet;

use super::id::LanguageId;
use crate::input::config::{SiteLanguage, UrlPart};

/// One term: a tag, a category, an author, a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub(crate) slug: UrlPart,
    /// The name that is shown if it has no names by language.
    pub(crate) name: String,
    /// Names by language tag, from the registry, sorted by tag.
    pub(crate) names: Vec<(String, String)>,
    /// For each of the site's languages, the index in `names` of the name that its readers see.
    shown: Vec<Option<usize>>,
    /// The languages of the posts that use `name`, each once, that of the newest post first. So it is probably a name in these.
    pub(crate) languages: Vec<String>,
    /// Slugs of other spellings, which redirect here.
    pub(crate) former: BTreeSet<String>,
}

impl Term {
    /// A term without the names that readers see: see [`Term::shown_in`].
    pub(super) fn new(
        slug: UrlPart,
        name: String,
        names: Vec<(String, String)>,
        languages: Vec<String>,
        former: BTreeSet<String>,
    ) -> Term {
        Term { slug, name, names, shown: Vec::new(), languages, former }
    }

    /// The term as readers of the site's languages see it.
    pub(super) fn shown_in(self, site: &[SiteLanguage]) -> Term {
        let shown = site.iter().map(|language| language.order.place(&self.names)).collect();
        Term { shown, ..self }
    }

    /// The name for readers of one of the site's languages, by [`crate::language::Order`], and the language of the name. A name
    /// that posts in several languages use is in the `preferred` one, if one of them is in it.
    pub(crate) fn name_in(&self, language: LanguageId, preferred: &str) -> (&str, Option<&str>) {
        let known = self.shown.get(usize::from(language)).copied().flatten().map(|at| &self.names[at]);
        match known {
            Some((tag, name)) => (name, Some(tag)),
            None => {
                let own = self.languages.iter().find(|language| *language == preferred).or(self.languages.first());
                (&self.name, own.map(String::as_str))
            }
        }
    }
}
