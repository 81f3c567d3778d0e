//! The file `_headers`, as Netlify, Cloudflare Pages and others read it.
//!
//! Takes the policy of a site, and its files that never change; gives the file. The default theme passes the usual policy.

use std::fmt::Write as _;

use crate::input::config::{Policy, Security};

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

/// The value of `Content-Security-Policy`; `None` if there is to be none.
pub(crate) fn policy(policy: &Policy) -> Option<String> {
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

/// The whole file. `root` is the encoded path of the site with a slash at its end, `fixed` are the encoded paths of files with
/// fingerprints.
pub(crate) fn render(security: &Security, root: &str, fixed: &[String], generator: &str) -> String {
    let mut text = format!("# {generator}\n{root}*\n");
    if let Some(policy) = policy(&security.policy) {
        let _ = writeln!(text, "  Content-Security-Policy: {policy}");
    }
    text.push_str("  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n");
    for path in fixed {
        let _ = write!(text, "\n{path}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(more: &[(&str, &[&str])]) -> String {
        let own = |(name, sources): &(&str, &[&str])| {
            (name.to_string(), sources.iter().map(|source| source.to_string()).collect())
        };
        policy(&Policy::Usual(more.iter().map(own).collect())).unwrap()
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

    #[test]
    fn the_file_has_a_rule_for_all_and_one_for_each_file_that_never_changes() {
        let security = Security { headers: true, policy: Policy::Own("default-src *".to_string()) };
        assert_eq!(
            render(&security, "/blog/", &["/blog/css/a.0123456789ab.css".to_string()], "Chancery 1"),
            "# Chancery 1\n/blog/*\n  Content-Security-Policy: default-src *\n  X-Content-Type-Options: nosniff\n  \
             Referrer-Policy: strict-origin-when-cross-origin\n\n/blog/css/a.0123456789ab.css\n  \
             Cache-Control: public, max-age=31536000, immutable\n"
        );
        let off = render(&Security { policy: Policy::Off, ..security }, "/", &[], "Chancery 1");
        assert!(!off.contains("Policy: default") && off.contains("/*\n  X-Content-Type-Options: nosniff\n"), "{off}");
    }
}
