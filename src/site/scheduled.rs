//! The links of posts that are published later, which no page shows yet: what is wrong with them is said at once, not on the day.

use super::left_out::Reason;
use super::links::{broken_link, is_of_file, source_of};
use super::publication::{day, later};
use super::suggestions::Suggestions;
use super::unpublished::Unpublished;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::base::url;
use crate::input::source::Sources;

/// Warns of links to posts that are published still later, and of links that would be errors from the day on.
pub(crate) fn check(site: &Site, sources: &Sources) -> Diagnostics {
    let suggestions = Suggestions::new(site);
    let mut found = Diagnostics::new();
    for post in site.unpublished.values().filter(|post| post.reason == Reason::Future) {
        for link in &post.post.outline.links {
            let problem = problem(site, &suggestions, post, link.target.trim());
            found.extend(problem.map(|problem| problem.at(sources.place(&post.post.path, link.span.clone()))));
        }
    }
    found
}

fn problem(site: &Site, suggestions: &Suggestions<'_>, post: &Unpublished, target: &str) -> Option<Diagnostic> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
    let is_elsewhere = target.contains("://") || target.starts_with("//") || decoded.is_empty();
    // Other files of the post are published with it.
    if is_elsewhere || !is_of_file(&decoded) || !decoded.ends_with(".md") {
        return None;
    }
    let source = source_of(&post.post.path, &decoded);
    let other = source.as_deref().and_then(|source| site.unpublished.get(source));
    match other {
        Some(other) if other.reason == Reason::Future => later(site, &other.post.path, other.from?, post.from),
        Some(other) if other.reason == Reason::Expired => None,
        None if source.as_deref().is_some_and(|source| site.by_source.contains_key(source)) => None,
        _ => {
            let problem = broken_link(site, suggestions, target, source.as_deref());
            let hint = format!("do it before {}, since from then on this is an error", day(site, post.from?));
            Some(Diagnostic { severity: Severity::Warning, ..problem }.hint(hint))
        }
    }
}
