//! In which order pages are rendered.
//!
//! Takes the plan; gives its pages in rounds, so that those that show the same posts are mostly in the same round: what
//! they share is then in memory only while they are made, however many posts there are. Deliberately does not know what
//! they share.

use super::shared::Shared;
use crate::plan::{self, Page, Scope, Subject};
use crate::site::DocumentId;

/// Pages of a round. Smaller ones save little memory, and have more made twice.
pub const ROUND: usize = 8192;

/// All pages, by the newest post that they show. Within a round they are as in the plan: pages of one kind after each
/// other are faster to render than a post's page, a list and a feed in turn. Feeds come last, those of one term in all
/// editions together, since they share their entries.
pub fn rounds(shared: &Shared) -> Vec<Vec<&Page>> {
    let pages = &shared.plan.pages;
    let mut order: Vec<(DocumentId, usize)> = (0..pages.len()).map(|at| (newest(shared, &pages[at]), at)).collect();
    order.sort_unstable();
    let round = |round: &mut [(DocumentId, usize)]| {
        round.sort_unstable_by_key(|(_, at)| (feed_of(&pages[*at]), *at));
        round.iter().map(|(_, at)| &pages[*at]).collect()
    };
    order.chunks_mut(ROUND).map(round).collect()
}

fn feed_of(page: &Page) -> Option<Scope> {
    match &page.subject {
        Subject::Feed { scope, .. } => Some(*scope),
        _ => None,
    }
}

fn newest(shared: &Shared, page: &Page) -> DocumentId {
    let listed = |edition: usize, scope, at: usize| plan::listed(&shared.site, edition, scope).get(at).copied();
    let newest = match &page.subject {
        Subject::Document(id) => Some(*id),
        Subject::List { edition, scope, number } => listed(*edition, *scope, (number - 1) * shared.config().paginate),
        Subject::Feed { edition, scope, .. } => listed(*edition, *scope, 0),
        _ => None,
    };
    newest.unwrap_or(0)
}
