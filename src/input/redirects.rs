//! The redirects file, `content/_redirects`.
//!
//! Takes its text, one rule on a line as Netlify, Cloudflare Pages and others read it: `/old /new 301`. Gives the rules, and
//! for each whether a redirect page can replace it. It must not depend on which pages exist.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::url;

/// The path of the file.
pub(crate) const FILE: &str = "content/_redirects";

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The old path from the host's root, decoded.
    pub(crate) from: String,
    /// Names and values that the query must have; a value `:name` matches any.
    pub(crate) query: Vec<(String, String)>,
    /// A path from the host's root or a URL, as written.
    pub(crate) to: String,
    pub(crate) status: u16,
    /// `301!`: Netlify then redirects even where a page exists.
    pub(crate) forced: bool,
    /// Whether it has conditions, such as a country or a language.
    pub(crate) conditional: bool,
    /// The bytes of `from` in the text.
    pub(crate) span: Range<usize>,
}

impl Rule {
    /// Whether a redirect page can do what the rule says: one old path, one new path, for every reader.
    pub(crate) fn is_plain(&self) -> bool {
        let last = self.from.rsplit('/').next().unwrap_or_default();
        let page = !last.contains('.') || last.ends_with(".html") || last.ends_with(".htm");
        page && self.is_exact()
    }

    /// Whether it leads from one path to one path of the site, for every reader.
    pub(crate) fn is_exact(&self) -> bool {
        let placeholder = |path: &str| path.contains('*') || path.split('/').any(|part| part.starts_with(':'));
        let moves = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        let inside = self.to.starts_with('/') && !self.to.starts_with("//") && !self.to.contains(['?', '#']);
        let exact = self.query.is_empty() && !self.conditional;
        exact && moves && inside && !placeholder(&self.from) && !placeholder(&self.to)
    }

    /// Where the rule redirects a decoded path with a query; `None` if it does not match.
    pub(crate) fn apply(&self, path: &str, query: &str) -> Option<String> {
        let asked: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let fits = |(name, value): &(String, String)| {
            asked.iter().any(|(own, given)| own == name && (value.starts_with(':') || value == given))
        };
        if self.conditional || !self.query.iter().all(fits) {
            return None;
        }
        let found = matched(&self.from, path)?;
        let mut to = self.to.clone();
        let by_query = self.query.iter().filter(|(_, value)| value.starts_with(':')).filter_map(|(name, value)| {
            let given = asked.iter().find(|(own, _)| own == name)?.1;
            Some((value.clone(), given.to_string()))
        });
        let mut values: Vec<(String, String)> = found.into_iter().chain(by_query).collect();
        // `:year` before `:y`.
        values.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, value) in values {
            to = to.replace(&name, &value);
        }
        Some(to)
    }
}

/// The values of a pattern's placeholders; `None` if the path does not match. A slash at the end makes no difference.
fn matched(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut parts = path.trim_matches('/').split('/');
    let mut wanted = pattern.trim_matches('/').split('/');
    loop {
        match (wanted.next(), parts.next()) {
            (None, None) => return Some(found),
            (Some("*"), first) => {
                let rest: Vec<&str> = first.into_iter().chain(parts).collect();
                found.push((":splat".to_string(), rest.join("/")));
                return Some(found);
            }
            (Some(name), Some(part)) if name.starts_with(':') && !part.is_empty() => {
                found.push((name.to_string(), url::encode_path(part)));
            }
            (Some(name), Some(part)) if name == part => {}
            _ => return None,
        }
    }
}

/// The rules of the file, in their order. Other lines are ignored: hosts support more than this.
pub(crate) fn parse(text: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        rules.extend(rule(line, at));
        at += line.len();
    }
    rules
}

/// The circles among rules, each as the indexes of its rules in the order in which a reader is sent on, from the first of them in
/// the file. A rule is given as the path that it redirects and the one that it redirects to; of two for one path the first
/// counts.
pub(crate) fn circles(rules: &[(&str, &str)]) -> Vec<Vec<usize>> {
    let mut by_path = BTreeMap::new();
    for (at, (from, _)) in rules.iter().enumerate() {
        by_path.entry(*from).or_insert(at);
    }
    let next = |at: usize| by_path.get(rules[at].1).copied();
    // The walk in which each rule was met first.
    let mut walks: Vec<Option<usize>> = vec![None; rules.len()];
    let mut circles = Vec::new();
    for start in 0..rules.len() {
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| walks[*here].is_none()) {
            walks[here] = Some(start);
            at = next(here);
        }
        // Where a walk meets itself, it has gone around.
        if let Some(met) = at.filter(|met| walks[*met] == Some(start)) {
            let mut circle = vec![met];
            circle.extend(std::iter::successors(next(met), |at| next(*at)).take_while(|at| *at != met));
            let first = circle.iter().enumerate().min_by_key(|(_, rule)| **rule).map_or(0, |(place, _)| place);
            circle.rotate_left(first);
            circles.push(circle);
        }
    }
    circles
}

fn rule(line: &str, at: usize) -> Option<Rule> {
    let inner = line.split(" #").next().unwrap_or_default().trim_start_matches('\u{feff}').trim();
    if inner.is_empty() || inner.starts_with('#') {
        return None;
    }
    let start = at + line.find(inner)?;
    let mut words = inner.split_whitespace();
    let from = words.next()?;
    let span = start..start + from.len();
    let mut query = Vec::new();
    let to = loop {
        let word = words.next()?;
        match word.split_once('=') {
            Some((name, value)) if !word.starts_with('/') && !word.contains("://") => {
                query.push((name.to_string(), value.to_string()));
            }
            _ => break word,
        }
    };
    let status = words.next();
    let number = status.map_or(Some(301), |status| status.trim_end_matches('!').parse().ok())?;
    let from = url::decode(from).filter(|from| from.starts_with('/'))?;
    let forced = status.is_some_and(|status| status.ends_with('!'));
    let conditional = words.next().is_some();
    Some(Rule { from, query, to: to.to_string(), status: number, forced, conditional, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Rule {
        parse(line).remove(0)
    }

    #[test]
    fn a_line_is_an_old_path_a_new_one_and_a_status() {
        assert_eq!(one("\u{feff}/a /b").from, "/a");
        let text = "# lists\n\n/feed/ /feed.xml 301\n/caf%C3%A9/ /kopi/\n/only-one\n";
        let rules = parse(text);
        assert_eq!(rules.len(), 2);
        assert_eq!((rules[0].from.as_str(), rules[0].to.as_str(), rules[0].status), ("/feed/", "/feed.xml", 301));
        assert_eq!((rules[1].from.as_str(), rules[1].status), ("/café/", 301));
        assert_eq!(&text[rules[1].span.clone()], "/caf%C3%A9/");
    }

    #[test]
    fn a_page_can_replace_a_plain_rule_only() {
        assert!(one("/feed/ /feed.xml 301").is_plain());
        assert!(one("/2016/x.html /x/").is_plain());
        for line in [
            "/blog/* /:splat 301",
            "/:year/:slug/ /:slug/",
            "/ p=7 /x/ 301",
            "/a /b 200",
            "/a.jpg /b.jpg",
            "/a https://example.org/",
            "/a /b#c",
            "/a /b 301 Country=id",
        ] {
            assert!(!one(line).is_plain(), "{line}");
        }
    }

    #[test]
    fn circles_are_found_once_and_chains_that_end_are_none() {
        let rules = [("a", "b"), ("x", "c"), ("c", "d"), ("b", "e"), ("d", "c"), ("s", "s"), ("d", "a"), ("y", "x")];
        assert_eq!(circles(&rules), [vec![2, 4], vec![5]]);
        assert_eq!(circles(&[]), [[0; 0]; 0]);
        let around: Vec<String> = (0..1000).map(|number| number.to_string()).collect();
        let around: Vec<(&str, &str)> = (0..1000).map(|at| (&*around[at], &*around[(at + 999) % 1000])).collect();
        assert_eq!(circles(&around), [(0..1000).map(|at| (1000 - at) % 1000).collect::<Vec<_>>()]);
    }

    #[test]
    fn a_rule_fills_in_its_placeholders() {
        let apply = |line: &str, path: &str, query: &str| one(line).apply(path, query);
        assert_eq!(apply("/a/ /b/", "/a", "").as_deref(), Some("/b/"));
        assert_eq!(apply("/a/ /b/", "/a/c", ""), None);
        assert_eq!(apply("/:y/:slug/feed/ /:y/:slug/ 301", "/2016/kopi/feed/", "").as_deref(), Some("/2016/kopi/"));
        assert_eq!(apply("/:y/:year/ /:year/:y/", "/a/b/", "").as_deref(), Some("/b/a/"));
        assert_eq!(apply("/old/* /new/:splat", "/old/a/b", "").as_deref(), Some("/new/a/b"));
        assert_eq!(apply("/ p=7 /x/ 301", "/", "p=7").as_deref(), Some("/x/"));
        assert_eq!(apply("/ p=7 /x/ 301", "/", "p=8"), None);
        assert_eq!(apply("/ p=:id /x/:id/ 301", "/", "a=1&p=8").as_deref(), Some("/x/8/"));
    }
}
