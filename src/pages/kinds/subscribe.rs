//! The page that lists the feeds of an edition and has the form of a newsletter.

use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::input::config::Role;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Content, Crumb, Html, Kind};
use crate::pages::shared::{Failure, Shared};
use crate::pages::{edition, feed_link, view};
use crate::site::{EditionId, FeedFormat, List, Site};

/// The page of an edition.
#[derive(Debug)]
struct Subscribe(EditionId);

const TEMPLATE: &str = "subscribe.html";

/// One for each edition. A page of the author's own at this path takes its place.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    if !site.has_subscribe_pages() {
        return;
    }
    for id in site.editions.keys() {
        claims.fallback(site.addresses(id).subscribe(), Subscribe(id));
    }
}

impl Kind for Subscribe {
    fn describe(&self, _site: &Site) -> String {
        "the page that lists the feeds".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for Subscribe {
    fn edition(&self, _site: &Site) -> EditionId {
        self.0
    }

    fn name(&self, _site: &Site) -> &'static str {
        "subscribe"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok(TEMPLATE.to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        shared.word(self.0, "subscribe", &[])
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let link = shared.interface_link(self.0, self.title(shared), path);
        vec![Crumb { link, path: path.to_string() }]
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        (Some(site.addresses(edition).subscribe()), self.0 == edition)
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        let site = &shared.site;
        let others = site.editions.keys().filter(|other| *other != self.0);
        let newsletter = shared.config().newsletter.as_ref();
        let view = view::Subscribe {
            heading: self.title(shared).marked(),
            own: of_edition(shared, self.0, self.0),
            editions: others.map(|other| of_edition(shared, self.0, other)).collect(),
            categories: categories(shared, self.0),
            newsletter: newsletter.map(|form| view::Newsletter { url: form.url.clone(), field: form.field.clone() }),
        };
        context.insert("subscribe", &view);
        Ok(())
    }
}

/// The feeds of all posts of an edition, under its name. That of all languages is named in the language of the reader's edition.
fn of_edition(shared: &Shared, reader: EditionId, id: EditionId) -> view::ListFeeds {
    let is_mixed = shared.site.editions[id].mixed && shared.site.editions.len() > 1;
    let (language, name) = match is_mixed {
        true => (shared.language(reader), shared.word(reader, "all-languages", &[])),
        false => (shared.language(id), edition::name(shared, id)),
    };
    let named = (name.marked(), language.tag.clone(), language.direction.as_str());
    feeds(shared, List::home(id), named)
}

/// The feeds of the categories of an edition, in the alphabetical order of its language. Empty if terms have no feeds.
fn categories(shared: &Shared, id: EditionId) -> Vec<view::ListFeeds> {
    let site = &shared.site;
    let Some(taxonomy) = site.taxonomy(Role::Categories).filter(|_| site.config.feed.terms) else { return Vec::new() };
    let one = |key| {
        let term = shared.term_view(id, key);
        feeds(shared, List::term(id, key), (term.name, term.lang, term.dir))
    };
    let mut all: Vec<view::ListFeeds> = site.terms_in(id, taxonomy).map(one).collect();
    let collator = shared.collator(id);
    all.sort_by(|a, b| collator.compare(&a.name, &b.name).then_with(|| a.url.cmp(&b.url)));
    all
}

fn feeds(shared: &Shared, list: List, (name, lang, dir): (String, String, &'static str)) -> view::ListFeeds {
    let feed = |format| feed_link::url(shared, list, format);
    view::ListFeeds {
        name,
        lang,
        dir,
        url: shared.hrefs.to(&list.path(&shared.site)),
        feed_atom: feed(FeedFormat::Atom),
        feed_json: feed(FeedFormat::Json),
        feed_rss: feed(FeedFormat::Rss),
    }
}
