//! The archive of a year or a month.

use jiff::civil::Date;
use tera::Context;

use crate::base::diagnostic::Diagnostic;
use crate::formats::structured_data as data;
use crate::input::post::Body;
use crate::input::source::Sources;
use crate::language::Word;
use crate::pages::claims::Claims;
use crate::pages::kind::{Alternates, Content, Crumb, Html, Kind, Order};
use crate::pages::list::Heading;
use crate::pages::lookup::Lookup;
use crate::pages::shared::{Failure, Shared};
use crate::pages::{list, view};
use crate::site::{EditionId, List, Scope, Site};

/// A page of the archive of a period.
#[derive(Debug)]
struct PeriodArchive {
    edition: EditionId,
    year: i16,
    month: Option<i8>,
    /// Counted from 1.
    number: usize,
}

/// The pages of the archive of each year and month in which an edition has posts.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for (edition, known) in site.editions.iter_enumerated() {
        for (year, month) in known.listing.periods.keys().copied() {
            for (number, path) in List::period(edition, year, month).page_paths(site) {
                claims.firm(path, PeriodArchive { edition, year, month, number });
            }
        }
    }
}

/// A year, or a month of it, as an edition writes it.
pub(crate) fn text(lookup: &Lookup, edition: EditionId, year: i16, month: Option<i8>) -> String {
    // Year and month are those of a valid date.
    let day = Date::new(year, month.unwrap_or(1), 1).unwrap_or(Date::ZERO);
    let dates = lookup.dates(&lookup.language(edition).tag);
    if month.is_some() { dates.month_year(day) } else { dates.year(day) }
}

impl PeriodArchive {
    fn list(&self) -> List {
        List::period(self.edition, self.year, self.month)
    }

    fn heading(&self, lookup: &Lookup) -> Heading {
        let key = if self.month.is_some() { "month-archives" } else { "year-archives" };
        let language = lookup.language(self.edition);
        let subject = view::Subject {
            text: text(lookup, self.edition, self.year, self.month),
            lang: language.tag.clone(),
            dir: language.direction.as_str(),
        };
        Heading::new(lookup, self.edition, key, "date", subject)
    }
}

impl Kind for PeriodArchive {
    fn describe(&self, _site: &Site) -> String {
        let what = match self.month {
            None => format!("the archive of {}", self.year),
            Some(month) => format!("the archive of {}-{month:02}", self.year),
        };
        list::describe(&what, self.number)
    }

    fn order(&self, site: &Site) -> Order {
        list::order(site, self.list(), self.number)
    }

    fn content(&self) -> Content<'_> {
        Content::Html(self)
    }
}

impl Html for PeriodArchive {
    fn edition(&self, _site: &Site) -> EditionId {
        self.edition
    }

    fn name(&self, _site: &Site) -> &'static str {
        "archive"
    }

    fn template(&self, _shared: &Shared, _sources: &Sources) -> Result<String, Diagnostic> {
        Ok("archive.html".to_string())
    }

    fn title(&self, shared: &Shared) -> Word {
        self.heading(shared).text
    }

    fn number(&self) -> usize {
        self.number
    }

    fn breadcrumbs(&self, shared: &Shared, path: &str) -> Vec<Crumb> {
        let index = shared.site.addresses(self.edition).archives();
        let title = shared.word(self.edition, "archive", &[]);
        let own = Word::own(text(shared, self.edition, self.year, self.month));
        vec![
            Crumb { link: shared.interface_link(self.edition, title, &index), path: index },
            Crumb {
                link: shared.interface_link(self.edition, own, &self.list().path(&shared.site)),
                path: path.to_string(),
            },
        ]
    }

    fn alternates(&self, site: &Site) -> Alternates {
        list::alternates(site, Scope::Period { year: self.year, month: self.month }, self.number)
    }

    fn counterpart(&self, site: &Site, edition: EditionId) -> (Option<String>, bool) {
        list::counterpart(site, self.list(), edition)
    }

    fn complete_head(&self, shared: &Shared, head: &mut view::Head) {
        list::complete_head(shared, self.list(), self.number, head);
    }

    fn structured_data<'s>(&self, shared: &'s Shared, head: &view::Head, _body: Option<&Body>) -> data::Page<'s> {
        data::Page::Collection(list::structured_data(shared, self.list(), self.number, head))
    }

    fn view(&self, shared: &Shared, _body: Option<&Body>, context: &mut Context) -> Result<(), Failure> {
        context.insert("list", &list::view(shared, self.list(), self.number, Some(self.heading(shared)))?);
        Ok(())
    }
}
