//! Addresses of the old site as site paths.

use crate::base::url::{self, BaseUrl, encode_path};

/// Where the old site was.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hosts {
    /// Its path on its host, without a slash at the end: `/blog`, or nothing.
    base: String,
    /// Its host, if it is known.
    host: String,
    /// If each language had a host: the hosts, each with the start of its paths on the new site, such as `/id`.
    prefixes: Vec<(String, String)>,
    /// The folder of the built pages of the language whose paths have no such start.
    plain_folder: Option<String>,
}

impl Hosts {
    /// A site with one host.
    pub(crate) fn one(base_url: Option<&str>) -> Hosts {
        let base = base_url.and_then(|text| BaseUrl::parse(text).ok());
        let host = base.as_ref().map(|base| host_of(base.origin())).unwrap_or_default();
        let base = base.and_then(|base| url::decode(base.path())).unwrap_or_default();
        Hosts { base: base.trim_end_matches('/').to_string(), host, ..Hosts::default() }
    }

    /// A site with a host for each language: its URL, and its tag. The first one has no prefix on the new site.
    pub(crate) fn of_languages(languages: &[(String, String)]) -> Hosts {
        let prefix = |at: usize, tag: &str| if at == 0 { String::new() } else { format!("/{}", tag.to_lowercase()) };
        let host = |(at, (address, tag)): (usize, &(String, String))| {
            let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
            (rest.trim_end_matches('/').to_lowercase(), prefix(at, tag))
        };
        let plain_folder = languages.first().map(|(_, tag)| format!("/{}/", tag.to_lowercase()));
        Hosts { prefixes: languages.iter().enumerate().map(host).collect(), plain_folder, ..Hosts::default() }
    }

    /// Whether an address is on the old site: one without a host, or on a host of its own.
    pub(crate) fn is_own(&self, address: &str) -> bool {
        let host = host_of(address);
        host.is_empty() || host == self.host || self.prefixes.iter().any(|(known, _)| *known == host)
    }

    /// Whether each language had a host.
    pub(crate) fn are_several(&self) -> bool {
        self.prefixes.len() > 1
    }

    /// The site path of a built page's path in the output folder.
    pub(crate) fn of_output(&self, path: &str) -> String {
        let plain = self.plain_folder.as_ref().and_then(|folder| path.strip_prefix(folder.as_str()));
        plain.map_or(path.to_string(), |rest| format!("/{rest}"))
    }

    /// The site path of an address as it stands on the page at `here`: decoded, without query and fragment. `None` if it is
    /// no address of a page (`mailto:`). A host counts only if each language had one, because a built site may name any.
    pub(crate) fn site_path(&self, address: &str, here: &str) -> Option<String> {
        let address = address.trim().split(['#', '?']).next().unwrap_or_default();
        let rest = match address.find("://") {
            Some(at) => &address[at + 3..],
            None => match address.strip_prefix("//") {
                Some(rest) => rest,
                None if url::scheme(address).is_some() => return None,
                None if address.starts_with('/') => return self.inside(address),
                None => return relative(address, here),
            },
        };
        let at = rest.find('/').unwrap_or(rest.len());
        let (host, path) = (rest[..at].to_lowercase(), &rest[at..]);
        let prefix = self.prefixes.iter().find(|(known, _)| *known == host).map_or("", |(_, prefix)| prefix);
        Some(format!("{prefix}{}", self.inside(if path.is_empty() { "/" } else { path })?))
    }

    fn inside(&self, path: &str) -> Option<String> {
        let path = url::decode(path)?;
        let inner = path.strip_prefix(&self.base).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let inner = inner.unwrap_or(&path);
        Some(if inner.is_empty() { "/".to_string() } else { inner.to_string() })
    }

    /// The old URL of a site path. `origin` is the scheme and host of an URL of the old site.
    pub(crate) fn url(&self, origin: &str, path: &str) -> String {
        let scheme = origin.split_once("://").map_or("https", |(scheme, _)| scheme);
        let of_host = self.prefixes.iter().rev().find_map(|(host, prefix)| {
            let rest = path.strip_prefix(prefix.as_str()).filter(|rest| rest.starts_with('/'))?;
            Some(format!("{scheme}://{host}{}", encode_path(rest)))
        });
        of_host.unwrap_or_else(|| format!("{origin}{}{}", encode_path(&self.base), encode_path(path)))
    }
}

/// The host of a URL in lower case; empty for a path.
fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map(|(_, rest)| rest).or(address.strip_prefix("//")).unwrap_or_default();
    rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())].to_lowercase()
}

fn relative(address: &str, here: &str) -> Option<String> {
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    let decoded = url::decode(address)?;
    let slash = if decoded.ends_with('/') || decoded.is_empty() { "/" } else { "" };
    let joined = url::join(folder.trim_start_matches('/'), decoded.trim_end_matches('/'))?;
    Some(format!("/{}{slash}", joined.trim_matches('/')).replace("//", "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_site_paths() {
        let hosts = Hosts::one(Some("https://kopi.example/blog/"));
        for (address, path) in [
            ("https://kopi.example/blog/a/?x=1#y", "/a/"),
            ("http://127.0.0.1:1313/blog/", "/"),
            ("https://kopi.example/blog", "/"),
            ("//kopi.example/blog/b.html", "/b.html"),
            ("/blog/k%C3%A4se/", "/käse/"),
            ("/blogs/a/", "/blogs/a/"),
            ("../b/", "/posts/b/"),
            ("img.png", "/posts/a/img.png"),
        ] {
            assert_eq!(hosts.site_path(address, "/posts/a/").as_deref(), Some(path), "{address}");
        }
        assert!(hosts.is_own("/a/") && hosts.is_own("https://Kopi.example/x") && !hosts.is_own("//teh.example/"));
        assert_eq!(hosts.site_path("mailto:a@kopi.example", "/"), None);
        assert_eq!(hosts.url("https://kopi.example", "/käse/"), "https://kopi.example/blog/k%C3%A4se/");
        assert_eq!(Hosts::one(None).url("http://a.example", "/x/"), "http://a.example/x/");
    }

    #[test]
    fn the_host_of_a_language_becomes_its_prefix() {
        let hosts = [("https://kopi.example/", "en"), ("https://kopi.example.id/", "id")];
        let hosts = Hosts::of_languages(&hosts.map(|(url, tag)| (url.to_string(), tag.to_string())));
        assert_eq!(hosts.site_path("https://kopi.example.id/a/", "/").as_deref(), Some("/id/a/"));
        assert_eq!(hosts.site_path("https://kopi.example/a/", "/").as_deref(), Some("/a/"));
        assert_eq!((hosts.of_output("/en/a/"), hosts.of_output("/id/a/")), ("/a/".into(), "/id/a/".into()));
        assert_eq!(hosts.url("https://kopi.example", "/id/a/"), "https://kopi.example.id/a/");
        assert_eq!(hosts.url("https://kopi.example", "/a/"), "https://kopi.example/a/");
    }
}
