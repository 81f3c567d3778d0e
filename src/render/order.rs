//! The order in which pages are rendered: in rounds of pages that show the same posts, so that what they share is in memory
//! only during a round, however many posts there are.

use super::renderer::Renderer;
use crate::pages::kind::Order;
use crate::pages::plan::Page;

/// How many pages a round has. Smaller rounds save little memory, and more results are made twice.
pub(crate) const ROUND: usize = 8192;

/// All pages in rounds of `size`, by the newest post that they show. Within a round they are in the plan's order: rendering
/// many pages of one kind is faster than alternating between kinds. Feeds come last, those of one term in all editions
/// together, since they share their entries.
pub(crate) fn rounds(renderer: &Renderer, size: usize) -> Vec<Vec<&Page>> {
    let pages = &renderer.plan.pages;
    let place = |(at, page): (usize, &Page)| (page.kind.order(&renderer.site), at);
    let mut places: Vec<(Order, usize)> = pages.iter().enumerate().map(place).collect();
    places.sort_unstable_by_key(|(order, at)| (order.newest, order.last, *at));
    let round = |round: &mut [(Order, usize)]| {
        round.sort_unstable_by_key(|(order, at)| (order.feed_of, *at));
        round.iter().map(|(_, at)| &pages[*at]).collect()
    };
    places.chunks_mut(size).map(round).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::{Source, Sources};
    use crate::pages::kind::Dependencies;

    #[test]
    fn each_page_is_in_one_round_and_no_feed_is_after_the_pages_of_its_posts() {
        let mut sources = Sources::of("-- site.yaml --\nbase_url: https://example.org/\n", "2026-01-01T00:00:00Z");
        for number in 0..40 {
            let (day, tag) = (number % 28 + 1, number % 7);
            let text =
                format!("---\ntitle: T\ndate: 2016-{:02}-{day:02}\ntags: [t{tag}, all]\n---\nText.\n", number / 28 + 1);
            sources.files.insert(format!("content/posts/p{number}.md"), Source::new(text.into_bytes()));
        }
        let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
        let shared = prepared.renderer().unwrap();
        for size in [1, 7, ROUND] {
            let rounds = rounds(shared, size);
            let mut paths: Vec<&str> = rounds.iter().flatten().map(|page| page.path.as_str()).collect();
            paths.sort_unstable();
            assert!(paths.iter().copied().eq(shared.plan.pages.iter().map(|page| page.path.as_str())), "{size}");
            let has = |round: &Vec<&Page>, path: &str| round.iter().any(|page| page.path == path);
            let round_of = |path: &str| rounds.iter().position(|round| has(round, path)).unwrap();
            for feed in &shared.plan.pages {
                let Dependencies::Bodies(ids) = feed.kind.dependencies(&shared.site) else { continue };
                for own in ids.iter().map(|id| shared.site.documents[*id].path()) {
                    assert!(round_of(&feed.path) <= round_of(own), "{size}: {} {own}", feed.path);
                }
            }
        }
    }
}
