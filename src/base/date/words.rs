//! Dates in words, as RFC 5322, Ruby, Go and `date` of Unix write them: `Sat, 08 Oct 2016 07:05:00 +0700`,
//! `October 8th, 2016, 7:05 PM`, `Sat Oct  8 07:05:00 UTC 2016`, `2016-10-08 07:05 PM`.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::iso::{parse_day, parse_offset, parse_time};
use super::moment::Moment;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Time zones by their names in RFC 5322, section 4.3, in hours from UTC.
const ZONES: [(&str, i32); 8] =
    [("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7)];

/// The parts of a date that were found so far; each may be given once.
#[derive(Default)]
struct Parts {
    date: Option<Date>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<String>,
    is_afternoon: Option<bool>,
    zone: Option<TimeZone>,
}

/// Reads a date in words.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Option<Moment> {
    let mut parts = Parts::default();
    for word in text.split([' ', ',', '\t']).filter(|word| !word.is_empty()) {
        parts.add(word)?;
    }
    let day = match (parts.date, parts.year, parts.month, parts.day) {
        (Some(date), None, None, None) => date,
        (None, Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok()?,
        _ => return None,
    };
    let zone = parts.zone.unwrap_or_else(|| zone.clone());
    let Some(time) = parts.time else {
        return if parts.is_afternoon.is_none() { Moment::at(day.at(0, 0, 0, 0), zone, false) } else { None };
    };
    let time = parse_time(day, &time)?;
    let time = match (parts.is_afternoon, time.hour()) {
        (None, _) | (Some(false), 1..=11) | (Some(true), 12) => time,
        (Some(true), hour @ 1..=11) => time.with().hour(hour + 12).build().ok()?,
        (Some(false), 12) => time.with().hour(0).build().ok()?,
        (Some(_), _) => return None,
    };
    Moment::at(time, zone, true)
}

impl Parts {
    /// Takes one word of a date; nothing if it does not belong in one.
    fn add(&mut self, word: &str) -> Option<()> {
        let small = word.to_ascii_lowercase();
        let small = small.trim_end_matches('.');
        match () {
            () if matches!(small, "at" | "on" | "of" | "the") || is_name(small, &DAYS).is_some() => Some(()),
            () if word.starts_with('(') && word.ends_with(')') => Some(()),
            () if matches!(small, "am" | "a.m") => set(&mut self.is_afternoon, false),
            () if matches!(small, "pm" | "p.m") => set(&mut self.is_afternoon, true),
            () if word.contains(':') && word.starts_with(|first: char| first.is_ascii_digit()) => self.add_time(small),
            () => self.add_day(word, small).or_else(|| self.add_zone(word)),
        }
    }

    /// `07:05`, `7:05pm`, `07:05:00+0700`, `07:05:00Z`.
    fn add_time(&mut self, small: &str) -> Option<()> {
        let end = small.find(|letter: char| !(letter.is_ascii_digit() || letter == ':' || letter == '.'));
        let (time, rest) = small.split_at(end.unwrap_or(small.len()));
        set(&mut self.time, time.to_string())?;
        match rest {
            "" => Some(()),
            "am" => set(&mut self.is_afternoon, false),
            "pm" => set(&mut self.is_afternoon, true),
            offset => self.add_zone(&offset.to_ascii_uppercase()),
        }
    }

    /// `8`, `8th`, `October`, `Oct`, `2016`, `16` after a day, `2016-10-08`, `08-Oct-2016`.
    fn add_day(&mut self, word: &str, small: &str) -> Option<()> {
        if word.starts_with(['+', '-']) {
            return None;
        }
        if let Some(month) = is_name(small, &MONTHS) {
            return set(&mut self.month, month);
        }
        if word.contains(['-', '/']) {
            if let Some(date) = parse_day(word) {
                return set(&mut self.date, date);
            }
            let parts: Vec<&str> = small.split('-').collect();
            let [day, month, year] = parts[..] else { return None };
            is_name(month, &MONTHS)?;
            return [day, month, year].into_iter().try_for_each(|part| self.add_day(part, part));
        }
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| small.strip_suffix(end)).unwrap_or(small);
        let number: i16 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        match digits.len() {
            1 | 2 if self.day.is_none() => set(&mut self.day, i8::try_from(number).ok()?),
            // RFC 5322, section 4.3: two digits are a year from 1950 to 2049.
            2 => set(&mut self.year, if number < 50 { 2000 + number } else { 1900 + number }),
            4 => set(&mut self.year, number),
            _ => None,
        }
    }

    /// `+0700`, `UTC`, `EST`. A name after an offset says the same again.
    fn add_zone(&mut self, word: &str) -> Option<()> {
        let is_short_name = (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if self.zone.is_some() && is_short_name {
            return Some(());
        }
        let named = ZONES.iter().find(|(name, _)| *name == word);
        let zone = match named {
            Some((_, hours)) => TimeZone::fixed(Offset::from_seconds(hours * 3600).ok()?),
            None => parse_offset(word)?,
        };
        set(&mut self.zone, zone)
    }
}

/// The number of a month or a day of the week by its English name, or by the first three or more letters of it.
fn is_name(word: &str, names: &[&str]) -> Option<i8> {
    let at = names.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(at + 1).ok()
}

fn set<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.replace(value).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        parse(text, &TimeZone::get("Asia/Jakarta").unwrap()).map(|moment| moment.iso())
    }

    #[test]
    fn dates_in_words_are_read() {
        for (written, iso) in [
            ("Mon, 06 Jan 2020 07:30:00 +0700", "2020-01-06T07:30:00+07:00"),
            ("Mon, 06 Jan 20 07:30 GMT", "2020-01-06T07:30:00+00:00"),
            ("Monday, 06-Jan-20 07:30:00 EST", "2020-01-06T07:30:00-05:00"),
            ("05 Jan 2020", "2020-01-05"),
            ("5 January 2020", "2020-01-05"),
            ("January 5th, 2020", "2020-01-05"),
            ("Jan. 5, 2020 at 7:30 p.m.", "2020-01-05T19:30:00+07:00"),
            ("Sept 5 2020", "2020-09-05"),
            ("05-Jan-2020", "2020-01-05"),
            ("2020-01-05 07:30 PM", "2020-01-05T19:30:00+07:00"),
            ("2020-01-05 12:30am", "2020-01-05T00:30:00+07:00"),
            ("2020-01-05 12:30:15 PM +0100", "2020-01-05T12:30:15+01:00"),
            ("Sun Jan  5 07:30:00 UTC 2020", "2020-01-05T07:30:00+00:00"),
            ("Sun Jan 05 07:30:00 -0500 2020", "2020-01-05T07:30:00-05:00"),
            ("2020-01-05 07:30:00 +0700 WIB", "2020-01-05T07:30:00+07:00"),
            ("2020-01-05 07:30:00 PST", "2020-01-05T07:30:00-08:00"),
            ("2020-01-05, 07:30", "2020-01-05T07:30:00+07:00"),
            ("Mon, 06 Jan 2020 07:30:00 +0700 (WIB)", "2020-01-06T07:30:00+07:00"),
        ] {
            assert_eq!(read(written).as_deref(), Some(iso), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_or_can_be_two_is_refused() {
        for text in [
            "",
            "05/01/2020",
            "5.1.2020",
            "May 2020",
            "5 May",
            "5 6 May 2020",
            "31 Feb 2020",
            "2020-01-05 13:30 PM",
            "2020-01-05 0:30 PM",
            "Last Modified",
            "soon",
            "May be 5 2020",
            "2020-01-05 07:30 XYZ",
            "5 May 2020 6 May 2020",
            "PM 5 May 2020",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
