//! Files that pages load: a save of one shows, though no byte of the page is another.

use crate::Stage;
use crate::chromium::{Chromium, Tab};
use crate::real::Real;
use crate::site::{Site, TEMPLATE, begin, page, paragraphs, template};

const OWN: &str = "content/css/own.css";
const LINK: &str = "<link rel=\"stylesheet\" href=\"/css/own.css\">\n";

/// A picture of one colour, so many pixels wide.
fn picture(width: usize) -> Vec<u8> {
    let size = format!("xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"10\"");
    format!("<svg {size}><rect width=\"{width}\" height=\"10\"/></svg>\n").into_bytes()
}

/// A site whose page links a stylesheet of its own and has this body, and its open page.
fn opened(style: &str, body: &str) -> Option<(Real, Tab)> {
    let browser = Chromium::shared()?;
    let mut site = Real::new();
    begin(&site, body);
    site.write(TEMPLATE, template(LINK, "").as_bytes());
    site.write("content/a.svg", &picture(11));
    site.write(OWN, style.as_bytes());
    let tab = Stage { site: &mut site, browser }.visit("/page/");
    Some((site, tab))
}

/// Waits until the page has the last of what was written before it was opened.
fn settled(tab: &Tab, expression: &str) {
    tab.until(expression);
    tab.until("[...document.images].every(image => image.complete)");
    tab.assert("stayed == 'yes'");
}

#[test]
fn a_stylesheet_of_the_site_takes_over_without_a_flash_a_reload_or_a_jump() {
    let Some((site, tab)) = opened("p { color: rgb(1, 1, 1) }", &paragraphs(0..60)) else { return };
    settled(&tab, "getComputedStyle(document.querySelector('p')).color == 'rgb(1, 1, 1)'");
    tab.eval(
        "window.seen = new Set();
         const look = () => {
             seen.add(getComputedStyle(document.querySelector('p')).color);
             requestAnimationFrame(look);
         };
         look(); scrollTo(0, 1500)",
    );
    for number in [2, 3] {
        site.write(OWN, format!("p {{ color: rgb({number}, 1, 1) }}").as_bytes());
        tab.until(&format!("seen.has('rgb({number}, 1, 1)')"));
        tab.until("document.querySelectorAll('link[href*=\"own.css\"]').length == 1");
    }
    assert_eq!(tab.eval("[...seen].join(' and ')"), "rgb(1, 1, 1) and rgb(2, 1, 1) and rgb(3, 1, 1)");
    tab.assert("stayed == 'yes' && scrollY == 1500");
    // A patch knows the new link as the old one.
    site.write("content/page.md", page("Second", "Short.\n").as_bytes());
    tab.until("document.title == 'Second' && document.querySelectorAll('link[href*=\"own.css\"]').length == 1");
    site.write(TEMPLATE, template("", "").as_bytes());
    tab.until("!document.querySelector('link[href*=\"own.css\"]')");
    tab.assert("stayed == 'yes'");
}

#[test]
fn a_picture_is_replaced_wherever_it_stands() {
    let body = "![One](a.svg)\n\n<picture><source srcset=\"/a.svg 1x\"><img id=\"two\" src=\"/none.svg\" alt=\"\"></picture>\n\n\
                <img id=\"three\" srcset=\"/a.svg 1x, /a.svg?x=1 2x\" alt=\"\">\n\n<div id=\"four\" style=\"background: url(/a.svg)\">x</div>\n";
    let style = "h1 { background: url(\"../a.svg\") }";
    let Some((site, tab)) = opened(style, body) else { return };
    settled(&tab, "[...document.images].every(image => image.naturalWidth == 11)");
    site.write("content/a.svg", &picture(22));
    tab.until("[...document.images].every(image => image.complete && image.naturalWidth == 22)");
    tab.until("getComputedStyle(document.querySelector('h1')).backgroundImage.includes('a.svg?chancery=')");
    tab.assert("four.style.backgroundImage.includes('a.svg?chancery=')");
    tab.assert("document.querySelector('h1').textContent == 'First' && stayed == 'yes'");
}

#[test]
fn a_picture_that_was_missing_shows_once_it_is_there() {
    let Some((site, tab)) = opened("", "<img src=\"/late.svg\" alt=\"Late\">\n") else { return };
    tab.assert("document.images[0].naturalWidth == 0");
    site.write("content/late.svg", &picture(33));
    tab.until("document.images[0].naturalWidth == 33 && stayed == 'yes'");
}

#[test]
fn a_picture_of_a_stylesheet_is_loaded_anew_with_it() {
    let Some((site, tab)) = opened("h1::before { content: url(\"../a.svg\") }", "Text.\n") else { return };
    let width = "document.querySelector('h1').getBoundingClientRect().height > 0 && (() => {
        const heading = document.querySelector('h1');
        heading.style.display = 'inline-block';
        return heading.getBoundingClientRect().width; })()";
    tab.until(&format!("({width}) > 20"));
    let before = tab.eval(width).as_f64().unwrap();
    site.write("content/a.svg", &picture(311));
    tab.until(&format!("({width}) > {before} + 290"));
    tab.assert("stayed == 'yes'");
}

#[test]
fn a_stylesheet_that_another_one_imports_takes_over() {
    let Some((site, tab)) = opened("@import \"colours.css\";", "Text.\n") else { return };
    site.write("content/css/colours.css", b"p { color: rgb(1, 2, 9) }");
    tab.until("getComputedStyle(document.querySelector('p')).color == 'rgb(1, 2, 9)'");
    site.write("content/css/colours.css", b"p { color: rgb(2, 2, 9) }");
    tab.until("getComputedStyle(document.querySelector('p')).color == 'rgb(2, 2, 9)'");
    tab.assert("stayed == 'yes'");
}

#[test]
fn a_script_of_the_site_loads_the_page_again_at_the_same_place() {
    let Some((site, tab)) = opened("p { line-height: 40px }", &paragraphs(0..60)) else { return };
    site.write("content/own.js", b"window.number = 1");
    site.write(TEMPLATE, template("<script src=\"/own.js\"></script>\n", "").as_bytes());
    // The script itself is a new file, for which the page may be loaded again.
    tab.until("window.number == 1");
    tab.eval("new Promise(done => setTimeout(done, 1000))");
    tab.until("document.querySelector('chancery-preview')?.hasAttribute('data-connected') && window.number == 1");
    tab.eval("window.stayed = 'yes'; scrollTo(0, 1500)");
    site.write("content/own.js", b"window.number = 2");
    tab.until("window.number == 2 && window.stayed != 'yes'");
    tab.until("scrollY == 1500");
}

#[test]
fn a_hidden_page_has_the_new_files_when_it_is_seen_again() {
    let Some((site, tab)) = opened("", "![One](a.svg)\n") else { return };
    settled(&tab, "document.images[0].naturalWidth == 11");
    let hide = |hidden: bool| {
        tab.eval(&format!("Object.defineProperty(document, 'hidden', {{ configurable: true, value: {hidden} }})"));
        tab.eval("document.dispatchEvent(new Event('visibilitychange'))");
    };
    hide(true);
    site.write("content/a.svg", &picture(44));
    tab.eval("new Promise(done => setTimeout(done, 600))");
    tab.assert("document.images[0].naturalWidth == 11");
    hide(false);
    tab.until("document.images[0].naturalWidth == 44 && stayed == 'yes'");
}
