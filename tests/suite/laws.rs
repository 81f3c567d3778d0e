//! Laws 1 and 2, for any sequence of edits: a build with a cache gives what a build without one gives, in bytes and in
//! diagnostics; the published folder equals one published afresh; and what has an error is not rendered at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::support::{self, NOW, build_as};
use chancery::base::diagnostic::{Diagnostic, Diagnostics};
use chancery::build::cache::Cache;
use chancery::build::{self, Outcome, Request};
use chancery::input::source::{Source, Sources};
use chancery::publish::{self, Published, Target};
use chancery::render::{self, Sink};
use chancery::site::Selection;
use proptest::prelude::*;

/// The site that every script of edits begins with: small templates of its own, so that a case takes milliseconds.
const SITE: &str = "
-- site.yaml --
title: T
base_url: https://example.org/
languages: [en, id]
images: { widths: [8] }
tags:
  social-media: { en: social media, id: media sosial, also: [medsos] }
-- templates/base.html --
<!doctype html><html lang=\"{{ head.lang }}\"><title>{{ head.title }}</title>{% block main %}{% endblock main %}</html>
-- templates/post.html --
{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.content }}
{% for item in page.tags %}{{ item.name }} {{ item.count }}, {% endfor %}
{% for item in page.related %}{{ item.title }} {{ item.foreign }} {{ item.short }}, {% endfor %}
{% for series in page.series %}{{ series.part }} of {{ series.of }}: {% for part in series.entries %}{{ part.url }} {{ part.foreign }}, {% endfor %}{% endfor %}
{% for item in head.switcher %}{{ item.url }} {{ item.here }}, {% endfor %}
{% if page.translation_of %}{{ page.translation_of.url }} {{ page.translation_of.state }} {{ page.translation_of.blocks }}{% endif %}
{% for item in page.translations %}{{ item.url }} {{ item.title }}{% endfor %}
{% if page.list %}Lists {% for item in page.list.entries %}{{ item.title }} {{ item.foreign }} {{ item.summary }}, {% endfor %}{% endif %}
{% if page.newer %}{{ page.newer.title }} {{ page.newer.foreign }}{% endif %}{% if page.older %}{{ page.older.title }} {{ page.older.foreign }}{% endif %}{% endblock main %}
-- templates/page.html --
{% extends \"base.html\" %}{% block main %}{{ page.content }}
{% if page.list %}{% for item in page.list.entries %}<p lang=\"{{ item.lang }}\">{{ item.title }}</p>{{ item.summary }}{% endfor %}{% endif %}
{% for item in queries.latest %}{{ item.title }}, {% endfor %}{{ data.people[0].name }}{% endblock main %}
-- themes/chancery/theme.yaml --
queries: { latest: { limit: 2 } }
-- data/people.yaml --
- { name: Dewi }
-- content/start.md --
---
title: Start
list: { tag: social media, lang: [en, id], limit: 3 }
---
Begin here.
-- templates/short.html --
{{ post.title }} {{ post.lang_name }} {{ post.foreign }}
-- templates/term.html --
{% extends \"base.html\" %}{% block main %}<h1>{{ list.heading }}</h1>{{ list.intro }}
{% for item in list.entries %}<p lang=\"{{ item.lang }}\">{{ item.part }} {{ item.title }}</p>{{ item.summary }}{% endfor %}{% endblock main %}
-- content/posts/p0.md --
---
title: First
date: 2016-10-01
tags: social media
---
One.
-- content/tag/social-media.md --
A text of the tag.
-- content/posts/p1.id.md --
---
title: Kedua
date: 2016-10-02
tags: medsos
---
Dua, lihat [yang pertama](p0.md) dan [tagar](@/tag/social-media.md). ![cangkir](cup.png)

```rust
fn main() {}
```
";

/// Names of posts that edits are about.
const POSTS: [&str; 5] =
    ["posts/p0.md", "posts/p1.id.md", "posts/p0.id.md", "posts/p2.md", "posts/2016-10-03-b/index.md"];
const TAGS: [&str; 7] = ["social media", "medsos", "[radio, ASEAN]", "Radio", "~", "C++", "../x"];
const LANGS: [&str; 5] = ["en", "id", "ar", "en-GB", "not a language"];

/// Bodies, some of which are wrong, or are so only while another file is missing.
const BODIES: [&str; 12] = [
    "Plain.",
    "See [first](p0.md).",
    "See [kedua](p1.id.md#bagian).",
    "## Bagian\n\nTeks.[^1]\n\n[^1]: Catatan.",
    "[dead](nowhere.md)",
    "```python\nprint(1)\n```\n\n<!--more-->\n\n> [!NOTE]\n> Look.",
    "![cup](cup.svg)",
    "<em>raw</em> \"quoted\" [home](/) [gone](/gone/)",
    "Control \u{7} character.",
    "[first](p0.md#bagian) [[kedua](p1.id.md)]{lang=id} <a href=\"/id/2016/10/p0/\">x</a> <https://example.org/id/>",
    "[\"kata\"]{lang=id #kata} [di sini](#kata)\n\n{lang=ar}\n> [!QUOTE]\n> \"a\"\n>\n> — b",
    "![cup](cup.png) ![cup](/posts/cup.png)",
];

/// Front matter that is wrong in one way or another, or hides the post.
const BROKEN: [&str; 10] = [
    "title: [",
    "title: a\ntitle: b",
    "date: soon",
    "darft: true",
    "title: a\npublishDate: 2016-12-20",
    "title: a\nlisted: false",
    "title: a\nrender: false",
    "title: a\ncascade: { draft: true }",
    "Templat: x",
    "permalink: /\naliases: /tag/social-media/",
];

const CONFIGS: [(&str, &str); 17] = [
    ("title: T", "title: T\nqueries: { latest: { tag: radio, order: title } }"),
    ("title: T", "title: T\nqueries: { latest: { tag: gone, lang: [id, xx-9] } }"),
    ("title: T", "title: { en: Notes, id: Catatan }"),
    ("title: T", "title: T\nsearch: false"),
    ("languages: [en, id]", "languages: [id, en]"),
    ("languages: [en, id]", "languages: en"),
    ("languages: [en, id]", "languages: [en, id]\narchives: separate"),
    ("languages: [en, id]", "languages: [en, id]\narchives: together"),
    ("languages: [en, id]", "languages: [en, id]\nrelative_urls: true\npaginate: 1"),
    ("also: [medsos]", "also: [radio]"),
    ("base_url: https://example.org/", "base_url: nowhere"),
    ("title: T", "title: T\nmarkdown: { smart_punctuation: false, raw_html: false }\ntimezone: Asia/Jakarta"),
    ("title: T", "title: T\nredirects: host"),
    ("languages: [en, id]", "languages: { en: English, id: { name: Indonesia, quotes: \"»«›‹\" } }"),
    ("title: T", "title: T\nlinks: { translations: follow }"),
    ("title: T", "title: T\npermalinks: { posts: /:lang/:slug/ }"),
    ("title: T", "title: T\nhome: { featured: 2 }\npaginate: 2"),
];

const TEMPLATES: [(&str, &str, &str); 9] = [
    ("templates/base.html", "{% block main %}", "{{ data.people | length }}{% block main %}"),
    (
        "templates/term.html",
        "{{ list.intro }}",
        "{% for item in queries.latest %}{{ item.title }}{% endfor %}{{ data.people[0].role }}",
    ),
    ("templates/page.html", "queries.latest", "queries.lastet"),
    ("templates/post.html", "{{ page.title }}", "{{ page.title | upper }}"),
    ("templates/post.html", "{{ page.title }}", "{{ page.titel }}"),
    ("templates/term.html", "{% endfor %}", "{% endfro %}"),
    ("templates/base.html", "{% block main %}", "{{ trans(key=\"tags\", lang=head.lang) }}{% block main %}"),
    ("templates/term.html", "{{ list.heading }}", "{{ list.heading | shout }}"),
    ("templates/term.html", "base.html", "gone.html"),
];

const OTHERS: [(&str, &str); 33] = [
    ("content/start.md", "---\ntitle: Start\nlist: true\n---\nAll.\n"),
    ("content/start.md", "---\ntitle: Start\nlist: { tag: radio, year: 2016, order: oldest }\n---\nSome.\n"),
    ("content/start.md", "---\ntitle: Start\nlist: { tgas: radio }\n---\nNone.\n"),
    ("content/start.id.md", "---\ntitle: Mulai\nlist: { series: S, featured: false }\n---\nMulai di sini.\n"),
    ("content/posts/p2.md", "---\ntitle: Listing\ndate: 2016-10-09\nlist: { lang: id, order: title }\n---\nText.\n"),
    ("themes/chancery/theme.yaml", "queries: { latest: { featured: true }, more: true }\n"),
    ("themes/chancery/theme.yaml", "queries: { latest: [a] }\n"),
    ("data/people.yaml", "- { name: Budi, role: Editor }\n"),
    ("data/people.json", "[{\"name\": \"Two files\"}]"),
    ("data/towns/java.csv", "name,people\nBandung,1,2\n"),
    ("content/tag/social-media.md", "A text of the tag in other words, see [kedua](../posts/p1.id.md).\n"),
    ("content/tag/social-media.md", "---\ndraft: true\n---\nLater.\n"),
    ("content/tag/medsos.id.md", "# Media sosial\n\nTeks.\n"),
    ("content/tag/medsos/index.md", "Two texts.\n"),
    ("content/tag/radio.md", "Waves.\n"),
    (
        "content/posts/p0.id.md",
        "---\ntitle: Satu\ndate: 2016-10-01\ntranslated_from: {lang: en, blocks: [a78784]}\nparallel: true\n---\nSatu.\n",
    ),
    ("content/posts/p0.md", "---\ntitle: First\ndate: 2016-10-01\ntranslated_from: id\n---\nTwo.\n"),
    ("content/posts/_index.md", "---\ntitle: All\ncascade: { listed: false }\n---\n"),
    ("content/posts/_index.id.md", "---\ntitle: Semua\ndraft: true\n---\n"),
    ("content/posts/p3.md", "---\ntitle: Third\ndate: 2016-10-06\nfeatured: true\n---\n[satu](p0.id.md)\n"),
    ("content/posts/posts.json", "{\"publishDate\": \"2016-12-10\"}"),
    ("content/posts/p2.html", "---\ntitle: Raw\ndate: 2016-10-05\n---\n<p>Raw</p>\n"),
    ("content/posts/p2.html", "<p>Raw</p>\n"),
    ("content/posts/p0.md.bak", "old"),
    ("content/posts/2016-10-03-b/cup.svg", "<svg/>"),
    ("content/posts/2016-10-03-b/index.id.md", "# Terjemahan\n"),
    ("content/tag/radio/index.html", "mine"),
    ("i18n/id.ftl", "tag-archives-of = Label { $name }\nnote = Perhatian\n"),
    ("i18n/en.ftl", "note = {"),
    ("content/index.md", "---\ntitle: Welcome\n---\nSee [kedua](posts/p1.id.md) and [p0](posts/p0.md).\n"),
    ("content/index.md", "---\nlang: id\ndraft: true\n---\nNanti.\n"),
    ("content/index.id.md", "Selamat datang, lihat [p0](posts/p0.md).\n"),
    ("content/posts/p1.id.md", "not \u{0} much"),
];

/// The places of pictures, and the sizes that they may have.
const PICTURES: [&str; 2] = ["content/posts/cup.png", "content/posts/2016-10-03-b/cup.png"];
const DRAWN: [(u32, u32); 3] = [(20, 10), (12, 30), (4, 4)];

/// A picture of this size as PNG.
fn drawn(width: u32, height: u32) -> Vec<u8> {
    let picture =
        image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The site that every script of edits begins with, with its picture.
fn first_site() -> Sources {
    let mut sources = Sources::of(SITE, NOW);
    let (width, height) = DRAWN[0];
    sources.files.insert(PICTURES[0].to_string(), Source::new(drawn(width, height)));
    sources
}

/// One thing that an author does.
#[derive(Clone, Debug)]
enum Edit {
    Write {
        post: usize,
        tags: usize,
        body: usize,
        day: u8,
    },
    /// Writes on at the end: most pages know nothing of it.
    Append(usize, usize),
    Delete(usize),
    Rename(usize, usize),
    Retag(usize, usize),
    Translate(usize, usize),
    Break(usize, usize),
    Latin1(usize),
    /// Replaces, adds or removes a picture that posts show.
    Picture(usize, usize),
    Configure(usize),
    Template(usize),
    Other(usize),
    /// Takes back every edit of files that are not posts.
    Mend,
    /// Time passes, or the author asks for drafts and posts of the future.
    Days(u8),
    Select(bool, bool),
}

fn edit() -> impl Strategy<Value = Edit> {
    let post = 0..POSTS.len();
    prop_oneof![
        4 => (post.clone(), 0..TAGS.len(), 0..BODIES.len(), 1..28_u8)
            .prop_map(|(post, tags, body, day)| Edit::Write { post, tags, body, day }),
        4 => (post.clone(), 0..BODIES.len()).prop_map(|(post, body)| Edit::Append(post, body)),
        2 => post.clone().prop_map(Edit::Delete),
        2 => (post.clone(), post.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        2 => (post.clone(), 0..TAGS.len()).prop_map(|(post, tags)| Edit::Retag(post, tags)),
        2 => (post.clone(), 0..LANGS.len()).prop_map(|(post, lang)| Edit::Translate(post, lang)),
        1 => (post.clone(), 0..BROKEN.len()).prop_map(|(post, how)| Edit::Break(post, how)),
        1 => post.prop_map(Edit::Latin1),
        2 => (0..PICTURES.len(), 0..DRAWN.len() + 2).prop_map(|(picture, how)| Edit::Picture(picture, how)),
        2 => (0..CONFIGS.len()).prop_map(Edit::Configure),
        1 => (0..TEMPLATES.len()).prop_map(Edit::Template),
        1 => (0..OTHERS.len()).prop_map(Edit::Other),
        3 => Just(Edit::Mend),
        1 => (0..60_u8).prop_map(Edit::Days),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(drafts, future)| Edit::Select(drafts, future)),
    ]
}

/// A site in the hands of its author.
struct Desk {
    sources: Sources,
    request: Request,
}

impl Desk {
    fn new() -> Desk {
        Desk { sources: first_site(), request: Request::default() }
    }

    fn text(&self, path: &str) -> Option<String> {
        self.sources.text(path).and_then(Result::ok).map(std::borrow::Cow::into_owned)
    }

    fn put(&mut self, path: &str, text: &str) {
        self.sources.files.insert(path.to_string(), Source::new(text.as_bytes()));
    }

    fn replace(&mut self, path: &str, old: &str, new: &str) {
        if let Some(text) = self.text(path) {
            self.put(path, &text.replacen(old, new, 1));
        }
    }

    /// Puts a line of front matter in the place of the one with the same key, or before all others.
    fn set(&mut self, path: &str, key: &str, line: &str) {
        let Some(text) = self.text(path) else { return };
        let others: String = text.split_inclusive('\n').filter(|line| !line.starts_with(&format!("{key}: "))).collect();
        self.put(path, &others.replacen("---\n", &format!("---\n{line}\n"), 1));
    }

    fn apply(&mut self, edit: &Edit) {
        let path = |post: &usize| format!("content/{}", POSTS[*post]);
        match edit {
            Edit::Write { post, tags, body, day } => {
                let (tags, body) = (TAGS[*tags], BODIES[*body]);
                let series = if day % 2 == 0 { "series: S\n" } else { "" };
                let front = format!("title: Post {day}\ndate: 2016-12-{day:02}\ntags: {tags}\n{series}");
                let text = format!("---\n{front}---\n{body}\n");
                self.put(&path(post), &text);
            }
            Edit::Append(post, body) => {
                if let Some(text) = self.text(&path(post)) {
                    self.put(&path(post), &format!("{text}\n{}\n", BODIES[*body]));
                }
            }
            Edit::Delete(post) => drop(self.sources.files.remove(&path(post))),
            Edit::Rename(from, to) => {
                if let Some(source) = self.sources.files.remove(&path(from)) {
                    self.sources.files.insert(path(to), source);
                }
            }
            Edit::Retag(post, tags) => self.set(&path(post), "tags", &format!("tags: {}", TAGS[*tags])),
            Edit::Translate(post, lang) => self.set(&path(post), "lang", &format!("lang: {}", LANGS[*lang])),
            Edit::Break(post, how) => self.set(&path(post), "title", BROKEN[*how]),
            Edit::Latin1(post) => {
                self.sources.files.insert(path(post), Source::new(&b"---\ntitle: Caf\xe9\n---\n"[..]));
            }
            Edit::Picture(picture, how) => {
                let (path, size) = (PICTURES[*picture].to_string(), DRAWN.get(*how));
                let bytes = match size {
                    Some((width, height)) => drawn(*width, *height),
                    // One that is cut off.
                    None if *how == DRAWN.len() => drawn(20, 10)[..50].to_vec(),
                    None => return drop(self.sources.files.remove(&path)),
                };
                self.sources.files.insert(path, Source::new(bytes));
            }
            Edit::Configure(how) => self.replace("site.yaml", CONFIGS[*how].0, CONFIGS[*how].1),
            Edit::Template(how) => self.replace(TEMPLATES[*how].0, TEMPLATES[*how].1, TEMPLATES[*how].2),
            Edit::Other(file) => {
                let (path, text) = OTHERS[*file];
                // As it is read from disk, with what its start says.
                let read = Sources::of(&format!("-- {path} --\n{text}"), NOW);
                self.sources.files.extend(read.files.into_iter().filter(|(read, _)| read == path));
            }
            Edit::Mend => {
                let posts: Vec<(String, Source)> = POSTS
                    .iter()
                    .enumerate()
                    .filter_map(|(post, _)| self.sources.files.remove_entry(&path(&post)))
                    .collect();
                self.sources = first_site();
                self.sources.files.extend(posts);
                self.request = Request::default();
            }
            Edit::Days(days) => self.sources.now += jiff::SignedDuration::from_hours(24 * (i64::from(*days) - 30)),
            Edit::Select(drafts, future) => self.request.selection = Selection { drafts: *drafts, future: *future },
        }
    }

    fn build(&self, cache: &mut Cache) -> Outcome {
        build_as(&self.sources, &self.request, cache)
    }
}

/// Law 2, and that what is rendered names only files.
fn obeys_law_2(outcome: &Outcome) -> Result<(), TestCaseError> {
    let errors = outcome.diagnostics.iter().any(Diagnostic::is_error);
    prop_assert_eq!(outcome.rendered.is_none(), errors, "{}", support::reported(outcome));
    Ok(())
}

fn equal(warm: &Outcome, cold: &Outcome) -> Result<(), TestCaseError> {
    prop_assert_eq!(support::reported(warm), support::reported(cold));
    prop_assert_eq!(&warm.diagnostics, &cold.diagnostics);
    prop_assert_eq!(support::paths(warm), support::paths(cold));
    for (path, bytes) in cold.rendered.iter().flatten() {
        let other =
            warm.rendered.as_ref().and_then(|files| files.get(path)).map(|bytes| String::from_utf8_lossy(bytes));
        let bytes = String::from_utf8_lossy(bytes);
        prop_assert_eq!(other.as_deref(), Some(&*bytes), "{}", path);
    }
    prop_assert_eq!((warm.pages, warm.posts, &warm.left_out), (cold.pages, cold.posts, &cold.left_out));
    prop_assert_eq!(&warm.output, &cold.output);
    Ok(())
}

/// More cases on request: `PROPTEST_CASES=500 cargo test --test suite laws::`.
fn options(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 400, ..usual }
}

proptest! {
    #![proptest_config(options(40))]

    #[test]
    fn warm_equals_cold_after_every_edit(edits in prop::collection::vec(edit(), 1..14)) {
        let mut desk = Desk::new();
        let mut cache = Cache::default();
        desk.build(&mut cache);
        for edit in &edits {
            desk.apply(edit);
            let warm = desk.build(&mut cache);
            obeys_law_2(&warm)?;
            equal(&warm, &desk.build(&mut Cache::default()))?;
        }
    }
}

/// Every file below a folder.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
    let named = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    files.map(|entry| (named(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

fn publish(root: &Path, outcome: &Outcome) -> Result<(), TestCaseError> {
    let Some(rendered) = &outcome.rendered else { return Ok(()) };
    let target = Target { site_root: root.to_path_buf(), output: root.join("public") };
    publish::publish(rendered, &target, &|_| ()).map(drop).map_err(|errors| TestCaseError::fail(format!("{errors:#?}")))
}

proptest! {
    #![proptest_config(options(8))]

    #[test]
    fn the_published_folder_equals_one_published_afresh(edits in prop::collection::vec(edit(), 1..8)) {
        let site = tempfile::tempdir().unwrap();
        let mut desk = Desk::new();
        let mut cache = Cache::default();
        publish(site.path(), &desk.build(&mut cache))?;
        for edit in &edits {
            let before = tree(&site.path().join("public"));
            desk.apply(edit);
            let outcome = desk.build(&mut cache);
            publish(site.path(), &outcome)?;
            let after = tree(&site.path().join("public"));
            if outcome.rendered.is_none() {
                prop_assert_eq!(before, after, "an error leaves the folder as it was");
                continue;
            }
            let fresh = tempfile::tempdir().unwrap();
            publish(fresh.path(), &desk.build(&mut Cache::default()))?;
            prop_assert!(tree(&fresh.path().join("public")) == after, "after {:?}", edit);
        }
    }
}

/// What one run of the program does: it remembers what the last one left, renders what it cannot verify, and
/// publishes.
fn run(root: &Path, desk: &Desk) -> (Outcome, Result<Published, Diagnostics>) {
    let mut cache = Cache::on_disk(&root.join(".chancery"));
    let prepared = build::prepare(desk.sources.clone(), &desk.request, &mut cache);
    let target = Target { site_root: root.to_path_buf(), output: root.join("public") };
    let (outcome, published) =
        publish::publish_site(prepared, &target, &publish::Options::default(), &|_| true, &|| (), &|_, _, _| ());
    let Some(published) = published else { return (outcome, Err(Diagnostics::new())) };
    cache.to_store().into_iter().for_each(|(file, bytes)| fs::write(file, bytes).unwrap());
    (outcome, published)
}

fn run_equals_a_clean_one(edits: &[Edit], mut desk: Desk) -> Result<(), TestCaseError> {
    let site = tempfile::tempdir().unwrap();
    for edit in [None].into_iter().chain(edits.iter().map(Some)) {
        if let Some(edit) = edit {
            desk.apply(edit);
        }
        let (outcome, published) = run(site.path(), &desk);
        let clean = tempfile::tempdir().unwrap();
        let (expected, afresh) = run(clean.path(), &desk);
        prop_assert_eq!(support::reported(&outcome), support::reported(&expected));
        prop_assert_eq!(&outcome.diagnostics, &expected.diagnostics);
        prop_assert_eq!((outcome.pages, outcome.posts), (expected.pages, expected.posts));
        let Ok(afresh) = afresh else { continue };
        let published = published.map_err(|errors| TestCaseError::fail(format!("{errors:#?}")))?;
        prop_assert_eq!(published.written + published.unchanged, afresh.written, "after {:?}", edit);
        let (after, wanted) = (tree(&site.path().join("public")), tree(&clean.path().join("public")));
        let differ = wanted.keys().chain(after.keys()).find(|path| wanted.get(*path) != after.get(*path));
        prop_assert!(differ.is_none(), "{:?} differs after {:?}", differ, edit);
    }
    Ok(())
}

proptest! {
    #![proptest_config(options(16))]

    #[test]
    fn what_is_not_rendered_again_would_have_been_the_same(edits in prop::collection::vec(edit(), 1..8)) {
        run_equals_a_clean_one(&edits, Desk::new())?;
    }
}

proptest! {
    #![proptest_config(options(6))]

    #[test]
    fn so_it_is_with_the_theme_and_everything_on(edits in prop::collection::vec(edit(), 1..6)) {
        let mut desk = Desk::new();
        desk.sources.files.retain(|path, _| !path.starts_with("templates/"));
        run_equals_a_clean_one(&edits, desk)?;
    }
}

#[test]
fn a_changed_stylesheet_of_the_site_is_the_one_that_pages_link() {
    let site = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    desk.sources.files.retain(|path, _| !path.starts_with("templates/"));
    for text in ["a { color: red }", "a { color: blue }"] {
        desk.put("content/css/style.css", text);
        run(site.path(), &desk).1.unwrap();
    }
    let page = fs::read_to_string(site.path().join("public/index.html")).unwrap();
    let linked = page.split("/css/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(fs::read_to_string(site.path().join("public/css").join(linked)).unwrap(), "a { color: blue }");
}

#[test]
fn a_picture_of_another_size_renders_the_feeds_that_say_its_size() {
    let site = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    desk.replace("site.yaml", "title: T", "title: T\nfeed: { formats: [rss] }");
    desk.put("content/posts/p9.md", "---\ntitle: N\ndate: 2016-12-01\nimage: cup.svg\n---\nText.\n");
    for picture in ["<svg/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"] {
        desk.put("content/posts/cup.svg", picture);
        run(site.path(), &desk).1.unwrap();
        let feed = fs::read_to_string(site.path().join("public/rss.xml")).unwrap();
        let said = format!("url=\"https://example.org/posts/cup.svg\" length=\"{}\"", picture.len());
        assert!(feed.contains(&said), "{feed}");
    }
}

#[test]
fn a_word_more_at_a_posts_end_renders_its_own_page_and_feeds() {
    let site = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    desk.sources.files.retain(|path, _| !path.starts_with("templates/"));
    desk.put(&format!("content/{}", POSTS[0]), "---\ntitle: A\ndate: 2016-12-01\n---\nOne.\n\n<!--more-->\n\nTwo.\n");
    run(site.path(), &desk).1.unwrap();
    desk.apply(&Edit::Append(0, 0));
    let prepared =
        build::prepare(desk.sources.clone(), &desk.request, &mut Cache::on_disk(&site.path().join(".chancery")));
    let target = Target { site_root: site.path().to_path_buf(), output: site.path().join("public") };
    let stage = publish::begin(&target).unwrap();
    let rendered = Mutex::new(Vec::new());
    let noting = Noting { stage: &stage, rendered: &rendered };
    prepared.render_into(&noting, &|_, _, _| ());
    let mut rendered = rendered.into_inner().unwrap();
    rendered.retain(|path| !path.ends_with("feed.xml") && !path.ends_with("feed.json"));
    rendered.sort();
    let (index, pages): (Vec<String>, Vec<String>) =
        rendered.into_iter().partition(|path| path.starts_with("search-index"));
    assert_eq!(pages, ["2016/12/p0/index.html", "sitemap.xml"]);
    assert_eq!((index.len(), index[0].as_str()), (2, "search-index.json"), "and one file of words: {index:?}");
}

#[test]
fn what_pages_share_is_the_same_when_it_was_let_go_and_is_made_again() {
    let mut desk = Desk::new();
    desk.sources.files.retain(|path, _| !path.starts_with("templates/"));
    let whole = desk.build(&mut Cache::default()).rendered.unwrap();
    let prepared = build::prepare(desk.sources.clone(), &desk.request, &mut Cache::default());
    let shared = prepared.renderer().unwrap();
    for page in shared.plan.pages.iter().chain(shared.plan.pages.iter().rev()) {
        let rendered = prepared.render(&page.path).unwrap().unwrap();
        assert!(whole[&page.file()] == rendered, "{}", page.path);
        shared.end_round();
        shared.end_round();
    }
}

/// Notes which files are rendered.
struct Noting<'s> {
    stage: &'s dyn Sink,
    rendered: &'s Mutex<Vec<String>>,
}

impl Sink for Noting<'_> {
    fn is_current(&self, path: &str, key: &render::Key) -> bool {
        self.stage.is_current(path, key)
    }

    fn take(&self, path: &str, _: Option<&render::Key>, _: &[u8]) {
        self.rendered.lock().unwrap().push(path.to_string());
    }
}

#[test]
fn a_cache_from_disk_changes_nothing() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let mut first = Cache::on_disk(folder.path());
    let cold = desk.build(&mut first);
    let stored = first.to_store();
    assert_eq!(stored.len(), 3, "posts, their words, and the highlighting of a block");
    let write = |files: &[(PathBuf, Vec<u8>)]| files.iter().for_each(|(file, bytes)| fs::write(file, bytes).unwrap());
    let warm = || {
        let mut cache = Cache::on_disk(folder.path());
        equal(&desk.build(&mut cache), &cold).unwrap();
        cache
    };
    write(&stored);
    assert!(warm().to_store().is_empty(), "nothing changed");
    for (file, bytes) in &stored {
        let flipped = |at: usize| bytes.iter().enumerate().map(|(i, b)| if i == at { b ^ 1 } else { *b }).collect();
        let (half, middle, last) = (bytes.len() / 2, flipped(bytes.len() / 2), flipped(bytes.len() - 2));
        for torn in [bytes[..half].to_vec(), middle, last, b"\0".to_vec(), Vec::new()] {
            write(&stored);
            fs::write(file, torn).unwrap();
            warm();
        }
    }
}

#[test]
fn another_machines_cache_gives_a_clean_build() {
    // What a cache of a build server brings: the memory, and not the output, of another place and an older state.
    let (there, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = Desk::new();
    run(there.path(), &desk).1.unwrap();
    desk.apply(&Edit::Append(0, 3));
    desk.apply(&Edit::Write { post: 3, tags: 1, body: 5, day: 4 });
    let brought = here.path().join(".chancery");
    for (file, bytes) in tree(&there.path().join(".chancery")) {
        fs::create_dir_all(brought.join(&file).parent().unwrap()).unwrap();
        fs::write(brought.join(file), bytes).unwrap();
    }
    let clean = tempfile::tempdir().unwrap();
    let (outcome, published) = run(here.path(), &desk);
    let (expected, afresh) = run(clean.path(), &desk);
    assert_eq!(outcome.diagnostics, expected.diagnostics);
    assert_eq!(published.unwrap().written, afresh.unwrap().written);
    assert_eq!(tree(&here.path().join("public")), tree(&clean.path().join("public")));
}

#[test]
fn a_build_does_not_depend_on_the_order_of_threads() {
    let desk = Desk::new();
    let first = desk.build(&mut Cache::default());
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        equal(&pool.install(|| desk.build(&mut Cache::default())), &first).unwrap();
    }
}

#[test]
fn all_errors_of_a_build_are_reported_at_once() {
    let outcome = support::site(
        "-- site.yaml --\nbase_url: https://example.org/\n-- content/a.md --\n---\ntitle: [\n---\n\
         -- content/b.md --\n# B\n\n[dead](gone.md)\n-- content/c.md --\n---\ntitle: C\npermalink: ../x\n---\n\
         -- templates/page.html --\n{% if %}\n-- templates/term.html --\n{{ nothing( }}\n",
    );
    assert!(outcome.rendered.is_none());
    let errors = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let files: Vec<&str> = errors.filter_map(|error| Some(error.place.as_ref()?.file.as_str())).collect();
    assert_eq!(files, ["content/a.md", "content/b.md", "content/c.md", "templates/page.html", "templates/term.html"]);
}

#[test]
fn the_site_of_the_edits_builds_without_a_word_and_shows_what_they_change() {
    let outcome = Desk::new().build(&mut Cache::default());
    assert_eq!(support::reported(&outcome), "");
    let start = support::page(&outcome, "start/index.html");
    assert!(start.contains("Kedua") && start.contains("First") && start.contains("Dewi"), "{start}");
    assert!(support::paths(&outcome).iter().any(|path| path.ends_with(".webp")), "{:?}", support::paths(&outcome));
}
