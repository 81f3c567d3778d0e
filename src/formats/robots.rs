//! `robots.txt` (RFC 9309).
//!
//! Takes whether the site wants to be found; gives the file. It does not depend on single pages: those say `noindex`
//! themselves. Crawlers read the file at the root of a host only, so under a sub-path it is without effect.

/// What crawlers may do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Robots {
    /// Everything may be read; the sitemap's absolute, encoded URL where there is a sitemap.
    Open { sitemap: Option<String> },
    /// Nothing may be read: a draft of a site, a mirror.
    Closed,
}

/// The file's text, with the program that wrote it in a comment.
pub(crate) fn render(robots: &Robots, generator: &str) -> String {
    let rules = match robots {
        Robots::Closed => "User-agent: *\nDisallow: /\n".to_string(),
        Robots::Open { sitemap: None } => "User-agent: *\nAllow: /\n".to_string(),
        Robots::Open { sitemap: Some(url) } => format!("User-agent: *\nAllow: /\n\nSitemap: {url}\n"),
    };
    format!("# {generator}\n{rules}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_site_allows_all_and_names_its_sitemap() {
        let open = Robots::Open { sitemap: Some("https://example.org/sitemap.xml".to_string()) };
        assert_eq!(
            render(&open, "A 1"),
            "# A 1\nUser-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
        );
        assert_eq!(render(&Robots::Open { sitemap: None }, "A 1"), "# A 1\nUser-agent: *\nAllow: /\n");
    }

    #[test]
    fn a_closed_site_allows_nothing_and_names_no_sitemap() {
        assert_eq!(render(&Robots::Closed, "A 1"), "# A 1\nUser-agent: *\nDisallow: /\n");
    }
}
