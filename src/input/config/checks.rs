//! What `chancery check` asks of posts.
//!
//! Takes `check:` of site.yaml; gives the languages that posts should be in, all of them or those of a category.

use super::languages::SiteLanguage;
use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::yaml::reader::At;
use crate::base::yaml::{Key, Node};
use crate::input::keys::Entries;
use crate::language::Language;

/// What stands for all posts in place of a category.
const ALL: &str = "*";

/// What checks ask for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checks {
    pub(crate) translations: Vec<WantedTranslations>,
}

/// Languages that posts should be in.
#[derive(Clone, Debug)]
pub(crate) struct WantedTranslations {
    /// The name of a category; none for all posts.
    pub(crate) category: Option<At<String>>,
    /// Indexes of the site's languages, each once.
    pub(crate) languages: Vec<usize>,
}

/// Reads `check: {translations: [en, id]}`, or `check: {translations: {statements: [en, id], "*": en}}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>, languages: &[SiteLanguage]) -> Checks {
    let mut checks = Checks::default();
    let Some(entries) = settings.map(Setting::Check) else { return checks };
    let mut inner = settings.inner("check", entries);
    report_unknown(&mut inner, &[]);
    let Some((key, node)) = inner.get(Setting::CheckTranslations) else { return checks };
    match node.map() {
        Some(categories) => {
            for (category, node) in categories {
                let languages = wanted(&mut inner, category, node, languages);
                let name = At { value: category.name.clone(), span: category.span.clone() };
                let category = Some(name).filter(|name| name.value != ALL);
                checks.translations.push(WantedTranslations { category, languages });
            }
        }
        None => {
            let languages = wanted(&mut inner, key, node, languages);
            checks.translations.push(WantedTranslations { category: None, languages });
        }
    }
    checks
}

/// A list of languages of the site.
fn wanted(inner: &mut Entries<'_, Setting>, key: &Key, node: &Node, languages: &[SiteLanguage]) -> Vec<usize> {
    let mut wanted = Vec::new();
    for tag in inner.listed(key, node) {
        let parsed = Language::parse(&tag.value).map(|language| language.tag);
        match languages.iter().position(|site| parsed.as_ref() == Ok(&site.language.tag)) {
            Some(place) if wanted.contains(&place) => {}
            Some(place) => wanted.push(place),
            None => {
                let problem = Diagnostic::error(format!("`{}` is not one of the site's languages", tag.value));
                let tags = || languages.iter().map(|site| site.language.tag.as_str());
                let hint = match did_you_mean(&tag.value, tags()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        format!("use one of {}", tags().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", "))
                    }
                };
                inner.report_at(problem.hint(hint), tag.span);
            }
        }
    }
    wanted
}
