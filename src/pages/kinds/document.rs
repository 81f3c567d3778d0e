//! The page of a document, which is a post or a page.

use std::slice;
use std::sync::Arc;

use tera::Context;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::url::composed;
use crate::cards::Words;
use crate::formats::structured_data as data;
use crate::input::config::Role;
use crate::input::post::{Body, Kind as PostKind};
use crate::input::source::Sources;
use crate::language::{Language, Word, listed};
use crate::pages::claims::Claims;
use crate::pages::kind::{Alternates, Content, Crumb, Dependencies, Html, Kind, Order, single};
use crate::pages::lookup::Lookup;
use crate::pages::shared::{Failure, Shared};
use crate::pages::structured_data::work;
use crate::pages::{corrections, description, document_view, entry, term_text, view};
use crate::site::{Document, DocumentId, EditionId, LanguageId, Site, TermKey, is_home_text};

/// The page of a document.
#[derive(Debug)]
struct DocumentPage(DocumentId);

/// One for each document, except those that introduce an edition's home page or the list of a term.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    let is_intro = |document: &Document| is_home_text(&site.editions, document);
    let own = site.documents.iter_enumerated().filter(|(_, document)| document.text.is_none());
    for (id, document) in own.filter(|(_, document)| !is_intro(document)) {
        claims.firm(document.path().to_string(), DocumentPage(id));
    }
}

impl DocumentPage {
    fn of<'s>(&self, site: &'s Site) -> &'s Document {
        &site.documents[self.0]
    }
}

impl Kind for DocumentPage {
    fn describe(&self, site: &Site) -> String {
        format!("the page of `{}`", self.of(site).post.path)
    }

    fn place(&self, site: &Site, sources: &Sources) -> Option<Place> {
        let post = &self.of(site).post;
        let given = post.front.permalink.as_ref().or(post.front.slug.as_ref());
        let place = given.map(|given| sources.place(&post.path, given.span.clone()));
        Some(place.unwrap_or_else(|| Place::file(&*post.path)))
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Bodies(slice::from_ref(&self.0))
    }

    fn order(&self, _site: &Site) -> Order {
        Order { newest: self.0, last: true, feed_of: None }
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for DocumentPage {
    fn edition(&self, site: &Site) -> EditionId {
        self.of(site).edition
    }

    fn name(&self, site: &Site) -> &'static str {
        match self.of(site).post.kind {
            PostKind::Post => "post",
            PostKind::Page => "page",
        }
    }

    /// The template of `template:` must exist; that of `layout:` need not.
    fn template(&self, shared: &Shared, sources: &Sources) -> Result<String, Diagnostic> {
        let post = &self.of(&shared.site).post;
        let file = |name: &str| {
            let name = composed(name);
            if name.contains('.') { name.into_owned() } else { format!("{name}.html") }
        };
        if let Some(asked) = &post.front.template {
            let name = file(&asked.value);
            if shared.templates.has(&name) {
                return Ok(name);
            }
            let problem = Diagnostic::error(format!("template `{name}` does not exist"));
            let hint = format!("create templates/{name}, or remove `template`");
            return Err(problem.at(sources.place(&post.path, asked.span.clone())).hint(hint));
        }
        let asked = post.front.layout.as_ref().map(|asked| file(&asked.value));
        let usual = if post.kind == PostKind::Post { "post.html" } else { "page.html" };
        Ok(asked.filter(|name| shared.templates.has(name)).unwrap_or_else(|| usual.to_string()))
    }

    fn title(&self, shared: &Shared) -> Word {
        Word::own(self.of(&shared.site).post.title.clone())
    }

    fn language<'s>(&self, shared: &'s Shared) -> &'s Language {
        &self.of(&shared.site).post.language
    }

    fn description(&self, shared: &Shared) -> Option<String> {
        let own = description::of(&self.of(&shared.site).post);
        own.or_else(|| shared.site_description(self.edition(&shared.site)).map(|word| word.text))
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        vec![Crumb { link: shared.document_link(self.0), path: path.to_string() }]
    }

    fn alternates(&self, site: &Site) -> Alternates {
        let pair = |id: &DocumentId| {
            let document = &site.documents[*id];
            (document.post.language.tag.clone(), document.path().to_string())
        };
        let languages: Vec<(String, String)> = self.of(site).translations.iter().map(pair).collect();
        let everyone = languages.first().map_or(String::new(), |(_, path)| path.clone());
        Alternates { languages, everyone }
    }

    fn versions<'s>(&self, site: &'s Site) -> &'s [DocumentId] {
        &self.of(site).translations
    }

    fn complete_head(&self, shared: &Shared, head: &mut view::Head) {
        let document = self.of(&shared.site);
        let post = &document.post;
        head.image = entry::image_url(shared, self.0);
        head.image_alt = post.front.image_alt.clone();
        let authors = shared.term_names(document, Role::Authors);
        if !authors.is_empty() {
            head.authors = authors;
        }
        head.published = post.date.as_ref().map(|date| date.rfc3339());
        head.modified = post.front.modified().map(|date| date.rfc3339());
        head.noindex |= document.is_private();
        if post.kind == PostKind::Post {
            head.og_type = "article";
        }
    }

    fn card(&self, lookup: &Lookup) -> Option<Words> {
        let document = self.of(&lookup.site);
        let post = &document.post;
        if document.draft || entry::image_url(lookup, self.0).is_some() {
            return None;
        }
        let authors = lookup.term_names(document, Role::Authors);
        let authors = if authors.is_empty() { lookup.config().author.iter().cloned().collect() } else { authors };
        let by = Some(listed(&post.language, &authors)).filter(|_| post.kind == PostKind::Post);
        let date = post.date.as_ref().filter(|_| post.kind == PostKind::Post);
        let date = date.map(|date| lookup.dates(&post.language.tag).long(date.day));
        Some(Words {
            language: post.language.clone(),
            kicker: lookup.site_title(document.edition).text,
            title: post.title.clone(),
            foot: by.into_iter().chain(date).collect(),
        })
    }

    fn body(&self, shared: &Shared) -> Option<Arc<Body>> {
        Some(shared.bodies.shown(&self.of(&shared.site).post))
    }

    fn structured_data<'s>(&self, shared: &'s Shared, head: &view::Head, body: Option<&Body>) -> data::Page<'s> {
        match self.of(&shared.site).post.kind {
            PostKind::Post => data::Page::Post(Box::new(posting(shared, self.0, head, body))),
            PostKind::Page => single(head),
        }
    }

    fn view(&self, shared: &Shared, body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        if let Some(body) = body {
            context.insert("page", &document_view::page(shared, self.0, body)?);
        }
        Ok(())
    }

    fn is_in_sitemap(&self, site: &Site) -> bool {
        !self.of(site).is_private()
    }

    fn last_modified(&self, site: &Site) -> Option<String> {
        let post = &self.of(site).post;
        post.front.modified().or(post.date.as_ref()).map(|date| date.rfc3339())
    }

    fn document(&self, _site: &Site) -> Option<DocumentId> {
        Some(self.0)
    }
}

/// A post as JSON-LD.
fn posting<'s>(shared: &'s Shared, id: DocumentId, head: &view::Head, body: Option<&Body>) -> data::Posting<'s> {
    let document = &shared.site.documents[id];
    let post = &document.post;
    let site = &shared.site;
    let original = site.originals.likely(&site.documents, id);
    let others = || site.originals.translations(&site.documents, id);
    data::Posting {
        url: head.canonical.clone(),
        lang: head.lang.clone(),
        headline: post.title.clone(),
        description: head.description.clone(),
        published: head.published.clone(),
        modified: head.modified.clone(),
        authors: authors(shared, document),
        keywords: shared.term_names(document, Role::Tags),
        image: head.image.clone(),
        words: body.map_or(0, |body| body.words),
        corrections: corrections::data(&post.front),
        translations: match original {
            Some(original) => data::Translations::Of(work(shared, original)),
            None => data::Translations::Original(others().into_iter().map(|id| work(shared, id)).collect()),
        },
    }
}

/// The authors of a post, otherwise that of the site.
fn authors(shared: &Shared, document: &Document) -> Vec<data::Person> {
    let language = document.language.unwrap_or(LanguageId::DEFAULT);
    let person = |term: TermKey| term_text::person(shared, document.edition, term, language);
    let taxonomy = shared.site.taxonomy(Role::Authors).into_iter();
    let terms = taxonomy.flat_map(|taxonomy| document.terms[taxonomy].iter().map(move |term| (taxonomy, *term)));
    let own: Vec<data::Person> = terms.map(|(taxonomy, term)| person(TermKey { taxonomy, term })).collect();
    match own.is_empty() {
        true => shared.config().author.iter().cloned().map(data::Person::named).collect(),
        false => own,
    }
}
