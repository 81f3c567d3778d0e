//! Points in time as feeds write them.
//!
//! Takes instants with the offset that their author wrote; gives RFC 3339 texts, ordered by instant.

use std::cmp::Ordering;
use std::fmt;

use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};

/// An instant and the offset from UTC in which it is shown. Two moments are equal where their instants are and
/// their offsets are; the earlier instant is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    instant: Timestamp,
    offset: Offset,
}

impl Moment {
    /// 1970-01-01T00:00:00+00:00: what a feed without entries gives as its last change, for it must give one.
    pub(crate) const EPOCH: Moment = Moment { instant: Timestamp::UNIX_EPOCH, offset: Offset::UTC };

    /// Reads a date-time with an offset (RFC 3339, 5.6). `None` where it is not one; a date alone is not.
    #[cfg(test)]
    pub(crate) fn parse(text: &str) -> Option<Moment> {
        let pieces = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(text).ok()?;
        let offset = pieces.to_numeric_offset()?;
        let local = pieces.date().to_datetime(pieces.time()?);
        Some(Moment { instant: offset.to_timestamp(local).ok()?, offset })
    }
}

impl Moment {
    /// `Sat, 08 Oct 2016 09:30:00 +0700` (RFC 2822, 3.3), for RSS.
    pub(crate) fn rfc2822(&self) -> String {
        self.instant.to_zoned(self.offset.to_time_zone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }
}

impl From<&Zoned> for Moment {
    fn from(zoned: &Zoned) -> Moment {
        Moment { instant: zoned.timestamp(), offset: zoned.offset() }
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.instant.cmp(&other.instant).then(self.offset.cmp(&other.offset))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `2016-10-08T09:30:00+07:00`: a numeric offset always, with fractions of a second only where there are any.
impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.instant.display_with_offset(self.offset).fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_kept_as_written() {
        for text in ["2016-10-08T09:30:00+07:00", "2016-10-08T00:00:00-03:30", "2016-10-08T09:30:00.25+00:00"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Moment::parse("2016-10-08T09:30:00Z").unwrap().to_string(), "2016-10-08T09:30:00+00:00");
    }

    #[test]
    fn a_text_without_time_or_offset_is_no_moment() {
        for text in ["2016-10-08", "2016-10-08T09:30:00", "Saturday", "", "2016-13-01T00:00:00Z"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_ordered_by_instant_and_not_by_their_text() {
        let jakarta = Moment::parse("2016-10-08T01:00:00+07:00").unwrap();
        let london = Moment::parse("2016-10-07T23:00:00+00:00").unwrap();
        assert!(jakarta < london);
    }

    #[test]
    fn midnight_in_a_time_zone_keeps_the_zones_offset() {
        let date = jiff::civil::date(2016, 10, 8);
        let zoned = date.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7))).unwrap();
        assert_eq!(Moment::from(&zoned).to_string(), "2016-10-08T00:00:00+07:00");
    }
}
