//! A language that a command line names.

use super::exit::Refusal;
use crate::base::diagnostic::Diagnostic;
use crate::input::config::Config;
use crate::input::source::CONFIG_FILE;
use crate::language::Language;

/// The tag of one of the site's languages, as site.yaml has it.
pub(super) fn site_language(given: &str, option: &str, config: &Config) -> Result<String, Refusal> {
    let is_known = |tag: &str| config.languages.iter().any(|site| site.language.tag == tag);
    let parsed = Language::parse(given);
    let parent = |tag: &str| config.language_of(tag).map(|served| served.tag.clone());
    let meant = match &parsed {
        Ok(language) if is_known(&language.tag) => return Ok(language.tag.clone()),
        Ok(language) => parent(&language.tag),
        Err(unknown) => unknown.meant().filter(|tag| is_known(tag)),
    };
    let tags: Vec<String> = config.languages.iter().map(|site| format!("`{}`", site.language.tag)).collect();
    let problem = format!("`{given}` is not among the site's languages: {}", tags.join(", "));
    let hint = match meant {
        Some(tag) => format!("did you mean `{option} {tag}`?"),
        None => format!("give `{option}` one of these, or add `{given}` to `languages` in {CONFIG_FILE}"),
    };
    Err(Refusal::usage(Diagnostic::error(problem).hint(hint)))
}
