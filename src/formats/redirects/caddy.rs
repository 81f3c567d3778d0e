//! For a site of a Caddyfile.

use std::fmt::Write as _;

use super::map::{Map, is_known};
use super::pattern::{is_exact, regex, spellings, target};
use crate::base::url;
use crate::input::redirects::Rule;

const HEAD: &str = "\
# Redirects of a site, made by Chancery. In the block of the site:
#     import redirects.caddy
";

pub(super) fn map(rules: &[Rule]) -> Map<'_> {
    let mut map = Map { text: HEAD.to_string(), left_out: Vec::new() };
    for (number, rule) in rules.iter().enumerate() {
        match is_known(rule) {
            true => write(rule, number, &mut map.text),
            false => map.left_out.push(rule),
        }
    }
    map
}

fn write(rule: &Rule, number: usize, out: &mut String) {
    if rule.query.is_empty() && is_exact(rule) && is_plain(&rule.from) && !is_same_but_for_case(rule) {
        for path in spellings(&rule.from) {
            let to = target(rule, &[], &text, &|_| String::new());
            let _ = writeln!(out, "{}", answer(rule, &path, &to));
        }
        return;
    }
    let name = format!("redirect{number}");
    let (path, names) = regex(&rule.from);
    let _ = writeln!(out, "@{name} {{\n\tpath_regexp {name} {}", quoted(&path));
    for (key, value) in &rule.query {
        let value = if value.starts_with(':') { "*" } else { value };
        let _ = writeln!(out, "\tquery {}", quoted(&format!("{key}={value}")));
    }
    if !is_exact(rule) && !rule.forced {
        out.push_str("\tnot file {path} {path}/index.html\n");
    }
    out.push_str("}\n");
    let mut all = names.clone();
    let by_value = rule.query.iter().filter(|(_, value)| value.starts_with(':'));
    all.extend(by_value.clone().map(|(_, value)| value.clone()));
    let keys: Vec<&String> = by_value.map(|(key, _)| key).collect();
    let group = |at: usize| match at.checked_sub(names.len() + 1) {
        Some(value) => format!("{{query.{}}}", keys[value]),
        None => format!("{{re.{name}.{at}}}"),
    };
    let to = target(rule, &all, &text, &group);
    let _ = writeln!(out, "{}", answer(rule, &format!("@{name}"), &to));
}

/// Caddy compares paths without regard to case, so such a rule would redirect its own target.
fn is_same_but_for_case(rule: &Rule) -> bool {
    url::fold_path(&url::encode_path(&rule.from)).trim_end_matches('/')
        == url::fold_path(&rule.to).trim_end_matches('/')
}

/// Whether a path is for Caddy what it is for us: no wildcard, no placeholder, and nothing that differs by case.
fn is_plain(path: &str) -> bool {
    path.chars()
        .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || "/-._~".contains(character))
}

fn answer(rule: &Rule, matcher: &str, to: &str) -> String {
    match rule.status {
        200 => format!("rewrite {matcher} {}", quoted(to)),
        404 | 410 => format!("error {matcher} {}", rule.status),
        status => format!("redir {matcher} {} {status}", quoted(to)),
    }
}

/// A URL in which nothing is a placeholder: braces are percent-encoded already.
fn text(url: &str) -> String {
    url.to_string()
}

/// In Caddy's quotation marks only these marks are escaped, not backslashes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}
