//! Pages that are shown where the site's own cannot be.
//!
//! Takes diagnostics; gives a page of HTML with them. Uses neither the site nor its theme: either may be what is broken.

use crate::base::diagnostic::{self, Diagnostic};
use crate::base::xml;

/// The most diagnostics of one kind on a page.
const MOST: usize = 20;

/// A page that says why there is none.
pub(super) fn render(problems: &[Diagnostic]) -> String {
    let mut text = String::new();
    xml::text(&mut text, &diagnostic::render(&diagnostic::capped(problems, MOST), false));
    page("This page cannot be shown yet", &format!("<pre>{text}</pre>\n"))
}

/// A page for an address that does not exist, where the site has none of its own.
pub(super) fn missing() -> String {
    page("There is no such page", "")
}

/// A plain page of the preview's own. `title` is text, `content` HTML.
pub(super) fn page(title: &str, content: &str) -> String {
    let mut heading = String::new();
    xml::text(&mut heading, title);
    let style = include_str!("page.css");
    format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n{content}</main>\n</body>\n</html>\n"
    )
}
