//! For a `server` block of nginx.
//!
//! A path is found as a location, in a tree. A query is first made part of an internal path, so that it is found in the same way.
//! Patterns are tried one by one, where no file exists; the paths that they match too are tried before them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::map::{Map, is_known, redirects};
use super::pattern::{is_exact, quoted, regex, spellings, target};
use crate::input::redirects::Rule;

const HEAD: &str = "\
# Redirects of a site, made by Chancery. In the `server` block of the site:
#     include /etc/nginx/redirects.conf;
";

/// Where queries are looked up.
const ASKED: &str = "/.redirects";

pub(super) fn map(rules: &[Rule]) -> Map<'_> {
    let mut map = Map { text: HEAD.to_string(), left_out: Vec::new() };
    let (mut exact, mut patterns, mut asked) = (BTreeMap::new(), Vec::new(), Vec::new());
    for rule in rules {
        let names_fit = rule.query.iter().all(|(name, _)| !name.is_empty() && name.bytes().all(is_of_name));
        match () {
            () if !is_known(rule) || !names_fit => map.left_out.push(rule),
            () if !rule.query.is_empty() && is_exact(rule) => asked.push(rule),
            () if !rule.query.is_empty() => map.left_out.push(rule),
            () if is_exact(rule) => {
                for path in spellings(&rule.from) {
                    exact.entry(path).or_insert(rule);
                }
            }
            () => patterns.push(rule),
        }
    }
    for (path, rule) in &exact {
        let _ = writeln!(map.text, "location = {} {{ {} }}", quoted(path), answer(rule, true));
    }
    by_query(&asked, &mut map.text);
    for status in [404, 410].into_iter().filter(|status| patterns.iter().any(|rule| rule.status == *status)) {
        let place = quoted(&format!("{ASKED}/{status}"));
        let _ = writeln!(map.text, "location = {place} {{ internal; return {status}; }}");
    }
    if !patterns.is_empty() {
        let first = exact.iter().filter(|(path, _)| patterns.iter().any(|rule| rule.apply(path, "").is_some()));
        let first: Vec<&Rule> = first.map(|(_, rule)| *rule).collect();
        map.text.push_str("if (!-e $request_filename) {\n");
        first.iter().chain(&patterns).for_each(|rule| by_pattern(rule, &mut map.text));
        map.text.push_str("}\n");
    }
    map
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What happens at a path that is found.
fn answer(rule: &Rule, keeps_query: bool) -> String {
    let to = target(rule, &[], &text, &|_| String::new());
    let query = if keeps_query && !to.contains(['?', '#']) { "$is_args$args" } else { "" };
    match rule.status {
        200 => format!("rewrite ^ {} last;", quoted(&to)),
        404 | 410 => format!("return {};", rule.status),
        status => format!("return {status} {};", quoted(&format!("{to}{query}"))),
    }
}

/// A URL in which nothing is a variable.
fn text(url: &str) -> String {
    url.replace('$', "%24")
}

fn by_pattern(rule: &Rule, out: &mut String) {
    let (regex, names) = regex(&rule.from);
    if !redirects(rule) && rule.status != 200 {
        let _ = writeln!(out, "    rewrite {} {} last;", quoted(&regex), quoted(&format!("{ASKED}/{}", rule.status)));
        return;
    }
    let to = target(rule, &names, &text, &|number| format!("${number}"));
    let how = match rule.status {
        200 => "last",
        301 | 308 => "permanent",
        _ => "redirect",
    };
    let _ = writeln!(out, "    rewrite {} {} {how};", quoted(&regex), quoted(&to));
}

/// Rules with a query, by their path and the names that they ask for.
fn by_query(rules: &[&Rule], out: &mut String) {
    let mut groups: Vec<(String, Vec<&str>, Vec<&Rule>)> = Vec::new();
    for rule in rules {
        let names: Vec<&str> = rule.query.iter().map(|(name, _)| name.as_str()).collect();
        match groups.iter_mut().find(|(from, own, _)| *from == rule.from && *own == names) {
            Some((.., own)) => own.push(rule),
            None => groups.push((rule.from.clone(), names, vec![rule])),
        }
    }
    for (number, (from, names, own)) in groups.iter().enumerate() {
        let place = format!("{ASKED}/{number}");
        let values: String = names.iter().map(|name| format!("/$arg_{name}")).collect();
        let set: String = names.iter().map(|name| format!("$arg_{name}")).collect();
        let path = regex(from).0;
        let _ = writeln!(
            out,
            "set $redirects_asked {};\nif ($redirects_asked != \"\") {{ rewrite {} {} last; }}",
            quoted(&set),
            quoted(&path),
            quoted(&format!("{place}{values}"))
        );
        let mut any = None;
        let mut exact = BTreeMap::new();
        for rule in own {
            match rule.query.iter().any(|(_, value)| value.starts_with(':')) {
                true => any = any.or(Some(*rule)),
                false => {
                    let values: String = rule.query.iter().map(|(_, value)| format!("/{value}")).collect();
                    exact.entry(values).or_insert(*rule);
                }
            }
        }
        for (values, rule) in exact {
            let place = quoted(&format!("{place}{values}"));
            let _ = writeln!(out, "location = {place} {{ internal; {} }}", answer(rule, false));
        }
        let other = any.map(|rule| with_values(rule, &place)).unwrap_or_default();
        let _ = writeln!(
            out,
            "location ^~ {} {{ internal; {other}rewrite ^ {} last; }}",
            quoted(&format!("{place}/")),
            quoted(&text(from))
        );
    }
}

/// A redirect that takes values of the query.
fn with_values(rule: &Rule, place: &str) -> String {
    let mut names = Vec::new();
    let parts = rule.query.iter().map(|(_, value)| match value.strip_prefix(':') {
        Some(_) => {
            names.push(value.clone());
            "/([^/]+)".to_string()
        }
        None => format!("/{}", super::pattern::escaped(value)),
    });
    let regex = format!("^{}{}$", super::pattern::escaped(place), parts.collect::<String>());
    let to = target(rule, &names, &text, &|number| format!("${number}"));
    // A question mark at the end keeps nginx from adding the query.
    let to = if to.contains('?') { to } else { format!("{to}?") };
    format!("rewrite {} {} permanent; ", quoted(&regex), quoted(&to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::redirects::parse;

    #[test]
    fn paths_are_locations_queries_are_internal_ones_and_patterns_ask_whether_a_file_exists() {
        let rules = parse(
            "/a%22/ /c$1\n/z/* / 410\n/a%22 /never/\n/ p=7 /x/ 301!\n/y/b.html /d/#e 302\n/y/* /:splat 308\n/gone / 410\n/i a-b=1 /z/\n",
        );
        let map = map(&rules);
        let lines: Vec<&str> = map.text.strip_prefix(HEAD).unwrap().lines().collect();
        assert_eq!(
            lines,
            [
                r#"location = "/a\"" { return 301 "/c%241$is_args$args"; }"#,
                r#"location = "/a\"/" { return 301 "/c%241$is_args$args"; }"#,
                r#"location = "/gone" { return 410; }"#,
                r#"location = "/gone/" { return 410; }"#,
                r#"location = "/y/b.html" { return 302 "/d/#e"; }"#,
                r#"set $redirects_asked "$arg_p";"#,
                r#"if ($redirects_asked != "") { rewrite "^/?$" "/.redirects/0/$arg_p" last; }"#,
                r#"location = "/.redirects/0/7" { internal; return 301 "/x/"; }"#,
                r#"location ^~ "/.redirects/0/" { internal; rewrite ^ "/" last; }"#,
                r#"location = "/.redirects/410" { internal; return 410; }"#,
                "if (!-e $request_filename) {",
                r#"    rewrite "^/y/b\\.html/?$" "/d/#e" redirect;"#,
                r#"    rewrite "^/z(?:/(.*))?$" "/.redirects/410" last;"#,
                r#"    rewrite "^/y(?:/(.*))?$" "/$1" permanent;"#,
                "}",
            ]
        );
        assert_eq!(map.left_out.len(), 1);
    }
}
