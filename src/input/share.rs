//! The services of `extra: { share: [mail, x] }`, which the default theme knows by name.

use super::config::Config;
use super::source::{CONFIG_FILE, Sources};
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::yaml::reader::At;

/// The services of the component `share_link`.
const SERVICES: [&str; 7] = ["mail", "whatsapp", "telegram", "x", "linkedin", "bluesky", "facebook"];

/// Warnings of services that the default theme does not know, which it would leave out without a word. None if a template of the
/// site has a `share_link` of its own.
pub(super) fn unknown(config: &Config, sources: &Sources) -> Vec<Diagnostic> {
    let strange: Vec<_> = config.share.iter().filter(|name| !SERVICES.contains(&name.value.as_str())).collect();
    let is_own = |path: &String| sources.shown(path).contains("component share_link");
    let own = || sources.files.range("templates/".to_string()..).map(|(path, _)| path);
    if strange.is_empty() || own().take_while(|path| path.starts_with("templates/")).any(is_own) {
        return Vec::new();
    }
    let warning = |name: &At<String>| {
        let problem = Diagnostic::warning(format!("there is no link that shares a post with `{}`", name.value));
        let hint = match did_you_mean(&name.value, SERVICES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use some of {}", SERVICES.join(", ")),
        };
        problem.at(sources.place(CONFIG_FILE, name.span.clone())).hint(hint)
    };
    strange.into_iter().map(warning).collect()
}
