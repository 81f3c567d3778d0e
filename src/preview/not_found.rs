//! The page for an address that does not exist.
//!
//! A site may have a `404.html` in several folders, one for each edition. Hosts show the nearest one: of the address's
//! folder, or else of a folder above it.

/// The site path of the nearest `404.html` of a page that was asked for; none where the site has none.
pub(super) fn nearest(path: &str, exists: impl Fn(&str) -> bool) -> Option<String> {
    let slashes = path.match_indices('/').map(|(at, _)| at).collect::<Vec<_>>();
    slashes.into_iter().rev().map(|at| format!("{}/404.html", &path[..at])).find(|page| exists(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_page_going_up_is_shown() {
        let pages = ["/404.html", "/id/404.html"];
        let nearest = |path| nearest(path, |page| pages.contains(&page));
        for (path, page) in [
            ("/nowhere", "/404.html"),
            ("/2016/10/nowhere/", "/404.html"),
            ("/id", "/404.html"),
            ("/id/", "/id/404.html"),
            ("/id/nowhere", "/id/404.html"),
            ("/id/tag/x/page/9/", "/id/404.html"),
            ("/idx/nowhere/", "/404.html"),
        ] {
            assert_eq!(nearest(path).as_deref(), Some(page), "{path}");
        }
    }

    #[test]
    fn a_site_without_such_a_page_has_none() {
        assert_eq!(nearest("/id/nowhere/", |_| false), None);
        assert_eq!(nearest("/nowhere/", |page| page == "/id/404.html"), None);
        assert_eq!(nearest("", |_| true), None);
    }
}
