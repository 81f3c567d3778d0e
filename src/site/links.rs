//! Links between posts.
//!
//! Takes the links of a document as written and the site; gives the target of each, and an error at the place of each broken
//! one. It must not depend on how URLs are written in pages (relative, absolute, with a sub-path), nor on the plan.

use rayon::prelude::*;

use super::document::Document;
use super::id::{ByDocument, DocumentId};
use super::left_out::Reason;
use super::publication;
use super::suggestions::Suggestions;
use super::unpublished::Unpublished;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::base::url;
use crate::input::config::MenuTarget;
use crate::input::post::Post;
use crate::input::source::{CONFIG_FILE, Sources};
use crate::markdown::Link;

/// The target of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A place in the document itself: `#part`.
    Fragment(String),
    /// A page or file of the site: its decoded path, and `?…` or `#…` as written.
    Inside {
        /// Site path, decoded.
        path: String,
        /// Query and fragment, as written.
        rest: String,
    },
    /// As written: nothing to resolve.
    Written(String),
    /// A post that is not published now, but was or will be: the link is only its text.
    Unpublished,
}

/// The targets of a document's links, in their order.
pub(crate) type Targets = Vec<Target>;

/// Resolves the links of all documents.
pub fn resolve(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) -> ByDocument<Targets> {
    let suggestions = Suggestions::new(site);
    let resolve = |document| {
        let mut problems = Diagnostics::new();
        (resolve_document(site, sources, &suggestions, document, &mut problems), problems)
    };
    let resolved: Vec<(Targets, Diagnostics)> = site.documents.raw.par_iter().map(resolve).collect();
    let mut targets = ByDocument::with_capacity(resolved.len());
    for (own, problems) in resolved {
        targets.push(own);
        diagnostics.extend(problems);
    }
    targets
}

fn resolve_document(
    site: &Site,
    sources: &Sources,
    suggestions: &Suggestions<'_>,
    document: &Document,
    diagnostics: &mut Diagnostics,
) -> Targets {
    // The image of front matter is resolved as a link after those of the body.
    let image = document.post.front.image.as_ref().map(|image| Link {
        target: image.value.clone(),
        span: image.span.clone(),
        image: true,
        raw: false,
    });
    document
        .post
        .outline
        .links
        .iter()
        .chain(&image)
        .map(|link| {
            let resolved = resolve_link(site, suggestions, document, link);
            let (target, problem) = match resolved {
                Ok(resolved) => resolved,
                Err(problem) => (Target::Written(link.target.clone()), Some(problem)),
            };
            let place = || sources.place(&document.post.path, link.span.clone());
            diagnostics.extend(problem.map(|problem| problem.at(place())));
            target
        })
        .collect()
}

/// A menu's `page:` that names no published page is an error, or a warning if only time keeps the page from being published.
pub(crate) fn check_menus(site: &Site, sources: &Sources) -> Diagnostics {
    let pages = site.config.menus.values().flatten().filter_map(|item| match &item.target {
        MenuTarget::Page(page) => Some(page),
        MenuTarget::Url(_) => None,
    });
    let suggestions = Suggestions::new(site);
    let broken = pages.filter_map(|page| {
        let source = format!("content/{}", page.value);
        if site.by_source.contains_key(&source) {
            return None;
        }
        let place = sources.place(CONFIG_FILE, page.span.clone());
        let by_time = publication::menu(site, &source);
        Some(by_time.unwrap_or_else(|| broken_link(site, &suggestions, &page.value, Some(&source))).at(place))
    });
    broken.collect()
}

/// Warns of broken links by URL. It is not an error, since the URL may still work if a script makes the anchor or the host
/// has a page of its own there. `exists` says whether the site has a path.
pub(crate) fn check_urls(
    site: &Site,
    targets: &ByDocument<Targets>,
    sources: &Sources,
    exists: &(dyn Fn(&str) -> bool + Sync),
) -> Diagnostics {
    let suggestions = Suggestions::new(site);
    let broken = |(id, own): (DocumentId, &Targets)| {
        let document = &site.documents[id];
        let place = |link: &Link| sources.place(&document.post.path, link.span.clone());
        let mut found = Vec::new();
        for (link, target) in document.post.outline.links.iter().zip(own) {
            if let Target::Fragment(fragment) = target
                && let Err(problem) = check_anchor(site, &suggestions, id, fragment.trim_start_matches('#'))
            {
                found.push(Diagnostic { severity: Severity::Warning, ..problem }.at(place(link)));
            }
            if let Target::Inside { path, .. } = target
                && !exists(path)
            {
                let message = format!("broken link: this site has no page or file at `{}`", link.target);
                let hint = "link to a post by its file, such as `@/posts/name.md`, or put the file into content/";
                found.push(Diagnostic::warning(message).at(place(link)).hint(hint));
            }
        }
        found
    };
    let pairs: Vec<(DocumentId, &Targets)> = targets.iter_enumerated().collect();
    pairs.into_par_iter().flat_map_iter(broken).collect::<Vec<_>>().into()
}

/// The target of a link, with a warning if it leads to a post that is published later or has expired.
fn resolve_link(
    site: &Site,
    suggestions: &Suggestions<'_>,
    document: &Document,
    link: &Link,
) -> Result<(Target, Option<Diagnostic>), Diagnostic> {
    let target = link.target.trim();
    if target.contains("://") || target.starts_with("//") || target.starts_with("data:") {
        return Ok((Target::Written(target.to_string()), None));
    }
    let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
    let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
    if path.is_empty() {
        let target = match rest.strip_prefix('#') {
            Some(_) => Target::Fragment(rest.to_string()),
            None => Target::Written(target.to_string()),
        };
        return Ok((target, None));
    }
    let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
    let source = source_of(&document.post.path, &decoded);
    match source.as_deref().and_then(|source| find(site, source)) {
        Some(Found::Document(other)) => {
            check_anchor(site, suggestions, other, fragment)?;
            let other = &site.documents[other];
            let target = Target::Inside { path: other.path().to_string(), rest: rest.to_string() };
            let later = other.future.and_then(|date| publication::later(site, &other.post.path, date, document.future));
            Ok((target, later))
        }
        Some(Found::File(path)) => Ok((Target::Inside { path, rest: rest.to_string() }, None)),
        None if is_of_file(&decoded) => match source.as_deref().and_then(|source| by_time(site, source, document)) {
            Some((other, warning)) => {
                check_heading(&other.post, fragment)?;
                Ok((Target::Unpublished, Some(warning)))
            }
            None => Err(broken_link(site, suggestions, target, source.as_deref())),
        },
        None => Ok((by_url(document, &decoded, rest), None)),
    }
}

/// A post that only time keeps from being published, and the warning about a link to it.
fn by_time<'s>(site: &'s Site, source: &str, document: &Document) -> Option<(&'s Unpublished, Diagnostic)> {
    let other = site.unpublished.get(source)?;
    let warning = match (other.reason, other.from) {
        (Reason::Future, Some(date)) => publication::later(site, source, date, document.future)?,
        (Reason::Expired, _) => publication::expired(source),
        _ => return None,
    };
    Some((other, warning))
}

/// The same as [`check_anchor`], for a post that is not published now.
pub(super) fn check_heading(post: &Post, fragment: &str) -> Result<(), Diagnostic> {
    let decoded = url::decode(fragment).unwrap_or_else(|| fragment.to_string());
    match has_anchor(post, &decoded) {
        true => Ok(()),
        false => Err(no_heading(post, &decoded).hint("write the name of one of its headings, or leave out `#…`")),
    }
}

/// Whether a decoded fragment is on a page. The empty one and `top` go to the top of any (HTML, "scroll to the fragment").
fn has_anchor(post: &Post, decoded: &str) -> bool {
    let anchors = &post.outline.anchors;
    decoded.is_empty()
        || decoded.eq_ignore_ascii_case("top")
        || anchors.binary_search_by(|anchor| anchor.as_str().cmp(decoded)).is_ok()
}

fn no_heading(post: &Post, decoded: &str) -> Diagnostic {
    Diagnostic::error(format!("broken link: `{}` has no heading `#{decoded}`", post.path))
}

/// The source path that a decoded path leads to from a file; `None` if it is outside content/.
pub(super) fn source_of(from: &str, decoded: &str) -> Option<String> {
    match (decoded.strip_prefix("@/"), decoded.strip_prefix('/')) {
        (Some(inner), _) | (None, Some(inner)) => Some(format!("content/{inner}")),
        (None, None) => url::join(from.rsplit_once('/').map_or("", |(folder, _)| folder), decoded),
    }
}

/// Whether a decoded path can only be that of a file of the site.
pub(super) fn is_of_file(decoded: &str) -> bool {
    decoded.starts_with("@/") || crate::input::post::is_markdown(&format!("content/{decoded}"))
}

enum Found {
    Document(DocumentId),
    File(String),
}

fn find(site: &Site, source: &str) -> Option<Found> {
    let document = || site.by_source.get(source).map(|id| Found::Document(*id));
    let file = || site.statics.get(source).map(|path| Found::File(path.clone()));
    document().or_else(file)
}

/// A path that is not a file: a URL relative to the page, or to the site.
fn by_url(document: &Document, decoded: &str, rest: &str) -> Target {
    let folder = document.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = match decoded.strip_prefix('/') {
        Some(_) => Some(decoded.to_string()),
        None => url::join(folder, decoded).map(|path| match path.starts_with('/') {
            true => path,
            false => format!("/{path}"),
        }),
    };
    match path {
        Some(path) => Target::Inside { path, rest: rest.to_string() },
        None => Target::Written(format!("{decoded}{rest}")),
    }
}

fn check_anchor(site: &Site, suggestions: &Suggestions<'_>, id: DocumentId, fragment: &str) -> Result<(), Diagnostic> {
    let document = &site.documents[id];
    let decoded = url::decode(fragment).unwrap_or_else(|| fragment.to_string());
    if has_anchor(&document.post, &decoded) {
        return Ok(());
    }
    let known = document.post.outline.headings.iter().take(8).map(|heading| format!("`#{}`", heading.id));
    let hint = match suggestions.anchor(id, &decoded) {
        Some(near) => format!("did you mean `#{near}`?"),
        None if document.post.outline.headings.is_empty() => format!("remove `#{decoded}`: the page has no headings"),
        None => format!("use one of {}", known.collect::<Vec<_>>().join(", ")),
    };
    Err(no_heading(&document.post, &decoded).hint(hint))
}

pub(super) fn broken_link(
    site: &Site,
    suggestions: &Suggestions<'_>,
    target: &str,
    source: Option<&str>,
) -> Diagnostic {
    let Some(source) = source else {
        return Diagnostic::error(format!("broken link: `{target}` is outside content/"))
            .hint("link to a file in content/");
    };
    if let Some(Unpublished { reason, .. }) = site.unpublished.get(source) {
        let reason = reason.words();
        return Diagnostic::error(format!("broken link: `{source}` is not published, since it is {reason}"))
            .hint("publish it, or remove the link");
    }
    let hint = match suggestions.source(source) {
        Some(near) => format!("did you mean `@/{}`?", near.trim_start_matches("content/")),
        None => "link to a post by its file, relative to this one, or as `@/posts/…` from content/".to_string(),
    };
    Diagnostic::error(format!("broken link: `{source}` does not exist")).hint(hint)
}
