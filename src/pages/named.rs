//! Addresses of the site that templates name: `url(path="/css/own.css")`, `url(path=site.extra.favicon)`.
//!
//! Takes the texts of templates, the configuration and the plan; gives a warning for each address at which the site has nothing.
//! Templates are not rendered for this, so that a build that renders few pages finds the same.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::plan::Plan;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place, did_you_mean};
use crate::base::href::inner_address;
use crate::base::url::{self, Spellings};
use crate::input::config::Config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::input::template_calls::{Named, addresses, extra};
use crate::input::theme::Theme;

/// A warning for each address that a template names and the site does not have.
pub(crate) fn missing(
    theme: &Theme,
    config: &Config,
    plan: &Plan,
    spellings: &Spellings,
    sources: &Sources,
) -> Diagnostics {
    let is_missing = |address: &str| {
        let inner = inner_address(address);
        inner.is_some_and(|inner| !plan.has(spellings.spelled(&inner.path)))
    };
    let mut found = Diagnostics::new();
    for template in &theme.templates {
        let Some(Ok(text)) = sources.text(&template.path) else { continue };
        for named in addresses(&text, "url(") {
            let (address, place) = match named {
                Named::Text(address, span) if is_missing(address) => (address, sources.place(&template.path, span)),
                Named::Extra(keys) => match extra(config, keys).filter(|address| is_missing(address)) {
                    Some(address) => (address, in_settings(address, sources)),
                    None => continue,
                },
                Named::Text(..) => continue,
            };
            let message = format!("broken link: this site has no page or file at `{address}`");
            found
                .push(Diagnostic::warning(message).at(place).hint("put the file into content/, or change the address"));
        }
    }
    found
}

/// The files that templates name by `asset` and the theme does not have, and a warning for each that the site does not have
/// either. They are shown as addresses from the site's root.
pub(super) fn unknown_assets(theme: &Theme, sources: &Sources) -> (BTreeSet<String>, Diagnostics) {
    let known: BTreeSet<Cow<'_, str>> = theme.assets.by_name.keys().map(|name| url::composed(name)).collect();
    let (mut unknown, mut problems) = (BTreeSet::new(), Diagnostics::new());
    for template in &theme.templates {
        let Some(Ok(text)) = sources.text(&template.path) else { continue };
        for named in addresses(&text, "asset(") {
            let Named::Text(written, span) = named else { continue };
            let (path, _) = url::split_path(written);
            if known.contains(&url::composed(path)) {
                continue;
            }
            unknown.insert(path.to_string());
            if !sources.files.contains_key(&format!("content/{path}")) {
                let near = did_you_mean(path, known.iter().map(AsRef::as_ref));
                let hint = near.map_or("put the file into content/, or change the path".to_string(), |near| {
                    format!("did you mean `{near}`?")
                });
                let message =
                    format!("the theme has no file `static/{path}`, and the site has none at `content/{path}`");
                let place = sources.place(&template.path, span);
                problems.push(Diagnostic::warning(message).at(place).hint(hint));
            }
        }
    }
    (unknown, problems)
}

/// Where a text of `extra` is written.
fn in_settings(text: &str, sources: &Sources) -> Place {
    let settings = sources.shown(CONFIG_FILE);
    let below = settings.find("extra").unwrap_or(0);
    match settings[below..].find(text) {
        Some(at) => sources.place(CONFIG_FILE, below + at..below + at + text.len()),
        None => Place::file(CONFIG_FILE),
    }
}
