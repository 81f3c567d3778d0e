//! Warnings of settings that do not exist, each with a hint at the one that was probably meant.

use super::table::Setting;
use crate::base::diagnostic::Diagnostic;
use crate::input::keys::Entries;
use crate::language::Language;

/// Warns of each key that is neither a setting nor one of `names`.
pub(super) fn report_unknown(settings: &mut Entries<'_, Setting>, names: &[&str]) {
    for unknown in settings.unknown(names) {
        let language = || Language::parse(&unknown.key.name).err()?.meant().filter(|tag| names.contains(&&**tag));
        let hint = match unknown.near {
            None if let Some(tag) = language() => format!("did you mean `{tag}`?"),
            Some(near) => format!("did you mean `{near}`?"),
            None if settings.is_top() => "put a setting of your own under `extra`".to_string(),
            None => {
                let quoted = |name: &str| format!("`{name}`");
                let known = names.iter().copied().map(quoted).chain(settings.known().map(quoted));
                let known: Vec<String> = known.collect();
                format!("use one of {}", known.join(", "))
            }
        };
        let problem = Diagnostic::warning(format!("unknown setting `{}`", unknown.key.name));
        settings.report_at(problem.hint(hint), unknown.key.span.clone());
    }
}
