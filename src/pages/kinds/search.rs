//! The search page of an edition, and the index that its script reads.

use tera::Context;

use super::open_search::OpenSearch;
use crate::base::diagnostic::Diagnostic;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::{Argument, Word};
use crate::pages::claims::Claims;
use crate::pages::kind::{Content, Crumb, Dependencies, Html, Kind};
use crate::pages::search::overview_path;
use crate::pages::shared::{Failure, Shared};
use crate::pages::view;
use crate::site::{EditionId, Site};

/// The page of an edition.
#[derive(Debug)]
struct Search(EditionId);

/// The index of all editions.
#[derive(Debug)]
struct Index;

const TEMPLATE: &str = "search.html";

/// One for each edition, and the index. A page of the author's own at this path takes its place.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    if !site.config.search {
        return;
    }
    for id in site.editions.keys() {
        let page = site.addresses(id).search();
        claims.fallback(format!("{page}opensearch.xml"), OpenSearch(id));
        claims.fallback(page, Search(id));
    }
    claims.fallback(overview_path(), Index);
}

impl Kind for Search {
    fn describe(&self, _site: &Site) -> String {
        "the search page".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Kind for Index {
    fn describe(&self, _site: &Site) -> String {
        "the index of the search".to_string()
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::AllPages
    }

    fn content(&self) -> Content<'_> {
        Content::AfterAllPages
    }
}

impl Html for Search {
    fn edition(&self, _site: &Site) -> EditionId {
        self.0
    }

    fn name(&self, _site: &Site) -> &'static str {
        "search"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok(TEMPLATE.to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        shared.word(self.0, "search", &[])
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let link = shared.interface_link(self.0, self.title(shared), path);
        vec![Crumb { link, path: path.to_string() }]
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        (Some(site.addresses(edition).search()), self.0 == edition)
    }

    fn complete_head(&self, _shared: &Shared, head: &mut view::Head) {
        head.noindex = true;
    }

    fn is_in_sitemap(&self, _site: &Site) -> bool {
        false
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let found = shared.word(self.0, "search-found", &[("count", Argument::Text("#".to_string()))]);
        let search =
            view::Search { heading: self.title(shared).marked(), found: found.marked(), edition: usize::from(self.0) };
        context.insert("search", &search);
        Ok(())
    }
}
