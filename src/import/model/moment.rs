//! When something was written.
//!
//! Takes WordPress's three dates (local, GMT, RSS), or a date in UTC; gives the local time with its UTC offset.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::tz::{Offset, TimeZone};

/// A local time, and its UTC offset if the export has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub(crate) local: DateTime,
    /// Seconds east of UTC.
    pub(crate) offset: Option<i32>,
}

/// The largest UTC offset of any clock (Line Islands, UTC+14), in seconds.
const FARTHEST: i64 = 14 * 3600;

impl Moment {
    /// From `wp:post_date`, `wp:post_date_gmt` and `pubDate`; `0000-00-00 00:00:00` and invalid dates are ignored.
    pub(crate) fn read(local: &str, gmt: &str, published: &str) -> Option<Moment> {
        let gmt = civil(gmt);
        match (civil(local), gmt) {
            (Some(local), Some(gmt)) => Some(Moment { local, offset: distance(local, gmt) }),
            (Some(local), None) => Some(Moment { local, offset: None }),
            (None, Some(gmt)) => Some(Moment { local: gmt, offset: Some(0) }),
            (None, None) => {
                let zoned = rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_zoned(published.trim()).ok()?;
                let plausible = zoned.year() > 1970;
                plausible.then(|| Moment { local: zoned.datetime(), offset: Some(zoned.offset().seconds()) })
            }
        }
    }

    /// From a date in UTC, `2016-10-08T02:30:00.000Z` or milliseconds since 1970, as the clocks of `zone` show it.
    pub(crate) fn of_utc(text: &str, zone: &TimeZone) -> Option<Moment> {
        let text = text.trim();
        let is_number = text.len() > 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        let timestamp = match is_number {
            true => Timestamp::from_millisecond(text.parse().ok()?).ok()?,
            false => crate::base::date::parse(text, &TimeZone::UTC)?.zoned.timestamp(),
        };
        let zoned = timestamp.to_zoned(zone.clone());
        Some(Moment { local: zoned.datetime(), offset: Some(zoned.offset().seconds()) })
    }

    pub(crate) fn day(self) -> Date {
        self.local.date()
    }

    /// RFC 3339, with the UTC offset of `zone` if the export has none.
    pub(crate) fn written(self, zone: &TimeZone) -> String {
        let known = self.offset.and_then(|seconds| Offset::from_seconds(seconds).ok()).map(TimeZone::fixed);
        match self.local.to_zoned(known.unwrap_or_else(|| zone.clone())) {
            Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            Err(_) => self.local.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        }
    }
}

/// `2016-10-08 09:30:00`.
fn civil(text: &str) -> Option<DateTime> {
    let text = text.trim();
    if text.starts_with("0000") {
        return None;
    }
    let moment = crate::base::date::parse(text, &TimeZone::UTC)?;
    Some(moment.zoned.datetime())
}

/// Seconds between the two, if that is a possible UTC offset: whole quarters of an hour.
fn distance(local: DateTime, gmt: DateTime) -> Option<i32> {
    let seconds = local.duration_since(gmt).as_secs();
    let fits = seconds.abs() <= FARTHEST && seconds % 900 == 0;
    i32::try_from(seconds).ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(local: &str, gmt: &str, published: &str) -> Option<String> {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        Moment::read(local, gmt, published).map(|moment| moment.written(&zone))
    }

    #[test]
    fn the_utc_offset_is_the_difference_of_the_two_dates() {
        let read = written("2016-10-08 09:30:00", "2016-10-08 01:30:00", "");
        assert_eq!(read.as_deref(), Some("2016-10-08T09:30:00+08:00"));
        let read = written("2016-10-08 21:00:00", "2016-10-09 00:30:00", "");
        assert_eq!(read.as_deref(), Some("2016-10-08T21:00:00-03:30"));
    }

    #[test]
    fn a_date_of_zeros_is_replaced_by_the_next_best() {
        let zero = "0000-00-00 00:00:00";
        assert_eq!(written("2016-10-08 09:30:00", zero, "").as_deref(), Some("2016-10-08T09:30:00+07:00"));
        assert_eq!(written(zero, "2016-10-08 01:30:00", "").as_deref(), Some("2016-10-08T01:30:00+00:00"));
        let rss = "Sat, 08 Oct 2016 01:30:00 +0000";
        assert_eq!(written(zero, zero, rss).as_deref(), Some("2016-10-08T01:30:00+00:00"));
        assert_eq!(written(zero, zero, "Mon, 30 Nov -0001 00:00:00 +0000"), None);
        assert_eq!(written("", "", ""), None);
        assert_eq!(written("2016-02-31 00:00:00", "soon", ""), None);
    }

    #[test]
    fn a_date_in_utc_is_shown_as_the_clocks_of_the_zone_did() {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        let written = |text: &str| Moment::of_utc(text, &zone).map(|moment| moment.written(&TimeZone::UTC));
        let expected = Some("2016-10-09T06:30:00+07:00".to_string());
        assert_eq!(written("2016-10-08T23:30:00.000Z"), expected);
        assert_eq!(written("2016-10-08 23:30:00"), expected);
        assert_eq!(written("1475969400000"), expected);
        assert_eq!((written(""), written("soon")), (None, None));
    }

    #[test]
    fn an_impossible_utc_offset_is_ignored() {
        let read = Moment::read("2016-10-08 09:30:00", "2015-01-01 00:00:00", "").unwrap();
        assert_eq!(read.offset, None);
        assert_eq!(Moment::read("2016-10-08 09:30:00", "2016-10-08 09:23:11", "").unwrap().offset, None);
    }
}
