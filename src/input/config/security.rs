//! What a host is told to send with pages.
//!
//! Takes `headers:` and `security:` of site.yaml; gives whether there is a file of headers, and what its policy allows.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::diagnostic::{Diagnostic, did_you_mean};
use crate::base::yaml::{Key, Node};
use crate::input::keys::Entries;

/// The directives of Content Security Policy 3 that have sources.
const DIRECTIVES: [&str; 16] = [
    "default-src",
    "img-src",
    "media-src",
    "style-src",
    "font-src",
    "script-src",
    "connect-src",
    "frame-src",
    "child-src",
    "worker-src",
    "object-src",
    "manifest-src",
    "form-action",
    "frame-ancestors",
    "base-uri",
    "fenced-frame-src",
];
/// The sources that are written in single quotes.
const KEYWORDS: [&str; 6] = ["self", "none", "unsafe-inline", "unsafe-eval", "strict-dynamic", "unsafe-hashes"];

/// The headers of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Security {
    /// Whether a build writes the file `_headers`.
    pub(crate) headers: bool,
    pub(crate) policy: Policy,
}

impl Security {
    /// The same, with the host that a form of the theme posts to.
    pub(super) fn with_form(mut self, url: Option<&str>) -> Security {
        let (Some(url), Policy::Usual(sources)) = (url, &mut self.policy) else { return self };
        let host = url.find("://").map_or(0, |at| at + 3);
        let end = url[host..].find(['/', '?', '#']).map_or(url.len(), |length| host + length);
        sources.push(("form-action".to_string(), vec![url[..end].to_string()]));
        self
    }
}

/// The Content-Security-Policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    /// That of the theme, with more sources for some directives.
    Usual(Vec<(String, Vec<String>)>),
    /// The author's own, as a whole.
    Own(String),
    /// None.
    Off,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy::Usual(Vec::new())
    }
}

/// Reads `headers: true` and `security: {allow: {img-src: https://example.net}}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>) -> Security {
    let headers = settings.truth(Setting::Headers).unwrap_or(false);
    let Some(entries) = settings.map(Setting::Security) else { return Security { headers, ..Security::default() } };
    let mut inner = settings.inner("security", entries);
    report_unknown(&mut inner, &[]);
    let own = own_policy(&mut inner);
    let allow = inner.get(Setting::SecurityAllow);
    let sources = allowed(&mut inner);
    if let (Some(_), Some((key, _))) = (&own, allow) {
        let problem = Diagnostic::warning("`allow` has no effect beside a `policy`");
        inner.report_at(problem.hint("write these sources into `policy`, or delete it"), key.span.clone());
    }
    if !headers {
        let problem = Diagnostic::warning("`security` has no effect without `headers: true`");
        let span = entries.first().map_or(0..0, |(key, _)| key.span.clone());
        inner.report_at(problem.hint("add `headers: true`, which writes the file `_headers` for the host"), span);
    }
    Security { headers, policy: own.unwrap_or(Policy::Usual(sources)) }
}

fn own_policy(inner: &mut Entries<'_, Setting>) -> Option<Policy> {
    let written = inner.text(Setting::SecurityPolicy)?;
    let text = written.value.split_whitespace().collect::<Vec<_>>().join(" ");
    if matches!(text.as_str(), "off" | "false" | "none") {
        return Some(Policy::Off);
    }
    if let Some(letter) = text.chars().find(|letter| !letter.is_ascii_graphic() && *letter != ' ') {
        let problem = Diagnostic::error(format!("a policy cannot have `{}`", letter.escape_default()));
        inner.report_at(
            problem.hint("write other letters as a URL has them, such as `xn--` names of hosts"),
            written.span,
        );
        return None;
    }
    Some(Policy::Own(text))
}

/// The sources of each directive.
fn allowed(inner: &mut Entries<'_, Setting>) -> Vec<(String, Vec<String>)> {
    let Some(entries) = inner.map(Setting::SecurityAllow) else { return Vec::new() };
    let known = |key: &Key| DIRECTIVES.contains(&key.name.as_str());
    for (key, _) in entries.iter().filter(|(key, _)| !known(key)) {
        let hint = match did_you_mean(&key.name, DIRECTIVES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "use a directive of Content Security Policy, such as `img-src` or `frame-src`".to_string(),
        };
        let problem = Diagnostic::error(format!("`{}` is not a directive with sources", key.name));
        inner.report_at(problem.hint(hint), key.span.clone());
    }
    entries
        .iter()
        .filter(|(key, _)| known(key))
        .map(|(key, node)| (key.name.clone(), sources(inner, key, node)))
        .collect()
}

fn sources(inner: &mut Entries<'_, Setting>, key: &Key, node: &Node) -> Vec<String> {
    let mut sources = Vec::new();
    for source in inner.listed(key, node) {
        let bare = source.value.trim_matches('\'');
        if KEYWORDS.contains(&bare) {
            sources.push(format!("'{bare}'"));
        } else if source.value.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';') {
            sources.push(source.value);
        } else {
            let problem = Diagnostic::error(format!("`{}` is not a source of a policy", source.value));
            inner.report_at(problem.hint("write one such as `https://example.net`, several as a list"), source.span);
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::Text;
    use crate::input::config::parse;

    fn read(lines: &str) -> (Option<Security>, Vec<String>) {
        let text = format!("base_url: https://example.org/\n{lines}\n");
        let mut found = Diagnostics::new();
        let config = parse(&Text::new("site.yaml", &text), None, &mut found);
        let line = |found: &Diagnostic| {
            let place = found.place.as_ref().unwrap();
            format!("{}:{} {} | {}", place.line, place.column, found.message, found.hints.join(" "))
        };
        (config.map(|config| config.security), found.iter().map(line).collect())
    }

    #[test]
    fn sources_are_a_text_or_a_list_and_keywords_get_their_quotes() {
        let (security, found) = read(
            "headers: true\nsecurity: {allow: {img-src: 'https://a.example, data:', style-src: [unsafe-inline, \"'self'\"]}}",
        );
        assert_eq!(found, [""; 0]);
        let own = |name: &str, sources: &[&str]| {
            (name.to_string(), sources.iter().map(|source| source.to_string()).collect())
        };
        let wanted =
            vec![own("img-src", &["https://a.example", "data:"]), own("style-src", &["'unsafe-inline'", "'self'"])];
        assert_eq!(security.unwrap().policy, Policy::Usual(wanted));
    }

    #[test]
    fn a_policy_is_one_line_or_off() {
        let own = read("headers: true\nsecurity:\n  policy: >\n    default-src 'self';\n    img-src *\n").0.unwrap();
        assert_eq!(own.policy, Policy::Own("default-src 'self'; img-src *".to_string()));
        for off in ["off", "false", "none"] {
            assert_eq!(read(&format!("headers: true\nsecurity: {{policy: {off}}}")).0.unwrap().policy, Policy::Off);
        }
    }

    #[test]
    fn what_is_no_source_or_no_directive_is_an_error_at_its_place() {
        for (lines, wanted) in [
            ("allow: {image-src: x}", "3:20 `image-src` is not a directive with sources | did you mean `img-src`?"),
            ("allow: {img-src: 'a; script-src *'}", "3:29 `a; script-src *` is not a source of a policy"),
            ("allow: {img-src: https://bücher.example}", "3:29 `https://bücher.example` is not a source of a policy"),
            ("policy: img-src https://bücher.example", "3:20 a policy cannot have `\\u{fc}`"),
        ] {
            let (config, found) = read(&format!("headers: true\nsecurity: {{{lines}}}"));
            assert!(config.is_none() && found.len() == 1 && found[0].starts_with(wanted), "{lines}: {found:?}");
        }
    }

    #[test]
    fn settings_without_effect_are_a_warning() {
        let (_, found) = read("security: {policy: off}");
        assert!(found[0].starts_with("2:12 `security` has no effect without `headers: true`"), "{found:?}");
        let (_, found) = read("headers: true\nsecurity: {policy: img-src *, allow: {img-src: x}}");
        assert!(found[0].starts_with("3:31 `allow` has no effect beside a `policy`"), "{found:?}");
    }
}
