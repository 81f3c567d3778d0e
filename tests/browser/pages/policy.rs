//! Every kind of page under a strict Content-Security-Policy: the browser blocks nothing, and asks no other host.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::built::{Built, Pace, example, sample};
use super::kinds;
use crate::chromium::{Chromium, Tab};

/// A page that the policy must block three times, and that asks another host twice, so that the test is known to see it.
const CONTROL: (&str, &str) = (
    "/control.html",
    "<!doctype html><p style=\"color: red\">a</p><script>window.ran = 1</script><img src=\"https://other.example/a.png\">\
     <link rel=\"prefetch\" href=\"https://other.example/b\"><a href=\"https://other.example/c\">c</a>",
);

/// Notes what is blocked, before a page's first byte is read.
const LISTEN: &str = "window.blocked = []; document.addEventListener('securitypolicyviolation', \
                      event => window.blocked.push(`${event.effectiveDirective} ${event.blockedURI} ${event.lineNumber}`));";

/// What was blocked on a page, and each request of it that went elsewhere.
fn troubles(tab: &Tab, origin: &str, path: &str) -> Vec<Value> {
    tab.forget_requests();
    tab.call("Page.navigate", json!({ "url": format!("{origin}{path}") }));
    let here = format!("decodeURIComponent(location.pathname) == '{path}'");
    tab.until(&format!("{here} && document.readyState == 'complete' && window.blocked"));
    let blocked = tab.eval("window.blocked").as_array().cloned().unwrap_or_default();
    let asked = tab.requests();
    assert!(asked.iter().any(|address| address.starts_with(&format!("{origin}/"))), "{path}: no request was seen");
    let is_own = |address: &str| address.starts_with(&format!("{origin}/")) || address.starts_with("data:");
    let others = asked.into_iter().filter(|address| !is_own(address)).map(Value::String);
    blocked.into_iter().chain(others).collect()
}

/// A tab that notes what is blocked and what is asked for.
fn watchful(browser: &std::sync::Arc<Chromium>, origin: &str) -> Tab {
    let tab = Tab::open(browser, &format!("{origin}/"), crate::WINDOW);
    tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN }));
    tab.call("Network.enable", json!({}));
    tab
}

#[test]
fn no_page_of_the_theme_needs_what_a_strict_policy_forbids_or_asks_another_host() {
    let Some(browser) = Chromium::shared() else { return };
    for sources in [sample(), example()] {
        let built = Built::serve(&sources, &[CONTROL], Pace::default());
        let origin = built.origin();
        let tab = watchful(&browser, &origin);
        let found = troubles(&tab, &origin, CONTROL.0);
        let saw = |what: &str| found.iter().any(|trouble| trouble.as_str().is_some_and(|text| text.contains(what)));
        let all = ["style-src-attr", "script-src-elem", "img-src https://other.example", "https://other.example/a.png"];
        assert!(all.iter().all(|what| saw(what)), "the test does not see what is blocked: {found:?}");
        tab.assert("window.ran === undefined");
        let samples: BTreeSet<String> = kinds::samples(&built).into_values().collect();
        // Of the many lists of a site, every third one.
        let some = built.pages.keys().enumerate().filter(|(at, path)| at % 3 == 0 || samples.contains(*path));
        let mut seen = 0;
        for (_, path) in some {
            let found = troubles(&tab, &origin, path);
            assert!(found.is_empty(), "{path}: {found:?}");
            tab.assert(
                "getComputedStyle(document.body).marginTop !== '8px' || !document.querySelector('[rel=stylesheet]')",
            );
            // Only the search needs a script.
            tab.assert("document.body.className.includes('kind-search') || !document.querySelector('script[src]')");
            seen += 1;
        }
        assert!(seen > 30 && samples.len() > 10, "{seen} pages, {} kinds", samples.len());
    }
}
