//! The dates of a file: those that no build could read are taken out, so that the build does not stop.
//!
//! A post without the date that holds it back, or that ends it, becomes a draft.

use jiff::tz::TimeZone;
use serde_json::Value;

use crate::base::date;
use crate::import::model::{Effect, NOT_PUBLISHED, OldFile, text_of};
use crate::input::keys::is_same;

/// What a date does.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// The date of the post, in another spelling also when it is shown from.
    Published,
    Updated,
    Expires,
}

/// The keys with dates that a build reads, whatever their capitals and separators.
const KEYS: [(&str, Use); 9] = [
    ("date", Use::Published),
    ("publishDate", Use::Published),
    ("updated", Use::Updated),
    ("lastmod", Use::Updated),
    ("last_modified_at", Use::Updated),
    ("modified", Use::Updated),
    ("expires", Use::Expires),
    ("expiryDate", Use::Expires),
    ("unpublishDate", Use::Expires),
];

/// Words with which Eleventy asks for a date.
const COMPUTED: [&str; 4] = ["last modified", "created", "git last modified", "git created"];

/// The day in a text, in UTC if it has no time zone.
pub(crate) fn day(text: &str) -> Option<jiff::civil::Date> {
    date::parse(text, &TimeZone::UTC).map(|moment| moment.day)
}

/// Removes unreadable dates from the front matter, and says so.
pub(crate) fn settle(file: &mut OldFile) {
    let keys: Vec<String> = file.front.values.keys().cloned().collect();
    for key in keys {
        let Some((_, what)) = KEYS.iter().find(|(name, _)| is_same(name, &key)) else { continue };
        let value = file.front.values[&key].clone();
        if value.is_null() || text_of(&value).is_some_and(|text| day(&text).is_some()) {
            continue;
        }
        remove(file, &key, &value, *what);
    }
}

fn remove(file: &mut OldFile, key: &str, value: &Value, what: Use) {
    let text = text_of(value).unwrap_or_else(|| value.to_string());
    let shown = file.shown(key);
    file.front.remove(key);
    if text == "\"\"" || text.is_empty() {
        return;
    }
    if COMPUTED.contains(&text.to_ascii_lowercase().as_str()) {
        file.say(Effect::Changed, "a date was computed when the site was built, so it is left out: write one", shown);
        return;
    }
    file.say(Effect::Changed, "a date cannot be read, so it is left out", shown.clone());
    let is_held = match what {
        Use::Published => is_same(key, "publishDate") || file.day.is_none(),
        Use::Updated => false,
        Use::Expires => true,
    };
    if is_held {
        file.hide(NOT_PUBLISHED, format!("{shown} is not a date"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::folders::front::part;

    fn settled(front: &str) -> OldFile {
        let mut file = OldFile { front: part(&format!("---\n{front}\n---\n")).front, ..OldFile::default() };
        settle(&mut file);
        file
    }

    #[test]
    fn readable_dates_stay_and_others_never_publish() {
        let file = settled("date: 2016-10-08\nlastmod: 2016-10-09 07:00\nexpires:");
        assert_eq!((file.front.values.len(), file.said.len(), file.is_draft), (3, 0, false));
        for front in ["date: sometime", "Publish_Date: sometime", "expiryDate: [2016-10-08]", "date: {a: 1}"] {
            let file = settled(front);
            assert!(file.is_draft && file.front.values.len() == 1, "{front}: {file:?}");
        }
        let file = settled("updated: sometime");
        assert!(!file.is_draft && file.front.values.is_empty() && file.said.len() == 1, "{file:?}");
    }

    #[test]
    fn a_computed_date_is_left_out() {
        for front in ["date: Last Modified", "date: git Created", "date: created"] {
            let file = settled(front);
            assert!(!file.is_draft && file.front.values.is_empty() && file.said.len() == 1, "{file:?}");
        }
    }

    #[test]
    fn the_date_of_the_file_name_takes_the_place_of_an_unreadable_one() {
        let mut file = OldFile { front: part("---\ndate: sometime\n---\n").front, ..OldFile::default() };
        file.day = Some(jiff::civil::Date::constant(2016, 10, 8));
        settle(&mut file);
        assert!(!file.is_draft && file.said.len() == 1);
    }
}
