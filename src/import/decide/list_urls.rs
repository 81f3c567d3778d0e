//! The URLs that lists and feeds have in each program.

use crate::import::model::Program;

/// The lists and feeds of a program, besides those of its terms and authors.
pub(crate) struct ListUrls {
    /// Feeds of the whole blog, as site paths.
    pub(crate) feeds: &'static [&'static str],
    /// What follows the path of a list in the URL of its feed; none if lists have no feeds.
    pub(crate) feed_of_list: Option<&'static str>,
    /// Other URLs whose page is the home page here.
    pub(crate) home_pages: &'static [&'static str],
    /// Whether there are lists by year, month and day.
    pub(crate) has_dates: bool,
    /// Whether there are lists by author, below `/author/`.
    pub(crate) has_authors: bool,
}

/// Those of a program.
pub(crate) fn of(program: Program) -> ListUrls {
    match program {
        Program::WordPress => ListUrls {
            feeds: &["/feed/", "/feed/rss/", "/feed/rss2/", "/feed/atom/", "/feed/rdf/", "/comments/feed/"],
            feed_of_list: Some("feed/"),
            home_pages: &[],
            has_dates: true,
            has_authors: true,
        },
        Program::Ghost => ListUrls {
            feeds: &["/rss/"],
            feed_of_list: Some("rss/"),
            home_pages: &[],
            has_dates: false,
            has_authors: true,
        },
        Program::Substack => ListUrls {
            feeds: &["/feed"],
            feed_of_list: None,
            home_pages: &["/archive"],
            has_dates: false,
            has_authors: false,
        },
    }
}
