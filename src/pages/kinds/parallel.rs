//! The page of a translation side by side with its original.

use tera::Context;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::formats::structured_data as data;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::{Language, Word};
use crate::pages::claims::Claims;
use crate::pages::kind::{Content, Crumb, Dependencies, Html, Kind, Order, single};
use crate::pages::shared::{Failure, Shared};
use crate::pages::{description, parallel_view, view};
use crate::site::{Document, DocumentId, EditionId, Site};

/// The page of a translation and its original.
#[derive(Debug)]
struct ParallelPage([DocumentId; 2]);

/// One for each translation that asks for it.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for (translation, original) in site.parallel.pairs() {
        claims.firm(site.parallel_path(translation), ParallelPage([translation, original]));
    }
}

impl ParallelPage {
    fn translation<'s>(&self, site: &'s Site) -> &'s Document {
        &site.documents[self.0[0]]
    }

    fn original<'s>(&self, site: &'s Site) -> &'s Document {
        &site.documents[self.0[1]]
    }
}

impl Kind for ParallelPage {
    fn describe(&self, site: &Site) -> String {
        format!("the page of `{}` side by side with its original", self.translation(site).post.path)
    }

    fn place(&self, site: &Site, sources: &Sources) -> Option<Place> {
        let post = &self.translation(site).post;
        Some(sources.place(&post.path, post.front.parallel.clone()?))
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Bodies(&self.0)
    }

    fn order(&self, _site: &Site) -> Order {
        Order { newest: self.0[0].min(self.0[1]), ..Order::default() }
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for ParallelPage {
    fn edition(&self, site: &Site) -> EditionId {
        self.translation(site).edition
    }

    fn name(&self, _site: &Site) -> &'static str {
        "parallel"
    }

    /// A theme need not have it.
    fn template(&self, shared: &Shared, sources: &Sources) -> Result<String, Diagnostic> {
        let name = "parallel.html";
        if shared.templates.has(name) {
            return Ok(name.to_string());
        }
        let problem = Diagnostic::error(format!("this theme has no template `{name}`"));
        let problem = Diagnostic { place: self.place(&shared.site, sources), ..problem };
        Err(problem.hint(format!("create templates/{name}, or remove `parallel`")))
    }

    fn title(&self, shared: &Shared) -> Word {
        let titles = [self.translation(&shared.site), self.original(&shared.site)];
        Word::own(titles.map(|document| document.post.title.as_str()).join(" / "))
    }

    fn language<'s>(&self, shared: &'s Shared) -> &'s Language {
        &self.translation(&shared.site).post.language
    }

    fn description(&self, shared: &Shared) -> Option<String> {
        description::of(&self.translation(&shared.site).post)
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let (translation, edition) = (self.translation(&shared.site), self.edition(&shared.site));
        let own = shared.interface_link(edition, shared.word(edition, "side-by-side", &[]), path);
        vec![
            Crumb { link: shared.document_link(self.0[0]), path: translation.path().to_string() },
            Crumb { link: own, path: path.to_string() },
        ]
    }

    /// The translation's own page is the one that search engines should show.
    fn complete_head(&self, shared: &Shared, head: &mut view::Head) {
        let site = &shared.site;
        head.canonical = shared.hrefs.absolute(self.translation(site).path());
        head.noindex |= self.translation(site).is_private() || self.original(site).is_private();
    }

    fn structured_data<'s>(&self, shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        let url = shared.hrefs.absolute(&shared.site.parallel_path(self.0[0]));
        single(&view::Head { canonical: url, ..head.clone() })
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        context.insert("parallel", &parallel_view::view(shared, self.0[0], self.0[1]));
        Ok(())
    }

    fn is_destination(&self) -> bool {
        false
    }
}
