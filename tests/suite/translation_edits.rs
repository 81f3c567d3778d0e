//! Random edits of an original, through the whole program: the lines that a check names are those of the blocks that were edited.
//!
//! What to expect is known from the texts alone. Each block is written so that its digest is that of its text as it is in the file.

use std::collections::BTreeSet;

use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::Sources;
use chancery::lint;
use proptest::prelude::*;

use crate::support::NOW;

/// The text of a block. No two numbers give the same text.
fn block(kind: usize, number: usize) -> String {
    match kind {
        0 => format!("## Heading {number}"),
        1 => format!("- item {number}"),
        2 => format!("> Quoted {number}"),
        3 => format!("```text\ncode {number}\n\n  more\n```"),
        4 => format!("[^n{number}]: A note."),
        5 => format!("<div>Raw {number}</div>"),
        _ => format!("A *paragraph* number {number} of [several](/) words."),
    }
}

const KINDS: usize = 7;

/// One thing that an author does. Numbers are places, modulo the number of blocks.
#[derive(Clone, Debug)]
enum Edit {
    Change(usize),
    Add(usize, usize),
    Remove(usize),
    Swap(usize),
    FrontMatter,
    BlankLines(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = || 0..10_usize;
    prop_oneof![
        3 => place().prop_map(Edit::Change),
        3 => (place(), 0..KINDS).prop_map(|(at, kind)| Edit::Add(at, kind)),
        3 => place().prop_map(Edit::Remove),
        1 => place().prop_map(Edit::Swap),
        1 => Just(Edit::FrontMatter),
        1 => place().prop_map(Edit::BlankLines),
    ]
}

/// The original's file, and the line of each block in it. Comments keep lists and quotations apart.
fn file(title: &str, blocks: &[(String, usize)]) -> (String, Vec<usize>) {
    let mut text = format!("-- content/posts/a.md --\n---\ntitle: {title}\ndate: 2016-10-08\n---\n");
    let mut lines = Vec::new();
    for (block, blank_lines) in blocks {
        text.push_str(&format!("\n<!-- apart -->\n\n{}", "\n".repeat(*blank_lines)));
        lines.push(text.lines().count());
        text.push_str(&format!("{block}\n"));
    }
    (text, lines)
}

fn digest(text: &str) -> String {
    blake3::hash(text.trim_end().as_bytes()).to_hex()[..6].to_string()
}

/// What a check says of the pair: for each changed block its line, and what happened to it.
fn named(original: &str, then: &[(String, usize)]) -> Vec<(usize, String)> {
    let digests: Vec<String> = then.iter().map(|(text, _)| format!("\"{}\"", digest(text))).collect();
    let names = ["404", "archive", "archives", "home", "page", "post", "redirect", "term", "terms"];
    let theme: String =
        names.iter().map(|name| format!("-- themes/own/templates/{name}.html --\n<p>x</p>\n")).collect();
    let archive = format!(
        "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\ntheme: own\n{theme}{original}\
         -- content/posts/a.id.md --\n---\ntitle: A\ndate: 2016-10-08\ntranslated_from: {{lang: en, blocks: [{}]}}\n---\nTeks.\n",
        digests.join(", ")
    );
    let prepared = build::prepare(Sources::of(&archive, NOW), &Request::default(), &mut Cache::default());
    let findings = lint::findings(&prepared);
    let Some(finding) = findings.first() else { return Vec::new() };
    let (_, list) = finding.message.split_once(": line ").unwrap_or_else(|| panic!("{finding:?}"));
    let one = |change: &str| {
        let (line, what) = change.split_once(" (").unwrap();
        (line.parse().unwrap(), what.trim_end_matches(')').to_string())
    };
    list.split(", line ").map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_lines_of_the_blocks_that_were_edited_are_named_and_no_others(
        kinds in proptest::collection::vec(0..KINDS, 3..9), edits in proptest::collection::vec(edit(), 0..6),
    ) {
        // A block that is never edited, so that the digests are of this post.
        let first = ("The first paragraph.".to_string(), 0);
        let then: Vec<(String, usize)> =
            [first].into_iter().chain(kinds.iter().enumerate().map(|(number, kind)| (block(*kind, number), 0))).collect();
        let (mut now, mut title, mut fresh) = (then.clone(), "A", 100);
        for edit in &edits {
            let (count, at) = (now.len() - 1, |place: usize| 1 + place % (now.len() - 1).max(1));
            fresh += 1;
            match *edit {
                Edit::FrontMatter => title = "Another title",
                Edit::Add(place, kind) => { let at = at(place).min(now.len()); now.insert(at, (block(kind, fresh), 0)) }
                _ if count == 0 => {}
                Edit::Change(place) => { let at = at(place); now[at].0 = now[at].0.replacen(|letter: char| letter.is_ascii_digit(), &format!("9{fresh}"), 1) }
                Edit::Remove(place) => { let at = at(place); now.remove(at); }
                Edit::Swap(place) => { let at = at(place); if at + 1 < now.len() { now.swap(at, at + 1) } }
                Edit::BlankLines(place) => { let at = at(place); now[at].1 += 2 }
            }
        }
        let (original, lines) = file(title, &now);
        let found = named(&original, &then);
        let (before, after): (BTreeSet<&String>, BTreeSet<&String>) =
            (then.iter().map(|(text, _)| text).collect(), now.iter().map(|(text, _)| text).collect());
        let new: Vec<usize> = now.iter().zip(&lines).filter(|((text, _), _)| !before.contains(text)).map(|(_, line)| *line).collect();
        let mut shown: Vec<usize> =
            found.iter().filter(|(_, what)| !what.starts_with("removed")).map(|(line, _)| *line).collect();
        shown.sort_unstable();
        prop_assert_eq!(&shown, &new, "{:?} in\n{}", &found, &original);
        let gone = before.difference(&after).count();
        let named_gone = found.iter().filter(|(_, what)| what != "added").count();
        prop_assert_eq!(named_gone, gone, "{:?} in\n{}", &found, &original);
    }
}
