//! An edition's home page: all its posts, after the text of its `index.md`.

use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::formats::structured_data as data;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Alternates, Content, Crumb, Dependencies, Html, Kind, Order};
use crate::pages::shared::{Failure, Shared};
use crate::pages::{entry, list, view};
use crate::site::{self, DocumentId, EditionId, FrontPage, List, Scope, Site};

/// A page of the list of all posts.
#[derive(Debug)]
struct Home {
    edition: EditionId,
    /// Counted from 1.
    number: usize,
}

/// The pages of each edition's home page.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for edition in site.editions.keys() {
        for (number, path) in List::home(edition).page_paths(site) {
            claims.firm(path, Home { edition, number });
        }
    }
}

impl Home {
    fn list(&self) -> List {
        List::home(self.edition)
    }

    /// The text at the top, on the first page only.
    fn intro<'s>(&self, site: &'s Site) -> &'s [DocumentId] {
        if self.number == 1 { site.editions[self.edition].intro.as_slice() } else { &[] }
    }
}

impl Home {
    /// The posts above the list, on the first page only.
    fn front_page(&self, site: &Site) -> FrontPage {
        if self.number == 1 { site::front_page(site, self.edition) } else { FrontPage::default() }
    }
}

impl Kind for Home {
    fn describe(&self, _site: &Site) -> String {
        list::describe("the home page", self.number)
    }

    fn dependencies<'a>(&'a self, site: &'a Site) -> Dependencies<'a> {
        Dependencies::Bodies(self.intro(site))
    }

    fn order(&self, site: &Site) -> Order {
        list::order(site, self.list(), self.number)
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for Home {
    fn edition(&self, _site: &Site) -> EditionId {
        self.edition
    }

    fn name(&self, _site: &Site) -> &'static str {
        "home"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("home.html".to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        shared.site_title(self.edition)
    }

    fn number(&self) -> usize {
        self.number
    }

    fn description(&self, shared: &Shared) -> Option<String> {
        shared.site_description(self.edition).map(|word| word.text)
    }

    fn breadcrumbs(&self, _shared: &Shared, _path: &str) -> Vec<Crumb> {
        Vec::new()
    }

    fn alternates(&self, site: &Site) -> Alternates {
        list::alternates(site, Scope::Home, self.number)
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        list::counterpart(site, self.list(), edition)
    }

    fn complete_head(&self, shared: &Shared, head: &mut view::Head) {
        list::complete_head(shared, self.list(), self.number, head);
    }

    fn structured_data<'s>(&self, shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        data::Page::Home(list::structured_data(shared, self.list(), self.number, head))
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let front = self.front_page(&shared.site);
        let mut view = list::view(shared, self.list(), self.number, None)?;
        let entry = |id: DocumentId| entry::entry(shared, self.edition, id);
        if front.lead.is_some() {
            let posts = self.list().posts_on_page(&shared.site, self.number).iter().copied();
            view.entries = posts.filter(|id| !front.shows(*id)).map(entry).collect::<Result<_, _>>()?;
        }
        view.lead = front.lead.map(entry).transpose()?;
        view.cards = front.cards.iter().copied().map(entry).collect::<Result<_, _>>()?;
        view.intro = self.document(&shared.site).and_then(|id| list::intro(shared, id));
        context.insert("list", &view);
        Ok(())
    }

    fn document(&self, site: &Site) -> Option<DocumentId> {
        self.intro(site).first().copied()
    }
}
