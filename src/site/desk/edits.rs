//! Random edits of an original: which blocks are named.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::changes::{Change, What, changes};
use crate::base::digest::Digest;
use crate::input::post::Blocks;

/// How many kinds of blocks [`written`] knows.
const KINDS: usize = 7;

/// A block: its kind, what makes its text its own, and whether its lines are broken elsewhere.
type Written = (usize, usize, bool);

/// One thing that an author does. Numbers are places, modulo the number of blocks.
#[derive(Clone, Debug)]
enum Edit {
    Word(usize, usize),
    Add(usize, usize, usize),
    Remove(usize),
    Move(usize, usize),
    Copy(usize, usize),
    Wrap(usize),
    FrontMatter(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = || 0..12_usize;
    prop_oneof![
        (place(), 100..200_usize).prop_map(|(at, word)| Edit::Word(at, word)),
        (place(), 0..KINDS, 200..300_usize).prop_map(|(at, kind, word)| Edit::Add(at, kind, word)),
        place().prop_map(Edit::Remove),
        (place(), place()).prop_map(|(from, to)| Edit::Move(from, to)),
        (place(), place()).prop_map(|(from, to)| Edit::Copy(from, to)),
        place().prop_map(Edit::Wrap),
        place().prop_map(Edit::FrontMatter),
    ]
}

fn written((kind, word, wrapped): Written) -> String {
    let space = if wrapped { "\n" } else { " " };
    match kind {
        0 => format!("## Heading {word}"),
        1 => format!("- item {word}\n- another{}item", if wrapped { "\n  " } else { " " }),
        2 => format!("> Quoted {word} and{}more", if wrapped { "\n> " } else { " " }),
        3 => format!("```rust\nfn f{word}() {{\n\n}}\n```"),
        4 => format!("[^n{word}]: A note{}here.", if wrapped { "\n    " } else { " " }),
        5 => format!("| a |\n|---|\n| {word} |"),
        _ => format!("A *paragraph*{space}number {word} of{space}several words."),
    }
}

/// The file. A comment keeps two lists apart.
fn file(title: usize, blocks: &[Written]) -> String {
    let bodies: Vec<String> = blocks.iter().map(|block| written(*block)).collect();
    format!("---\ntitle: T{title}\n---\n\n{}\n", bodies.join("\n\n<!-- -->\n\n"))
}

/// The title and the blocks after some edits.
fn edited(blocks: &[Written], edits: &[Edit]) -> (usize, Vec<Written>) {
    let (mut title, mut blocks) = (0, blocks.to_vec());
    for edit in edits {
        let count = blocks.len();
        match *edit {
            Edit::FrontMatter(new) => title = new,
            Edit::Add(at, kind, word) => blocks.insert(at % (count + 1), (kind, word, false)),
            _ if count == 0 => {}
            Edit::Word(at, word) => blocks[at % count].1 = word,
            Edit::Wrap(at) => blocks[at % count].2 ^= true,
            Edit::Remove(at) => drop(blocks.remove(at % count)),
            Edit::Copy(from, to) => blocks.insert(to % (count + 1), blocks[from % count]),
            Edit::Move(from, to) => {
                let block = blocks.remove(from % count);
                blocks.insert(to % count, block);
            }
        }
    }
    (title, blocks)
}

fn digests(text: &str) -> Vec<Digest> {
    Blocks::of("content/a.md", text).digests()
}

/// How often each text is there.
fn counted<'b>(blocks: impl Iterator<Item = &'b Written>) -> BTreeMap<(usize, usize), usize> {
    let mut counts = BTreeMap::new();
    blocks.for_each(|(kind, word, _)| *counts.entry((*kind, *word)).or_default() += 1);
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn each_block_that_is_behind_is_named_and_no_other(
        kinds in proptest::collection::vec(0..KINDS, 0..10), edits in proptest::collection::vec(edit(), 0..7),
    ) {
        let then: Vec<Written> = kinds.into_iter().enumerate().map(|(word, kind)| (kind, word, false)).collect();
        let (title, now) = edited(&then, &edits);
        let (old, new) = (digests(&file(0, &then)), digests(&file(title, &now)));
        prop_assert_eq!((old.len(), new.len()), (then.len(), now.len()), "each block is one block");
        let found = changes(&old, &new);
        let of = |whats: &[What]| -> Vec<Change> { found.iter().filter(|one| whats.contains(&one.what)).copied().collect() };
        let (before, after) = (counted(then.iter()), counted(now.iter()));
        // What is new is named as often as it is there more often than before.
        let named = of(&[What::Changed, What::Added]);
        let named = counted(named.iter().map(|change| &now[change.block]));
        for (text, count) in &after {
            let more = count.saturating_sub(before.get(text).copied().unwrap_or(0));
            prop_assert_eq!(named.get(text).copied().unwrap_or(0), more, "{:?} in {:?}", text, &found);
        }
        let gone: usize = before.iter().map(|(text, count)| count.saturating_sub(after.get(text).copied().unwrap_or(0))).sum();
        prop_assert_eq!(of(&[What::Changed, What::Removed]).len(), gone, "{:?}", &found);
        let moves = edits.iter().any(|edit| matches!(edit, Edit::Move(..) | Edit::Copy(..) | Edit::Word(..) | Edit::Add(..)));
        prop_assert!(moves || of(&[What::Moved]).is_empty(), "{:?}", &found);
        if old == new {
            prop_assert!(found.is_empty());
        }
    }

    #[test]
    fn front_matter_and_line_breaks_mark_nothing(
        kinds in proptest::collection::vec(0..KINDS, 0..10), wrapped in proptest::collection::vec(any::<bool>(), 10),
    ) {
        let then: Vec<Written> = kinds.into_iter().enumerate().map(|(word, kind)| (kind, word, false)).collect();
        let now: Vec<Written> = then.iter().zip(wrapped).map(|((kind, word, _), wrapped)| (*kind, *word, wrapped)).collect();
        prop_assert_eq!(digests(&file(0, &then)), digests(&file(1, &now)));
    }
}
