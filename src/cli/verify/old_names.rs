//! What the address of an old list says about it.

use crate::check::is_feed_address;

/// The path of the list that a feed is of: `/tags/x/` of `/tags/x/index.xml` and of `/tags/x/feed/`. `None` if it is the path
/// of no feed. What is known to be a feed may have any name.
pub(super) fn list_of_feed(path: &str, is_feed: bool) -> Option<String> {
    if !is_feed && !is_feed_address(path) {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.pop();
    while parts.last().is_some_and(|part| matches!(part.to_ascii_lowercase().as_str(), "feed" | "feeds")) {
        parts.pop();
    }
    Some(match parts.is_empty() {
        true => "/".to_string(),
        false => format!("/{}/", parts.join("/")),
    })
}

/// The path of the first page of a list: `/tags/x/` of `/tags/x/page/2/`, `/` of `/page2/`.
pub(super) fn first_page(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.trim_end_matches("index.html").split('/').filter(|part| !part.is_empty()).collect();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let kept = match parts.as_slice() {
        [kept @ .., "page" | "p", number] if is_number(number.trim_end_matches(".html")) => kept,
        [kept @ .., last] if last.strip_prefix("page").is_some_and(|rest| is_number(rest.trim_start_matches('-'))) => {
            kept
        }
        _ => return None,
    };
    Some(if kept.is_empty() { "/".to_string() } else { format!("/{}/", kept.join("/")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_a_feed_is_known_by_its_path() {
        for (path, list) in [
            ("/index.xml", Some("/")),
            ("/tags/trade/index.xml", Some("/tags/trade/")),
            ("/feed/", Some("/")),
            ("/feed/feed.xml", Some("/")),
            ("/category/kopi/feed/", Some("/category/kopi/")),
            ("/feeds/atom.xml", Some("/")),
            ("/sitemap.xml", None),
            ("/about/", None),
            ("/", None),
        ] {
            assert_eq!(list_of_feed(path, false).as_deref(), list, "{path}");
        }
        assert_eq!(list_of_feed("/blog/posts.xml", true).as_deref(), Some("/blog/"));
    }

    #[test]
    fn the_first_page_of_a_list_is_known_by_its_path() {
        for (path, first) in [
            ("/page/2/", Some("/")),
            ("/page/2/index.html", Some("/")),
            ("/page2/", Some("/")),
            ("/tags/x/page/10/", Some("/tags/x/")),
            ("/page/about/", None),
            ("/2020/", None),
            ("/pages/", None),
        ] {
            assert_eq!(first_page(path).as_deref(), first, "{path}");
        }
    }
}
