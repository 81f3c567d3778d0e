//! Pages that a build of today does not publish, though nothing made them drafts.

use jiff::Timestamp;

use crate::import::write::new_page::NewPage;
use crate::input::config::Config;
use crate::site::Fate;

const NOT_YET: &str = "a page is held back until its date, so its old URL is not checked";
const NO_LONGER: &str = "a page has expired, so its old URL is not checked";
const HIDDEN: &str = "a key of front matter hides a page here, so its old URL is not checked";

/// Why a build of today does not publish a page, and the day if there is one; none if it does.
pub(crate) fn why(page: &NewPage, fate: Fate, config: &Config) -> Option<(&'static str, String)> {
    let visibility = &page.post.front.visibility;
    let (why, moment) = match fate {
        Fate::Future(_) => {
            let date = page.post.date.as_ref().map(|date| date.timestamp());
            (NOT_YET, date.max(visibility.publish))
        }
        Fate::Expired => (NO_LONGER, visibility.expires),
        Fate::Draft | Fate::Unrendered => (HIDDEN, None),
        Fate::Published(_) => return None,
    };
    let day = |moment: Timestamp| moment.to_zoned(config.time_zone.clone()).date().to_string();
    Some((why, moment.map(day).unwrap_or_default()))
}
