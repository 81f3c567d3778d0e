//! Links between posts that are published at different times.

use jiff::Timestamp;

use super::left_out::Reason;
use super::whole::Site;
use crate::base::diagnostic::Diagnostic;

/// The warning about a link to the post `source`, which is published at `date`; `own` is when the post with the link is published,
/// if that is in the future. `None` if the other post is there by then.
pub(super) fn later(site: &Site, source: &str, date: Timestamp, own: Option<Timestamp>) -> Option<Diagnostic> {
    if own.is_some_and(|own| own >= date) {
        return None;
    }
    let day = day(site, date);
    let than = if own.is_some() { "later than this post, " } else { "" };
    let message = format!("`{source}` is published {than}on {day}, so until then this link is only its text");
    Some(Diagnostic::warning(message).hint("change the date of one of them, or leave it as it is"))
}

/// The warning about a link to a post that has expired.
pub(super) fn expired(source: &str) -> Diagnostic {
    let problem = format!("`{source}` has expired, so this link is only its text");
    Diagnostic::warning(problem).hint("remove the link, or link to another post")
}

/// The warning about a page of a menu that only time keeps from being published.
pub(super) fn menu(site: &Site, source: &str) -> Option<Diagnostic> {
    let page = site.unpublished.get(source)?;
    let message = match (page.reason, page.from) {
        (Reason::Future, Some(date)) => {
            format!("`{source}` is published on {}, so until then the menu leaves it out", day(site, date))
        }
        (Reason::Expired, _) => format!("`{source}` has expired, so the menu leaves it out"),
        _ => return None,
    };
    Some(Diagnostic::warning(message).hint("change its date, or remove it from the menu"))
}

/// A day in the time zone of the site: `2017-02-01`.
pub(super) fn day(site: &Site, date: Timestamp) -> String {
    date.to_zoned(site.config.time_zone.clone()).date().to_string()
}
