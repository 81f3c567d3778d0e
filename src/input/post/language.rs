//! The language of a post.
//!
//! Takes its front matter, its file name and the configuration; gives the language, and diagnostics for one that the
//! site does not have.

use super::name::FileName;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::base::yaml::reader::At;
use crate::input::config::Config;
use crate::input::front_matter::FrontMatter;
use crate::language::Language;

/// The language of front matter, of the file name's suffix, of the folder, or the default language, in this order.
pub(super) fn of(
    text: &Text<'_>,
    front: &FrontMatter,
    name: &FileName,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Language {
    let own = &config.languages[0].language;
    let known = |tag: &str| config.languages.iter().map(|site| &site.language).find(|language| language.tag == tag);
    let Some(written) = &front.lang else {
        return known(name.language.as_deref().unwrap_or(&own.tag)).unwrap_or(own).clone();
    };
    // Nearly every post has a tag that is written as in the configuration; parsing a tag is slow.
    if let Some(site) = known(&written.value) {
        return site.clone();
    }
    let report = |problem: Diagnostic| diagnostics.push(problem.at(text.place(written.span.clone())));
    of_tag(written, config, report).unwrap_or_else(|| own.clone())
}

/// The language of a tag that is not written as in the configuration. `None` if it is not a tag.
fn of_tag(written: &At<String>, config: &Config, mut report: impl FnMut(Diagnostic)) -> Option<Language> {
    let language = match Language::parse(&written.value) {
        Ok(language) => language,
        Err(unknown) => {
            let error = Diagnostic::error(format!("`{}` is not a language code", written.value));
            report(error.hint(unknown.hint()));
            return None;
        }
    };
    let Some(site) = config.language_of(&language.tag) else {
        let message =
            format!("this post is in `{}`, which site.yaml does not list, so it has no edition", written.value);
        let hint = format!("add `{}` to `languages` in site.yaml", written.value);
        report(Diagnostic::warning(message).hint(hint));
        return Some(language);
    };
    if !language.shares_script(site) {
        let message =
            format!("this post is in `{}`, so it is listed in `{}`, which has another script", language.tag, site.tag);
        let hint = format!("add `{}` to `languages` in site.yaml to give it its own edition", language.tag);
        report(Diagnostic::warning(message).hint(hint));
    }
    Some(if site.tag == language.tag { site.clone() } else { named(language, site) })
}

/// The language with the configured name of its serving language, if the name is right for both: `Português (Brasil)` is not
/// the name of `pt-PT`.
fn named(language: Language, site: &Language) -> Language {
    let region = site.locale.id.region;
    let is_name_of_both = region.is_none() || region == language.locale.id.region;
    // A language without a name in site.yaml has its tag instead.
    if is_name_of_both && site.name != site.tag { language.named(&site.name) } else { language }
}
