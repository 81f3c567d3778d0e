//! What pages share, made once: the view of the site, its terms, the entries of lists and feeds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use tera::Value;

use super::bodies::Bodies;
use super::cards::Cards;
use super::lookup::Lookup;
use super::search_index::Search;
use super::template::Templates;
use super::term_values::TermValues;
use super::{edition, feed_link, view};
use crate::base::cache::{Cached, Uses, WhileUsed};
use crate::formats::{feed, structured_data};
use crate::pictures::Maker;
use crate::site::desk::States;
use crate::site::{ByDocument, ByEdition, ByTaxonomy, ByTerm, Document, EditionId, List, Site};

/// An error of a template, shared by the pages that fail because of it.
pub(crate) type Failure = Arc<tera::Error>;

/// Everything that pages are made of.
pub struct Shared {
    lookup: Lookup,
    pub(crate) bodies: Bodies,
    pub(crate) templates: Templates,
    /// How old translations are.
    pub(crate) states: States,
    /// `site` in templates.
    pub(crate) site_view: Value,
    /// Terms with their names in each edition; `None` if the edition has no post with it.
    pub(crate) terms: ByEdition<ByTaxonomy<ByTerm<Option<TermValues>>>>,
    /// The feeds of all posts of an edition.
    pub(crate) feed_links: ByEdition<Vec<Value>>,
    /// `edition` in templates, for pages that are not in its menu.
    pub(crate) editions: ByEdition<Value>,
    /// Documents as entries of lists.
    pub(crate) entries: ByEdition<ByDocument<Cached<Result<Value, Failure>, WhileUsed>>>,
    /// The same in the edition at the root as related posts of one in another language than the interface. Empty if there is none.
    pub(crate) from_abroad: ByDocument<Cached<Result<Value, Failure>, WhileUsed>>,
    /// The posts of all queries, for the pages of an edition.
    pub(crate) queries: ByEdition<OnceLock<Result<Value, Failure>>>,
    /// The data files, and `data` in templates.
    pub(crate) data: Arc<serde_json::Value>,
    pub(crate) data_view: OnceLock<Value>,
    /// The footer of each page of an edition.
    pub(crate) footers: ByEdition<OnceLock<Result<Option<Value>, Failure>>>,
    /// The site in the JSON-LD of every page.
    pub(crate) blog: OnceLock<structured_data::Known>,
    /// The cards of pages.
    pub(crate) cards: Arc<Cards>,
    /// The index of the search.
    pub(crate) search: Search,
    /// Makes the variants of pictures.
    pub(crate) pictures: Arc<Maker>,
    /// The source paths of pictures that turned out to have no variants, once all were tried.
    pub(crate) unfit: OnceLock<BTreeSet<String>>,
    /// Documents in the JSON-LD of lists.
    pub(crate) works: ByDocument<Cached<Arc<str>, WhileUsed>>,
    /// The source of each file next to the posts, by its site path.
    pub(crate) published_files: OnceLock<BTreeMap<String, String>>,
    /// Documents as feed entries.
    pub(crate) feed_entries: ByDocument<Cached<Arc<FeedEntries>, Uses>>,
}

/// A document's finished feed entries, in the formats that the site has.
pub(crate) struct FeedEntries {
    pub(crate) atom: Option<feed::atom::Entry>,
    pub(crate) json: Option<feed::json::Entry>,
    pub(crate) rss: Option<feed::rss::Entry>,
}

impl Deref for Shared {
    type Target = Lookup;

    fn deref(&self) -> &Lookup {
        &self.lookup
    }
}

impl Shared {
    /// Makes what every page needs; the rest is made when a page needs it.
    pub(crate) fn new(
        lookup: Lookup,
        bodies: Bodies,
        templates: Templates,
        states: States,
        (cards, pictures): (Arc<Cards>, Arc<Maker>),
        data: Arc<serde_json::Value>,
        search: Search,
    ) -> Shared {
        let site = &lookup.site;
        let all = || (0..site.editions.len()).map(EditionId::from);
        if lookup.borrows() {
            templates.expect_borrowed();
        }
        Shared {
            site_view: Value::from_serializable(&site_view(&lookup)),
            terms: all().map(|edition| terms(&lookup, edition)).collect(),
            feed_links: all().map(|edition| feed_link::of_home(&lookup, edition)).collect(),
            editions: all().map(|edition| edition::view(&lookup, edition, None)).collect(),
            entries: all().map(|_| site.documents.iter().map(|_| Cached::default()).collect()).collect(),
            from_abroad: from_abroad(site),
            queries: all().map(|_| OnceLock::new()).collect(),
            data,
            data_view: OnceLock::new(),
            footers: all().map(|_| OnceLock::new()).collect(),
            blog: OnceLock::new(),
            cards,
            search,
            pictures,
            unfit: OnceLock::new(),
            published_files: OnceLock::new(),
            works: site.documents.iter().map(|_| Cached::default()).collect(),
            feed_entries: feed_counts(site).into_iter().map(|count| Cached::new(Uses(count))).collect(),
            lookup,
            bodies,
            templates,
            states,
        }
    }

    /// Drops what no page has used since the last call, and the bodies that were shown.
    pub fn end_round(&self) {
        self.entries.iter().flatten().for_each(Cached::end_round);
        self.from_abroad.iter().for_each(Cached::end_round);
        self.works.iter().for_each(Cached::end_round);
        self.bodies.end_round();
    }
}

/// Places for the entries of [`Shared::from_abroad`].
fn from_abroad(site: &Site) -> ByDocument<Cached<Result<Value, Failure>, WhileUsed>> {
    let abroad = |document: &Document| document.language != Some(site.editions[document.edition].language);
    let needed = site.config.related > 0 && site.documents.iter().any(|one| one.is_listed_post() && abroad(one));
    site.documents.iter().filter(|_| needed).map(|_| Cached::default()).collect()
}

fn terms(lookup: &Lookup, edition: EditionId) -> ByTaxonomy<ByTerm<Option<TermValues>>> {
    let site = &lookup.site;
    let all = site.taxonomies.iter().map(|index| index.terms.iter().map(|_| None).collect());
    let mut terms: ByTaxonomy<ByTerm<Option<TermValues>>> = all.collect();
    for (taxonomy, _) in site.taxonomies.iter_enumerated() {
        for key in site.terms_in(edition, taxonomy) {
            terms[taxonomy][key.term] = Some(TermValues::new(lookup, edition, key));
        }
    }
    terms
}

fn site_view(lookup: &Lookup) -> view::Site {
    let (site, config) = (&lookup.site, lookup.config());
    let home = |language: usize| {
        let own = site.editions.iter().position(|edition| usize::from(edition.language) == language && !edition.mixed);
        List::home(own.map_or(EditionId::ROOT, EditionId::from)).path(site)
    };
    let languages = config.languages.iter().enumerate().map(|(index, site)| view::SiteLanguage {
        lang: site.language.tag.clone(),
        name: lookup.name(&site.language.tag).to_string(),
        dir: site.language.direction.as_str(),
        url: lookup.hrefs.to(&home(index)),
    });
    view::Site {
        title: lookup.site_title(EditionId::ROOT).text,
        description: lookup.site_description(EditionId::ROOT).map(|word| word.text),
        author: config.author.clone(),
        copyright: config.copyright.clone(),
        url: lookup.hrefs.to("/"),
        base_url: lookup.hrefs.absolute("/"),
        languages: languages.collect(),
        mixed: site.editions.len() > 1 && site.editions[EditionId::ROOT].mixed,
        generator: super::generator::text(),
        look: lookup.look.clone(),
        extra: Value::from_serializable(&config.extra),
    }
}

/// How many feeds have an entry for each document.
fn feed_counts(site: &Site) -> ByDocument<usize> {
    let mut counts: ByDocument<usize> = site.documents.iter().map(|_| 0).collect();
    for edition in (0..site.editions.len()).map(EditionId::from) {
        let terms = site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy));
        let lists = terms.map(|key| List::term(edition, key)).chain([List::home(edition)]);
        for list in lists {
            let feeds = list.feed_formats(site).count();
            list.feed_posts(site).iter().for_each(|id| counts[*id] += feeds);
        }
    }
    counts
}
