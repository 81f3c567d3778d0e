//! Scenarios that only a stand-in for the server can play: it says what a test wants said, when it wants it.

use serde_json::json;

use crate::Stage;
use crate::chromium::Chromium;
use crate::fake::Fake;
use crate::site::{Site, begin, edit, paragraphs};

#[test]
fn the_page_follows_the_line_that_is_edited() {
    let Some(browser) = Chromium::shared() else { return };
    let mut site = Fake::new();
    begin(&site, &paragraphs(0..60));
    let tab = Stage { site: &mut site, browser }.visit("/page/");
    tab.prefer("prefers-reduced-motion", "reduce");
    // Paragraph 30 is on line 64.
    let follow =
        |line: usize| site.tell(&json!({ "type": "follow", "file": "content/page.md", "line": line, "url": "/page/" }));
    follow(65);
    tab.until("document.querySelectorAll('p')[30].getAnimations().length == 1");
    tab.assert(
        "(box => box.top > 0 && box.bottom < innerHeight)(document.querySelectorAll('p')[30].getBoundingClientRect())",
    );
    site.tell(&json!({ "type": "follow", "file": "content/other.md", "line": 1, "url": "/other/" }));
    follow(2);
    tab.eval("new Promise(done => setTimeout(done, 100))");
    tab.assert("scrollY > 1000");
    follow(5);
    tab.until("document.querySelectorAll('p')[0].getAnimations().length == 1");
    tab.assert("location.pathname == '/page/' && stayed == 'yes'");
}

#[test]
fn a_longer_list_than_was_sent_says_how_long_it_is() {
    let Some(browser) = Chromium::shared() else { return };
    let mut site = Fake::new();
    begin(&site, "Text.\n");
    let tab = Stage { site: &mut site, browser }.visit("/page/");
    let one = json!({ "severity": "warning", "message": "odd", "place": null, "editor": null });
    let counts = json!({ "errors": 0, "warnings": 205 });
    site.tell(&json!({ "type": "problems", "errors": [], "warnings": [one], "counts": counts }));
    tab.until(
        "document.querySelector('chancery-preview').shadowRoot.querySelector('.badge').textContent == '205 warnings'",
    );
}

#[test]
fn an_error_with_an_editors_address_is_a_link() {
    let Some(browser) = Chromium::shared() else { return };
    let mut site = Fake::new();
    site.link_editor("vscode://file/");
    begin(&site, "---\ntitle: [oops\n---\n");
    site.write("content/broken.md", b"---\ntitle: [oops\n---\n");
    let tab = Stage { site: &mut site, browser }.visit("/page/");
    let link = "document.querySelector('chancery-preview').shadowRoot.querySelector('.overlay a.place')";
    tab.until(link);
    assert_eq!(tab.eval(&format!("{link}.getAttribute('href')")), "vscode://file/content/broken.md:2:8");
}

#[test]
fn an_errors_message_and_hint_are_text_and_its_place_has_carets() {
    let Some(browser) = Chromium::shared() else { return };
    let mut site = Fake::new();
    begin(&site, "Text.\n");
    site.write("content/broken.md", b"---\ntitle: [oops\n---\n");
    let tab = Stage { site: &mut site, browser }.visit("/page/");
    let shadow = "document.querySelector('chancery-preview').shadowRoot";
    tab.until(&format!("!{shadow}.querySelector('.overlay').hidden"));
    let text = |selector: &str| tab.eval(&format!("{shadow}.querySelector('.overlay {selector}').textContent"));
    assert_eq!(text(".message"), "the list that begins with [ has no end <b>here</b>");
    assert_eq!(text("mark"), "[oops");
    assert_eq!(text(".hint"), "Help: close it with ]");
    tab.assert(&format!(
        "getComputedStyle({shadow}.querySelector('.overlay mark'), '::after').content.startsWith('\"^^^^')"
    ));
}

#[test]
fn a_hidden_page_lets_its_connection_go_and_catches_up_when_it_is_seen_again() {
    let Some(browser) = Chromium::shared() else { return };
    let mut site = Fake::new();
    begin(&site, "Text.\n");
    let tab = Stage { site: &mut site, browser }.visit("/page/");
    site.until_connections(1);
    let hide = |hidden: bool| {
        tab.eval(&format!("Object.defineProperty(document, 'hidden', {{ configurable: true, value: {hidden} }})"));
        tab.eval("document.dispatchEvent(new Event('visibilitychange'))");
    };
    hide(true);
    tab.until("!document.querySelector('chancery-preview').hasAttribute('data-connected')");
    site.until_connections(0);
    edit(&site, "Text written meanwhile.\n");
    hide(false);
    tab.until("document.body.textContent.includes('meanwhile') && stayed == 'yes'");
}
