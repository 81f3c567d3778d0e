//! The file `_headers`, as Netlify, Cloudflare Pages and others read it.
//!
//! Takes the policy of a site, and its files that never change; gives the file. The default theme passes the usual policy.

use std::fmt::Write as _;

use crate::input::config::Security;

/// The whole file. `root` is the encoded path of the site with a slash at its end, `fixed` are the encoded paths of files with
/// fingerprints, or of folders of such files with `*` at the end.
pub(crate) fn render(security: &Security, root: &str, fixed: &[String], generator: &str) -> String {
    let mut text = format!("# {generator}\n{root}*\n");
    if let Some(policy) = security.text() {
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
    use crate::input::config::Policy;

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
