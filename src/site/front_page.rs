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
    let illustrated =
        list.posts_on_page(site, 1).iter().filter(|id| !front(**id).featured && front(**id).image.is_some());
    let mut chosen = featured.chain(illustrated).copied();
    let lead = chosen.next();
    let mut cards: Vec<DocumentId> = chosen.take(home.cards).collect();
    if cards.len() < FEWEST_CARDS {
        cards.clear();
    }
    FrontPage { lead, cards }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    /// The titles of the lead and the cards of a site with these settings and posts: a title, and lines of front matter.
    fn front(settings: &str, posts: &[(&str, &str)]) -> (Option<String>, Vec<String>) {
        let mut files = format!("-- site.yaml --\nbase_url: https://example.org/\n{settings}\n");
        for (day, (title, lines)) in posts.iter().enumerate() {
            let date = format!("2016-01-{:02}", 28 - day);
            files += &format!("-- content/posts/{day}.md --\n---\ntitle: {title}\ndate: {date}\n{lines}---\nText.\n");
        }
        files += "-- content/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
        let sources = Sources::of(&files, "2016-12-01T00:00:00Z");
        let prepared = build::prepare(sources, &Request::default(), &mut Cache::default());
        let site = &prepared.renderer().unwrap().site;
        let title = |id: DocumentId| site.documents[id].post.title.clone();
        let front = of(site, EditionId::ROOT);
        (front.lead.map(title), front.cards.into_iter().map(title).collect())
    }

    const PLAIN: &str = "";
    const PICTURE: &str = "image: /a.svg\n";
    const FEATURED: &str = "featured: true\n";

    #[test]
    fn a_site_without_featured_posts_and_images_has_a_list_alone() {
        assert_eq!(front("", &[("A", PLAIN), ("B", PLAIN)]), (None, vec![]));
        assert_eq!(front("", &[]), (None, vec![]));
    }

    #[test]
    fn featured_posts_come_first_and_then_those_with_an_image_on_the_first_page() {
        let posts = [("A", PLAIN), ("B", PICTURE), ("C", PICTURE), ("D", FEATURED), ("E", FEATURED), ("F", PICTURE)];
        let cards = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
        assert_eq!(front("", &posts), (Some("D".to_string()), cards(&["E", "B", "C"])));
        assert_eq!(front("paginate: 2", &posts), (Some("D".to_string()), cards(&["E", "B"])));
        assert_eq!(front("home: { featured: 2 }", &posts), (Some("D".to_string()), cards(&["E", "B"])));
        assert_eq!(front("home: { layout: list }", &posts), (None, vec![]));
    }

    #[test]
    fn a_single_card_is_left_out() {
        assert_eq!(front("", &[("A", PICTURE), ("B", PICTURE), ("C", PLAIN)]), (Some("A".to_string()), vec![]));
    }
}
