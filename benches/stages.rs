//! Each stage of a build alone, on generated sites of 1,000 posts: `cargo bench --bench stages`.
//!
//! The input of a stage is made before it and not timed. Stages that a build runs on all cores also do so here. `cargo test
//! --bench stages` runs each once.
#![allow(clippy::disallowed_methods, reason = "a benchmark makes the sites that it reads")]

#[path = "../examples/corpus/flavour.rs"]
#[allow(dead_code, reason = "the other generators' flavours are for the program")]
mod flavour;
#[path = "../examples/corpus/posts/mod.rs"]
mod posts;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use chancery::base::diagnostic::Diagnostics;
use chancery::base::yaml::Text;
use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Prepared, Request};
use chancery::import::body;
use chancery::input::config::{self, Config};
use chancery::input::data_files::DataFiles;
use chancery::input::front_matter;
use chancery::input::post::{self, Post};
use chancery::input::queries::Queries;
use chancery::input::source::{CONFIG_FILE, Source, Sources};
use chancery::input::theme::{self, Theme};
use chancery::language::{Language, Typography};
use chancery::markdown::{self, Highlighter, LineCache};
use chancery::pages::kinds;
use chancery::pages::template;
use chancery::publish::{Target, publish as publish_files};
use chancery::render::{self, Rendered, Renderer};
use chancery::site::{self, DocumentId, Selection, Site};
use divan::{Bencher, black_box};

use posts::{Corpus, Variant};

/// The program's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const POSTS: usize = 1_000;
const SEED: u64 = 1;
const NOW: &str = "2026-01-01T00:00:00Z";
const EVERYTHING: &str = include_str!("../bench/everything/site.yaml");

fn main() {
    divan::main();
}

/// A site in memory: the default theme with everything on.
fn sources(variant: Variant, posts: usize) -> Sources {
    let corpus = Corpus { seed: SEED, posts, variant, pictures: 0 };
    let mut sources = Sources::of("", NOW);
    sources.files.insert(CONFIG_FILE.to_string(), Source::new(EVERYTHING.as_bytes()));
    sources.files.extend((0..posts).map(|number| {
        let (path, text) = flavour::file(&corpus, number, flavour::Flavour::Chancery);
        (path, Source::new(text.into_bytes()))
    }));
    sources
}

/// The same as files.
fn on_disk(sources: &Sources) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, source) in sources.files.iter().filter(|(path, _)| !path.starts_with("themes/")) {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(file, source.held().expect("bytes")).expect("the file can be written");
    }
    folder
}

fn texts(sources: &Sources) -> Vec<Text<'_>> {
    let posts = sources.files.iter().filter(|(path, _)| post::is_markdown(path));
    posts
        .map(|(path, source)| Text::new(path, std::str::from_utf8(source.held().expect("bytes")).expect("UTF-8")))
        .collect()
}

fn configuration(sources: &Sources) -> Arc<Config> {
    let text = sources.text(CONFIG_FILE).expect("a configuration").expect("UTF-8");
    let config = config::parse(&Text::new(CONFIG_FILE, &text), None, &mut Diagnostics::new());
    Arc::new(config.expect("a configuration without errors"))
}

/// The results between the sources and the site.
struct Parsed {
    sources: Sources,
    config: Arc<Config>,
    theme: Theme,
    posts: Vec<Arc<Post>>,
}

impl Parsed {
    fn of(variant: Variant) -> Parsed {
        let sources = sources(variant, POSTS);
        let config = configuration(&sources);
        let theme = theme::load(&config, &sources, &mut Diagnostics::new());
        let cache = Cache::default();
        let posts = texts(&sources).into_iter().map(|text| Arc::new(parse(&text, &config, &cache))).collect();
        Parsed { sources, config, theme, posts }
    }

    fn site(&self) -> Site {
        site::assemble(
            &self.config,
            self.posts.clone(),
            &self.sources,
            &DataFiles::default(),
            Selection::default(),
            &Queries::new(),
            &mut Diagnostics::new(),
        )
    }
}

fn parse(text: &Text<'_>, config: &Config, cache: &Cache) -> Post {
    let words = |_: &str| markdown::Words::default();
    let highlight = |language: &str, code: &str| {
        markdown::Highlighted::clone(&cache.highlights.highlight(&LineCache::default(), language, code).1)
    };
    post::parse(text, &post::Context { config, words: &words, highlight: &highlight }).post
}

fn prepared(sources: &Sources, cache: &mut Cache) -> Prepared {
    build::prepare(sources.clone(), &Request::default(), cache)
}

fn built(sources: &Sources, cache: &mut Cache) -> Outcome {
    build::build(sources, &Request::default(), cache, &|_, _, _| {})
}

/// Reading files.
mod read {
    use super::*;

    #[divan::bench]
    fn sources_from_disk(bencher: Bencher<'_, '_>) {
        let folder = on_disk(&sources(Variant::Usual, POSTS));
        bencher.bench(|| Sources::read(folder.path()));
    }

    /// Nothing changed since they were read, and the file system shows it.
    #[divan::bench]
    fn sources_again(bencher: Bencher<'_, '_>) {
        let folder = on_disk(&sources(Variant::Usual, POSTS));
        // A stamp is used only if it is older than the resolution of any clock.
        std::thread::sleep(std::time::Duration::from_millis(2_200));
        let before = Sources::read(folder.path());
        bencher.bench(|| Sources::read_again(folder.path(), Some(&before)));
    }
}

/// From a file's text to a post.
mod posts_alone {
    use super::*;

    #[divan::bench]
    fn front_matter(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, POSTS);
        let (config, texts) = (configuration(&sources), texts(&sources));
        bencher.bench(|| {
            for text in &texts {
                let mut found = Diagnostics::new();
                let split = front_matter::split(text, &mut found);
                black_box(front_matter::parse(text, &split, &config.taxonomies, &config.time_zone, &mut found));
            }
        });
    }

    #[divan::bench]
    fn markdown_without_colours(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, POSTS);
        let texts: Vec<(usize, Text<'_>)> = texts(&sources)
            .into_iter()
            .map(|text| (front_matter::split(&text, &mut Diagnostics::new()).body, text))
            .collect();
        let options = markdown::Options {
            counts_characters: false,
            raw_html: true,
            leaves_out_comments: false,
            language: "en".into(),
            typography: Some(Typography::of(&Language::parse("en").expect("a tag"))),
            typographies: Default::default(),
            take_title: false,
            own_url: None,
            policy: None,
            words: markdown::Words::default(),
        };
        let plain = |_: &str, code: &str| markdown::highlight::plain(code);
        bencher.bench(|| {
            for (body, text) in &texts {
                let input = markdown::Input { file: text.file, text: text.text, body: *body };
                black_box(markdown::render(&input, &options, &plain));
            }
        });
    }

    /// Deep nesting and long runs. Each must take linear time: ten times the bytes, ten times the time.
    #[divan::bench(args = [10_000, 100_000])]
    fn markdown_of_long_runs(bencher: Bencher<'_, '_>, bytes: usize) {
        let marks =
            ["{{ ", "{% <% ", "[[a ", "==a ++b ", "{++ {~~ ", "![a](b c", "[a b='", ":a:b ", "<<<<<<< a\n", "<a b=\" "];
        let attributes = ["[a]{lang=de} ", "{.a}\nb\n\n", "[a]{", "> [!QUOTE]\n", "$[a]{b=c} ", "]{.a}", "[a\n{.b}\n"];
        let units = [
            ">",
            "[",
            "![",
            "*a ",
            "_a_",
            "- ",
            "- [ ] a\n",
            "# a\n",
            "[^1]",
            "://@www.",
            "'a\" ",
            "\"'",
            "**「a」**字",
            "<p>x<b>",
            "<a ",
            "<!-- ",
        ];
        let units = units.into_iter().chain(marks).chain(attributes);
        let texts: Vec<String> = units.map(|unit| unit.repeat(bytes / unit.len())).collect();
        let options = markdown::Options {
            counts_characters: false,
            raw_html: true,
            leaves_out_comments: false,
            language: "en".into(),
            typography: Some(Typography::of(&Language::parse("en").expect("a tag"))),
            typographies: Default::default(),
            take_title: false,
            own_url: None,
            policy: None,
            words: markdown::Words::default(),
        };
        let plain = |_: &str, code: &str| markdown::highlight::plain(code);
        bencher.bench(|| {
            for text in &texts {
                black_box(markdown::render(&markdown::Input { file: "a.md", text, body: 0 }, &options, &plain));
            }
        });
    }

    /// Aliases that repeat each other, and brackets that nothing closes: an error, in time that grows with the bytes.
    #[divan::bench(args = [10_000, 100_000])]
    fn front_matter_of_long_runs(bencher: Bencher<'_, '_>, bytes: usize) {
        let bomb: String = (1..10).map(|level| format!("a{level}: &a{level} [{}]\n", aliases(level - 1))).collect();
        let runs = ["[", "{a: ", "- ", "? "].map(|open| format!("title: {}\n", open.repeat(bytes / open.len())));
        let files = [format!("a0: &a0 [{}]\n{bomb}", ["x"; 9].join(", "))].into_iter().chain(runs);
        let files: Vec<String> = files.map(|yaml| format!("---\n{yaml}---\n")).collect();
        let (config, cache) = (configuration(&sources(Variant::Usual, 0)), Cache::default());
        bencher.bench(|| {
            for text in &files {
                black_box(super::parse(&Text::new("content/a.md", text), &config, &cache));
            }
        });
    }

    fn aliases(level: usize) -> String {
        vec![format!("*a{level}"); 9].join(", ")
    }

    /// Front matter and Markdown, with cached highlighting.
    #[divan::bench]
    fn parse(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, POSTS);
        let (config, texts, cache) = (configuration(&sources), texts(&sources), Cache::default());
        texts.iter().for_each(|text| drop(super::parse(text, &config, &cache)));
        bencher.bench(|| texts.iter().for_each(|text| drop(black_box(super::parse(text, &config, &cache)))));
    }
}

/// Blocks of twenty lines in three languages; one post in ten has one.
mod highlight {
    use super::*;

    fn blocks() -> Vec<(String, String)> {
        let sources = sources(Variant::Usual, POSTS);
        let block = |text: Text<'_>| {
            let (_, after) = text.text.split_once("```")?;
            let (language, after) = after.split_once('\n')?;
            Some((language.to_string(), after.split_once("```")?.0.to_string()))
        };
        texts(&sources).into_iter().filter_map(block).collect()
    }

    /// The first block of a build: the syntax definitions are loaded.
    #[divan::bench]
    fn load(bencher: Bencher<'_, '_>) {
        bencher.bench(|| Highlighter::new().highlight(&LineCache::default(), "rust", "fn main() {}\n"));
    }

    /// One block of the language.
    #[divan::bench(args = ["rust", "python", "javascript"])]
    fn cold(bencher: Bencher<'_, '_>, language: &str) {
        let code = blocks().into_iter().find(|(written, _)| written == language).expect("a block").1;
        let highlighter = Highlighter::new();
        drop(highlighter.highlight(&LineCache::default(), language, &code));
        bencher.bench(|| highlighter.highlight(&LineCache::default(), language, &code));
    }

    /// All hundred blocks.
    #[divan::bench]
    fn remembered(bencher: Bencher<'_, '_>) {
        let (blocks, cache) = (blocks(), Cache::default());
        let all = || {
            blocks.iter().for_each(|(language, code)| {
                drop(black_box(cache.highlights.highlight(&LineCache::default(), language, code)));
            });
        };
        all();
        bencher.bench(all);
    }
}

/// Bodies of old blogs into Markdown.
mod import_bodies {
    use super::*;

    /// An old site of which nothing is known.
    struct Unknown;

    impl body::Rewrite for Unknown {
        fn link(&self, _: &str) -> Option<String> {
            None
        }

        fn image(&self, _: &str) -> Option<String> {
            None
        }

        fn attachment(&self, _: u64) -> Option<body::Attachment> {
            None
        }
    }

    fn convert(bencher: Bencher<'_, '_>, units: &[&str], bytes: usize) {
        let bodies: Vec<String> = units.iter().map(|unit| unit.repeat(bytes / unit.len())).collect();
        bencher.bench(|| {
            for text in &bodies {
                black_box(body::convert(text, body::Dialect::detect(text), &Unknown));
            }
        });
    }

    /// Tags that do not end: ten times the bytes, ten times the time.
    #[divan::bench(args = [10_000, 100_000])]
    fn broken_tags(bencher: Bencher<'_, '_>, bytes: usize) {
        convert(bencher, &["<pre>", "<b ", "<", "<a =\"", "<!--", "<b =\">", "[gallery ", "[caption]"], bytes);
    }

    /// Elements that nothing closes: ten times the bytes, ten times the time.
    #[divan::bench(args = [10_000, 100_000])]
    fn open_elements(bencher: Bencher<'_, '_>, bytes: usize) {
        let units =
            ["<div>", "<b>", "<p><b><i>x", "<ul><li>", "<table><td>", "<a href=x>", "<span>", "</p>", "<i></b>"];
        convert(bencher, &units, bytes);
    }
}

/// The whole site, without pages.
mod whole {
    use super::*;

    #[divan::bench]
    fn assemble(bencher: Bencher<'_, '_>) {
        let parsed = Parsed::of(Variant::Usual);
        bencher.bench(|| parsed.site());
    }

    /// Two links in each post.
    #[divan::bench]
    fn links(bencher: Bencher<'_, '_>) {
        let parsed = Parsed::of(Variant::Linked);
        let site = parsed.site();
        bencher.bench(|| site::resolve_links(&site, &parsed.sources, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn plan(bencher: Bencher<'_, '_>) {
        let parsed = Parsed::of(Variant::Usual);
        let site = parsed.site();
        bencher.bench(|| kinds::plan(&site, &parsed.theme, &parsed.sources, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn related(bencher: Bencher<'_, '_>) {
        let site = Parsed::of(Variant::Usual).site();
        bencher.bench(|| {
            site.documents.keys().take(site.post_count).for_each(|id| {
                drop(black_box(site::related(&site, id, site::neighbours(&site, id), 3)));
            });
        });
    }

    #[divan::bench]
    fn theme(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, 0);
        let config = configuration(&sources);
        bencher.bench(|| theme::load(&config, &sources, &mut Diagnostics::new()));
    }

    #[divan::bench]
    fn templates(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, 0);
        let config = configuration(&sources);
        let theme = theme::load(&config, &sources, &mut Diagnostics::new());
        let hrefs = chancery::base::href::Hrefs::Rooted(config.base_url.clone());
        bencher.bench(|| template::load(&theme, &hrefs, &Arc::default(), &sources, &mut Diagnostics::new()));
    }

    /// All of the above, with an empty cache.
    #[divan::bench]
    fn prepare_cold(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, POSTS);
        bencher.with_inputs(Cache::default).bench_values(|mut cache| prepared(&sources, &mut cache));
    }

    /// The same after a build of the same sources.
    #[divan::bench]
    fn prepare_warm(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, POSTS);
        let mut cache = Cache::default();
        drop(prepared(&sources, &mut cache));
        bencher.bench_local(|| prepared(&sources, &mut cache));
    }
}

/// From the plan to bytes. A single page is rendered again and again: what it shares with others already exists.
mod pages {
    use super::*;

    fn page(bencher: Bencher<'_, '_>, path: impl Fn(&Renderer) -> String) {
        let sources = sources(Variant::Usual, POSTS);
        let prepared = prepared(&sources, &mut Cache::default());
        let path = path(prepared.renderer().expect("a site"));
        bencher.bench(|| prepared.render(&path).expect("a page").expect("no error"));
    }

    #[divan::bench]
    fn one_post(bencher: Bencher<'_, '_>) {
        page(bencher, |shared| shared.site.documents[DocumentId::from(POSTS / 2)].path().to_string());
    }

    #[divan::bench]
    fn one_list(bencher: Bencher<'_, '_>) {
        page(bencher, |_| "/tag/social-media/page/2/".to_string());
    }

    #[divan::bench]
    fn one_index_of_tags(bencher: Bencher<'_, '_>) {
        page(bencher, |_| "/tag/".to_string());
    }

    #[divan::bench]
    fn one_feed(bencher: Bencher<'_, '_>) {
        page(bencher, |_| "/feed.xml".to_string());
    }

    #[divan::bench]
    fn sitemap(bencher: Bencher<'_, '_>) {
        page(bencher, |_| "/sitemap.xml".to_string());
    }

    /// Every page, feed and file; none was rendered before.
    #[divan::bench(sample_count = 20)]
    fn all(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, POSTS);
        let mut cache = Cache::default();
        bencher.with_inputs(|| prepared(&sources, &mut cache)).bench_local_values(|prepared| {
            let shared = prepared.renderer().expect("a site");
            let found =
                render::render_into(shared, &sources, &render::each(|_, bytes| _ = black_box(bytes)), &|_, _, _| {});
            // Returned, so that dropping it is not timed.
            (found, prepared)
        });
    }
}

/// Writing the output folder, in the system's temporary folder.
mod publish {
    use super::*;

    fn rendered() -> Rendered {
        built(&sources(Variant::Usual, POSTS), &mut Cache::default()).rendered.expect("no error")
    }

    fn target(folder: &Path) -> Target {
        Target { site_root: folder.to_path_buf(), output: folder.join("public") }
    }

    #[divan::bench(sample_count = 10)]
    fn clean(bencher: Bencher<'_, '_>) {
        let rendered = rendered();
        let folder = || tempfile::tempdir().expect("a temporary folder");
        bencher.with_inputs(folder).bench_values(|folder| {
            publish_files(&rendered, &target(folder.path()), &|_| {}).expect("no error");
            // Returned, so that deleting it is not timed.
            folder
        });
    }

    #[divan::bench(sample_count = 20)]
    fn unchanged(bencher: Bencher<'_, '_>) {
        let rendered = rendered();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let publish = || publish_files(&rendered, &target(folder.path()), &|_| {}).expect("no error");
        publish();
        bencher.bench(publish);
    }
}

/// Whole builds of unusual sites, which would show quadratic costs.
mod unusual {
    use super::*;

    fn build(bencher: Bencher<'_, '_>, variant: Variant, posts: usize) {
        let sources = sources(variant, posts);
        bencher.with_inputs(Cache::default).bench_values(|mut cache| built(&sources, &mut cache));
    }

    #[divan::bench(sample_count = 10, args = [500, 1_000, 2_000])]
    fn usual(bencher: Bencher<'_, '_>, posts: usize) {
        build(bencher, Variant::Usual, posts);
    }

    #[divan::bench(sample_count = 10, args = [500, 1_000, 2_000])]
    fn one_tag_on_all_posts(bencher: Bencher<'_, '_>, posts: usize) {
        build(bencher, Variant::OneTag, posts);
    }

    /// Four times as many tags as posts.
    #[divan::bench(sample_count = 3, args = [500, 1_000, 2_000])]
    fn many_tags(bencher: Bencher<'_, '_>, posts: usize) {
        build(bencher, Variant::ManyTags, posts);
    }

    #[divan::bench(sample_count = 10)]
    fn one_post_of_5_megabytes(bencher: Bencher<'_, '_>) {
        build(bencher, Variant::LongPost, 2);
    }
}

/// The program itself, including the start of its process.
mod program {
    use super::*;

    fn chancery(arguments: &[&str], folder: &Path) {
        let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_chancery")));
        let status = command.args(arguments).current_dir(folder).stdout(Stdio::null()).status();
        assert!(status.expect("the program runs").success());
    }

    #[divan::bench]
    fn version(bencher: Bencher<'_, '_>) {
        bencher.bench(|| chancery(&["--version"], Path::new(".")));
    }

    #[divan::bench(sample_count = 20)]
    fn ten_posts(bencher: Bencher<'_, '_>) {
        let sources = sources(Variant::Usual, 10);
        bencher.with_inputs(|| on_disk(&sources)).bench_values(|folder| {
            chancery(&["build", "--quiet"], folder.path());
            folder
        });
    }
}
