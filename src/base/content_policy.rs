//! What a Content-Security-Policy lets a page load and run (Content Security Policy Level 3, sections 6.7 and 6.8).
//!
//! Takes the text of a policy; answers whether it blocks an address or code within the page. Of what it cannot know, such as a
//! hash of a script, it takes the author's word.

/// A policy. Only what a post can meet is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentPolicy {
    /// Directives with their sources, all in the order in which they are written. The first of a name counts.
    directives: Vec<(String, Vec<String>)>,
    /// `https://example.org`, where the site is.
    origin: Option<String>,
    /// Whether it is the author's own as a whole, so that nothing can be added but to its words.
    pub(crate) is_authors: bool,
}

impl ContentPolicy {
    pub(crate) fn new(text: &str, origin: Option<&str>) -> ContentPolicy {
        let directive = |text: &str| {
            let mut words = text.split_ascii_whitespace();
            let name = words.next()?.to_ascii_lowercase();
            Some((name, words.map(str::to_string).collect()))
        };
        ContentPolicy {
            directives: text.split(';').filter_map(directive).collect(),
            origin: origin.map(str::to_ascii_lowercase),
            is_authors: false,
        }
    }

    /// Whether a page may load from an address. `directives` are the one that says so, and those that stand in for it, in order.
    pub(crate) fn allows(&self, directives: &[&str], address: &str) -> bool {
        let Some(sources) = self.sources(directives) else { return true };
        let address = address.trim().to_ascii_lowercase();
        let address = if address.starts_with("//") { format!("https:{address}") } else { address };
        let is_relative = crate::base::url::scheme(&address).is_none();
        let is_own = is_relative || self.origin.as_deref().is_some_and(|origin| begins(&address, origin));
        let absolute = match (&self.origin, is_relative) {
            (Some(origin), true) => format!("{origin}/{}", address.trim_start_matches('/')),
            _ => address,
        };
        sources.iter().any(|source| (source.eq_ignore_ascii_case("'self'") && is_own) || matches(source, &absolute))
    }

    /// Whether a page may have code of a kind within itself: a script, a style, an attribute of either.
    pub(crate) fn allows_inline(&self, directives: &[&str]) -> bool {
        let Some(sources) = self.sources(directives) else { return true };
        let is_allowing = |source: &String| {
            let source = source.to_ascii_lowercase();
            source == "'unsafe-inline'"
                || ["'sha256-", "'sha384-", "'sha512-", "'nonce-"].iter().any(|start| source.starts_with(start))
        };
        sources.iter().any(is_allowing)
    }

    fn sources(&self, names: &[&str]) -> Option<&[String]> {
        let find = |name: &&str| self.directives.iter().find(|(own, _)| own == name);
        names.iter().find_map(find).map(|(_, sources)| sources.as_slice())
    }
}

/// Whether an address is an origin or on it.
fn begins(address: &str, origin: &str) -> bool {
    address.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Whether a source covers an absolute address in lower case.
fn matches(source: &str, address: &str) -> bool {
    let source = source.to_ascii_lowercase();
    let (scheme, rest) = address.split_once(':').unwrap_or_default();
    if source == "*" {
        return matches!(scheme, "http" | "https");
    }
    if let Some(wanted) = source.strip_suffix(':') {
        return is_scheme(wanted, scheme);
    }
    let (wanted, host) =
        source.split_once("://").map_or((None, source.as_str()), |(scheme, host)| (Some(scheme), host));
    if host.starts_with('\'') || !wanted.map_or(matches!(scheme, "http" | "https"), |wanted| is_scheme(wanted, scheme))
    {
        return false;
    }
    let (host, path) = host.split_once('/').unwrap_or((host, ""));
    let (there, file) = rest.trim_start_matches('/').split_once('/').unwrap_or((rest.trim_start_matches('/'), ""));
    let there = there.split(['?', '#']).next().unwrap_or_default();
    is_host(host, there) && (path.is_empty() || file == path || (path.ends_with('/') && file.starts_with(path)))
}

/// `http` covers `https`, too.
fn is_scheme(wanted: &str, scheme: &str) -> bool {
    wanted == scheme || (wanted == "http" && scheme == "https")
}

/// Whether a host of a policy, perhaps with `*.` at its start and a port, covers the host of an address.
fn is_host(wanted: &str, host: &str) -> bool {
    let port = |text: &str| text.rsplit_once(':').map(|(_, port)| port.to_string());
    let name = |text: &str| text.rsplit_once(':').map_or(text, |(name, _)| name).to_string();
    let is_port = match (port(wanted), port(host)) {
        (Some(wanted), port) => wanted == "*" || Some(wanted) == port,
        (None, port) => port.is_none_or(|port| port == "443" || port == "80"),
    };
    let (wanted, host) = (name(wanted), name(host));
    is_port && wanted.strip_prefix('*').map_or(wanted == host, |end| host.ends_with(end) && host.len() > end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_allowed_by_schemes_hosts_ports_and_paths() {
        for (sources, address, allowed) in [
            ("'self'", "/a.png", true),
            ("'self'", "../a.png", true),
            ("'self'", "https://example.org/a.png", true),
            ("'self'", "https://example.org.evil.example/a.png", false),
            ("'self' data:", "data:image/png;base64,AA", true),
            ("'self'", "//b.example/a.png", false),
            ("https://b.example", "//B.example/a.png", true),
            ("b.example", "https://b.example:443/a", true),
            ("b.example", "https://b.example:8443/a", false),
            ("b.example:*", "https://b.example:8443/a", true),
            ("*.b.example", "https://a.b.example", true),
            ("*.b.example", "https://b.example/", false),
            ("http://b.example", "https://b.example/?x", true),
            ("https://b.example", "http://b.example/", false),
            ("https://b.example/img/", "https://b.example/img/a.png", true),
            ("https://b.example/img/", "https://b.example/a.png", false),
            ("https:", "https://c.example/", true),
            ("*", "https://c.example/", true),
            ("*", "/a", true),
            ("*", "data:x", false),
            ("'none'", "/a", false),
            ("", "/a", false),
        ] {
            let policy = ContentPolicy::new(&format!("img-src {sources}"), Some("https://example.org"));
            assert_eq!(policy.allows(&["img-src", "default-src"], address), allowed, "{sources}: {address}");
        }
    }

    #[test]
    fn another_directive_stands_in_for_one_that_is_missing() {
        let policy =
            ContentPolicy::new("Default-src 'none'; child-src https://a.example ;; img-src *; img-src 'none'", None);
        assert!(policy.allows(&["frame-src", "child-src", "default-src"], "https://a.example/"));
        assert!(!policy.allows(&["media-src", "default-src"], "https://a.example/"));
        assert!(policy.allows(&["img-src", "default-src"], "https://a.example/"), "the first counts");
        assert!(policy.allows(&["form-action"], "https://a.example/"), "nothing is said of it");
    }

    #[test]
    fn code_within_a_page_has_to_be_allowed_by_name_or_by_its_hash() {
        let allows =
            |text: &str| ContentPolicy::new(text, None).allows_inline(&["style-src-attr", "style-src", "default-src"]);
        assert!(!allows("default-src *") && !allows("style-src 'self'") && allows("img-src *"));
        assert!(allows("style-src 'self' 'unsafe-inline'") && allows("style-src 'sha256-abc='"));
        assert!(!allows("style-src 'unsafe-inline'; style-src-attr 'none'"));
    }
}
