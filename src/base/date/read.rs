//! Reads a date in any spelling that is in use.

use jiff::tz::TimeZone;

use super::moment::Moment;
use super::{iso, words};

/// Reads `2016-10-08`, `2016-10-08 07:05:00 +0700`, `8 October 2016`, `Sat, 08 Oct 2016 07:05:00 +0700` and similar
/// dates. Where no offset is given the time is in `zone`. `08/10/2016` is no date: nobody knows which number is the month.
pub(crate) fn parse(text: &str, zone: &TimeZone) -> Option<Moment> {
    let text = text.trim().trim_matches(['"', '\'']).trim();
    iso::parse(text, zone).or_else(|| words::parse(text, zone))
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::from_file_name;
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
