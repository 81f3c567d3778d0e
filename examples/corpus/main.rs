//! Writes a made-up blog for one static site generator: `cargo run --release --example corpus -- --help`.
#![allow(clippy::disallowed_methods, reason = "this program's purpose is to write files")]

mod flavour;
mod pictures;
mod posts;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use chancery::input::source::CONFIG_FILE;
use clap::Parser;
use include_dir::{Dir, include_dir};
use rayon::prelude::*;

use flavour::Flavour;
use pictures::Size;
use posts::{Corpus, Variant};

const PEERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/bench/peers");
const EVERYTHING: &str = include_str!("../../bench/everything/site.yaml");

/// Write a made-up blog in English and Indonesian
///
/// The same seed and number of posts always give the same posts, whatever the flavour: only the front matter's fence
/// and the folders differ. Posts have some 600 to 1,000 words, three to five of some 200 tags, headings, links, a quotation,
/// a list and a footnote; one in ten has twenty lines of code; `social media` is on 41 in 100.
#[derive(Debug, Parser)]
#[command(name = "corpus")]
struct Arguments {
    #[arg(long, value_name = "N")]
    posts: usize,
    /// The folder to write into; it must not exist, or be empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[arg(long, value_enum, default_value = "chancery")]
    flavour: Flavour,
    #[arg(long, value_enum, default_value = "usual")]
    variant: Variant,
    /// How many posts show a photograph, evenly (Chancery and Hugo only)
    #[arg(long, value_name = "N", default_value_t = 0)]
    pictures: usize,
    #[arg(long, value_enum, default_value = "camera")]
    picture_size: Size,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { posts, out, flavour, variant, pictures, picture_size, seed } = Arguments::parse();
    if variant == Variant::Linked && flavour != Flavour::Chancery {
        return Err("the variant `linked` is for Chancery only".into());
    }
    if pictures > 0 && !matches!(flavour, Flavour::Chancery | Flavour::Hugo) {
        return Err("pictures are for Chancery and Hugo only".into());
    }
    if fs::read_dir(&out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty", out.display()).into());
    }
    let corpus = Corpus { seed, posts, variant, pictures: pictures.min(posts) };
    surroundings(flavour, &out)?;
    let written: Result<Vec<()>, _> = (0..corpus.posts)
        .into_par_iter()
        .map(|number| {
            let (path, text) = flavour::file(&corpus, number, flavour);
            write(&out.join(path), text.as_bytes())
        })
        .collect();
    written?;
    photographs(&corpus, flavour, picture_size, &out)
}

fn photographs(corpus: &Corpus, flavour: Flavour, size: Size, out: &Path) -> Result<(), Box<dyn Error>> {
    if corpus.pictures == 0 {
        return Ok(());
    }
    let drawn = pictures::drawn(size);
    for number in 0..corpus.pictures {
        let (place, _) = flavour::picture(number, flavour);
        write(&out.join(place), &pictures::numbered(&drawn, number))?;
    }
    Ok(())
}

/// Configuration and templates.
fn surroundings(flavour: Flavour, out: &Path) -> Result<(), Box<dyn Error>> {
    let peer = match flavour {
        Flavour::Chancery => return Ok(write(&out.join(CONFIG_FILE), EVERYTHING.as_bytes())?),
        Flavour::Hugo => "hugo",
        Flavour::Zola => "zola",
        Flavour::Eleventy => "eleventy",
    };
    let folder = PEERS.get_dir(peer).ok_or("the peers' templates are missing")?;
    let mut folders = vec![folder];
    while let Some(next) = folders.pop() {
        folders.extend(next.dirs());
        for file in next.files() {
            write(&out.join(file.path().strip_prefix(peer)?), file.contents())?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}
