//! Links between posts.
//!
//! Takes the links of a document as written and the site; says what each names, and what is wrong with a broken one. It must not
//! depend on how URLs are written in pages (relative, absolute, with a sub-path), nor on the plan.

use rayon::prelude::*;

use super::document::Document;
use super::home_texts::is_home_text;
use super::id::{ByDocument, DocumentId};
use super::left_out::Reason;
use super::publication;
use super::suggestions::Suggestions;
use super::unpublished::Unpublished;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::base::href::inner_address;
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

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub(crate) target: Target,
    /// The language of the page there, if the text around the link is in another one: for `hreflang`.
    pub(crate) language: Option<Box<str>>,
}

impl From<Target> for Resolved {
    fn from(target: Target) -> Resolved {
        Resolved { target, language: None }
    }
}

/// Where a document's links lead, in their order.
pub(crate) type Targets = Vec<Resolved>;

/// The image of front matter, which is resolved as a link after those of the body.
pub(super) fn image(document: &Document) -> Option<Link> {
    let image = document.post.front.image.as_ref()?;
    Some(Link { target: image.value.clone(), span: image.span.clone(), image: true, shown: true, ..Link::default() })
}

/// All links of a document, in the order of its targets.
pub(super) fn links<'d>(document: &'d Document, image: &'d Option<Link>) -> impl Iterator<Item = &'d Link> {
    document.post.outline.links.iter().chain(image)
}

/// A menu's `page:` that names no published page is an error, or a warning if only time keeps it from being published, and a `url:` of this site that leads nowhere a warning.
/// `exists` says whether the site has a path.
pub(crate) fn check_menus(site: &Site, sources: &Sources, exists: &dyn Fn(&str) -> bool) -> Diagnostics {
    let suggestions = Suggestions::new(site);
    let broken = site.config.menus.values().flatten().filter_map(|item| {
        let (problem, written) = match &item.target {
            MenuTarget::Page(page) => {
                let source = format!("content/{}", url::split_path(&page.value).0);
                let problem = match menu_page(site, &page.value) {
                    Some((id, rest)) => check_shown(&site.documents[id])
                        .and_then(|()| check_anchor(site, &suggestions, id, fragment_of(rest)))
                        .err()?,
                    None => publication::menu(site, &source)
                        .unwrap_or_else(|| broken_link(site, &suggestions, &page.value, Some(&source))),
                };
                (problem, page)
            }
            MenuTarget::Url(url) => (check_menu_url(site, &suggestions, &url.value, exists)?, url),
        };
        Some(problem.at(sources.place(CONFIG_FILE, written.span.clone())))
    });
    broken.collect()
}

/// The page that a menu names by its file, with the query and the fragment after it.
pub(crate) fn menu_page<'w>(site: &Site, written: &'w str) -> Option<(DocumentId, &'w str)> {
    let (file, rest) = url::split_path(written);
    let of = |file: &str| site.document_of(&format!("content/{file}"));
    let whole = of(written).map(|id| (id, ""));
    whole.or_else(|| Some((of(file).or_else(|| of(&url::decode(file)?))?, rest)))
}

/// What follows `#`, not decoded.
pub(super) fn fragment_of(rest: &str) -> &str {
    rest.split_once('#').map_or("", |(_, fragment)| fragment)
}

fn check_menu_url(
    site: &Site,
    suggestions: &Suggestions<'_>,
    written: &str,
    exists: &dyn Fn(&str) -> bool,
) -> Option<Diagnostic> {
    let inner = inner_address(written)?;
    let is_file = || site.static_of(&format!("content{}", inner.path)).is_some();
    if !exists(&inner.path) && !is_file() {
        let message = format!("broken link: this site has no page or file at `{written}`");
        return Some(Diagnostic::warning(message).hint("link to a page by its file, as in `page: about.md`"));
    }
    let is_intro =
        |id: DocumentId| site.documents[id].text.is_some() || is_home_text(&site.editions, &site.documents[id]);
    let document = site.documents.iter_enumerated().find(|(_, document)| document.path() == inner.path)?.0;
    let problem =
        check_anchor(site, suggestions, document, fragment_of(inner.rest)).err().filter(|_| !is_intro(document))?;
    Some(Diagnostic { severity: Severity::Warning, ..problem })
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
        let image = image(document);
        for (link, Resolved { target, .. }) in links(document, &image).zip(own) {
            if let Target::Fragment(fragment) = target
                && let Err(problem) = check_anchor(site, &suggestions, id, fragment.trim_start_matches('#'))
            {
                found.push(Diagnostic { severity: Severity::Warning, ..problem }.at(place(link)));
            }
            if let Target::Inside { path, .. } = target
                && !exists(path)
            {
                found.push(missing(&suggestions, document, link).at(place(link)));
            }
        }
        found
    };
    let pairs: Vec<(DocumentId, &Targets)> = targets.iter_enumerated().collect();
    pairs.into_par_iter().flat_map_iter(broken).collect::<Vec<_>>().into()
}

/// Whether a document has a page, or is the text for a term that some list shows.
pub(super) fn check_shown(document: &Document) -> Result<(), Diagnostic> {
    if !document.is_nowhere() {
        return Ok(());
    }
    let message = format!("broken link: `{}` is not shown, since no published post has its term", document.post.path);
    Err(Diagnostic::error(message).hint("publish a post with the term, or remove the link"))
}

/// A post that only time keeps from being published, and the warning about a link to it.
pub(super) fn by_time<'s>(site: &'s Site, source: &str, document: &Document) -> Option<(&'s Unpublished, Diagnostic)> {
    let other = unpublished(site, source)?;
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
pub(super) fn has_anchor(post: &Post, decoded: &str) -> bool {
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

/// What is known of a file that is not published, by its path or the same one with other letters for the same accents.
fn unpublished<'s>(site: &'s Site, source: &str) -> Option<&'s Unpublished> {
    site.spellings.of_path(source).find_map(|path| site.unpublished.get(&*path))
}

/// The folder of a document's file.
fn folder_of(document: &Document) -> &str {
    document.post.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What a path in content/ is of.
pub(super) enum Found {
    Document(DocumentId),
    File(String),
}

/// The site path of the file that a link shows: one next to the posts.
fn file_shown(site: &Site, document: &Document, link: &Link) -> Option<String> {
    let target = link.target.trim();
    let path = &target[..target.find(['#', '?']).unwrap_or(target.len())];
    if path.is_empty() || target.contains("://") || target.starts_with("//") || target.starts_with("data:") {
        return None;
    }
    let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
    match source_of(&document.post.path, &decoded).as_deref().and_then(|source| find(site, source)) {
        Some(Found::File(path)) => Some(path),
        Some(Found::Document(_)) => None,
        None => match by_url(site, document, &decoded, "") {
            Target::Inside { path, .. } => Some(path),
            _ => None,
        },
    }
}

/// The pictures that a document shows, with that of front matter.
pub(super) fn pictures(site: &Site, document: &Document) -> Vec<String> {
    let image = image(document);
    let shown = links(document, &image).filter(|link| link.shown);
    shown.filter_map(|link| file_shown(site, document, link)).collect()
}

/// The document or the copied file of a source path.
pub(super) fn find(site: &Site, source: &str) -> Option<Found> {
    let file = || site.static_of(source).map(|path| Found::File(path.to_string()));
    site.document_of(source).map(Found::Document).or_else(file)
}

/// A path that is not a file: a URL relative to the page, or to the site.
pub(super) fn by_url(site: &Site, document: &Document, decoded: &str, rest: &str) -> Target {
    let folder = document.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = match decoded.strip_prefix('/') {
        Some(_) => Some(decoded.to_string()),
        None => url::join(folder, decoded).map(|path| {
            // The path of a page ends in a slash, which belongs to it.
            let end = if decoded.ends_with('/') && !path.is_empty() { "/" } else { "" };
            format!("/{}{end}", path.trim_start_matches('/'))
        }),
    };
    match path {
        Some(path) => Target::Inside { path: site.published.spelled(&path).to_string(), rest: rest.to_string() },
        None => Target::Written(format!("{decoded}{rest}")),
    }
}

/// Whether a document has the heading or the id that a fragment names.
pub(super) fn check_anchor(
    site: &Site,
    suggestions: &Suggestions<'_>,
    id: DocumentId,
    fragment: &str,
) -> Result<(), Diagnostic> {
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

/// The warning of a link, or of a picture, by an address at which the site has nothing.
pub(super) fn missing(suggestions: &Suggestions<'_>, document: &Document, link: &Link) -> Diagnostic {
    let (path, _) = url::split_path(link.target.trim());
    let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
    let near = source_of(&document.post.path, &decoded).and_then(|source| suggestions.file(&source));
    let near = near.map(|file| match file.strip_prefix(folder_of(document)).and_then(|rest| rest.strip_prefix('/')) {
        Some(beside) => format!("did you mean `{beside}`?"),
        None => format!("did you mean `{}`?", file.trim_start_matches("content")),
    });
    let (message, hint) = match link.image {
        true => (
            format!("there is no picture `{}`", link.target.trim()),
            "put it next to the post, or write its path from content/, such as `/pictures/cup.jpg`",
        ),
        false => (
            format!("broken link: this site has no page or file at `{}`", link.target.trim()),
            "link to a post by its file, such as `@/posts/name.md`, or put the file into content/",
        ),
    };
    Diagnostic::warning(message).hint(near.unwrap_or_else(|| hint.to_string()))
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
    if let Some(Unpublished { reason, .. }) = unpublished(site, source) {
        let reason = reason.words();
        return Diagnostic::error(format!("broken link: `{source}` is not published, since it is {reason}"))
            .hint("publish it, or remove the link");
    }
    let near = || suggestions.source(source).or_else(|| suggestions.file(source));
    let hint = match near() {
        Some(near) => format!("did you mean `@/{}`?", near.trim_start_matches("content/")),
        None => "link to a post by its file, relative to this one, or as `@/posts/…` from content/".to_string(),
    };
    Diagnostic::error(format!("broken link: `{source}` does not exist")).hint(hint)
}
