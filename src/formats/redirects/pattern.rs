//! The old and new paths of rules, for regular expressions and for exact matches.

use crate::base::url;
use crate::input::redirects::Rule;

/// Whether a rule is for one path only.
pub(super) fn is_exact(rule: &Rule) -> bool {
    !rule.from.split('/').any(|part| part == "*" || part.starts_with(':'))
}

/// Whether hosts differ in what the old path matches: a star within a part of it.
pub(super) fn is_unclear(rule: &Rule) -> bool {
    rule.from.split('/').any(|part| part.contains('*') && part != "*")
}

/// The spellings of an exact path: with and without a slash at its end, unless it is a file.
pub(super) fn spellings(path: &str) -> Vec<String> {
    let folder = path.trim_end_matches('/');
    let is_file = !path.ends_with('/') && folder.rsplit('/').next().is_some_and(|last| last.contains('.'));
    match () {
        () if folder.is_empty() => vec!["/".to_string()],
        () if is_file => vec![path.to_string()],
        () => vec![format!("{folder}/"), folder.to_string()],
    }
}

/// A regular expression for a decoded path, and the names of its groups. It has no slash at its end, or an optional one.
pub(super) fn regex(from: &str) -> (String, Vec<String>) {
    let (mut regex, mut names) = ("^".to_string(), Vec::new());
    for part in from.trim_matches('/').split('/').filter(|part| !part.is_empty()) {
        if part == "*" {
            names.push(":splat".to_string());
            return (regex + "(?:/(.*))?$", names);
        }
        regex.push('/');
        match part.strip_prefix(':') {
            Some(_) => {
                names.push(part.to_string());
                regex.push_str("([^/]+)");
            }
            None => regex.push_str(&escaped(part)),
        }
    }
    (regex + "/?$", names)
}

/// A text as a regular expression that matches only it. All of the three servers know these escapes.
pub(super) fn escaped(text: &str) -> String {
    let mut regex = String::with_capacity(text.len());
    for character in text.chars() {
        if r"\.+*?()|[]{}^$".contains(character) {
            regex.push('\\');
        }
        regex.push(character);
    }
    regex
}

/// The target of a rule: each piece of text by `text`, and each placeholder by `group`, which takes the number of its group from
/// 1. Characters that no URL has are percent-encoded.
pub(super) fn target(
    rule: &Rule,
    names: &[String],
    text: &dyn Fn(&str) -> String,
    group: &dyn Fn(usize) -> String,
) -> String {
    let mut order: Vec<(usize, &String)> = names.iter().enumerate().collect();
    // `:year` before `:y`.
    order.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let (mut rest, mut found, mut literal) = (url::encoded_url(&rule.to).into_owned(), String::new(), String::new());
    while let Some(first) = rest.chars().next() {
        match order.iter().find(|(_, name)| rest.starts_with(name.as_str())) {
            Some((at, name)) => {
                found.push_str(&text(&std::mem::take(&mut literal)));
                found.push_str(&group(at + 1));
                rest.drain(..name.len());
            }
            None => {
                literal.push(first);
                rest.drain(..first.len_utf8());
            }
        }
    }
    found + &text(&literal)
}

/// A text between quotation marks, with a backslash before those in it and before backslashes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::redirects::parse;

    #[test]
    fn a_pattern_becomes_a_regular_expression_with_its_groups() {
        assert_eq!(
            regex("/:y/:slug/feed/"),
            ("^/([^/]+)/([^/]+)/feed/?$".to_string(), vec![":y".into(), ":slug".into()])
        );
        assert_eq!(regex("/a.b/*").0, r"^/a\.b(?:/(.*))?$");
        assert_eq!(regex("/").0, "^/?$");
        let rules = parse("/:y/:year/* https://h.example:80/:year/:y/:splat?a=b 301\n");
        let names = regex(&rules[0].from).1;
        let group = |number: usize| format!("<{number}>");
        assert_eq!(target(&rules[0], &names, &str::to_string, &group), "https://h.example:80/<2>/<1>/<3>?a=b");
    }

    #[test]
    fn a_folder_has_two_spellings_and_a_file_one() {
        assert_eq!(spellings("/a/"), ["/a/", "/a"]);
        assert_eq!(spellings("/a"), ["/a/", "/a"]);
        assert_eq!(spellings("/a.html"), ["/a.html"]);
        assert_eq!(spellings("/"), ["/"]);
    }
}
