//! Pages do not move while they come: neither while their HTML is read, nor while their pictures are.

use std::time::Duration;

use serde_json::json;

use super::built::{Built, Pace, sample};
use super::kinds;
use crate::chromium::{Chromium, Tab};

/// The most that a page may shift in all; up to 0.1 is called good (web.dev/cls).
const SHIFT: f64 = 0.05;
/// Each picture comes late, and a page in parts with more than a frame between them, as on a slow network.
const PACE: Pace = Pace { picture: Duration::from_millis(250), part: Duration::from_millis(20) };

/// A page that shifts, so that the test is known to see it.
const CONTROL: (&str, &str) = (
    "/control.html",
    "<!doctype html><title>c</title><img src=\"/posts/wide.jpg\" alt=\"\"><p>Text.</p><p>Text.</p><p>Text.</p><p>Text.</p>",
);

/// Adds up the shifts of a page from its first byte on.
const LISTEN: &str = "window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifted += entry.value))\
                      .observe({ type: 'layout-shift', buffered: true });";

/// How much a page shifts until all its pictures are there.
fn shift(tab: &Tab, address: &str) -> f64 {
    tab.call("Page.navigate", json!({ "url": address }));
    tab.until(&format!("location.href == '{address}' && document.readyState != 'loading'"));
    tab.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    tab.eval("document.querySelectorAll('img').forEach(image => image.loading = 'eager')");
    tab.until("document.readyState == 'complete' && [...document.images].every(image => image.complete)");
    tab.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))");
    tab.eval("window.shifted").as_f64().unwrap()
}

#[test]
fn no_kind_of_page_shifts_while_it_and_its_pictures_come() {
    let Some(browser) = Chromium::shared() else { return };
    let built = Built::serve(&sample(), &[CONTROL], PACE);
    let origin = built.origin();
    for width in [390, 1280] {
        let tab = Tab::open(&browser, &format!("{origin}/404.html"), (width, 900));
        tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN }));
        let control = shift(&tab, &format!("{origin}{}", CONTROL.0));
        assert!(control > SHIFT, "the test does not see that a page shifts: {control}");
        for ((kind, dir), path) in kinds::samples(&built) {
            let path = percent_encoding::utf8_percent_encode(&path, percent_encoding::CONTROLS).to_string();
            let found = shift(&tab, &format!("{origin}{path}"));
            assert!(found < SHIFT, "{kind}, {dir}, {width} pixels: {path} shifts by {found}");
        }
    }
}
