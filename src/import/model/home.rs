//! The old blog's URLs.
//!
//! Takes the URLs of a blog; gives, for any URL, the path on that blog, or none if it belongs to another site. `www.`,
//! the scheme and upper case in the host make no difference.

use crate::base::url;

/// Where the old blog was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// Hosts without `www.`, in lower case, with their ports.
    hosts: Vec<String>,
    /// The blog's folder on its host, without a slash at the end: empty, or `/blog`.
    folder: String,
    /// The full URL of the blog's home page: `https://example.org/blog/`.
    pub(crate) address: String,
}

/// A URL on the old blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Decoded, with a slash at its start: `/2016/10/kopi/`.
    pub path: String,
    /// Without the question mark.
    pub query: String,
    /// Without the number sign.
    pub fragment: String,
}

impl Home {
    pub(crate) fn new(address: &str, others: &[String]) -> Home {
        let (host, path) = host_and_path(address).unwrap_or_default();
        let folder = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_string();
        let mut hosts: Vec<String> =
            others.iter().filter_map(|other| host_and_path(other)).map(|(host, _)| host).collect();
        hosts.insert(0, host);
        hosts.dedup();
        hosts.retain(|host| !host.is_empty());
        Home { hosts, folder, address: format!("{}/", address.trim().trim_end_matches('/')) }
    }

    /// The place that a URL names; `None` if it is not on this blog. Paths from the root are on it. Relative paths are
    /// not, because their base is not known.
    pub(crate) fn place(&self, address: &str) -> Option<Place> {
        let address = address.trim();
        let rest = match host_and_path(address) {
            Some((host, rest)) if self.hosts.contains(&host) => rest,
            Some(_) => return None,
            None if address.starts_with('/') || address.starts_with('?') => address.to_string(),
            None => return None,
        };
        let (rest, fragment) = rest.split_once('#').unwrap_or((&rest, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path = url::decode(path)?;
        let path = path.strip_prefix(&self.folder).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let path =
            path.map_or_else(|| format!("/{}", rest_of(rest)), |path| format!("/{}", path.trim_start_matches('/')));
        Some(Place { path, query: query.to_string(), fragment: fragment.to_string() })
    }

    /// The full URL of a path on the old blog.
    pub(crate) fn full(&self, path: &str) -> String {
        format!("{}{}", self.address, url::encode_path(path.trim_start_matches('/')))
    }

    /// The full URL of a path from the host's root, as written: `/blog/a.jpg?b=c`.
    pub(crate) fn rooted(&self, path: &str) -> String {
        let scheme_end = self.address.find("//").map_or(0, |at| at + 2);
        let host_end = self.address[scheme_end..].find('/').map_or(self.address.len(), |at| scheme_end + at);
        format!("{}{path}", &self.address[..host_end])
    }

    /// `https:` or `http:`, as in the blog's own URL.
    pub(crate) fn scheme(&self) -> &'static str {
        if self.address.starts_with("https:") { "https:" } else { "http:" }
    }

    pub(crate) fn hosts(&self) -> &[String] {
        &self.hosts
    }
}

/// The path of a URL on the blog's host but outside its folder.
fn rest_of(rest: &str) -> String {
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    url::decode(path).unwrap_or_default().trim_start_matches('/').to_string()
}

/// `(host, path and the rest)` of an absolute or scheme-relative http address.
pub fn host_and_path(address: &str) -> Option<(String, String)> {
    let address = address.trim();
    let scheme_end = address.find("//")?;
    let scheme = &address[..scheme_end];
    if !(scheme.is_empty() || scheme.eq_ignore_ascii_case("http:") || scheme.eq_ignore_ascii_case("https:")) {
        return None;
    }
    let rest = &address[scheme_end + 2..];
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host);
    Some((host.to_string(), path.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_belongs_to_the_blog_whatever_its_scheme_and_www() {
        let home = Home::new("http://Example.org/blog", &["https://old.example.org".to_string()]);
        for address in [
            "https://www.example.org/blog/2016/caf%C3%A9/?x=1#y",
            "//example.org/blog/2016/café/?x=1#y",
            "/blog/2016/café/?x=1#y",
            "https://old.example.org/2016/café/?x=1#y",
        ] {
            let place = home.place(address).unwrap();
            let expected = Place { path: "/2016/café/".into(), query: "x=1".into(), fragment: "y".into() };
            assert_eq!(place, expected, "{address}");
        }
        assert_eq!(home.place("http://example.org/blog").unwrap().path, "/");
        assert_eq!(home.place("http://example.org/blog/?p=7").unwrap().query, "p=7");
        assert_eq!(home.place("http://example.org/?p=7").unwrap().path, "/");
    }

    #[test]
    fn other_urls_do_not_belong_to_the_blog() {
        let home = Home::new("http://example.org/", &[]);
        for address in
            ["http://example.org.example.net/a", "mailto:a@example.org", "#part", "a/b", "", "ftp://example.org/a"]
        {
            assert_eq!(home.place(address), None, "{address}");
        }
    }
}
