//! The kinds of pages: a file for each, and the list of them.

use super::cards::Cards;
use super::claims::Claims;
use super::lookup::Lookup;
use super::plan::Plan;
use crate::base::diagnostic::Diagnostics;
use crate::cards::Fonts;
use crate::input::source::Sources;
use crate::input::theme::Theme;
use crate::site::Site;

mod archives;
mod card;
mod document;
mod feed;
pub(crate) mod file;
mod headers;
mod home;
mod not_found;
mod open_search;
mod parallel;
mod period;
mod picture;
pub(crate) mod redirect;
mod robots;
mod search;
pub(crate) mod sitemap;
mod stylesheet;
mod subscribe;
mod term;
mod terms;

/// How each kind claims its paths. If two pages that yield to others claim the same path, the kind that comes first here wins.
const KINDS: [fn(&mut Claims<'_>); 18] = [
    document::claim,
    parallel::claim,
    home::claim,
    term::claim,
    terms::claim,
    period::claim,
    archives::claim,
    subscribe::claim,
    search::claim,
    feed::claim,
    file::claim,
    picture::claim,
    stylesheet::claim,
    not_found::claim,
    robots::claim,
    headers::claim,
    sitemap::claim,
    redirect::claim,
];

/// Makes the plan of a site without cards. Two pages with the same path are a diagnostic.
pub fn plan(site: &Site, theme: &Theme, sources: &Sources, diagnostics: &mut Diagnostics) -> Plan {
    with_cards(site, theme, sources, None, diagnostics).0
}

/// Makes the plan, and the cards of its pages if there are fonts for them.
pub(crate) fn with_cards(
    site: &Site,
    theme: &Theme,
    sources: &Sources,
    cards: Option<(&Lookup, &Fonts)>,
    diagnostics: &mut Diagnostics,
) -> (Plan, Cards) {
    let mut claims = Claims::new(site, theme, sources);
    KINDS.iter().for_each(|claim| claim(&mut claims));
    let cards = cards.map_or_else(Cards::default, |(lookup, fonts)| card::claim(&mut claims, lookup, fonts));
    let mut plan = claims.settle(diagnostics);
    redirect::add_host_file(&mut plan, site, sources);
    (plan, cards)
}
