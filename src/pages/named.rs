//! Addresses of the site that templates name: `url(path="/css/own.css")`, `url(path=site.extra.favicon)`.
//!
//! Takes the texts of templates, the configuration and the plan; gives a warning for each address at which the site has nothing.
//! Templates are not rendered for this, so that a build that renders few pages finds the same.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::plan::Plan;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place, did_you_mean};
use crate::base::href::inner_address;
use crate::base::url::{self, Spellings};
use crate::input::config::Config;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::input::theme::Theme;

/// What `url(path=…)` is given in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named<'t> {
    /// A text, and its bytes in the template.
    Text(&'t str, Range<usize>),
    /// The keys below `site.extra`: `favicon`, `logo.file`.
    Extra(&'t str),
}

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
    let known: BTreeSet<Cow<'_, str>> = theme.assets.keys().map(|name| url::composed(name)).collect();
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

/// The text of a setting below `extra`.
fn extra<'c>(config: &'c Config, keys: &str) -> Option<&'c str> {
    keys.split('.').try_fold(&config.extra, |value, key| value.get(key))?.as_str()
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

/// What the calls of a function in a template name, where that is written there as a whole. `call` is its name with a bracket.
fn addresses<'t>(template: &'t str, call: &str) -> Vec<Named<'t>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = template[at..].find('{').map(|brace| at + brace) {
        let end = match template.as_bytes().get(start + 1) {
            Some(b'#') => "#}",
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let inner = &template[start + 2..];
        let length = inner.find(end).unwrap_or(inner.len());
        if end != "#}" {
            found.extend(calls(template, call, start + 2..start + 2 + length));
        }
        at = start + 2 + length;
    }
    found
}

/// What the calls of a function within these bytes name.
fn calls<'t>(template: &'t str, call: &str, code: Range<usize>) -> impl Iterator<Item = Named<'t>> {
    let own = &template[code.clone()];
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    let calls = own.match_indices(call).filter(move |(at, _)| !own[..*at].ends_with(is_name));
    calls.filter_map(move |(at, call)| argument(template, code.start + at + call.len()))
}

/// The argument `path` that begins at a byte of a template.
fn argument(template: &str, start: usize) -> Option<Named<'_>> {
    let rest = template[start..].trim_start().strip_prefix("path")?.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'));
    let (value, after) = match quote {
        Some(quote) => rest[1..].split_once(quote)?,
        None => rest.split_at(rest.find([')', ',', ' ', '~', '|'])?),
    };
    let is_whole = after.trim_start().starts_with([')', ',']);
    let from = template.len() - rest.len() + usize::from(quote.is_some());
    match quote {
        _ if !is_whole => None,
        Some(_) => Some(Named::Text(value, from..from + value.len())),
        None => value.strip_prefix("site.extra.").map(Named::Extra),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses_are_found_in_calls_and_nowhere_else() {
        let named = |template: &str| {
            let show = |named: &Named<'_>| match named {
                Named::Text(text, span) => {
                    assert_eq!(&template[span.clone()], *text);
                    text.to_string()
                }
                Named::Extra(keys) => format!("extra.{keys}"),
            };
            addresses(template, "url(").iter().map(show).collect::<Vec<_>>().join(" ")
        };
        for (template, found) in [
            ("<a href=\"{{ url(path=\"/a/\") }}\">", "/a/"),
            ("{% set x = url( path = '/b?v=1' ) %}{{url(path=`/c`, x=1)}}", "/b?v=1 /c"),
            (
                "{{ url(path=site.extra.favicon) }} {{ url(path=site.extra.logo.file) }}",
                "extra.favicon extra.logo.file",
            ),
            ("{{ url(path=\"/tag/\" ~ slug) }} {{ url(path=page.url) }} {{ url(path=site.extra.x ~ y) }}", ""),
            ("{# {{ url(path=\"/a\") }} #} a { background: url(path=\"/b\") } {{ my_url(path=\"/c\") }}", ""),
            ("{{ url(path=\"/a", ""),
            ("{", ""),
        ] {
            assert_eq!(named(template), found, "{template}");
        }
    }
}
