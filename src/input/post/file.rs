//! Which files of the content are posts and pages.

use super::name::is_markdown;
use crate::input::kept_back::kept_back;
use crate::input::source::Source;

/// Whether a file is a post or a page: Markdown, or HTML that begins with front matter.
pub fn is_post(path: &str, source: &Source) -> bool {
    let is_text = is_markdown(path) || (is_html(path) && path.starts_with("content/") && source.has_front_matter);
    is_text && kept_back(path, false).is_none()
}

/// Whether the name is one of HTML.
pub(crate) fn is_html(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm", "xhtml"].iter().any(|html| html.eq_ignore_ascii_case(ending))
}
