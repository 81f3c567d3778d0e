//! When something was written.
//!
//! Takes WordPress's three dates (local, GMT, RSS); gives the local time with its distance from GMT. Deliberately does
//! not know the site's time zone, but for finding it from many such moments.

use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::tz::{Offset, TimeZone};

/// A local time, and its distance from GMT where the export tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub local: DateTime,
    /// Seconds east of GMT.
    pub offset: Option<i32>,
}

/// The farthest from GMT that any clock is (Line Islands, UTC+14), in seconds.
const FARTHEST: i64 = 14 * 3600;

impl Moment {
    /// From `wp:post_date`, `wp:post_date_gmt` and `pubDate`; `0000-00-00 00:00:00` and nonsense are absent.
    pub fn read(local: &str, gmt: &str, published: &str) -> Option<Moment> {
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

    pub fn day(self) -> Date {
        self.local.date()
    }

    /// RFC 3339; the distance from GMT is that of `zone` where the export tells none.
    pub fn written(self, zone: &TimeZone) -> String {
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

/// Seconds between the two, where that is a distance that clocks have: whole quarters of an hour.
fn distance(local: DateTime, gmt: DateTime) -> Option<i32> {
    let seconds = local.duration_since(gmt).as_secs();
    let fits = seconds.abs() <= FARTHEST && seconds % 900 == 0;
    i32::try_from(seconds).ok().filter(|_| fits)
}

/// Zones that many blogs are in; the first of them that fits is taken, since the times alone cannot tell two places
/// with one clock apart.
const USUAL: [&str; 40] = [
    "UTC",
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Jayapura",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Dhaka",
    "Asia/Tehran",
    "Asia/Kathmandu",
    "Australia/Sydney",
    "Australia/Perth",
    "Australia/Adelaide",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Caracas",
    "America/Halifax",
    "America/Mexico_City",
    "America/Phoenix",
    "America/Anchorage",
    "Pacific/Honolulu",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "America/St_Johns",
];

/// The name of the time zone in which most of these moments were written; `None` where nothing tells.
pub fn zone_of(moments: &[Moment]) -> Option<String> {
    let known: Vec<(DateTime, i32)> =
        moments.iter().filter_map(|moment| Some((moment.local, moment.offset?))).collect();
    if known.is_empty() {
        return None;
    }
    let fitting = |name: &str| {
        let Ok(zone) = TimeZone::get(name) else { return 0 };
        let fits = |(local, offset): &&(DateTime, i32)| {
            local.to_zoned(zone.clone()).is_ok_and(|zoned| zoned.offset().seconds() == *offset)
        };
        known.iter().filter(fits).count()
    };
    let best = USUAL.iter().map(|name| (fitting(name), *name)).rev().max_by_key(|(count, _)| *count)?;
    if best.0 * 10 >= known.len() * 9 {
        return Some(best.1.to_string());
    }
    // Etc/GMT-7 is seven hours east (POSIX counts westward).
    let offset = known
        .iter()
        .map(|(_, offset)| *offset)
        .max_by_key(|offset| known.iter().filter(|(_, other)| other == offset).count())?;
    let hours = offset / 3600;
    let whole = offset % 3600 == 0 && (-12..=14).contains(&hours);
    whole.then(|| if hours == 0 { "UTC".to_string() } else { format!("Etc/GMT{:+}", -hours) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(local: &str, gmt: &str, published: &str) -> Option<String> {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        Moment::read(local, gmt, published).map(|moment| moment.written(&zone))
    }

    #[test]
    fn the_distance_from_gmt_is_that_between_the_two_dates() {
        let read = written("2016-10-08 09:30:00", "2016-10-08 01:30:00", "");
        assert_eq!(read.as_deref(), Some("2016-10-08T09:30:00+08:00"));
        let read = written("2016-10-08 21:00:00", "2016-10-09 00:30:00", "");
        assert_eq!(read.as_deref(), Some("2016-10-08T21:00:00-03:30"));
    }

    #[test]
    fn a_date_of_zeros_is_none_and_the_next_best_stands_for_it() {
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
    fn a_distance_that_no_clock_has_is_none() {
        let read = Moment::read("2016-10-08 09:30:00", "2015-01-01 00:00:00", "").unwrap();
        assert_eq!(read.offset, None);
        assert_eq!(Moment::read("2016-10-08 09:30:00", "2016-10-08 09:23:11", "").unwrap().offset, None);
    }

    #[test]
    fn the_time_zone_is_found_by_summer_and_winter() {
        let of = |pairs: &[(&str, &str)]| {
            let moments: Vec<Moment> = pairs.iter().filter_map(|(local, gmt)| Moment::read(local, gmt, "")).collect();
            zone_of(&moments)
        };
        let summer = ("2016-07-01 12:00:00", "2016-07-01 16:00:00");
        let winter = ("2016-01-01 12:00:00", "2016-01-01 17:00:00");
        assert_eq!(of(&[summer, winter]).as_deref(), Some("America/New_York"));
        assert_eq!(of(&[("2016-07-01 12:00:00", "2016-07-01 05:00:00")]).as_deref(), Some("Asia/Jakarta"));
        assert_eq!(of(&[("2016-07-01 12:00:00", "2016-07-01 12:00:00")]).as_deref(), Some("UTC"));
        assert_eq!(of(&[]), None);
    }
}
