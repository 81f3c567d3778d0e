//! The Content-Security-Policy of a site as text.
//!
//! Takes the settings; gives the value of the header. The default theme passes the usual policy.

use std::sync::Arc;

use super::security::{Policy, Security};
use crate::base::content_policy::ContentPolicy;
use crate::base::url::BaseUrl;

/// The policy that all pages of the theme pass, by directive.
const USUAL: [(&str, &str); 11] = [
    ("default-src", "'none'"),
    ("img-src", "'self' data:"),
    ("media-src", "'self'"),
    ("style-src", "'self'"),
    ("font-src", "'self'"),
    ("script-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'self'"),
    ("base-uri", "'none'"),
];

impl Security {
    /// The value of `Content-Security-Policy`; `None` if there is to be none.
    pub(crate) fn text(&self) -> Option<String> {
        text(&self.policy)
    }
}

fn text(policy: &Policy) -> Option<String> {
    let more = match policy {
        Policy::Off => return None,
        Policy::Own(own) => return Some(own.clone()),
        Policy::Usual(more) => more,
    };
    let mut directives: Vec<(&str, String)> =
        USUAL.iter().map(|(name, sources)| (*name, sources.to_string())).collect();
    for (name, sources) in more.iter().filter(|(_, sources)| !sources.is_empty()) {
        let sources = sources.join(" ");
        match directives.iter_mut().find(|(known, _)| known == name) {
            // Beside other sources, 'none' counts for nothing and is an error.
            Some((_, known)) if known == "'none'" || sources == "'none'" => *known = sources,
            Some((_, known)) => *known = format!("{known} {sources}"),
            None => directives.push((name, sources)),
        }
    }
    let directives: Vec<String> = directives.into_iter().map(|(name, sources)| format!("{name} {sources}")).collect();
    Some(directives.join("; "))
}

/// What browsers will block, if the site has a file of headers.
pub(super) fn of_posts(security: &Security, own: Option<&BaseUrl>) -> Option<Arc<ContentPolicy>> {
    let text = security.text().filter(|_| security.headers)?;
    let mut policy = ContentPolicy::new(&text, own.map(BaseUrl::origin));
    policy.is_authors = matches!(security.policy, Policy::Own(_));
    Some(Arc::new(policy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(more: &[(&str, &[&str])]) -> String {
        let own = |(name, sources): &(&str, &[&str])| {
            (name.to_string(), sources.iter().map(|source| source.to_string()).collect())
        };
        text(&Policy::Usual(more.iter().map(own).collect())).unwrap()
    }

    #[test]
    fn more_sources_are_added_to_a_directive_or_stand_for_none() {
        assert!(with(&[]).starts_with("default-src 'none'; img-src 'self' data:; "));
        assert!(with(&[("img-src", &["https://a.example"])]).contains("; img-src 'self' data: https://a.example; "));
        assert!(
            with(&[("frame-src", &["https://a.example", "https://b.example"])])
                .ends_with("; frame-src https://a.example https://b.example")
        );
        assert!(with(&[("base-uri", &["'self'"])]).ends_with("; base-uri 'self'"));
        assert!(with(&[("script-src", &["'none'"])]).contains("; script-src 'none'; "));
        assert_eq!(with(&[("img-src", &[])]), with(&[]));
    }
}
