//! The 404 page of an edition.

use tera::{Context, Value};

use crate::base::diagnostic::Diagnostic;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::entry;
use crate::pages::kind::{Content, Crumb, Html, Kind};
use crate::pages::shared::{Failure, Shared};
use crate::pages::view;
use crate::site::{EditionId, List, Site};

/// Posts that it offers.
const RECENT: usize = 5;

/// The page for URLs that do not exist.
#[derive(Debug)]
struct NotFound;

/// One, where the author and the theme have none.
pub fn claim(claims: &mut Claims<'_>) {
    claims.fallback("/404.html".to_string(), NotFound);
}

impl Kind for NotFound {
    fn describe(&self, _site: &Site) -> String {
        "the page for addresses that do not exist".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for NotFound {
    fn edition(&self, _site: &Site) -> EditionId {
        EditionId::ROOT
    }

    fn name(&self, _site: &Site) -> &'static str {
        "404"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("404.html".to_string())
    }

    fn title(&self, shared: &Shared) -> String {
        shared.word(EditionId::ROOT, "not-found", &[])
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let link = shared.interface_link(EditionId::ROOT, self.title(shared), path);
        vec![Crumb { link, path: path.to_string() }]
    }

    fn complete_head(&self, _shared: &Shared, head: &mut view::Head) {
        head.noindex = true;
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let posts = List::home(EditionId::ROOT).posts(&shared.site).iter().take(RECENT);
        let recent: Result<Vec<Value>, Failure> = posts.map(|id| entry::entry(shared, EditionId::ROOT, *id)).collect();
        context.insert("recent", &recent?);
        Ok(())
    }

    fn is_destination(&self) -> bool {
        false
    }
}
