//! For Apache: the file `.htaccess` at the site's home, or a virtual host.

use std::fmt::Write as _;

use super::map::{Map, is_known};
use super::pattern::{escaped, is_exact, regex, target};
use crate::base::url;
use crate::input::redirects::Rule;

const HEAD: &str = "\
# Redirects of a site, made by Chancery, for the file .htaccess at its home.
# The server must allow it: `AllowOverride FileInfo`, with mod_rewrite.
RewriteEngine On
";

pub(super) fn map(rules: &[Rule]) -> Map<'_> {
    let mut map = Map { text: HEAD.to_string(), left_out: Vec::new() };
    let with_query = |rule: &&Rule| !rule.query.is_empty();
    // A rule with a query is for less than others, so it comes first.
    let (asked, others): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(with_query);
    for rule in asked.into_iter().chain(others) {
        match is_known(rule) {
            true => write(rule, &mut map.text),
            false => map.left_out.push(rule),
        }
    }
    map
}

fn write(rule: &Rule, out: &mut String) {
    let (path, mut names) = regex(&rule.from);
    let mut query = String::new();
    for (name, value) in &rule.query {
        let is_any = value.starts_with(':') && names.is_empty();
        let value = if is_any { "([^&]*)".to_string() } else { escaped(value) };
        let pattern = format!("(?:^|&){}={value}(?:&|$)", escaped(name));
        let _ = writeln!(query, "RewriteCond \"%{{QUERY_STRING}}\" {}", quoted(&pattern));
    }
    let by_value = rule.query.iter().filter(|(_, value)| value.starts_with(':'));
    let values: Vec<String> = by_value.map(|(_, value)| value.clone()).collect();
    let uri = format!("RewriteCond \"%{{REQUEST_URI}}\" {}\n", quoted(&path));
    // Groups are those of the last condition.
    match values.is_empty() {
        true => out.push_str(&format!("{query}{}{uri}", if is_exact(rule) || rule.forced { "" } else { NO_FILE })),
        false => {
            names = values;
            out.push_str(&format!("{uri}{query}"));
        }
    }
    let dropped = if rule.query.is_empty() { "" } else { ",QSD" };
    let has_groups = !names.is_empty();
    let to = target(rule, &names, &|url| text(url, has_groups), &|number| format!("%{number}"));
    // Groups are decoded, so Apache must encode the whole target. Otherwise it is encoded already.
    let encoded = if has_groups { "" } else { ",NE" };
    let _ = match rule.status {
        200 => writeln!(out, "RewriteRule \"^\" {} [PT,END]", quoted(&to)),
        404 | 410 => writeln!(out, "RewriteRule \"^\" \"-\" [R={},L]", rule.status),
        status => writeln!(out, "RewriteRule \"^\" {} [R={status},L{encoded}{dropped}]", quoted(&to)),
    };
}

/// Both in a file `.htaccess` and in a virtual host.
const NO_FILE: &str = "\
RewriteCond \"%{DOCUMENT_ROOT}%{REQUEST_URI}\" !-f
RewriteCond \"%{DOCUMENT_ROOT}%{REQUEST_URI}\" !-d
";

/// A URL in which nothing is a group.
fn text(url: &str, is_decoded: bool) -> String {
    let url = if is_decoded { url::decode(url).unwrap_or_else(|| url.to_string()) } else { url.to_string() };
    url.replace('$', "\\$").replace('%', "\\%")
}

/// Between quotation marks, where mod_rewrite knows no escape for one: a regular expression has it by its number.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\x22"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::redirects::parse;

    #[test]
    fn conditions_are_quoted_as_mod_rewrite_reads_them() {
        let rules = parse(
            "/a.b%22%5C/ /c%20$1%25/#d\n/y/* /caf%C3%A9/:splat 302\n/ p=7 /x/ 301\n/ s=:q /f/:q\n/gone / 410\n/as /b/ 200\n",
        );
        let lines: Vec<String> = map(&rules).text.lines().skip(3).map(str::to_string).collect();
        assert_eq!(
            lines,
            [
                r#"RewriteCond "%{QUERY_STRING}" "(?:^|&)p=7(?:&|$)""#,
                r#"RewriteCond "%{REQUEST_URI}" "^/?$""#,
                r#"RewriteRule "^" "/x/" [R=301,L,NE,QSD]"#,
                r#"RewriteCond "%{REQUEST_URI}" "^/?$""#,
                r#"RewriteCond "%{QUERY_STRING}" "(?:^|&)s=([^&]*)(?:&|$)""#,
                r#"RewriteRule "^" "/f/%1" [R=301,L,QSD]"#,
                r#"RewriteCond "%{REQUEST_URI}" "^/a\.b\x22\\/?$""#,
                r#"RewriteRule "^" "/c\%20\$1\%25/#d" [R=301,L,NE]"#,
                r#"RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" !-f"#,
                r#"RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" !-d"#,
                r#"RewriteCond "%{REQUEST_URI}" "^/y(?:/(.*))?$""#,
                r#"RewriteRule "^" "/café/%1" [R=302,L]"#,
                r#"RewriteCond "%{REQUEST_URI}" "^/gone/?$""#,
                r#"RewriteRule "^" "-" [R=410,L]"#,
                r#"RewriteCond "%{REQUEST_URI}" "^/as/?$""#,
                r#"RewriteRule "^" "/b/" [PT,END]"#,
            ]
        );
    }
}
