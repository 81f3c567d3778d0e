//! Numbers inside Fluent messages.
//!
//! Takes Fluent's number values; gives them as the language writes them, after CLDR, and keeps them within what Fluent's plural
//! rules can count.

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentValue};
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu::locale::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;

/// The most fraction digits of a number that a message is given; plural rules count in 64 bits.
pub(super) const MOST_FRACTION_DIGITS: usize = 6;

/// The most digits that an option of `NUMBER()` can ask for.
const MOST_PADDING: usize = 15;

/// The options of `NUMBER()` that [`format`] follows.
pub(super) const OPTIONS: [&str; 5] =
    ["useGrouping", "minimumIntegerDigits", "minimumFractionDigits", "maximumFractionDigits", "type"];

/// A number as an argument: rounded to six fraction digits; what is no finite number becomes text.
pub(super) fn argument(number: f64) -> FluentValue<'static> {
    let scale = 10_f64.powi(MOST_FRACTION_DIGITS as i32);
    match number {
        _ if !number.is_finite() => FluentValue::from(number.to_string()),
        _ if number.abs() < 1e9 => FluentValue::from((number * scale).round() / scale),
        _ => FluentValue::from(number.round()),
    }
}

/// Fluent's `NUMBER(value, option: …)`. A text stays as it is.
pub(super) fn number_function<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut options = number.options.clone();
            options.merge(named);
            let clamp = |digits: Option<usize>| digits.map(|digits| digits.min(MOST_PADDING));
            options.minimum_integer_digits = clamp(options.minimum_integer_digits);
            options.minimum_fraction_digits = clamp(options.minimum_fraction_digits);
            options.maximum_fraction_digits = clamp(options.maximum_fraction_digits);
            FluentValue::Number(FluentNumber::new(number.value, options))
        }
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

/// The text of a number in the memoizer's language; None for values that are no numbers.
pub(super) fn format(value: &FluentValue, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimal = digits(number.value, &number.options)?;
    languages
        .with_try_get::<Decimals, _, _>((number.options.use_grouping,), |decimals| {
            decimals.0.format_to_string(&decimal)
        })
        .ok()
}

fn digits(value: f64, options: &FluentNumberOptions) -> Option<Decimal> {
    let mut decimal = Decimal::try_from_str(&value.to_string()).ok()?;
    let least = options.minimum_fraction_digits.unwrap_or(0).min(MOST_PADDING) as i16;
    // Three unless told otherwise, as in ECMA-402.
    let most = options.maximum_fraction_digits.map_or(3, |digits| digits.min(MOST_PADDING) as i16).max(least);
    decimal.round(-most);
    decimal.absolute.trim_end();
    decimal.absolute.pad_end(-least);
    decimal.absolute.pad_start(options.minimum_integer_digits.unwrap_or(1).min(MOST_PADDING) as i16);
    Some(decimal)
}

/// A language's number format; its argument is whether thousands are set apart.
struct Decimals(DecimalFormatter);

impl Memoizable for Decimals {
    type Args = (bool,);
    type Error = ();

    fn construct(language: unic_langid::LanguageIdentifier, (grouping,): (bool,)) -> Result<Decimals, ()> {
        let locale = Locale::try_from_str(&language.to_string()).unwrap_or(Locale::UNKNOWN);
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(if grouping { GroupingStrategy::Auto } else { GroupingStrategy::Never });
        DecimalFormatter::try_new(DecimalFormatterPreferences::from(&locale), options).map(Decimals).map_err(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(tag: &str, number: f64) -> String {
        let languages = IntlLangMemoizer::new(tag.parse().unwrap());
        format(&argument(number), &languages).unwrap_or_else(|| "text".into())
    }

    #[test]
    fn a_number_is_written_as_its_language_writes_it() {
        for (tag, number, text) in [
            ("en", 11_800_000.0, "11,800,000"),
            ("id", 11_800_000.0, "11.800.000"),
            ("id", 7.7, "7,7"),
            ("de", 1234.5, "1.234,5"),
            ("es", 1234.0, "1234"),
            ("hi", 1234567.0, "12,34,567"),
            ("en", -3.0, "-3"),
            ("en", 0.0, "0"),
            ("en", 2.0, "2"),
            ("en", 1.0 / 3.0, "0.333"),
            ("xx", 1234.0, "1,234"),
        ] {
            assert_eq!(shown(tag, number), text, "{tag}");
        }
    }

    #[test]
    fn no_number_is_too_odd() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(shown("en", number), "text");
        }
        for number in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 1e-300, 1e15 + 0.3, 123456789.12345678, -0.0] {
            assert!(!shown("en", number).is_empty());
        }
    }
}
