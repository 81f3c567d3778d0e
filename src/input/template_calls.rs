//! Addresses that templates name as a whole: `url(path="/css/own.css")`, `asset(path=site.extra.logo)`.
//!
//! Takes the text of a template; gives what its calls name, with places. Nothing is rendered for this.

use std::ops::Range;

use crate::input::config::Config;

/// What `url(path=…)` is given in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named<'t> {
    /// A text, and its bytes in the template.
    Text(&'t str, Range<usize>),
    /// The keys below `site.extra`: `favicon`, `logo.file`.
    Extra(&'t str),
}

/// The text of a setting below `extra`.
pub(crate) fn extra<'c>(config: &'c Config, keys: &str) -> Option<&'c str> {
    keys.split('.').try_fold(&config.extra, |value, key| value.get(key))?.as_str()
}

/// What the calls of a function in a template name, where that is written there as a whole. `call` is its name with a bracket.
pub(crate) fn addresses<'t>(template: &'t str, call: &str) -> Vec<Named<'t>> {
    code(template).flat_map(|code| calls(template, call, code)).collect()
}

/// The bytes of a template that are code, within `{{ }}` or `{% %}`.
pub(crate) fn code(template: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
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
            at = start + 2 + length;
            if end != "#}" {
                return Some(start + 2..at);
            }
        }
        None
    })
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
