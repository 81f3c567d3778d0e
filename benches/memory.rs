//! The memory that a build keeps, stage by stage, as Markdown: `cargo bench --bench memory -- --posts 1000,10000`.
//!
//! Counts the bytes that are requested from the allocator, so that the figures are free of noise. The process has more
//! memory, since the allocator keeps some. `cargo test --bench memory` runs once with a few posts.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a benchmark prints what it found")]

#[path = "../examples/corpus/flavour.rs"]
#[allow(dead_code, reason = "the other generators' flavours are for the program")]
mod flavour;
#[path = "../examples/corpus/posts/mod.rs"]
mod posts;

use std::alloc::{GlobalAlloc, Layout};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use chancery::build::cache::Cache;
use chancery::build::{self, Request};
use chancery::input::source::{CONFIG_FILE, Source, Sources};
use chancery::render;

use clap::Parser;
use mimalloc::MiMalloc;
use posts::{Corpus, Variant};

const EVERYTHING: &str = include_str!("../bench/everything/site.yaml");
/// The settings of bench/site/, whose templates do not matter here.
const LITTLE: &str = include_str!("../bench/site/site.yaml");

/// An allocator that counts.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn grown(by: usize) {
    let live = LIVE.fetch_add(by, Ordering::Relaxed) + by;
    PEAK.fetch_max(live, Ordering::Relaxed);
}

// SAFETY: every call is passed unchanged to the program's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        // SAFETY: the caller's promise is passed on.
        unsafe { MiMalloc.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise is passed on.
        unsafe { MiMalloc.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        grown(size);
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise is passed on.
        unsafe { MiMalloc.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Print what a build keeps in memory
#[derive(Debug, Parser)]
struct Arguments {
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_values_t = [1_000, 10_000])]
    posts: Vec<usize>,
    /// Passed by `cargo bench`; without it, few posts are enough
    #[arg(long, hide = true)]
    bench: bool,
    #[arg(long, hide = true)]
    test: bool,
}

/// The bytes that a stage added to those that are kept, and the peak of all bytes.
type Kept = (isize, usize);

/// The bytes that each stage kept at each size, by number and name of the stage.
type Rows = BTreeMap<(usize, String), Vec<Kept>>;

fn main() {
    let arguments = Arguments::parse();
    let sizes = if arguments.bench && !arguments.test { arguments.posts } else { vec![50, 100] };
    let mut rows = Rows::new();
    for size in &sizes {
        let mut number = 0;
        for (title, settings) in [("everything on", EVERYTHING), ("as `bench/site`", LITTLE)] {
            for (stage, kept) in stages(*size, settings) {
                number += 1;
                rows.entry((number, format!("{title}: {stage}"))).or_default().push(kept);
            }
        }
    }
    print(&sizes, &rows);
}

fn print(sizes: &[usize], rows: &Rows) {
    let mut head: Vec<String> =
        sizes.iter().flat_map(|size| [format!("{size} posts, MiB"), "peak, MiB".to_string()]).collect();
    head.extend((sizes.len() > 1).then(|| "a further post, bytes".to_string()));
    println!("| | {} |\n| --- |{}", head.join(" | "), " ---: |".repeat(head.len()));
    for ((_, label), kept) in rows {
        let mebibytes = |bytes: usize| (bytes >> 20).to_string();
        let mut cells: Vec<String> = kept
            .iter()
            .flat_map(|(kept, peak)| {
                [mebibytes(kept.unsigned_abs()), if *peak > 0 { mebibytes(*peak) } else { String::new() }]
            })
            .collect();
        cells.extend(further(sizes, kept));
        println!("| {label} | {} |", cells.join(" | "));
    }
}

/// The bytes of each post between the last two sizes.
fn further(sizes: &[usize], kept: &[Kept]) -> Option<String> {
    let ([.., small, large], [.., before, after]) = (sizes, kept) else { return None };
    let posts = large.cast_signed() - small.cast_signed();
    Some(((after.0 - before.0) / posts.max(1)).to_string())
}

/// Runs the stages of a build and gives the bytes that each adds.
fn stages(posts: usize, settings: &str) -> Vec<(&'static str, Kept)> {
    let start = LIVE.load(Ordering::Relaxed);
    let (sources, read) = counted(|| sources(posts, settings));
    let mut cache = Cache::default();
    let (prepared, ready) = counted(|| build::prepare(sources.clone(), &Request::default(), &mut cache));
    let shared = prepared.renderer().expect("a site");
    let bytes = AtomicUsize::new(0);
    let sink = render::each(|_, file| {
        bytes.fetch_add(file.len(), Ordering::Relaxed);
    });
    let (_, pages) = counted(|| render::render_into(shared, prepared.sources(), &sink, &|_, _, _| {}));
    let left = LIVE.load(Ordering::Relaxed).saturating_sub(start);
    vec![
        ("sources", read),
        ("posts, site, plan, templates", ready),
        ("entries and feeds that lists share, once all is rendered", pages),
        ("all that is kept", (left.cast_signed(), 0)),
        ("the output, not kept", (bytes.into_inner().cast_signed(), 0)),
    ]
}

fn counted<T>(make: impl FnOnce() -> T) -> (T, Kept) {
    let before = LIVE.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let made = make();
    let after = LIVE.load(Ordering::Relaxed);
    (made, (after.cast_signed() - before.cast_signed(), PEAK.load(Ordering::Relaxed)))
}

fn sources(posts: usize, settings: &str) -> Sources {
    let corpus = Corpus { seed: 1, posts, variant: Variant::Usual, pictures: 0 };
    let mut sources = Sources::of("", "2026-01-01T00:00:00Z");
    sources.files.insert(CONFIG_FILE.to_string(), Source::new(settings.as_bytes()));
    sources.files.extend((0..posts).map(|number| {
        let (path, text) = flavour::file(&corpus, number, flavour::Flavour::Chancery);
        (path, Source::new(text.into_bytes()))
    }));
    sources
}
