//! The property of patching: whatever the page was, it becomes what the server sent.
//!
//! Takes random pages; compares the open page after each patch with the parsed target, the preview's own parts aside.

use serde_json::json;

use crate::chromium::Chromium;
use crate::fake::Fake;
use crate::{Stage, Tab};

/// Numbers without order (xorshift64), the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    fn word(&mut self) -> &'static str {
        ["satu", "dua", "é", "&lt;b&gt;", "🙂", "empat", " ", "\n", "lima-enam", "data"][self.below(10)]
    }
}

/// Elements of every kind that patching treats in its own way; each id and URL occurs once.
fn random_blocks(dice: &mut Dice) -> Vec<String> {
    let mut ids: Vec<usize> = (0..12).collect();
    (0..dice.below(9)).map(|_| random_node(dice, &mut ids, 0)).collect()
}

/// What an author does to a page: blocks go, come and change places.
fn edited(dice: &mut Dice, mut blocks: Vec<String>) -> Vec<String> {
    for _ in 0..dice.below(4) {
        if !blocks.is_empty() {
            let block = blocks.remove(dice.below(blocks.len()));
            if dice.below(3) > 0 {
                blocks.insert(dice.below(blocks.len() + 1), block);
            }
        }
        let paragraph = format!("<p>{} {}</p>\n", dice.word(), dice.word());
        blocks.insert(dice.below(blocks.len() + 1), paragraph);
    }
    blocks
}

/// A page whose title tells its round, so that no two are the same.
fn random_page(dice: &mut Dice, round: usize, blocks: &[String]) -> String {
    let metas = (0..dice.below(4)).map(|at| format!("<meta name=\"m{at}\" content=\"{}\">\n", dice.below(3)));
    let head = format!("{}<title>Page {round}</title>", metas.collect::<String>());
    let attributes = ["", " class=\"a\"", " class=\"b\" data-x=\"1\"", " dir=\"rtl\""][dice.below(4)];
    let body = blocks.concat();
    format!("<!doctype html>\n<html{attributes}>\n<head>\n{head}</head>\n<body{attributes}>\n{body}</body>\n</html>\n")
}

fn random_node(dice: &mut Dice, ids: &mut Vec<usize>, depth: usize) -> String {
    let inside = |dice: &mut Dice, ids: &mut Vec<usize>| {
        let count = if depth > 3 { 0 } else { dice.below(5) };
        (0..count).map(|_| random_node(dice, ids, depth + 1)).collect::<String>()
    };
    let id = match dice.below(4) {
        0 if !ids.is_empty() => format!(" id=\"i{}\"", ids.remove(dice.below(ids.len()))),
        1 => format!(" class=\"c{}\"", dice.below(3)),
        2 => format!(" data-chancery-source=\"content/a.md:{}\"", dice.below(40)),
        _ => String::new(),
    };
    match dice.below(16) {
        0..=3 => format!("{} {}", dice.word(), dice.word()),
        4..=6 => format!("<div{id}>{}</div>\n", inside(dice, ids)),
        7 => format!("<p{id}>{} <em>{}</em> {}</p>", dice.word(), dice.word(), dice.word()),
        8 => format!("<ul{id}><li>{}</li>\n<li>{}</li></ul>", inside(dice, ids), dice.word()),
        9 => format!(
            "<details{id}{}><summary>{}</summary>{}</details>",
            ["", " open"][dice.below(2)],
            dice.word(),
            inside(dice, ids)
        ),
        10 => {
            format!("<table{id}><tbody><tr><td>{}</td><td>{}</td></tr></tbody></table>", dice.word(), inside(dice, ids))
        }
        11 if !ids.is_empty() => format!("<video src=\"/v{}.mp4\"></video>", ids.remove(dice.below(ids.len()))),
        12 => format!(
            "<svg{id} viewBox=\"0 0 {} 9\"><path xlink:href=\"#a\" d=\"M0 {}\"/></svg>",
            dice.below(9),
            dice.below(9)
        ),
        13 => format!("<!-- {} --><hr{id}>", dice.below(3)),
        14 => format!(
            "<select{id}><option>{}</option><option selected>b</option></select><input value=\"{}\" {}>",
            dice.word(),
            dice.below(3),
            ["", "checked type=\"checkbox\""][dice.below(2)]
        ),
        _ => format!(
            "<noscript>{}<img alt=\"{}\"></noscript><template{id}><b>{}</b></template><textarea>{}</textarea>",
            dice.word(),
            dice.below(3),
            dice.below(3),
            dice.below(3)
        ),
    }
}

/// `bare(root)`: a page's text without the preview's own parts, the order of attributes aside. What is in
/// <noscript> is text to a live page and elements to a parser, so it is compared as text.
const BARE: &str = "window.bare = (root) => {
    const copy = root.cloneNode(true);
    const own = 'chancery-preview, script[src^=\"/_chancery/\"], link[href^=\"/_chancery/\"]';
    for (const element of copy.querySelectorAll(own)) element.remove();
    for (const plain of copy.querySelectorAll('noscript')) {
        plain.title = root === document.documentElement ? plain.textContent : plain.innerHTML;
        plain.textContent = '';
    }
    for (const element of [copy, ...copy.querySelectorAll('*')]) {
        const sorted = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const attribute of sorted) element.setAttributeNodeNS(element.removeAttributeNode(attribute));
    }
    return copy.outerHTML;
};
const videos = () => [...document.querySelectorAll('video')];
window.remember = () => { window.shown = null; window.before = new Map(videos().map(video => [video.src, video])) };
window.sameVideos = () => videos().every(video => (before.get(video.src) ?? video) === video);
document.addEventListener('chancery:patch', event => { window.shown = event.detail.hash })";

#[test]
fn two_hundred_random_pages_become_one_another() {
    let Some(browser) = Chromium::shared() else { return };
    let mut site = Fake::new();
    let mut dice = Dice(0x5eed_cafe);
    let mut blocks = random_blocks(&mut dice);
    site.raw("/p/", &random_page(&mut dice, 0, &blocks));
    let tab: Tab = Stage { site: &mut site, browser }.visit("/p/");
    tab.eval(BARE);
    for round in 1..=200 {
        blocks = if round % 2 == 0 { random_blocks(&mut dice) } else { edited(&mut dice, blocks) };
        let html = random_page(&mut dice, round, &blocks);
        tab.eval("remember()");
        site.raw("/p/", &html);
        tab.until("shown !== null");
        let target = format!("bare(new DOMParser().parseFromString({}, 'text/html').documentElement)", json!(html));
        assert_eq!(tab.eval("bare(document.documentElement)"), tab.eval(&target), "round {round}");
        tab.assert("sameVideos()");
    }
    tab.assert("stayed == 'yes'");
}
