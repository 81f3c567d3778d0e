//! A page that redirects: from an alias, from another spelling of a term, from a line of `content/_redirects`.

use std::collections::BTreeMap;

use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::base::url::{self, output_file};
use crate::input::redirects::{FILE, Rule, parse};
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::html::with_template;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::shared::Shared;
use crate::pages::view;
use crate::site::{DocumentId, EditionId, List, Site};

/// A page that redirects.
#[derive(Debug)]
struct Redirect {
    /// Site path.
    to: String,
    /// The document whose page that is, if it is one.
    document: Option<DocumentId>,
}

/// All redirects. Those of `content/_redirects` come last, since they give way to every other page.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    aliases(claims);
    former_slugs(claims);
    rules(claims);
}

fn aliases(claims: &mut Claims<'_>) {
    for (id, document) in claims.site.documents.iter_enumerated() {
        let to = document.path();
        for alias in document.post.address.aliases.iter().filter(|alias| alias.value != to) {
            let redirect = Redirect { to: to.to_string(), document: Some(id) };
            claims.alias(alias.value.clone(), redirect, document, alias.span.clone());
        }
    }
}

/// From the slugs of a term's other spellings.
fn former_slugs(claims: &mut Claims<'_>) {
    let site = claims.site;
    for edition in site.editions.keys() {
        for key in site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy)) {
            for slug in &site.term(key).former {
                let to = List::term(edition, key).path(site);
                claims.fallback(site.term_path(edition, key.taxonomy, slug), Redirect { to, document: None });
            }
        }
    }
}

/// From the lines of `content/_redirects` that a page can replace, for hosts that do not read that file.
fn rules(claims: &mut Claims<'_>) {
    let Some(Ok(text)) = claims.sources.text(FILE) else { return };
    let rules: Vec<Rule> = parse(&text).into_iter().filter(Rule::is_plain).collect();
    if rules.is_empty() {
        return;
    }
    let documents = documents(claims.site);
    let files = claims.files();
    for rule in rules {
        let (Some(from), Some(to)) = (inside(claims.site, &rule.from), inside(claims.site, &rule.to)) else { continue };
        claims.expect_target(to.clone(), claims.sources.place(FILE, rule.span));
        let last = from.rsplit('/').next().unwrap_or_default();
        let path = if last.is_empty() || last.contains('.') { from.clone() } else { format!("{from}/") };
        let fits = url::check_output_path(&output_file(&path)).is_ok();
        // A file is kept if the page would need a folder of that name.
        let folded = url::fold_path(&output_file(&path));
        let blocked = folded.match_indices('/').any(|(at, _)| files.contains(&folded[..at]));
        if fits && !blocked {
            let document = documents.get(to.as_str()).copied();
            claims.fallback(path, Redirect { to, document });
        }
    }
}

/// The site path of a URL in a rule; `None` if it is outside the site.
fn inside(site: &Site, target: &str) -> Option<String> {
    let decoded = url::decode(target)?;
    let base = site.config.base_url.path().trim_end_matches('/');
    Some(format!("/{}", decoded.strip_prefix(base)?.strip_prefix('/')?))
}

/// The documents with a page of their own, by site path.
fn documents(site: &Site) -> BTreeMap<&str, DocumentId> {
    let intros: Vec<DocumentId> = site.editions.iter().filter_map(|edition| edition.intro).collect();
    let own = site.documents.iter_enumerated().filter(|(id, _)| !intros.contains(id));
    own.map(|(id, document)| (document.path(), id)).collect()
}

impl Kind for Redirect {
    fn describe(&self, _site: &Site) -> String {
        format!("a redirect to `{}`", self.to)
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }

    fn redirects_to(&self) -> Option<&str> {
        Some(&self.to)
    }
}

impl Other for Redirect {
    fn render<'b>(
        &self,
        shared: &Shared,
        sources: &Sources,
        path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("site", shared.site_view.clone());
        context.insert("target", &shared.hrefs.to(&self.to));
        context.insert("canonical", &shared.hrefs.absolute(&self.to));
        let link = self.link(shared);
        context.insert("title", &link.title);
        context.insert("lang", &link.lang);
        context.insert("dir", &link.dir);
        with_template("redirect.html", &context, shared, sources, path, buffer)
    }
}

impl Redirect {
    /// A link to the page that it redirects to: a document with its title, a list with the site's title.
    fn link(&self, shared: &Shared) -> view::Link {
        if let Some(id) = self.document {
            return shared.document_link(id);
        }
        let inside = |prefix: &str| self.to.starts_with(&format!("{prefix}/"));
        let edition = shared.site.editions.iter().rposition(|edition| inside(&edition.prefix));
        let edition = edition.map_or(EditionId::ROOT, EditionId::from);
        shared.interface_link(edition, shared.site_title(edition), &self.to)
    }
}
