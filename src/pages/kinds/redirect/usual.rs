//! Redirects from the URLs that lists have without words of the author's own: from `/id/tag/x/page/2/` to
//! `/id/tagar/x/halaman/2/`.

use super::page::Redirect;
use crate::input::config::Redirects;
use crate::pages::claims::Claims;
use crate::pages::kinds::feed;
use crate::site::{EditionId, List};

/// From each list and index whose URL has such a word. They give way to every other page.
pub(super) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    if !site.config.redirects_usual_urls() {
        return;
    }
    for edition in site.editions.keys() {
        indexes(edition, claims);
        let listing = &site.editions[edition].listing;
        let terms = site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy));
        let terms = terms.map(|term| List::term(edition, term));
        let periods = listing.periods.keys().map(|(year, month)| List::period(edition, *year, *month));
        for list in std::iter::once(List::home(edition)).chain(terms).chain(periods) {
            pages_and_feeds(list, claims);
        }
    }
}

fn indexes(edition: EditionId, claims: &mut Claims<'_>) {
    let site = claims.site;
    let (own, usual) = (site.addresses(edition), site.usual_addresses(edition));
    for taxonomy in site.taxonomies.keys().filter(|taxonomy| site.has_terms(edition, *taxonomy)) {
        redirect(usual.terms(taxonomy), own.terms(taxonomy), claims);
    }
    if !site.editions[edition].listing.periods.is_empty() {
        redirect(usual.archives(), own.archives(), claims);
    }
    if site.has_subscribe_pages() {
        redirect(usual.subscribe(), own.subscribe(), claims);
    }
}

fn pages_and_feeds(list: List, claims: &mut Claims<'_>) {
    let site = claims.site;
    let usual = site.usual_addresses(list.edition);
    for ((_, from), (_, to)) in list.page_paths_by(site, usual).zip(list.page_paths(site)) {
        redirect(from, to, claims);
    }
    for format in list.feed_formats(site) {
        let (from, to) = (usual.feed(list.scope, format), list.feed_path(site, format));
        match site.config.redirects {
            // Feed readers do not follow pages.
            Redirects::Pages if from != to => feed::claim_copy(claims, from, list, format),
            Redirects::Pages | Redirects::Host => redirect(from, to, claims),
        }
    }
}

fn redirect(from: String, to: String, claims: &mut Claims<'_>) {
    if from != to {
        claims.fallback(from, Redirect { to, document: None });
    }
}
