//! The posts of a site: unchanged ones are taken from the cache, the others are parsed, in parallel.
//!
//! Takes sources, the configuration, the interface text and a cache; gives posts by path, and their bodies. It must not
//! depend on which posts are published.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::key;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::build::cache::{Cache, CachedPost, Highlights};
use crate::input::config::Config;
use crate::input::post::{self, Blocks, Body, Parsed};
use crate::input::source::{Source, Sources, utf8};
use crate::language::{Interface, Word};
use crate::markdown::{self, LineCache, Words};
use crate::pages::bodies::{Bodies, Held};

/// How many bytes of bodies are kept uncompressed until they are rendered; the others are compressed.
const HELD: usize = 96 << 20;

/// What parsing needs in addition to a file.
struct Surroundings<'s> {
    config: &'s Config,
    words: &'s dyn Fn(&str) -> Words,
    highlights: &'s Highlights,
}

/// The posts by path, and the bodies of those that were parsed.
pub(crate) struct Posts {
    pub(crate) all: Vec<CachedPost>,
    bodies: Vec<(Arc<post::Post>, Held)>,
}

/// A path and the file there.
type File<'f> = (&'f String, &'f mut Source);

/// Reads every Markdown file. If memory is limited, its bytes are dropped when they are parsed.
pub(crate) fn read(
    sources: &mut Sources,
    config: &Config,
    interface: &Interface,
    cache: &mut Cache,
    diagnostics: &mut Diagnostics,
) -> Posts {
    let surroundings = key::surroundings(sources);
    let files = sources.files.iter_mut().filter(|(path, source)| post::is_post(path, source));
    let files: Vec<File<'_>> = files.collect();
    let wanted: Vec<(&str, blake3::Hash)> = files.iter().map(|(path, source)| (path.as_str(), source.hash)).collect();
    let recalled = cache.posts.recall(&surroundings, &wanted);
    let known: BTreeMap<&str, Words> = known_words(config, interface);
    let held = AtomicUsize::new(0);
    let parse = |lines: &mut LineCache, ((path, source), known_post): (File<'_>, Option<CachedPost>)| {
        if let Some(known) = known_post {
            return Ok((known, None));
        }
        let words = |tag: &str| known.get(tag).cloned().unwrap_or_else(|| words(interface, tag));
        let surroundings = Surroundings { config, words: &words, highlights: &cache.highlights };
        let (known, body) = parse(path, source, &surroundings, lines)?;
        source.was_used();
        let room = held.fetch_add(body.html.html.len(), Ordering::Relaxed) < HELD;
        Ok((known, Some(if room { Held::Whole(Arc::new(body)) } else { Held::packed(&body) })))
    };
    let read: Vec<Result<(CachedPost, Option<Held>), Diagnostic>> =
        files.into_par_iter().zip(recalled).map_init(LineCache::default, parse).collect();
    let mut posts = Posts { all: Vec::with_capacity(read.len()), bodies: Vec::new() };
    for parsed in read {
        match parsed {
            Ok((known, body)) => {
                diagnostics.extend(known.diagnostics.iter().cloned());
                posts.bodies.extend(body.map(|body| (Arc::clone(&known.post), body)));
                posts.all.push(known);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    cache.posts.keep(surroundings, posts.all.clone());
    cache.highlights.forget_all_but(&cache.posts.blocks());
    posts
}

fn parse(
    path: &str,
    source: &Source,
    surroundings: &Surroundings<'_>,
    lines: &LineCache,
) -> Result<(CachedPost, Body), Diagnostic> {
    let bytes = source.bytes(path)?;
    let text = utf8(path, &bytes)?;
    let blocks = RefCell::new(Vec::new());
    let highlight = |language: &str, code: &str| {
        let (key, highlighted) = surroundings.highlights.highlight(lines, language, code);
        blocks.borrow_mut().push(key);
        markdown::Highlighted::clone(&highlighted)
    };
    let context = post::Context { config: surroundings.config, words: surroundings.words, highlight: &highlight };
    let Parsed { post, body, diagnostics } = post::parse(&Text::new(path, text), &context);
    let blocks = blocks.into_inner().into();
    let known =
        CachedPost { hash: source.hash, post: Arc::new(post), diagnostics: Vec::from(diagnostics).into(), blocks };
    Ok((known, body))
}

/// The bodies of posts that were read: those that were just parsed, and the others when they are needed.
pub(crate) fn bodies(
    posts: Posts,
    sources: &Arc<Sources>,
    config: &Arc<Config>,
    interface: &Arc<Interface>,
    cache: &Cache,
) -> Bodies {
    let (config, interface) = (Arc::clone(config), Arc::clone(interface));
    let (sources, highlights) = (Arc::clone(sources), Arc::clone(&cache.highlights));
    let files = Arc::clone(&sources);
    let write = move |post: &post::Post| match files.text(&post.path) {
        Some(Ok(text)) => Blocks::of(&post.path, &text).written(&text),
        _ => Vec::new(),
    };
    let parse = move |post: &post::Post| {
        let words = |tag: &str| words(&interface, tag);
        let surroundings = Surroundings { config: &config, words: &words, highlights: &highlights };
        let Some(source) = sources.files.get(&post.path) else { return Ok(Arc::default()) };
        let (_, body) = parse(&post.path, source, &surroundings, &LineCache::default())?;
        Ok(Arc::new(body))
    };
    Bodies::new(posts.bodies, Box::new(parse), Box::new(write))
}

/// The interface text that Markdown writes, for each of the site's languages.
fn known_words<'c>(config: &'c Config, interface: &Interface) -> BTreeMap<&'c str, Words> {
    let tags = config.languages.iter().map(|site| site.language.tag.as_str());
    tags.map(|tag| (tag, words(interface, tag))).collect()
}

/// The interface text that Markdown writes, in a language.
fn words(interface: &Interface, tag: &str) -> markdown::Words {
    let reader = interface.reader(tag);
    let word = |key: &str| reader.message(key, &[]).map_or_else(|_| Word::own(key), Word::of);
    markdown::Words {
        note: word("note"),
        tip: word("tip"),
        important: word("important"),
        warning: word("warning"),
        caution: word("caution"),
        table: word("table"),
        footnotes: word("footnotes"),
        back_to_text: word("back-to-text"),
        link_to_section: word("link-to-section"),
    }
}
