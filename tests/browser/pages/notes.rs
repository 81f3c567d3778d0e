//! Footnotes beside their lines on wide screens: where they stand, and that they cover nothing.

use serde_json::json;

use super::built::{Built, with_pictures};
use crate::chromium::{Chromium, Tab};

const LONG: &str =
    "The ministry published the list on a Monday, and by the end of the week three embassies had corrected it. ";
const ARABIC: &str = "نشرت الوزارة القائمة يوم الاثنين، وقبل نهاية الأسبوع كانت ثلاث سفارات قد صححتها علنًا. ";

/// A post with many long notes in one paragraph, a note in a note, a picture that would be wide, and a note at the very end.
fn post(lang: &str, text: &str) -> String {
    let (text, long) = (text.repeat(3), text.repeat(4));
    let body = format!(
        "{text}[^a] {text} More[^b] and[^c] more[^d] and more.[^e]\n\n{text}\n\n{text}[^a][^f]\n\n\
         ![Ship](wide.jpg){{.wide}}\n\n{text}\n\nThe end.[^g] <https://example.org/{}>\n",
        "long".repeat(30)
    );
    let notes: String = "abcdeg".chars().map(|name| format!("\n[^{name}]: {long}\n")).collect();
    format!(
        "-- content/posts/2016-01-01-{lang}.md --\n---\ntitle: Notes\nlang: {lang}\n---\n{body}{notes}\n\
         [^f]: {text} [a link](https://example.org/{}) and a note[^h]\n\n[^h]: Short.\n",
        "path".repeat(30)
    )
}

fn built() -> Built {
    let site = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, ar]\nimages: false\n";
    Built::of(&with_pictures(&format!("{site}{}{}", post("en", LONG), post("ar", ARABIC))))
}

const PATHS: [&str; 2] = ["/2016/01/en/", "/ar/2016/01/ar/"];

/// How many pairs of boxes lie over each other: the notes, the blocks of the text, and what is after it.
const OVERLAPS: &str = "(() => {
    const notes = [...document.querySelectorAll('.footnotes li')];
    const others = document.querySelectorAll('.prose > :not(.footnotes), h1, .facts, .after > *, .colophon, .masthead');
    const box = element => element.getBoundingClientRect();
    const over = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    let count = 0;
    notes.forEach((note, at) => [...notes.slice(at + 1), ...others].forEach(other => count += over(box(note), box(other))));
    return count;
})()";
/// How many pixels each note begins above or below the line of its reference.
const OFFSETS: &str = "[...document.querySelectorAll('.footnotes li')].map((note, at) =>
    Math.round(note.getBoundingClientRect().top - document.getElementById(`fnref-${at + 1}`).getBoundingClientRect().top))";
const BESIDE: &str = "getComputedStyle(document.querySelector('.footnotes li')).position == 'absolute'";
const NARROW: &str = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";

fn open(built: &Built, browser: &std::sync::Arc<Chromium>, path: &str, width: u32) -> Tab {
    let tab = Tab::open(browser, &format!("{}{path}", built.origin()), (width, 900));
    tab.until("document.images[0].complete");
    tab
}

#[test]
fn notes_stand_beside_their_lines_and_cover_neither_each_other_nor_the_text() {
    let Some(browser) = Chromium::shared() else { return };
    let built = built();
    for path in PATHS {
        for width in [1280, 1440, 1920] {
            let tab = open(&built, &browser, path, width);
            tab.assert(BESIDE);
            tab.assert(NARROW);
            assert_eq!(tab.eval(OVERLAPS), 0, "{path} at {width}");
            let offsets: Vec<i64> = serde_json::from_value(tab.eval(OFFSETS)).unwrap();
            assert_eq!(offsets.len(), 8);
            assert!(offsets.iter().all(|offset| *offset >= 0), "above its line: {path} at {width}: {offsets:?}");
            // Later ones wait until those above them end.
            assert!(offsets[0] < 30, "far from its line: {path} at {width}: {offsets:?}");
            // In the margin at the end of the line, whichever way it runs.
            let side = "(box => text => document.dir == 'rtl' ? box.right <= text.left : box.left >= text.right)";
            let boxes = ["'.footnotes li'", "'.prose p'"]
                .map(|one| format!("(document.querySelector({one}).getBoundingClientRect())"));
            tab.assert(&format!("{side}{}{}", boxes[0], boxes[1]));
        }
    }
}

#[test]
fn notes_stay_at_the_end_on_a_phone_and_on_paper_and_where_there_are_very_many() {
    let Some(browser) = Chromium::shared() else { return };
    let built = built();
    for path in PATHS {
        for width in [390, 768, 1100] {
            let tab = open(&built, &browser, path, width);
            tab.assert(&format!("!({BESIDE})"));
            tab.assert(NARROW);
            assert_eq!(tab.eval(OVERLAPS), 0, "{path} at {width}");
        }
        let tab = open(&built, &browser, path, 1440);
        tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        tab.assert(&format!("!({BESIDE})"));
        tab.call("Emulation.setEmulatedMedia", json!({ "media": "screen" }));
        tab.assert(BESIDE);
        let more =
            "document.querySelector('.footnotes ol').insertAdjacentHTML('beforeend', '<li>More.</li>'.repeat(30))";
        tab.eval(more);
        tab.assert(&format!("!({BESIDE})"));
        assert_eq!(tab.eval(OVERLAPS), 0, "{path} with many notes");
    }
}

#[test]
fn the_keyboard_reaches_notes_after_the_text_as_without_a_margin() {
    let Some(browser) = Chromium::shared() else { return };
    let built = built();
    let order = "[...document.querySelectorAll('main a')].filter(link => link.tabIndex >= 0)\
                 .map(link => link.className || link.parentElement.className || link.id).join(' ')";
    let orders: Vec<_> = [390, 1440].iter().map(|width| open(&built, &browser, PATHS[0], *width).eval(order)).collect();
    assert_eq!(orders[0], orders[1]);
    let text = orders[1].as_str().unwrap();
    assert!(text.rfind("footnote-ref footnote-ref").unwrap() < text.find("footnote-back").unwrap(), "{text}");
}
