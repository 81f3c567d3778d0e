//! Scenarios: the page keeps up with where its source went and with the server's life.

use crate::Stage;
use crate::site::{PAGE, begin, edit, page, paragraphs};

const NOTE: &str = "document.querySelector('chancery-preview').shadowRoot.querySelector('[data-kind=gone]')";

pub(crate) fn a_page_whose_address_changed_is_followed(stage: &mut Stage) {
    begin(stage.site, &paragraphs(0..60));
    let tab = stage.visit("/page/");
    tab.eval("scrollTo(0, 1000); window.kept = document.querySelectorAll('p')[22]; window.length = history.length");
    let moved = page("First", &paragraphs(0..60)).replace("title:", "permalink: /elsewhere/\ntitle:");
    stage.site.write(PAGE, moved.as_bytes());
    tab.until("location.pathname == '/elsewhere/'");
    tab.assert("stayed == 'yes' && kept.isConnected && scrollY == 1000 && history.length == window.length");
    stage.site.write(PAGE, moved.replace("Paragraph 22 says", "Paragraph 22 now says").as_bytes());
    tab.until("kept.textContent.includes('now says')");
}

pub(crate) fn a_page_that_is_no_more_says_so_and_comes_back(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    stage.site.write("content/pages.md", page("Near", "Text.\n").as_bytes());
    let tab = stage.visit("/page/");
    stage.site.remove(PAGE);
    tab.until(&format!("{NOTE}?.textContent.includes('This page is no longer there')"));
    tab.assert(&format!("{NOTE}.querySelector('a').getAttribute('href') == '/pages/'"));
    tab.assert("document.body.textContent.includes('Text.')");
    edit(stage.site, "Text that came back.\n");
    tab.until(&format!("document.body.textContent.includes('came back') && !{NOTE}"));
    stage.site.remove(PAGE);
    tab.until(NOTE);
    edit(stage.site, "Text that came back.\n");
    tab.until(&format!("!{NOTE}"));
    tab.assert("stayed == 'yes'");
}

pub(crate) fn the_page_heals_when_the_server_starts_again(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    stage.site.stop();
    tab.until("!document.querySelector('chancery-preview').hasAttribute('data-connected')");
    edit(stage.site, "Text written while nobody served.\n");
    stage.site.start();
    tab.until("document.body.textContent.includes('nobody served')");
    edit(stage.site, "Text written afterwards.\n");
    tab.until("document.body.textContent.includes('afterwards')");
    tab.assert("stayed == 'yes'");
    stage.site.stop();
    tab.until("!document.querySelector('chancery-preview').hasAttribute('data-connected')");
    stage.site.start();
    tab.eval("dispatchEvent(new Event('online'))");
    tab.until("document.querySelector('chancery-preview').hasAttribute('data-connected')");
}
