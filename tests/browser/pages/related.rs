//! Related posts at the end of a post: pictures of those that have one, and titles that begin in one line.

use super::built::{Built, with_pictures};
use crate::chromium::{Chromium, Tab};

/// Posts with one tag, of which those with these numbers have a picture. The fourth is in Arabic.
fn site(pictured: &[usize]) -> Built {
    let post = |number: usize| {
        let lang = if number == 3 { "ar" } else { "en" };
        let image = if pictured.contains(&number) { "image: { src: wide.jpg, alt: A ship }\n" } else { "" };
        format!(
            "-- content/posts/2016-0{}-01-p{number}.md --\n---\ntitle: A title of some length {number}\nlang: {lang}\ntags: [x, y]\n\
             {image}---\nText.\n",
            number + 1
        )
    };
    let posts: String = (0..5).map(post).collect();
    let settings =
        "title: T\nbase_url: https://example.org/\nlanguages: [en, ar]\nrelated: 3\nimages: { widths: [120] }\n";
    Built::of(&with_pictures(&format!("-- site.yaml --\n{settings}{posts}")))
}

fn open(browser: &std::sync::Arc<Chromium>, built: &Built, width: u32) -> Tab {
    let post = built.pages.keys().find(|path| path.ends_with("/p0/")).unwrap();
    let tab = Tab::open(browser, &format!("{}{post}", built.origin()), (width, 900));
    tab.eval("document.querySelectorAll('img').forEach(image => image.loading = 'eager')");
    tab.until("[...document.images].every(image => image.complete)");
    tab
}

#[test]
fn related_posts_show_their_pictures_and_their_titles_begin_in_one_line() {
    let Some(browser) = Chromium::shared() else { return };
    for (pictured, shown) in [(&[][..], 0), (&[3][..], 1), (&[1, 2, 3, 4][..], 3)] {
        let built = site(pictured);
        for width in [390, 1280] {
            let tab = open(&browser, &built, width);
            tab.assert("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
            assert_eq!(tab.eval("document.querySelectorAll('.short-entries li').length"), 3);
            let images = "[...document.querySelectorAll('.short-entries img')]";
            assert_eq!(tab.eval(&format!("{images}.length")), shown, "{pictured:?}");
            let sound = "image.naturalWidth > 0 && Math.abs(image.width / image.height - 1.5) < 0.05 && image.alt === '' \
                         && image.currentSrc.endsWith('.webp') && image.closest('[aria-hidden=true]').tabIndex == -1";
            tab.assert(&format!("{images}.every(image => {sound})"));
            let starts = tab.eval(
                "new Set([...document.querySelectorAll('.short-entries li')].map(item => {
                    const range = document.createRange();
                    range.selectNodeContents(item.querySelector('a:not(.short-image)'));
                    return Math.round(range.getBoundingClientRect().left);
                })).size",
            );
            assert_eq!(starts, 1, "{pictured:?} at {width}");
        }
    }
}
