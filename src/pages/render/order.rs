//! In which order pages are rendered.
//!
//! Takes the plan; gives its pages in rounds, so that those that show the same posts are mostly in the same round: what
//! they share is then in memory only while they are made, however many posts there are. Deliberately does not know how
//! long anything is kept.

use super::shared::Shared;
use crate::site::DocumentId;
use crate::site::plan::{self, Page, Scope, Subject};

/// Pages of a round. Smaller ones save little memory, and have more made twice.
pub const ROUND: usize = 8192;

/// All pages in rounds of `size`, by the newest post that they show; a post's own page comes after the others, so that it is
/// the last to want the body. Within a round they are as in the plan: pages of one kind after each
/// other are faster to render than a post's page, a list and a feed in turn. Feeds come last, those of one term in all
/// editions together, since they share their entries.
pub fn rounds(shared: &Shared, size: usize) -> Vec<Vec<&Page>> {
    let pages = &shared.plan.pages;
    let place = |(at, page): (usize, &Page)| (newest(shared, page), matches!(page.subject, Subject::Document(_)), at);
    let mut order: Vec<(DocumentId, bool, usize)> = pages.iter().enumerate().map(place).collect();
    order.sort_unstable();
    let round = |round: &mut [(DocumentId, bool, usize)]| {
        round.sort_unstable_by_key(|(.., at)| (feed_of(&pages[*at]), *at));
        round.iter().map(|(.., at)| &pages[*at]).collect()
    };
    order.chunks_mut(size).map(round).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::memory::Memory;
    use crate::build::{self, Request};
    use crate::input::source::{Source, Sources};

    #[test]
    fn each_page_is_in_one_round_and_a_posts_own_in_none_before_its_feeds() {
        let mut sources = Sources::of("-- site.yaml --\nbase_url: https://example.org/\n", "2026-01-01T00:00:00Z");
        for number in 0..40 {
            let (day, tag) = (number % 28 + 1, number % 7);
            let text =
                format!("---\ntitle: T\ndate: 2016-{:02}-{day:02}\ntags: [t{tag}, all]\n---\nText.\n", number / 28 + 1);
            sources.files.insert(format!("content/posts/p{number}.md"), Source::new(text.into_bytes()));
        }
        let prepared = build::prepare(sources, &Request::default(), &mut Memory::default());
        let shared = prepared.shared().unwrap();
        for size in [1, 7, ROUND] {
            let rounds = rounds(shared, size);
            let mut paths: Vec<&str> = rounds.iter().flatten().map(|page| page.path.as_str()).collect();
            paths.sort_unstable();
            assert!(paths.iter().copied().eq(shared.plan.pages.iter().map(|page| page.path.as_str())), "{size}");
            let round_of = |wanted: &Page| rounds.iter().position(|round| round.contains(&wanted)).unwrap();
            for feed in &shared.plan.pages {
                let Subject::Feed { edition, scope, .. } = feed.subject else { continue };
                for id in plan::listed(&shared.site, edition, scope).iter().take(shared.config().feed.limit) {
                    let own = shared.plan.page(shared.site.documents[*id].path()).unwrap();
                    assert!(round_of(feed) <= round_of(own), "{size}: {} {}", feed.path, own.path);
                }
            }
        }
    }
}
