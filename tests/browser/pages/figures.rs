//! Pictures as the docs promise them: `.wide`, a portrait as lead, and `focus`.

use super::built::{Built, with_pictures};
use crate::chromium::{Chromium, Tab};

/// A post with a lead that is taller than wide, and a wide picture; and one with a picture that is cut.
const SITE: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, ar]\nimages: false\n\
    -- content/posts/2016-01-01-a.md --\n---\ntitle: A\nimage: { src: high.svg, alt: A tower }\n---\nText.\n\n\
    ![Ship](wide.jpg){.wide}\n\n\
    -- content/posts/2016-01-01-a.ar.md --\n---\ntitle: A\nimage: { src: high.svg, alt: A tower }\n---\nText.\n\n\
    ![Ship](wide.jpg){.wide}\n\n\
    -- content/posts/2016-02-01-b.md --\n---\ntitle: B\nfeatured: true\nimage: { src: high.svg, alt: A tower, focus: left 25% }\n---\nText.\n\
    -- content/posts/high.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"3000\"/>\n";

fn open(browser: &std::sync::Arc<Chromium>, built: &Built, path: &str, size: (u32, u32)) -> Tab {
    let tab = Tab::open(browser, &format!("{}{path}", built.origin()), size);
    tab.until("[...document.images].every(image => image.complete || image.loading == 'lazy')");
    tab
}

/// The left, the right, the width or another measure of an element.
fn measure(tab: &Tab, selector: &str, what: &str) -> f64 {
    tab.eval(&format!("document.querySelector('{selector}').getBoundingClientRect().{what}")).as_f64().unwrap()
}

#[test]
fn a_wide_picture_reaches_into_the_margin_where_there_is_room_and_never_beyond_the_window() {
    let Some(browser) = Chromium::shared() else { return };
    let built = Built::of(&with_pictures(SITE));
    for (path, is_rtl) in [("/2016/01/a/", false), ("/ar/2016/01/a/", true)] {
        for (width, reaches) in [(390, false), (1100, true), (1280, true), (1920, true)] {
            let tab = open(&browser, &built, path, (width, 900));
            tab.assert("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
            let (wide, usual) = ("figure.wide", ".prose > p");
            let (start, end) = if is_rtl { ("right", "left") } else { ("left", "right") };
            let begins = measure(&tab, wide, start) - measure(&tab, usual, start);
            assert!(begins.abs() < 1.0, "{path} at {width}: it begins {begins} pixels off");
            let beyond = (measure(&tab, wide, end) - measure(&tab, usual, end)).abs();
            assert_eq!(beyond > 20.0, reaches, "{path} at {width}: {beyond} pixels into the margin");
            let picture = measure(&tab, "figure.wide img", "width") - measure(&tab, wide, "width");
            assert!(picture.abs() < 1.0, "{path} at {width}: the picture does not fill its figure: {picture}");
        }
    }
}

#[test]
fn a_portrait_as_lead_leaves_room_for_the_text_and_keeps_its_shape() {
    let Some(browser) = Chromium::shared() else { return };
    let built = Built::of(&with_pictures(SITE));
    for size in [(390, 800), (1280, 700), (1280, 1400)] {
        let tab = open(&browser, &built, "/2016/01/a/", size);
        let (width, height) = (measure(&tab, ".opening img", "width"), measure(&tab, ".opening img", "height"));
        assert!(height <= f64::from(size.1) * 0.851, "{height} of {} pixels", size.1);
        assert!((height / width - 3000.0 / 800.0).abs() < 0.02, "{width} by {height}");
    }
}

#[test]
fn focus_says_what_stays_in_sight_where_a_picture_is_cut() {
    let Some(browser) = Chromium::shared() else { return };
    let built = Built::of(&with_pictures(SITE));
    let tab = open(&browser, &built, "/", (1280, 900));
    let style = |what: &str| tab.eval(&format!("getComputedStyle(document.querySelector('.lead-image img')).{what}"));
    assert_eq!((style("objectPosition"), style("objectFit")), ("0% 25%".into(), "cover".into()));
    let (width, height) = (measure(&tab, ".lead-image img", "width"), measure(&tab, ".lead-image img", "height"));
    assert!((width / height - 1.5).abs() < 0.01, "{width} by {height}");
}
