//! The links of posts that are published later, which no page shows yet: what is wrong with them is said at once, not on the day.

use super::left_out::Reason;
use super::links::{broken_link, check_heading, is_of_file, source_of};
use super::publication::{day, later};
use super::suggestions::Suggestions;
use super::unpublished::Unpublished;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::base::url;
use crate::input::post::is_markdown;
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
    let source = source_of(&post.post.path, &decoded);
    // Other files of the post are published with it.
    if is_elsewhere || !is_of_file(&decoded) || !source.as_deref().is_none_or(is_markdown) {
        return None;
    }
    let fragment = target.split_once('#').map_or("", |(_, fragment)| fragment);
    let other = source.as_deref().and_then(|source| site.unpublished.get(source));
    let published = source.as_deref().and_then(|source| site.by_source.get(source));
    let broken = match (other, published) {
        (_, Some(id)) => check_heading(&site.documents[*id].post, fragment).err()?,
        (Some(other), _) if other.reason == Reason::Future => match check_heading(&other.post, fragment) {
            Ok(()) => return later(site, &other.post.path, other.from?, post.from),
            Err(problem) => problem,
        },
        (Some(other), _) if other.reason == Reason::Expired => return None,
        _ => broken_link(site, suggestions, target, source.as_deref()),
    };
    let hint = format!("do it before {}, since from then on this is an error", day(site, post.from?));
    Some(Diagnostic { severity: Severity::Warning, ..broken }.hint(hint))
}
