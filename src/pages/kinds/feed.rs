//! The feed of a list, in one format.

use std::sync::Arc;

use super::term;
use crate::base::diagnostic::Diagnostic;
use crate::formats::feed;
use crate::input::source::Sources;
use crate::pages::claims::Claims;
use crate::pages::feed_entry::{self, authors};
use crate::pages::generator;
use crate::pages::kind::{Bytes, Content, Dependencies, Kind, Order, Other};
use crate::pages::shared::{FeedEntries, Shared};
use crate::site::{FeedFormat, List, Scope, Site};

/// The feed of a list.
#[derive(Debug)]
struct Feed {
    list: List,
    format: FeedFormat,
}

/// The feeds of each edition's home page and terms.
pub(crate) fn claim(claims: &mut Claims<'_>) {
    let site = claims.site;
    for edition in site.editions.keys() {
        let terms = site.taxonomies.keys().flat_map(|taxonomy| site.terms_in(edition, taxonomy));
        let lists = [List::home(edition)].into_iter().chain(terms.map(|term| List::term(edition, term)));
        for list in lists {
            for format in list.feed_formats(site) {
                claims.firm(list.feed_path(site, format), Feed { list, format });
            }
        }
    }
}

/// Claims another path for a feed that readers may still ask for there. Its links are those of the feed itself.
pub(super) fn claim_copy(claims: &mut Claims<'_>, path: String, list: List, format: FeedFormat) {
    claims.fallback(path, Feed { list, format });
}

impl Kind for Feed {
    fn describe(&self, site: &Site) -> String {
        match self.list.scope {
            Scope::Term(key) => format!("the feed of {}", term::describe(site, key)),
            Scope::Home | Scope::Period { .. } => "the feed of the home page".to_string(),
        }
    }

    fn dependencies<'a>(&'a self, site: &'a Site) -> Dependencies<'a> {
        Dependencies::Bodies(self.list.feed_posts(site))
    }

    fn tells_sizes(&self, site: &Site) -> bool {
        site.config.feed.rss
    }

    fn order(&self, site: &Site) -> Order {
        let newest = self.list.posts(site).first().copied();
        Order { newest: newest.unwrap_or(Order::default().newest), last: false, feed_of: Some(self.list.scope) }
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for Feed {
    fn render<'b>(
        &self,
        shared: &Shared,
        sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let posts = self.list.feed_posts(&shared.site).iter();
        let entries: Vec<Arc<FeedEntries>> = posts.map(|id| feed_entry::entries(shared, sources, *id)).collect();
        let head = head(shared, self.list);
        // The buffer is empty, so it is valid UTF-8.
        let out = String::from_utf8(std::mem::take(buffer)).unwrap_or_default();
        let text = match self.format {
            FeedFormat::Atom => {
                let entries: Vec<_> = entries.iter().filter_map(|entries| entries.atom.as_ref()).collect();
                feed::atom::feed(&head, &entries, out)
            }
            FeedFormat::Json => {
                let entries: Vec<_> = entries.iter().filter_map(|entries| entries.json.as_ref()).collect();
                feed::json::feed(&head, &entries, out)
            }
            FeedFormat::Rss => {
                let entries: Vec<_> = entries.iter().filter_map(|entries| entries.rss.as_ref()).collect();
                feed::rss::feed(&head, &entries, out)
            }
        };
        *buffer = text.into_bytes();
        Ok(Bytes::Made(buffer))
    }
}

/// The metadata of a feed.
fn head(shared: &Shared, list: List) -> feed::Feed {
    let site = &shared.site;
    let site_title = shared.site_title(list.edition).text;
    let absolute = |format| shared.hrefs.absolute(&list.feed_path(site, format));
    let home_url = shared.hrefs.absolute(&list.path(site));
    feed::Feed {
        id: home_url.clone(),
        title: match list.scope {
            Scope::Term(key) => format!("{} · {site_title}", term::heading(shared, list.edition, key).text.text),
            Scope::Home | Scope::Period { .. } => site_title,
        },
        subtitle: shared.site_description(list.edition).map(|word| word.text),
        lang: shared.language(list.edition).tag.clone(),
        home_url,
        atom_url: absolute(FeedFormat::Atom),
        json_url: absolute(FeedFormat::Json),
        rss_url: absolute(FeedFormat::Rss),
        has_json: list.feed_formats(site).any(|format| format == FeedFormat::Json),
        authors: authors(shared.config().author.iter().cloned().collect()),
        rights: shared.config().copyright.clone(),
        generator: generator::of_feed(),
    }
}
