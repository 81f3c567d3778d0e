//! The settings of feeds.

use super::table::Setting;
use super::unknown::report_unknown;
use crate::base::yaml::reader::at_commas;
use crate::input::keys::Entries;

/// Which feeds a site has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedConfig {
    /// Entries in a feed.
    pub(crate) limit: usize,
    /// Whether terms have their own feeds.
    pub(crate) terms: bool,
    pub(crate) atom: bool,
    pub(crate) json: bool,
    pub(crate) rss: bool,
    /// Whether entries contain the whole text, or only the summary.
    pub(crate) full: bool,
    /// What makes the ids of entries those of this site.
    pub(crate) id: Option<String>,
}

/// `feed: {limit: 20, terms: true, formats: [atom, json], content: full}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>) -> FeedConfig {
    let mut feed = FeedConfig { limit: 20, terms: true, atom: true, json: true, rss: false, full: true, id: None };
    let Some(entries) = settings.map(Setting::Feed) else { return feed };
    let mut inner = settings.inner("feed", entries);
    report_unknown(&mut inner, &[]);
    feed.limit = inner.count(Setting::FeedLimit).unwrap_or(feed.limit);
    feed.terms = inner.truth(Setting::FeedTerms).unwrap_or(true);
    if let Some((key, node)) = inner.get(Setting::FeedFormats) {
        let formats = inner.names(Setting::FeedFormats, None, at_commas);
        feed.atom = formats.iter().any(|format| format.value == "atom");
        feed.json = formats.iter().any(|format| format.value == "json");
        feed.rss = formats.iter().any(|format| format.value == "rss");
        if formats.iter().any(|format| !matches!(&*format.value, "atom" | "json" | "rss")) {
            inner.wrong::<()>(key, node, "a list of `atom`, `json` and `rss`");
        }
    }
    feed.id = inner.text(Setting::FeedId).map(|id| id.value);
    feed.full = inner.choice(Setting::FeedContent) != Some("summary");
    feed
}
