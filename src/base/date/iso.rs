//! Dates with the year first, as ISO 8601 and RFC 3339 have them, and what is close to them.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use super::moment::Moment;

/// Reads `2016-10-08`, `2016-10-8 7:05`, `2016-10-08 07:05:00 +0700`, RFC 3339 with any fraction, `… -5`, `… Z`.
/// Where no offset is given the time is in `zone`.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Option<Moment> {
    let day_end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let day = parse_day(&text[..day_end])?;
    let rest = text[day_end..].trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Moment::at(day.at(0, 0, 0, 0), zone.clone(), false);
    }
    let time_end = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(rest.len());
    let time = parse_time(day, &rest[..time_end])?;
    let zone = match rest[time_end..].trim() {
        "" => zone.clone(),
        offset => parse_offset(offset)?,
    };
    Moment::at(time, zone, true)
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

/// `7:05`, `07:05:09.123`.
pub(super) fn parse_time(day: Date, text: &str) -> Option<DateTime> {
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
pub(super) fn parse_offset(text: &str) -> Option<TimeZone> {
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
