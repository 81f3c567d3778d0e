//! The rules of a redirects file, found by path.
//!
//! Takes rules; gives the first that applies to a path, without trying each. Rules of one shape, such as `/:year/:slug/feed/`, are
//! found by the parts that they name.

use std::collections::{BTreeMap, BTreeSet};

use super::redirects::Rule;

/// Rules by their parts.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
    shapes: BTreeSet<Shape>,
    /// The rules of each shape by the parts that they name and by one pair of their query, the first ones first.
    places: BTreeMap<(Shape, Vec<String>, Option<Pair>), Vec<usize>>,
}

/// For each part of a path whether it is named; and whether anything may follow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    named: Vec<bool>,
    open: bool,
}

/// A name in a query with its value, or with none if any value will do.
type Pair = (String, Option<String>);

/// What a rule gives for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) to: String,
    pub(crate) status: u16,
}

impl Rules {
    /// Rules for all requests; those with conditions, such as a country, are left out.
    pub(crate) fn new(rules: Vec<Rule>) -> Rules {
        let mut found = Rules::default();
        let mut seen = BTreeSet::new();
        for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| !rule.conditional) {
            let (shape, named) = shape(&rule.from);
            let pair = rule.query.first().map(|(name, value)| {
                let any = value.starts_with(':');
                (name.clone(), (!any).then(|| value.clone()))
            });
            // A rule that asks for the same as an earlier one is never used.
            if seen.insert((shape.clone(), named.clone(), &rule.query, rule.forced)) {
                found.shapes.insert(shape.clone());
                found.places.entry((shape, named, pair)).or_default().push(at);
            }
        }
        Rules { rules, ..found }
    }

    /// What the first rule that applies to a decoded path with a query gives, of those that `accept` accepts.
    pub(crate) fn find(&self, path: &str, query: &str, accept: &dyn Fn(&Rule) -> bool) -> Option<Found> {
        let parts: Vec<&str> = parts(path).collect();
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let named = |name: &str, value: Option<&str>| Some((name.to_string(), value.map(str::to_string)));
        let asked: Vec<Option<Pair>> = [None]
            .into_iter()
            .chain(pairs.flat_map(|(name, value)| [None, Some(value)].map(|value| named(name, value))))
            .collect();
        let mut candidates = BTreeSet::new();
        for shape in self.shapes.iter().filter(|shape| shape.fits(&parts)) {
            let named = shape.named.iter().zip(&parts).filter(|(named, _)| **named).map(|(_, part)| part.to_string());
            let named: Vec<String> = named.collect();
            for pair in &asked {
                let place = self.places.get(&(shape.clone(), named.clone(), pair.clone()));
                candidates.extend(place.into_iter().flatten().copied());
            }
        }
        let rules = candidates.into_iter().map(|at: usize| &self.rules[at]).filter(|rule| accept(rule));
        rules.into_iter().find_map(|rule| Some(Found { to: rule.apply(path, query)?, status: rule.status }))
    }
}

impl Shape {
    fn fits(&self, parts: &[&str]) -> bool {
        if self.open { parts.len() >= self.named.len() } else { parts.len() == self.named.len() }
    }
}

/// The shape of a pattern, and the parts that it names.
fn shape(pattern: &str) -> (Shape, Vec<String>) {
    let open = |part: &&str| *part != "*";
    let before: Vec<&str> = parts(pattern).take_while(open).collect();
    let open = before.len() < parts(pattern).count();
    let named = |part: &&str| !part.starts_with(':');
    let shape = Shape { named: before.iter().map(named).collect(), open };
    (shape, before.into_iter().filter(named).map(str::to_string).collect())
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.trim_matches('/').split('/')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::redirects::parse;
    use super::*;

    fn rule() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec!["a", "b", ":x", ":y", "*"]);
        let from = prop::collection::vec(part, 0..4).prop_map(|parts| format!("/{}", parts.join("/")));
        let query = prop::sample::select(vec!["", "p=1", "p=2", "p=:id", "p=1 q=2", "q=:q p=2"]);
        let status = prop::sample::select(vec!["", "301", "301!", "200", "410", "301 Country=id"]);
        (from, query, status, 0..100)
            .prop_map(|(from, query, status, to)| format!("{from} {query} /to{to}/:x {status}"))
    }

    proptest! {
        #[test]
        fn the_rule_that_is_found_is_the_first_that_applies(
            rules in prop::collection::vec(rule(), 0..12),
            path in prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 0..4),
            query in prop::sample::select(vec!["", "p=1", "p=2&q=2", "q=2&p=1", "p", "z=1"]),
        ) {
            let (rules, path) = (parse(&rules.join("\n")), format!("/{}/", path.join("/")));
            let found = Rules::new(rules.clone());
            for forced in [false, true] {
                let accept = |rule: &Rule| rule.forced || !forced;
                let expected = rules.iter().filter(|rule| accept(rule)).find_map(|rule| {
                    Some(Found { to: rule.apply(&path, query)?, status: rule.status })
                });
                prop_assert_eq!(found.find(&path, query, &accept), expected);
            }
        }
    }
}
