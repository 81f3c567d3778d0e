//! Dates as a language writes them.
//!
//! Takes a language and civil dates; gives texts after CLDR, in the language's calendar. Archives by year and
//! month are Gregorian, and so are their names, unless months and years begin on the same days in both. It does not depend on time zones: a post's civil date is settled before.

use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::{M, Y, YM, YMD};
use icu::datetime::pattern::FixedCalendarDateTimeNames;
use icu::datetime::{DateTimeFormatter, DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu::locale::Locale;
use jiff_icu::ConvertFrom;

use super::Language;
use super::calendar::{has_gregorian_months, other_calendar};

/// The date formats of one language, prepared once and shared by all threads.
pub(crate) struct DateFormats {
    /// None for a language whose month names CLDR does not have: its dates are in ISO 8601.
    formats: Option<Formats>,
    /// Of a language that has another calendar than the Gregorian one.
    other: Option<OtherCalendar>,
}

struct OtherCalendar {
    day: DateTimeFormatter<YMD>,
    /// Months and years, where they are those of the Gregorian calendar under other numbers.
    periods: Option<(DateTimeFormatter<YM>, DateTimeFormatter<Y>)>,
}

struct Formats {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month_year: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
}

impl DateFormats {
    pub(crate) fn new(language: &Language) -> DateFormats {
        let plain = Locale::from(language.locale.id.clone());
        let formats = Formats::new(&language.locale).or_else(|| Formats::new(&plain));
        let formats = formats.filter(Formats::has_names);
        let other = formats.as_ref().and_then(|_| OtherCalendar::new(&language.locale));
        DateFormats { formats, other }
    }

    /// The whole date: `8 Oktober 2016`, `October 8, 2016`.
    pub(crate) fn long(&self, date: jiff::civil::Date) -> String {
        if let Some(other) = &self.other {
            return other.day.format(&gregorian(date)).to_string();
        }
        match &self.formats {
            Some(formats) => formats.day.format(&gregorian(date)).to_string(),
            None => date.to_string(),
        }
    }

    /// `October 2016`.
    pub(crate) fn month_year(&self, date: jiff::civil::Date) -> String {
        if let Some((month, _)) = self.periods() {
            return month.format(&gregorian(date)).to_string();
        }
        match &self.formats {
            Some(formats) => formats.month_year.format(&gregorian(date)).to_string(),
            None => format!("{:04}-{:02}", date.year(), date.month()),
        }
    }

    /// The month's name on its own: `October`.
    pub(crate) fn month(&self, date: jiff::civil::Date) -> String {
        match &self.formats {
            Some(formats) => formats.month.format(&gregorian(date)).to_string(),
            None => format!("{:02}", date.month()),
        }
    }

    /// The year on its own: `2016`, `2016年`.
    pub(crate) fn year(&self, date: jiff::civil::Date) -> String {
        if let Some((_, year)) = self.periods() {
            return year.format(&gregorian(date)).to_string();
        }
        match &self.formats {
            Some(formats) => formats.year.format(&gregorian(date)).to_string(),
            None => format!("{:04}", date.year()),
        }
    }
}

impl DateFormats {
    fn periods(&self) -> Option<&(DateTimeFormatter<YM>, DateTimeFormatter<Y>)> {
        self.other.as_ref()?.periods.as_ref()
    }
}

impl OtherCalendar {
    fn new(locale: &Locale) -> Option<OtherCalendar> {
        let kind = other_calendar(locale)?;
        let preferences = || DateTimeFormatterPreferences::from(locale);
        let months = || DateTimeFormatter::try_new(preferences(), YM::long()).ok();
        let years = || DateTimeFormatter::try_new(preferences(), Y::long()).ok();
        Some(OtherCalendar {
            day: DateTimeFormatter::try_new(preferences(), YMD::long()).ok()?,
            periods: if has_gregorian_months(kind) { months().zip(years()) } else { None },
        })
    }
}

impl Formats {
    fn new(locale: &Locale) -> Option<Formats> {
        let preferences = || DateTimeFormatterPreferences::from(locale);
        Some(Formats {
            day: FixedCalendarDateTimeFormatter::try_new(preferences(), YMD::long()).ok()?,
            month_year: month_year(locale)?,
            month: FixedCalendarDateTimeFormatter::try_new(preferences(), M::long()).ok()?,
            year: FixedCalendarDateTimeFormatter::try_new(preferences(), Y::long()).ok()?,
        })
    }

    /// Whether the months have names; CLDR's root calls October `M10`.
    fn has_names(&self) -> bool {
        let october = gregorian(jiff::civil::Date::constant(2016, 10, 8));
        self.month.format(&october).to_string() != "M10"
    }
}

/// The format of months with their years. In Portuguese the library forgets to load the digits of the year by itself.
fn month_year(locale: &Locale) -> Option<FixedCalendarDateTimeFormatter<Gregorian, YM>> {
    let preferences = DateTimeFormatterPreferences::from(locale);
    let formatter = FixedCalendarDateTimeFormatter::try_new(preferences, YM::long()).ok()?;
    let mut names = FixedCalendarDateTimeNames::from_formatter(preferences, formatter);
    names.include_decimal_formatter().ok()?;
    names.try_into_formatter(YM::long()).ok()
}

fn gregorian(date: jiff::civil::Date) -> Date<Gregorian> {
    Date::convert_from(date).to_calendar(Gregorian)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::language::with_calendar;

    fn formats(tag: &str) -> DateFormats {
        DateFormats::new(&Language::parse(tag).unwrap())
    }

    #[test]
    fn a_date_is_written_as_its_language_writes_it() {
        for (tag, long, month_year, month, year) in [
            ("en", "October 8, 2016", "October 2016", "October", "2016"),
            ("en-GB", "8 October 2016", "October 2016", "October", "2016"),
            ("id", "8 Oktober 2016", "Oktober 2016", "Oktober", "2016"),
            ("id-ID", "8 Oktober 2016", "Oktober 2016", "Oktober", "2016"),
            ("de", "8. Oktober 2016", "Oktober 2016", "Oktober", "2016"),
            ("tr", "8 Ekim 2016", "Ekim 2016", "Ekim", "2016"),
            ("pt-BR", "8 de outubro de 2016", "outubro de 2016", "outubro", "2016"),
            ("pl", "8 października 2016", "październik 2016", "październik", "2016"),
            ("ja", "2016年10月8日", "2016年10月", "10月", "2016年"),
            ("zh-Hant", "2016年10月8日", "2016年10月", "10月", "2016年"),
            ("he", "8 באוקטובר 2016", "אוקטובר 2016", "אוקטובר", "2016"),
            ("hi", "8 अक्टूबर, 2016", "अक्टूबर 2016", "अक्टूबर", "2016"),
            ("ar", "8 أكتوبر 2016", "أكتوبر 2016", "أكتوبر", "2016"),
        ] {
            let formats = formats(tag);
            let day = date(2016, 10, 8);
            let shown = [formats.long(day), formats.month_year(day), formats.month(day), formats.year(day)];
            assert_eq!(shown, [long, month_year, month, year], "{tag}");
        }
    }

    #[test]
    fn thai_and_persian_dates_are_in_their_own_calendars() {
        for (tag, long, month_year, year) in [
            ("th", "8 ตุลาคม 2559", "ตุลาคม 2559", "พ.ศ. 2559"),
            ("fa", "۱۷ مهر ۱۳۹۵", "اکتبر ۲۰۱۶", "۲۰۱۶"),
            ("ar-SA", "٨ أكتوبر ٢٠١٦", "أكتوبر ٢٠١٦", "٢٠١٦"),
        ] {
            let (formats, day) = (formats(tag), date(2016, 10, 8));
            assert_eq!(
                [formats.long(day), formats.month_year(day), formats.year(day)],
                [long, month_year, year],
                "{tag}"
            );
        }
    }

    #[test]
    fn an_author_chooses_the_calendar() {
        for (tag, calendar, long) in [
            ("th", "gregorian", "8 ตุลาคม ค.ศ. 2016"),
            ("fa", "gregory", "۸ اکتبر ۲۰۱۶"),
            ("ar-SA", "islamic", "٧ محرم ١٤٣٨ هـ"),
            ("he", "hebrew", "ו׳ בתשרי ה׳תשע״ז"),
            ("zh-Hant", "minguo", "民國105年10月8日"),
        ] {
            let language = with_calendar(Language::parse(tag).unwrap(), calendar).unwrap();
            assert_eq!(DateFormats::new(&language).long(date(2016, 10, 8)), long, "{tag}");
        }
        assert_eq!(with_calendar(Language::parse("en").unwrap(), "julian"), None);
    }

    #[test]
    fn a_language_without_month_names_gets_iso_dates() {
        for tag in ["und", "xx", "tlh"] {
            let formats = formats(tag);
            let day = date(2016, 3, 8);
            let shown = [formats.long(day), formats.month_year(day), formats.month(day), formats.year(day)];
            assert_eq!(shown, ["2016-03-08", "2016-03", "03", "2016"], "{tag}");
        }
    }

    #[test]
    fn odd_tags_and_far_dates_never_panic() {
        for tag in [
            "en-u-nu-roman",
            "en-u-ca-hebrew",
            "en-u-nu-zzzz",
            "th-u-nu-thai",
            "zh-Latn-XX",
            "en-x-a-b-c",
            "en-u-hc-h99",
            "de-1996",
        ] {
            let formats = formats(tag);
            for day in [jiff::civil::Date::MIN, date(0, 1, 1), date(-44, 3, 15), jiff::civil::Date::MAX] {
                assert!(!formats.long(day).is_empty() && !formats.month_year(day).is_empty(), "{tag}");
            }
        }
    }

    #[test]
    fn formats_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<DateFormats>();
    }
}
