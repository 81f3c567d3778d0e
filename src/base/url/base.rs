//! The URL of the whole site.
//!
//! Takes the text of `base_url`; gives it checked and in one spelling, and makes absolute addresses of site paths.

use std::net::Ipv6Addr;

use super::{Problem, decode, encode_path};

/// `https://host:port/prefix/`: an http or https URL without user, query and fragment; the host in lower case, no default
/// port, the path percent-encoded with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads the text of the setting. A missing slash at the end is added.
    pub fn parse(text: &str) -> Result<BaseUrl, Problem> {
        let text = text.trim();
        let problem = |what| Problem::BaseUrl(text.to_string(), what);
        let (scheme, rest) = text.split_once("://").ok_or_else(|| problem("has no scheme"))?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            return Err(problem("is neither http nor https"));
        }
        if rest.contains(['?', '#']) {
            return Err(problem("has a query or a fragment"));
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(problem("holds a user name"));
        }
        let (host, port) = split_port(authority).map_err(problem)?;
        let host = check_host(host).map_err(problem)?;
        let port = match (scheme.as_str(), port) {
            (_, None) | ("http", Some(80)) | ("https", Some(443)) => String::new(),
            (_, Some(port)) => format!(":{port}"),
        };
        let path = clean_path(path).map_err(problem)?;
        Ok(BaseUrl { origin: format!("{scheme}://{host}{port}"), path })
    }

    /// Scheme, host and port, without a slash at the end: `https://host`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path of the site's home, percent-encoded, with a slash at both ends: `/` or `/blog/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of a percent-encoded site path on this host: `/2016/x/` gives `/blog/2016/x/`.
    pub(crate) fn rooted(&self, site_path: &str) -> String {
        [&self.path, site_path.trim_start_matches('/')].concat()
    }

    /// What an absolute address has after the site's home, from its slash on: `/2016/x/#y` of `http://host/blog/2016/x/#y`.
    /// None if it leads elsewhere. Whether it begins with http or https makes no difference.
    pub(crate) fn inside<'a>(&self, address: &'a str) -> Option<&'a str> {
        let after = |address: &'a str, start: &str| {
            let begins = address.get(..start.len())?.eq_ignore_ascii_case(start);
            begins.then(|| &address[start.len()..])
        };
        let rest = after(address, "https://").or_else(|| after(address, "http://"))?;
        let (_, host) = self.origin.split_once("://")?;
        let rest = after(rest, host)?.strip_prefix(self.path.trim_end_matches('/'))?;
        rest.starts_with('/').then_some(rest)
    }

    /// The absolute address of a percent-encoded site path: `/2016/x/` gives `https://host/blog/2016/x/`.
    pub fn absolute(&self, site_path: &str) -> String {
        [&self.origin, &self.path, site_path.trim_start_matches('/')].concat()
    }
}

fn split_port(authority: &str) -> Result<(&str, Option<u16>), &'static str> {
    let after_host = authority.rfind(']').unwrap_or(0);
    match authority[after_host..].find(':').map(|at| after_host + at) {
        None => Ok((authority, None)),
        Some(at) if at + 1 == authority.len() => Ok((&authority[..at], None)),
        Some(at) => match authority[at + 1..].parse::<u16>() {
            Ok(port) if port > 0 && authority[at + 1..].bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok((&authority[..at], Some(port)))
            }
            _ => Err("has a port that is no number from 1 to 65535"),
        },
    }
}

/// A host name of RFC 1123 (underscores pass, as browsers let them) or an IPv6 address in brackets.
fn check_host(host: &str) -> Result<String, &'static str> {
    if host.is_empty() {
        return Err("has no host");
    }
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let address: Ipv6Addr = address.parse().map_err(|_| "has a host that is no IPv6 address")?;
        return Ok(format!("[{address}]"));
    }
    if !host.is_ascii() {
        return Err("has a host with letters outside ASCII; write it in its `xn--` form");
    }
    let fit = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    match host.len() <= 253 && host.strip_suffix('.').unwrap_or(host).split('.').all(fit) {
        true => Ok(host.to_ascii_lowercase()),
        false => Err("has a host that is no domain name"),
    }
}

fn clean_path(path: &str) -> Result<String, &'static str> {
    let decoded = decode(path).ok_or("has a path that is not UTF-8")?;
    let inner = decoded.strip_prefix('/').unwrap_or(&decoded);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    if decoded.chars().any(|character| character.is_control() || character == '\\') {
        return Err("has a path with a backslash or a control character");
    }
    if inner.is_empty() {
        return Ok("/".to_string());
    }
    if inner.split('/').any(|segment| matches!(segment, "" | "." | "..")) {
        return Err("has a path with an empty part or dots");
    }
    Ok(encode_path(&format!("/{inner}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absolute_address_is_inside_if_host_and_folder_are_those_of_the_site() {
        let base = BaseUrl::parse("https://Example.org:8080/blog/").unwrap();
        for (address, inside) in [
            ("https://example.org:8080/blog/a/#b", Some("/a/#b")),
            ("HTTP://EXAMPLE.org:8080/blog/", Some("/")),
            ("https://example.org:8080/blog", None),
            ("https://example.org:8080/blogs/a", None),
            ("https://example.org/blog/a/", None),
            ("//example.org:8080/blog/a/", None),
            ("https://é", None),
            ("/blog/a/", None),
        ] {
            assert_eq!(base.inside(address), inside, "{address}");
        }
        let root = BaseUrl::parse("https://example.org").unwrap();
        assert_eq!(root.inside("http://example.org/a"), Some("/a"));
        assert_eq!(root.inside("https://example.org.evil/a"), None);
    }

    #[test]
    fn a_base_url_is_brought_to_one_spelling() {
        for (text, home, path) in [
            ("https://example.org", "https://example.org/", "/"),
            (" HTTPS://Example.ORG:443/ ", "https://example.org/", "/"),
            ("https://user.example/blog", "https://user.example/blog/", "/blog/"),
            ("http://localhost:8080/a/b/", "http://localhost:8080/a/b/", "/a/b/"),
            ("http://[::1]:4000", "http://[::1]:4000/", "/"),
            (
                "https://example.org/catatan luar negeri/",
                "https://example.org/catatan%20luar%20negeri/",
                "/catatan%20luar%20negeri/",
            ),
            ("https://example.org/外交", "https://example.org/%E5%A4%96%E4%BA%A4/", "/%E5%A4%96%E4%BA%A4/"),
            ("https://example.org/a%20b/", "https://example.org/a%20b/", "/a%20b/"),
            ("https://xn--j1ail.example/", "https://xn--j1ail.example/", "/"),
            ("https://example.org:/", "https://example.org/", "/"),
        ] {
            let base = BaseUrl::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
            assert_eq!((base.absolute("/").as_str(), base.path()), (home, path), "{text}");
            assert_eq!(BaseUrl::parse(&base.absolute("/")), Ok(base), "{text}");
        }
    }

    #[test]
    fn a_site_path_becomes_absolute_under_the_prefix() {
        let base = BaseUrl::parse("https://host/blog").unwrap();
        assert_eq!(base.origin(), "https://host");
        assert_eq!(base.absolute("/2016/x/"), "https://host/blog/2016/x/");
        assert_eq!(base.absolute("2016/x/"), "https://host/blog/2016/x/");
        assert_eq!(base.rooted("/2016/x/#part"), "/blog/2016/x/#part");
        assert_eq!(base.rooted("/"), "/blog/");
    }

    #[test]
    fn what_is_no_base_url_is_a_problem() {
        for text in [
            "",
            "example.org",
            "/blog/",
            "ftp://example.org/",
            "javascript://x",
            "https://",
            "https:///x",
            "https://a b/",
            "https://user:secret@example.org/",
            "https://example.org/?x",
            "https://example.org/#x",
            "https://example.org/a/../b",
            "https://example.org//a",
            "https://example.org/%2e%2e/",
            "https://example.org/a\\b",
            "https://example.org:0/",
            "https://example.org:99999/",
            "https://example.org:+80/",
            "https://[::1/",
            "https://[x]/",
            "https://-a.org/",
            "https://a..b/",
            "https://bücher.example/",
            "https://example.org/%FF",
            "https://]:/",
            "https://:80/",
        ] {
            let problem = BaseUrl::parse(text).expect_err(text);
            assert!(!problem.to_string().is_empty() && problem.hint().contains("https://"), "{text}");
        }
    }
}
