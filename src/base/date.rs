//! Dates as authors write them.
//!
//! Takes the text of a date and the site's time zone; gives the moment and the day.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

/// A day, with the time and the offset where they were given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Moment {
    /// The day as written, in the offset as written.
    pub(crate) day: Date,
    pub(crate) zoned: Zoned,
    /// Whether a time of day was given.
    pub(crate) has_time: bool,
}

impl Moment {
    pub(crate) fn timestamp(&self) -> Timestamp {
        self.zoned.timestamp()
    }

    /// RFC 3339 with an offset; midnight where no time was given.
    pub(crate) fn rfc3339(&self) -> String {
        self.zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// For HTML's `datetime`: the day alone where no time was given.
    pub(crate) fn iso(&self) -> String {
        if self.has_time { self.rfc3339() } else { self.day.to_string() }
    }
}

/// Reads `2016-10-08`, `2016-10-8 7:05`, `2016-10-08 07:05:00 +0700`, RFC 3339 with any fraction, `… -5`, `… Z`.
/// Where no offset is given the time is in `zone`.
pub(crate) fn parse(text: &str, zone: &TimeZone) -> Option<Moment> {
    let text = text.trim().trim_matches(['"', '\'']);
    let day_end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let day = parse_day(&text[..day_end])?;
    let rest = text[day_end..].trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return moment(day.at(0, 0, 0, 0), zone.clone(), false);
    }
    let time_end = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(rest.len());
    let time = parse_time(day, &rest[..time_end])?;
    let zone = match rest[time_end..].trim() {
        "" => zone.clone(),
        offset => parse_offset(offset)?,
    };
    moment(time, zone, true)
}

fn moment(time: DateTime, zone: TimeZone, has_time: bool) -> Option<Moment> {
    Some(Moment { day: time.date(), zoned: time.to_zoned(zone).ok()?, has_time })
}

/// `2016-10-08`, `2016/10/8`.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn parse_time(day: Date, text: &str) -> Option<DateTime> {
    let mut parts = text.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let (second, fraction) = match parts.next() {
        None => ("0", ""),
        Some(second) => second.split_once('.').unwrap_or((second, "")),
    };
    // A leap second is the second before it.
    let second = second.parse::<i8>().ok()?.min(59);
    let nanoseconds = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    let time = jiff::civil::Time::new(hour, minute, second, nanoseconds).ok()?;
    parts.next().is_none().then(|| day.to_datetime(time))
}

/// `Z`, `+07:00`, `+0700`, `-5`, `UTC`.
fn parse_offset(text: &str) -> Option<TimeZone> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(TimeZone::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return TimeZone::get(text).ok(),
    };
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    Some(TimeZone::fixed(Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?))
}

/// A day at the start of a file name, and the rest: `2016-10-08-slug`.
pub(crate) fn from_file_name(stem: &str) -> Option<(Date, &str)> {
    let mut ends = stem.match_indices('-').map(|(at, _)| at);
    let (_, _) = (ends.next()?, ends.next()?);
    let end = ends.next().unwrap_or(stem.len());
    let day = parse_day(&stem[..end])?;
    Some((day, stem[end..].trim_start_matches('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rfc(text: &str) -> Option<String> {
        parse(text, &TimeZone::get("Asia/Jakarta").unwrap()).map(|moment| moment.rfc3339())
    }

    #[test]
    fn dates_as_found_in_real_blogs_are_read() {
        for (written, read) in [
            ("2016-10-08", "2016-10-08T00:00:00+07:00"),
            ("2016-10-08 7:05", "2016-10-08T07:05:00+07:00"),
            ("2016-10-08 07:05:09 +0100", "2016-10-08T07:05:09+01:00"),
            ("2016-10-08 7:05:09 -5", "2016-10-08T07:05:09-05:00"),
            ("2016-10-08T07:05:09Z", "2016-10-08T07:05:09+00:00"),
            ("2016-10-08 07:05:09 Z", "2016-10-08T07:05:09+00:00"),
            ("2016-10-08T07:05:09.123456789+07:00", "2016-10-08T07:05:09+07:00"),
            ("2016-10-08t07:05:60+07:00", "2016-10-08T07:05:59+07:00"),
            ("\"2016-10-8\"", "2016-10-08T00:00:00+07:00"),
        ] {
            assert_eq!(rfc(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "soon", "2016-13-01", "2016-02-30", "2016-10-08 25:00", "2016-10-08 x", "2016", "-1-2-3"] {
            assert_eq!(rfc(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_name_may_begin_with_a_day() {
        assert_eq!(from_file_name("2016-10-08-kopi-darat").map(|found| found.1), Some("kopi-darat"));
        assert_eq!(from_file_name("2024-12-5-x").unwrap().0, Date::constant(2024, 12, 5));
        assert_eq!(from_file_name("2016-10-08").map(|found| found.1), Some(""));
        assert_eq!(from_file_name("top-10-things"), None);
    }

    #[test]
    fn a_day_without_a_time_is_shown_as_a_day() {
        let zone = TimeZone::UTC;
        assert_eq!(parse("2016-10-08", &zone).unwrap().iso(), "2016-10-08");
        assert_eq!(parse("2016-10-08 01:02", &zone).unwrap().iso(), "2016-10-08T01:02:00+00:00");
    }
}
