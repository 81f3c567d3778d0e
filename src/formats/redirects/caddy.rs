//! For a site of a Caddyfile.
//!
//! Exact paths and queries are looked up in tables. Patterns are tried one by one, where no file exists.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::map::{Map, is_known};
use super::pattern::{is_exact, regex, spellings, target};
use crate::input::redirects::Rule;

const HEAD: &str = "\
# Redirects of a site, made by Chancery. In the block of the site:
#     import redirects.caddy
";

/// What is looked up, the status, and the lines of the table.
type Tables = BTreeMap<(String, u16), Vec<(String, String)>>;

pub(super) fn map(rules: &[Rule]) -> Map<'_> {
    let mut map = Map { text: HEAD.to_string(), left_out: Vec::new() };
    let (mut tables, mut patterns) = (Tables::new(), Vec::new());
    for rule in rules {
        let is_any = rule.query.iter().any(|(_, value)| value.starts_with(':'));
        match () {
            () if !is_known(rule) => map.left_out.push(rule),
            () if is_exact(rule) && !is_any => tabulate(rule, &mut tables),
            () => patterns.push(rule),
        }
    }
    // A rule with a query is for less than others, so it comes first.
    for (number, ((source, status), lines)) in tables.iter().rev().enumerate() {
        table(number, source, *status, lines, &mut map.text);
    }
    for (number, rule) in patterns.into_iter().enumerate() {
        pattern(rule, number, &mut map.text);
    }
    map
}

fn tabulate(rule: &Rule, tables: &mut Tables) {
    let names: String = rule.query.iter().map(|(name, _)| format!("?{{query.{name}}}")).collect();
    let values: String = rule.query.iter().map(|(_, value)| format!("?{value}")).collect();
    let to = target(rule, &[], &str::to_string, &|_| String::new());
    let lines = tables.entry((format!("{{path}}{names}"), rule.status)).or_default();
    for path in spellings(&rule.from) {
        lines.push((format!("{path}{values}"), to.clone()));
    }
}

/// A table, and what is done with what it gives. Of two lines for the same the first counts.
fn table(number: usize, source: &str, status: u16, lines: &[(String, String)], out: &mut String) {
    let name = format!("redirect{number}");
    let _ = writeln!(out, "map {} {{{name}}} {{\n\tdefault \"\"", quoted(source));
    let mut seen = std::collections::BTreeSet::new();
    for (from, to) in lines.iter().filter(|(from, _)| seen.insert(from)) {
        let _ = writeln!(out, "\t{} {}", quoted(from), quoted(to));
    }
    let answer = answer(status, &format!("@{name}"), &format!("{{{name}}}"));
    let _ = writeln!(out, "}}\n@{name} not vars {{{name}}} \"\"\n{answer}");
}

fn pattern(rule: &Rule, number: usize, out: &mut String) {
    let name = format!("pattern{number}");
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
    let to = target(rule, &all, &str::to_string, &group);
    let _ = writeln!(out, "{}", answer(rule.status, &format!("@{name}"), &quoted(&to)));
}

fn answer(status: u16, matcher: &str, to: &str) -> String {
    match status {
        200 => format!("rewrite {matcher} {to}"),
        404 | 410 => format!("error {matcher} {status}"),
        _ => format!("redir {matcher} {to} {status}"),
    }
}

/// In Caddy's quotation marks only these marks are escaped, not backslashes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::redirects::parse;

    #[test]
    fn exact_paths_and_queries_are_tables_and_patterns_ask_whether_a_file_exists() {
        let rules = parse(
            "/a/ /b/\n/a /never/\n/q%22{x}/ /c$1\n/ p=7 /x/ 301\n/gone / 410\n/y/* /:splat 302\n/ i= /z/ 301 Country=id\n",
        );
        let map = map(&rules);
        assert_eq!(
            map.text.strip_prefix(HEAD).unwrap(),
            "map \"{path}?{query.p}\" {redirect0} {\n\tdefault \"\"\n\t\"/?7\" \"/x/\"\n}\n\
             @redirect0 not vars {redirect0} \"\"\nredir @redirect0 {redirect0} 301\n\
             map \"{path}\" {redirect1} {\n\tdefault \"\"\n\t\"/gone/\" \"/\"\n\t\"/gone\" \"/\"\n}\n\
             @redirect1 not vars {redirect1} \"\"\nerror @redirect1 410\n\
             map \"{path}\" {redirect2} {\n\tdefault \"\"\n\t\"/a/\" \"/b/\"\n\t\"/a\" \"/b/\"\n\
             \t\"/q\\\"{x}/\" \"/c$1\"\n\t\"/q\\\"{x}\" \"/c$1\"\n}\n\
             @redirect2 not vars {redirect2} \"\"\nredir @redirect2 {redirect2} 301\n\
             @pattern0 {\n\tpath_regexp pattern0 \"^/y(?:/(.*))?$\"\n\tnot file {path} {path}/index.html\n}\n\
             redir @pattern0 \"/{re.pattern0.1}\" 302\n"
        );
        assert_eq!(map.left_out.len(), 1);
    }
}
