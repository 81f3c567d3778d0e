//! The posts at the top of a home page: one that leads, and those on cards below it.

use super::id::{DocumentId, EditionId};
use super::list::List;
use super::whole::Site;

/// Fewer cards than this look like a mistake, so there are none.
const FEWEST_CARDS: usize = 2;

/// What is above the list of a home page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontPage {
    pub(crate) lead: Option<DocumentId>,
    pub(crate) cards: Vec<DocumentId>,
}

impl FrontPage {
    /// Whether a post is above the list.
    pub(crate) fn shows(&self, id: DocumentId) -> bool {
        self.lead == Some(id) || self.cards.contains(&id)
    }
}

/// The front page of an edition: its posts with `featured: true`, newest first, then those on the first page of the list that have an
/// image. Without either, the home page is a list alone.
pub(crate) fn of(site: &Site, edition: EditionId) -> FrontPage {
    let home = site.config.home;
    let list = List::home(edition);
    if !home.lead {
        return FrontPage::default();
    }
    let front = |id: DocumentId| &site.documents[id].post.front;
    let featured = list.posts(site).iter().filter(|id| front(**id).featured);
    let illustrated = list.posts_on_page(site, 1).iter().filter(|id| !front(**id).featured && front(**id).image.is_some());
    let mut chosen = featured.chain(illustrated).copied();
    let lead = chosen.next();
    let mut cards: Vec<DocumentId> = chosen.take(home.cards).collect();
    if cards.len() < FEWEST_CARDS {
        cards.clear();
    }
    FrontPage { lead, cards }
}
