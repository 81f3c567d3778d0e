//! A moment as an author gave it.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
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

    /// The moment of a local time in a time zone.
    pub(super) fn at(time: DateTime, zone: TimeZone, has_time: bool) -> Option<Moment> {
        Some(Moment { day: time.date(), zoned: time.to_zoned(zone).ok()?, has_time })
    }
}
