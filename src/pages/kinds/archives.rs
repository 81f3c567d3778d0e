//! The index of years and months.

use jiff::civil::Date;
use tera::Context;

use super::period;
use crate::base::diagnostic::Diagnostic;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Content, Crumb, Html, Kind};
use crate::pages::shared::{Failure, Shared};
use crate::pages::view;
use crate::site::{EditionId, List, Site};

/// The index of years of an edition.
#[derive(Debug)]
struct Archives(EditionId);

/// One for each edition that has dated posts.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for (id, _) in site.editions.iter_enumerated().filter(|(_, edition)| !edition.listing.periods.is_empty()) {
        claims.fallback(site.addresses(id).archives(), Archives(id));
    }
}

impl Kind for Archives {
    fn describe(&self, _site: &Site) -> String {
        "the index of years".to_string()
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for Archives {
    fn edition(&self, _site: &Site) -> EditionId {
        self.0
    }

    fn name(&self, _site: &Site) -> &'static str {
        "archives"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("archives.html".to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        shared.word(self.0, "archive", &[])
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let link = shared.interface_link(self.0, self.title(shared), path);
        vec![Crumb { link, path: path.to_string() }]
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        let has = !site.editions[edition].listing.periods.is_empty();
        (has.then(|| site.addresses(edition).archives()), self.0 == edition)
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        context.insert("years", &years(shared, self.0));
        context.insert("heading", &self.title(shared).marked());
        Ok(())
    }
}

/// The years with their months, newest first.
fn years(shared: &Shared, edition: EditionId) -> Vec<view::Year> {
    let dates = shared.dates(&shared.language(edition).tag);
    let url = |year, month| shared.hrefs.to(&List::period(edition, year, month).path(&shared.site));
    let mut years: Vec<view::Year> = Vec::new();
    for ((year, month), posts) in &shared.site.editions[edition].listing.periods {
        match (month, years.last_mut()) {
            (None, _) | (_, None) => years.push(view::Year {
                text: period::text(shared, edition, *year, None),
                url: url(*year, None),
                count: posts.len(),
                months: Vec::new(),
            }),
            (Some(month), Some(entry)) => {
                let text = dates.month(Date::new(*year, *month, 1).unwrap_or(Date::ZERO));
                entry.months.push(view::Month { text, url: url(*year, Some(*month)), count: posts.len() });
            }
        }
    }
    years.iter_mut().for_each(|year| year.months.reverse());
    years.reverse();
    years
}
