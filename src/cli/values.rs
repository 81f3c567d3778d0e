//! Values of options: each function takes the text after an option and gives the value, or says what is wrong with it.

use jiff::civil::Date;

use crate::base::url::BaseUrl;
use crate::cli::scaffold::cms::Cms;
use crate::input::config::Redirects;
use crate::language::Language;

/// A base URL, as it was written.
pub(crate) fn base_url(text: &str) -> Result<String, String> {
    BaseUrl::parse(text).map(|_| text.to_string()).map_err(|problem| format!("{problem}; {}", problem.hint()))
}

/// What answers at old URLs.
pub(crate) fn redirects(text: &str) -> Result<Redirects, String> {
    match text {
        "pages" => Ok(Redirects::Pages),
        "host" => Ok(Redirects::Host),
        _ => Err("write `pages` or `host`".to_string()),
    }
}

/// An editor in the browser.
pub(crate) fn cms(text: &str) -> Result<Cms, String> {
    match text {
        "sveltia" => Ok(Cms::Sveltia),
        "decap" => Ok(Cms::Decap),
        _ => Err("write `sveltia` or `decap`".to_string()),
    }
}

/// A language by its tag.
pub(crate) fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).map_err(|problem| problem.hint())
}

/// A title that fits in one line.
pub(crate) fn title(text: &str) -> Result<String, String> {
    let text = text.trim();
    match text.find(char::is_control) {
        Some(_) => Err("a title is one line without control characters".to_string()),
        None if text.is_empty() => Err("a title has at least one character".to_string()),
        None => Ok(text.to_string()),
    }
}

/// A date.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date is written as year, month and day: 2016-10-08".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_checked_and_kept_as_it_was_written() {
        assert_eq!(base_url("https://example.org/blog").as_deref(), Ok("https://example.org/blog"));
        assert!(base_url("example").is_err());
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(title(" Kopi darat ").as_deref(), Ok("Kopi darat"));
        assert!(title("a\nb").is_err() && title(" ").is_err());
    }

    #[test]
    fn a_date_is_year_month_and_day() {
        assert_eq!(day("2016-10-08"), Ok(Date::constant(2016, 10, 8)));
        assert!(day("8.10.2016").is_err());
    }
}
