//! An edition's home page: all its posts, after the text of its `index.md`.

use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::cards::Words;
use crate::formats::structured_data as data;
use crate::input::post::{Body, Post};
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Alternates, Content, Crumb, Dependencies, Html, Kind, Order};
use crate::pages::lookup::Lookup;
use crate::pages::shared::{Failure, Shared};
use crate::pages::{description, entry, list, view};
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

    /// The text at the top, if it is in the language of the edition, so that it can speak for the page.
    fn own_text<'s>(&self, site: &'s Site) -> Option<&'s Post> {
        let document = self.intro(site).first().map(|id| &site.documents[*id])?;
        (document.language == Some(site.editions[self.edition].language)).then_some(&document.post)
    }

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
        let titled = self.own_text(&shared.site).filter(|text| text.front.title.is_some());
        titled.map_or_else(|| shared.site_title(self.edition), |text| Word::own(text.title.clone()))
    }

    fn number(&self) -> usize {
        self.number
    }

    fn description(&self, shared: &Shared) -> Option<String> {
        let text = self.own_text(&shared.site);
        let given = text.filter(|text| text.front.summary.is_some()).and_then(description::of);
        let of_site = || shared.site_description(self.edition).map(|word| word.text);
        given.or_else(of_site).or_else(|| text.and_then(description::of))
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
        if let Some((id, text)) = self.document(&shared.site).zip(self.own_text(&shared.site))
            && text.front.image.is_some()
        {
            head.image = entry::image_url(shared, id);
            head.image_alt = text.front.image_alt.clone();
        }
    }

    fn card(&self, lookup: &Lookup) -> Option<Words> {
        let text = self.own_text(&lookup.site);
        if lookup.look.share_image.is_some() || text.is_some_and(|text| text.front.image.is_some()) {
            return None;
        }
        let titled = text.filter(|text| text.front.title.is_some()).map(|text| text.title.clone());
        let name = lookup.site_title(self.edition).text;
        let title = titled.unwrap_or_else(|| name.clone());
        let kicker = if title == name { String::new() } else { name };
        let foot = lookup.site_description(self.edition).map(|word| word.text).into_iter().collect();
        Some(Words { language: lookup.language(self.edition).clone(), kicker, title, foot })
    }

    fn structured_data<'s>(&self, shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        let list = list::structured_data(shared, self.list(), self.number, head);
        // It names the site, whatever the page is called.
        data::Page::Home(data::List { name: shared.site_title(self.edition).text, ..list })
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
        view.intro = self.document(&shared.site).and_then(|id| list::intro(shared, self.edition, id));
        context.insert("list", &view);
        Ok(())
    }

    fn document(&self, site: &Site) -> Option<DocumentId> {
        self.intro(site).first().copied()
    }
}
