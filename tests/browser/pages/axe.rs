//! Every kind of page by axe-core, in both schemes and directions, on a phone and on a desk.

use serde_json::{Value, json};

use super::built::{Built, Pace, sample};
use super::kinds;
use crate::chromium::{Chromium, Tab};

/// A page with faults, so that the test is known to see them.
const CONTROL: (&str, &str) = (
    "/control.html",
    "<!doctype html><html><body><img src=\"/logo.svg\"><input><p style=\"color:#ccc\">x</p></body></html>",
);

/// What axe finds on the page that is shown: each rule with the first element that breaks it, and whether it scrolls sideways.
fn findings(tab: &Tab, rules: &str) -> Vec<Value> {
    let run = format!(
        "axe.run(document, {{ resultTypes: ['violations'], preload: false{rules} }}).then(result => result.violations.map(\
         one => `${{one.id}}: ${{one.nodes[0].target.join(' ')}}: ${{one.nodes[0].failureSummary}}`))"
    );
    let mut found = tab.eval(&run).as_array().cloned().unwrap();
    if tab.eval("document.documentElement.scrollWidth > document.documentElement.clientWidth") == true {
        found.push("the page scrolls sideways".into());
    }
    found
}

/// Opens a page and puts axe into it.
fn go(tab: &Tab, axe: &str, address: &str) {
    tab.call("Page.navigate", json!({ "url": address }));
    tab.until("document.readyState == 'complete' && !window.axe");
    tab.eval(&format!("{axe}; 0"));
}

#[test]
#[ignore = "CHANCERY_AXE has to name axe.min.js of axe-core; .ci/pages installs it and runs this"]
fn every_kind_of_page_passes_axe_in_both_schemes_and_directions_at_390_and_1280_pixels() {
    let browser = Chromium::shared().expect("this check needs a Chromium");
    let file = std::env::var_os("CHANCERY_AXE").expect("CHANCERY_AXE names axe.min.js");
    let axe = std::fs::read_to_string(file).unwrap();
    let built = Built::serve(&sample(), &[CONTROL], Pace::default());
    let mut troubles = Vec::new();
    let mut seen = 0;
    for width in [390, 1280] {
        let tab = Tab::open(&browser, &format!("{}/404.html", built.origin()), (width, 900));
        tab.call("Page.setBypassCSP", json!({ "enabled": true }));
        go(&tab, &axe, &format!("{}{}", built.origin(), CONTROL.0));
        let found = findings(&tab, "");
        assert!(found.len() >= 4, "axe does not see faults: {found:?}");
        for ((kind, dir), path) in kinds::samples(&built) {
            tab.prefer("prefers-color-scheme", "light");
            go(&tab, &axe, &format!("{}{path}", built.origin()));
            tab.assert("document.querySelector('h1')");
            let mut look = |scheme: &str, rules: &str| {
                tab.prefer("prefers-color-scheme", scheme);
                let found = findings(&tab, rules).into_iter();
                troubles.extend(found.map(|one| format!("{kind}, {dir}, {width} pixels, {scheme}: {path}: {one}")));
                seen += 1;
            };
            look("light", "");
            // Only what has to do with colours is different in the other scheme.
            look("dark", ", runOnly: ['color-contrast', 'link-in-text-block']");
        }
    }
    assert!(troubles.is_empty(), "{} findings:\n{}", troubles.len(), troubles.join("\n"));
    assert!(seen >= 60, "{seen} pages");
}
