//! A page that redirects: from an alias, from another spelling of a term, from a line of `content/_redirects`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::base::url::{self, output_file};
use crate::input::redirects::{FILE, Rule, circles, parse};
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::html::with_template;
use crate::pages::kind::{Bytes, Content, Kind, Other};
use crate::pages::shared::Shared;
use crate::pages::view;
use crate::site::{DocumentId, EditionId, List, Site};

/// How many rules of a circle its warning names.
const SHOWN: usize = 5;

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
    let text = match claims.sources.text(FILE) {
        Some(Ok(text)) => text,
        Some(Err(problem)) => return claims.report(problem),
        None => return,
    };
    let site = claims.site;
    let rules: Vec<Moved> = parse(&text).into_iter().filter_map(|rule| Moved::by(site, rule)).collect();
    if rules.is_empty() {
        return;
    }
    let (documents, files) = (documents(site), claims.files());
    let (idle, mut rules): (Vec<Moved>, Vec<Moved>) =
        rules.into_iter().partition(|rule| files.get(&rule.folded()).is_some_and(|(path, _)| *path == rule.path));
    for rule in idle {
        let (_, kind) = &files[&rule.folded()];
        // What the page does already need not be said.
        let target = rule.page_of_target();
        if target != rule.path && kind.redirects_to() != Some(&target) {
            claims.report(rule.has_no_effect(&kind.describe(site), claims.sources));
        }
        claims.expect_target(rule.to, FILE, rule.span);
    }
    leave_circles_out(&mut rules, claims);
    for rule in rules {
        let fits = url::check_output_path(&output_file(&rule.path)).is_ok();
        // A file is kept if the page would need a folder of that name.
        let folded = rule.folded();
        let blocked = folded.match_indices('/').any(|(at, _)| files.contains_key(&folded[..at]));
        claims.expect_target(rule.to.clone(), FILE, rule.span);
        if fits && !blocked {
            let document = documents.get(rule.to.as_str()).copied();
            claims.fallback(rule.path, Redirect { to: rule.to, document });
        }
    }
}

/// A rule that a page can replace.
struct Moved {
    /// The site path of that page.
    path: String,
    /// The site path that it redirects to.
    to: String,
    /// The bytes of the old path in the file.
    span: Range<usize>,
}

impl Moved {
    /// `None` if no page of the site can replace the rule.
    fn by(site: &Site, rule: Rule) -> Option<Moved> {
        let (from, to) = (inside(site, &rule.from)?, inside(site, &rule.to)?);
        rule.is_plain().then(|| Moved { path: page_path(&from), to, span: rule.span })
    }

    /// The key of its output file.
    fn folded(&self) -> String {
        url::fold_path(&output_file(&self.path))
    }

    fn page_of_target(&self) -> String {
        page_path(&self.to)
    }

    fn has_no_effect(&self, page: &str, sources: &Sources) -> Diagnostic {
        let message = format!("`{}` exists, it is {page}, so this redirect has no effect", self.path);
        let hint = "delete the line, since some hosts would hide the page behind it";
        Diagnostic::warning(message).at(sources.place(FILE, self.span.clone())).hint(hint)
    }
}

/// The site path of the page at a path without a file's ending: with a slash at its end.
fn page_path(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.contains('.') { path.to_string() } else { format!("{path}/") }
}

/// Takes out the rules that redirect in a circle, with a warning for each circle: a page for each would send browsers around
/// without end.
fn leave_circles_out(rules: &mut Vec<Moved>, claims: &mut Claims<'_>) {
    let targets: Vec<String> = rules.iter().map(Moved::page_of_target).collect();
    let steps: Vec<(&str, &str)> =
        rules.iter().zip(&targets).map(|(rule, target)| (rule.path.as_str(), target.as_str())).collect();
    let circles = circles(&steps);
    if circles.is_empty() {
        return;
    }
    let mut around = BTreeSet::new();
    for circle in circles {
        let mut shown: Vec<String> = circle.iter().take(SHOWN).map(|at| format!("`{}`", rules[*at].path)).collect();
        if circle.len() > SHOWN {
            shown.push("…".to_string());
        }
        shown.push(format!("`{}`", rules[circle[0]].path));
        let place = claims.sources.place(FILE, rules[circle[0]].span.clone());
        let problem = Diagnostic::warning(format!("this redirect goes in a circle: {}", shown.join(" → "))).at(place);
        claims.report(problem.hint("let one of them go to a page that exists, or delete the lines"));
        around.extend(circle.into_iter().map(|at| rules[at].path.clone()));
    }
    rules.retain(|rule| !around.contains(&rule.path));
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
