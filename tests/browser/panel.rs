//! Scenarios: errors, warnings, and the way to the editor.

use crate::Stage;
use crate::site::{PAGE, begin, edit};

const SHADOW: &str = "document.querySelector('chancery-preview').shadowRoot";

/// An expression in which `$(…)` selects in the preview's own tree.
fn own(expression: &str) -> String {
    format!("(($) => {expression})(selector => {SHADOW}.querySelector(selector))")
}

const BROKEN: &str = "---\ntitle: [oops\n---\nText that is broken.\n";

pub(crate) fn errors_are_shown_as_text_and_go_when_mended(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    tab.assert(&own("$('.overlay').hidden && $('.badge').hidden"));
    stage.site.write(PAGE, BROKEN.as_bytes());
    tab.until(&own("!$('.overlay').hidden"));
    tab.assert(&own("$('.overlay').getAttribute('role') == 'dialog' && $('h2').textContent == '1 error'"));
    assert_eq!(tab.eval(&own("$('.overlay .place').textContent")), "content/page.md:2:8");
    tab.assert(&own("$('.overlay .message').textContent.includes('[')"));
    assert_eq!(tab.eval(&own("$('.overlay pre code').textContent")), "title: [oops");
    tab.assert(&own("$('.overlay mark').textContent && '[oops'.startsWith($('.overlay mark').textContent)"));
    tab.assert(&own("getComputedStyle($('.overlay mark'), '::after').content.startsWith('\"^')"));
    tab.assert("document.body.textContent.includes('Text.') && !document.body.textContent.includes('broken')");
    edit(stage.site, "Text that is mended.\n");
    tab.until(&own("$('.overlay').hidden"));
    tab.until("document.body.textContent.includes('mended') && stayed == 'yes'");
    tab.assert(&own("$('.badge').hidden && $('.overlay li') === null"));
}

pub(crate) fn an_error_opens_the_editor_at_its_place(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    stage.site.write(PAGE, BROKEN.as_bytes());
    let tab = stage.visit("/page/");
    tab.until(&own("!$('.overlay').hidden"));
    tab.click(&own("$('.overlay .place')"), 0);
    stage.until_opened("content/page.md:2:8");
}

pub(crate) fn escape_hides_the_errors_until_they_change(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    stage.site.write(PAGE, BROKEN.as_bytes());
    tab.until(&own("!$('.overlay').hidden"));
    tab.assert("document.activeElement.localName == 'chancery-preview'");
    tab.press("Escape");
    tab.until(&own("$('.overlay').hidden && !$('.badge').hidden && $('.badge').textContent == '1 error'"));
    tab.click(&own("$('.badge')"), 0);
    tab.until(&own("!$('.overlay').hidden"));
    tab.click(&own("$('.overlay .close')"), 0);
    tab.until(&own("$('.overlay').hidden"));
    stage.site.write(PAGE, BROKEN.replace("that is", "that remains").as_bytes());
    stage.site.write("content/other.md", b"---\ntitle: Other\ndarft: false\n---\n");
    tab.until(&own("$('.badge').textContent == '1 error, 1 warning'"));
    tab.assert(&own("$('.overlay').hidden"));
    stage.site.write("content/third.md", BROKEN.as_bytes());
    tab.until(&own("!$('.overlay').hidden && $('h2').textContent == '2 errors'"));
}

pub(crate) fn the_overlay_takes_no_focus_from_one_who_types(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    tab.eval("field.focus()");
    tab.type_text("ab");
    stage.site.write(PAGE, BROKEN.as_bytes());
    tab.until(&own("!$('.overlay').hidden"));
    tab.type_text("cd");
    tab.assert("document.activeElement == field && field.value == 'abcd'");
    tab.press("Escape");
    tab.until(&own("$('.overlay').hidden"));
    tab.assert("document.activeElement == field");
}

pub(crate) fn warnings_are_a_badge_that_opens_a_list(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    stage.site.write("content/other.md", b"---\ntitle: Other\ndarft: false\n---\n");
    tab.until(&own("!$('.badge').hidden && $('.badge').textContent == '1 warning'"));
    tab.assert(&own("$('.overlay').hidden && $('.list').hidden"));
    tab.assert(&own("(box => box.right > 700 && box.bottom > 500)($('.badge').getBoundingClientRect())"));
    tab.click(&own("$('.badge')"), 0);
    tab.until(&own("!$('.list').hidden"));
    assert_eq!(tab.eval(&own("$('.list .place').textContent")), "content/other.md:3:1");
    tab.assert(&own("$('.badge').getAttribute('aria-expanded') == 'true'"));
    tab.press("Escape");
    tab.until(&own("$('.list').hidden"));
    stage.site.write("content/other.md", b"---\ntitle: Other\n---\n");
    tab.until(&own("$('.badge').hidden"));
}

pub(crate) fn alt_click_opens_the_editor_at_the_blocks_line(stage: &mut Stage) {
    begin(stage.site, "First.\n\nSecond with a [link](/elsewhere/).\n");
    let tab = stage.visit("/page/");
    tab.click("document.querySelector('main a')", 1);
    stage.until_opened("content/page.md:6:1");
    tab.assert("location.pathname == '/page/' && stayed == 'yes'");
    let outline = "getComputedStyle(document.querySelectorAll('p')[1]).outlineStyle";
    tab.eval("dispatchEvent(new KeyboardEvent('keydown', { key: 'Alt', altKey: true }))");
    tab.until(&format!("{outline} == 'dashed'"));
    tab.eval("dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt' }))");
    tab.until(&format!("{outline} == 'none'"));
}
