//! What hosts do with the file `_redirects`, and with paths.

use crate::input::redirects::Rule;

/// A host, by what it knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// A server that has the files and nothing else, such as nginx.
    Plain,
    /// GitHub Pages: `/a` is also `a.html`.
    GitHub,
    /// Rules with a query and with any status. A page hides a rule, unless it is forced: `301!`.
    Netlify,
    /// Cloudflare Pages: rules without a query that redirect or rewrite. They hide pages.
    Cloudflare,
}

impl Host {
    /// Whether it obeys a rule at all.
    pub(super) fn knows(self, rule: &Rule) -> bool {
        match self {
            Host::Plain | Host::GitHub => false,
            Host::Netlify => true,
            // <https://developers.cloudflare.com/pages/configuration/redirects/>
            Host::Cloudflare => {
                rule.query.is_empty() && !rule.forced && matches!(rule.status, 200 | 301 | 302 | 303 | 307 | 308)
            }
        }
    }

    /// Whether it takes a path with a slash at its end and one without for the same.
    pub(super) fn ignores_slash(self) -> bool {
        self != Host::Cloudflare
    }

    /// Whether it obeys a rule that it knows at a path that has a file.
    pub(super) fn prefers(self, rule: &Rule) -> bool {
        rule.forced || self == Host::Cloudflare
    }

    /// Whether `/a` is also the page `a.html`.
    pub(super) fn adds_html(self) -> bool {
        self != Host::Plain
    }
}
