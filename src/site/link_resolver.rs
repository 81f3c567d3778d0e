//! Where the links of all documents lead.
//!
//! Takes the site; gives the target of each link in its order, with the language of the page there if the text around the link is in
//! another one, and an error at the place of each broken link.

use rayon::prelude::*;

use super::document::Document;
use super::id::{ByDocument, DocumentId};
use super::link_language::PageLanguages;
use super::link_translation;
use super::links::{self, Found, Resolved, Target, Targets};
use super::publication;
use super::suggestions::Suggestions;
use super::whole::Site;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::base::url;
use crate::input::config::LinkTranslations;
use crate::input::source::Sources;
use crate::markdown::Link;

/// Where a link leads, perhaps with a warning, or why it leads nowhere.
type Answer = Result<(Resolved, Option<Diagnostic>), Diagnostic>;

/// Resolves the links of all documents.
pub fn resolve(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) -> ByDocument<Targets> {
    let resolver = Resolver { site, suggestions: Suggestions::new(site), languages: PageLanguages::of(site) };
    let resolve = |document| {
        let mut problems = Diagnostics::new();
        (resolver.document(sources, document, &mut problems), problems)
    };
    let resolved: Vec<(Targets, Diagnostics)> = site.documents.raw.par_iter().map(resolve).collect();
    let mut targets = ByDocument::with_capacity(resolved.len());
    for (own, problems) in resolved {
        targets.push(own);
        diagnostics.extend(problems);
    }
    targets
}

/// What all links of a site are resolved with.
struct Resolver<'s> {
    site: &'s Site,
    suggestions: Suggestions<'s>,
    languages: PageLanguages<'s>,
}

impl Resolver<'_> {
    fn document(&self, sources: &Sources, document: &Document, diagnostics: &mut Diagnostics) -> Targets {
        let image = links::image(document);
        let resolved = links::links(document, &image).map(|link| {
            let (resolved, problem) = match self.link(document, link) {
                Ok(found) => found,
                Err(problem) => (Target::Written(link.target.clone()).into(), Some(problem)),
            };
            let place = || sources.place(&document.post.path, link.span.clone());
            diagnostics.extend(problem.map(|problem| problem.at(place())));
            resolved
        });
        resolved.collect()
    }

    /// Where a link leads, with a warning if that is a post that is published later or has expired.
    fn link(&self, document: &Document, link: &Link) -> Answer {
        let target = link.target.trim();
        if target.contains("://") || target.starts_with("//") || target.starts_with("data:") {
            return Ok((self.absolute(document, link, target), None));
        }
        let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
        if path.is_empty() {
            let target = match rest.strip_prefix('#') {
                Some(_) => Target::Fragment(rest.to_string()),
                None => Target::Written(target.to_string()),
            };
            return Ok((target.into(), None));
        }
        let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
        let source = links::source_of(&document.post.path, &decoded);
        match source.as_deref().and_then(|source| links::find(self.site, source)) {
            Some(Found::Document(other)) => self.to_document(document, link, other, rest),
            Some(Found::File(path)) => Ok((Target::Inside { path, rest: rest.to_string() }.into(), None)),
            None if links::is_of_file(&decoded) => self.to_no_document(document, link, source.as_deref()),
            None => Ok((self.by_url(document, link, &decoded, rest), None)),
        }
    }

    /// A link by file, or to its translation, if the settings say so.
    fn to_document(&self, document: &Document, link: &Link, other: DocumentId, rest: &str) -> Answer {
        let site = self.site;
        links::check_shown(&site.documents[other])?;
        links::check_anchor(site, &self.suggestions, other, links::fragment_of(rest))?;
        let follows = site.config.link_translations == LinkTranslations::Follow;
        let nearer = if follows { link_translation::nearer(site, document, link, other) } else { None };
        let rest = nearer.map_or(rest, |nearer| link_translation::rest_on(site, nearer, rest));
        let other = &site.documents[nearer.unwrap_or(other)];
        let target = Target::Inside { path: other.path().to_string(), rest: rest.to_string() };
        let language = self.languages.other(document, link, &other.post.language.tag);
        let later = other.future.and_then(|date| publication::later(site, &other.post.path, date, document.future));
        Ok((Resolved { target, language }, later))
    }

    /// A link to a file that is not there, or not published now.
    fn to_no_document(&self, document: &Document, link: &Link, source: Option<&str>) -> Answer {
        let Resolver { site, suggestions, .. } = self;
        let target = link.target.trim();
        match source.and_then(|source| links::by_time(site, source, document)) {
            Some((other, warning)) => {
                links::check_heading(&other.post, links::fragment_of(target))?;
                Ok((Target::Unpublished.into(), Some(warning)))
            }
            None if link.image => {
                Err(Diagnostic { severity: Severity::Error, ..links::missing(suggestions, document, link) })
            }
            None => Err(links::broken_link(site, suggestions, target, source)),
        }
    }

    /// A link by an address on the site.
    fn by_url(&self, document: &Document, link: &Link, decoded: &str, rest: &str) -> Resolved {
        let target = links::by_url(self.site, document, decoded, rest);
        let language = match &target {
            Target::Inside { path, .. } => self.languages.other_at(document, link, path),
            _ => None,
        };
        Resolved { target, language }
    }

    /// A link with a scheme or a host, which may be those of the site itself.
    fn absolute(&self, document: &Document, link: &Link, target: &str) -> Resolved {
        let own = self.site.config.own_url.as_ref().filter(|_| link.follows);
        let Some(inside) = own.and_then(|own| own.inside(target)) else {
            return Target::Written(target.to_string()).into();
        };
        let (path, _) = url::split_path(inside);
        let decoded = url::decode(path).unwrap_or_else(|| path.to_string());
        let language = self.languages.other_at(document, link, self.site.published.spelled(&decoded));
        // Raw HTML stays as it is written, and Markdown is encoded as in links to other sites.
        let target = if link.raw { target.to_string() } else { url::encoded_url(target).into_owned() };
        Resolved { target: Target::Written(target), language }
    }
}
