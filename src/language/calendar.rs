//! The calendar in which a language writes dates.
//!
//! Takes a language's tag and a name of CLDR or of daily speech; gives the calendar. Thailand's is the Buddhist one and Iran's the Persian
//! one, by CLDR's preference; every other language has the Gregorian calendar unless its author chooses another.

use icu::calendar::AnyCalendarKind;
use icu::locale::Locale;
use icu::locale::extensions::unicode::{Value, key};

use super::Language;

/// The names that an author may write, and the values of `-u-ca-` in BCP 47 (UTS 35).
const NAMES: [(&str, &str); 12] = [
    ("gregorian", "gregory"),
    ("buddhist", "buddhist"),
    ("persian", "persian"),
    ("islamic", "islamic-umalqura"),
    ("hebrew", "hebrew"),
    ("japanese", "japanese"),
    ("minguo", "roc"),
    ("indian", "indian"),
    ("ethiopic", "ethiopic"),
    ("coptic", "coptic"),
    ("chinese", "chinese"),
    ("korean", "dangi"),
];

/// The names that an author may write.
pub(crate) fn calendars() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// A language whose dates are in the calendar with a name; none if there is no such calendar.
pub(crate) fn with_calendar(mut language: Language, name: &str) -> Option<Language> {
    let (_, value) = NAMES.iter().find(|(known, value)| name == *known || name == *value)?;
    let value: Value = value.parse().ok()?;
    language.locale.extensions.unicode.keywords.set(key!("ca"), value);
    Some(language)
}

/// The calendar of a language; none is the Gregorian one.
pub(super) fn other_calendar(locale: &Locale) -> Option<AnyCalendarKind> {
    let is_chosen = locale.extensions.unicode.keywords.contains_key(&key!("ca"));
    let kind = AnyCalendarKind::try_new(locale.into()).ok()?;
    match kind {
        AnyCalendarKind::Gregorian | AnyCalendarKind::Iso => None,
        AnyCalendarKind::Buddhist | AnyCalendarKind::Persian => Some(kind),
        // CLDR prefers others in a few countries, where newspapers write Gregorian dates.
        other => is_chosen.then_some(other),
    }
}

/// Whether a calendar's years and months begin with the Gregorian ones, so that an archive of a month has a name in it.
pub(super) fn has_gregorian_months(kind: AnyCalendarKind) -> bool {
    matches!(kind, AnyCalendarKind::Buddhist | AnyCalendarKind::Roc)
}
