//! The file `_redirects`, as Netlify, Cloudflare Pages and others read it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::pattern::{is_exact, spellings};
use crate::base::url;
use crate::input::redirects::{Rule, parse};

/// The whole file: the site's own redirects, then the author's file. Its lines at the bytes `idle` become remarks, since they
/// have no effect. Hosts that leave something unsaid to their own taste are told: the status, and both spellings of a path.
/// Rules with a query are forced, since Netlify looks at no other where a page exists.
pub(crate) fn file(own: &[Rule], written: &str, idle: &BTreeSet<usize>) -> String {
    let mut text = String::new();
    if !own.is_empty() {
        text.push_str("# Old URLs of posts, pages and terms\n");
    }
    for rule in own {
        let query: String = rule.query.iter().map(|(name, value)| format!("{name}={value} ")).collect();
        let force = if rule.query.is_empty() { "" } else { "!" };
        for path in spellings(&rule.from) {
            let _ = writeln!(text, "{} {query}{} {}{force}", from(&path), rule.to, rule.status);
        }
    }
    if !own.is_empty() && !written.is_empty() {
        text.push_str("\n# content/_redirects\n");
    }
    for line in written.trim_start_matches('\u{feff}').lines() {
        of_author(line, written, idle, &mut text);
    }
    text
}

/// A line of the author, with what hosts read differently said.
fn of_author(line: &str, written: &str, idle: &BTreeSet<usize>, out: &mut String) {
    // Lines are parts of the whole text, so the place of one is the difference of their addresses.
    let at = line.as_ptr() as usize - written.as_ptr() as usize;
    let Some(rule) = parse(line).into_iter().next() else { return out.push_str(&format!("{line}\n")) };
    if idle.contains(&(at + rule.span.start)) {
        return out.push_str(&format!("# has no effect: {}\n", line.trim()));
    }
    if rule.conditional {
        return out.push_str(&format!("{line}\n"));
    }
    let words: Vec<&str> = line.split(" #").next().unwrap_or_default().split_whitespace().collect();
    let from = words[0].trim_start_matches('\u{feff}');
    let between: String =
        words[1..].iter().take_while(|word| **word != rule.to).map(|word| format!("{word} ")).collect();
    let force = if rule.forced || !rule.query.is_empty() { "!" } else { "" };
    let mut paths = vec![from.to_string()];
    if is_exact(&rule) {
        paths.extend(spellings(from).into_iter().filter(|path| path != from));
    }
    for path in paths {
        let _ = writeln!(out, "{path} {between}{} {}{force}", rule.to, rule.status);
    }
}

/// An old path, percent-encoded, in which nothing is a placeholder.
fn from(path: &str) -> String {
    let encoded = url::encode_path(path).replace('*', "%2A");
    encoded.replace("/:", "/%3A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_sites_own_redirects_before_the_authors_lines() {
        let own = parse("/caf%C3%A9/ /kopi/\n/ p=7 /x/\n");
        let written = "\u{feff}# mine\n/idle /x/\n/* /:splat 302\n/ cat=2 /tag/ 301 # why\n/ s=:q /find/:q\n/p a=1 /b 301!\n/old/ /new/\n/x /y 301 Country=id\n";
        let idle = BTreeSet::from([written.find("/idle").unwrap()]);
        assert_eq!(
            file(&own, written, &idle),
            "# Old URLs of posts, pages and terms\n/caf%C3%A9/ /kopi/ 301\n/caf%C3%A9 /kopi/ 301\n/ p=7 /x/ 301!\n\n\
             # content/_redirects\n# mine\n# has no effect: /idle /x/\n/* /:splat 302\n/ cat=2 /tag/ 301!\n\
             / s=:q /find/:q 301!\n/p a=1 /b 301!\n/p/ a=1 /b 301!\n/old/ /new/ 301\n/old /new/ 301\n/x /y 301 Country=id\n"
        );
        assert_eq!(file(&[], "", &BTreeSet::new()), "");
        assert_eq!(from("/a*/:b"), "/a%2A/%3Ab");
    }
}
