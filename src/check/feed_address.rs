//! Addresses that feed readers ask for.

/// The last part of the address of a feed, in the programs that blogs come from.
const NAMES: [&str; 12] = [
    "index.xml",
    "feed.xml",
    "atom.xml",
    "rss.xml",
    "feed.json",
    "index.rss",
    "feed.rss",
    "feed.atom",
    "feed",
    "rss",
    "atom",
    "rss2",
];

/// Whether a site path is by its name the address of a feed.
pub(crate) fn is_feed_address(path: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    NAMES.contains(&last.to_ascii_lowercase().as_str())
}
