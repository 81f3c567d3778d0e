//! The name and version of the program, for pages and feeds.

use crate::formats::feed;

const NAME: &str = "Chancery";

/// For `<meta name="generator">`.
pub(crate) fn text() -> String {
    format!("{NAME} {}", env!("CARGO_PKG_VERSION"))
}

/// For feeds.
pub(crate) fn of_feed() -> feed::Generator {
    feed::Generator { name: NAME.to_string(), version: env!("CARGO_PKG_VERSION").to_string() }
}
