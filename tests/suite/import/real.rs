//! Blogs of real people. They are not part of this repository, and these tests run only if a variable names a copy:
//!
//!     CHANCERY_LABS=…/labs/docs cargo test --test suite import::real::labs -- --ignored
//!     CHANCERY_THEME_UNIT_TEST=…/theme-unit-test cargo test --test suite import::real::theme_unit_test -- --ignored
//!
//! The first is the folder with `wordpress.xml`, `_posts/` and `wp-content/uploads/` of the public repository
//! `cc-archive/labs`, the second is `WPTT/theme-unit-test`. A variable that is not set, or names something else, fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chancery::build::Outcome;
use chancery::import::body::{self, words};
use chancery::import::model::{Item, Status};
use chancery::import::read::wordpress::wxr;
use chancery::import::wordpress::Options;
use chancery::input::source::Sources;

use chancery::base::yaml::Text;

use super::{Desk, Moved, broken_urls};
use crate::support;
use chancery_testkit::html;

#[track_caller]
fn data(variable: &str, file: &str) -> PathBuf {
    let folder = std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} names no folder"));
    let folder = PathBuf::from(folder);
    assert!(folder.join(file).is_file(), "{variable}: {} holds no {file}", folder.display());
    folder
}

fn items(export: &Path) -> Vec<Item> {
    let mut items = Vec::new();
    let input = std::io::BufReader::new(fs::File::open(export).unwrap());
    let reading = wxr::read(input, &mut |item, _, _| items.push(item));
    assert_eq!(reading.stop, None);
    items
}

fn is_text(item: &&Item) -> bool {
    matches!(item.kind.as_str(), "post" | "page")
}

/// The letters and digits that a reader sees. This function shares no code with the program.
fn letters(html_text: &str) -> String {
    let page = html::parse(html_text);
    let hidden = |name: &str| matches!(name, "script" | "style" | "iframe" | "audio" | "video" | "object" | "noscript");
    let skipped: usize = page.all("body *").iter().filter(|element| hidden(element.name())).count();
    let text = page.texts("body").join(" ");
    let mut text: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if skipped > 0 {
        for element in page.all("body *").into_iter().filter(|element| hidden(element.name())) {
            let inner: String =
                element.text().chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            text = text.replacen(&inner, "", 1);
        }
    }
    text
}

/// The site on disk, with drafts and scheduled posts, so that every body has a page.
fn built_whole(moved: &Moved) -> Outcome {
    let selection = chancery::site::Selection { drafts: true, future: true };
    let request = chancery::build::Request { selection, ..Default::default() };
    let sources = Sources::read(&moved.desk.path("site"));
    support::build_as(&sources, &request, &mut chancery::build::cache::Cache::default())
}

/// The new file of each old post, by its number.
fn by_number(moved: &Moved) -> BTreeMap<u64, String> {
    let number = |file: &str| {
        let line = moved.front(file).into_iter().find(|line| line.starts_with("  wordpress: "))?;
        line.trim_start_matches("  wordpress: ").parse().ok()
    };
    let files = moved.content().into_iter().filter(|file| file.ends_with(".md")).map(|file| format!("content/{file}"));
    files.filter_map(|file| Some((number(&file)?, file))).collect()
}

/// The visible text in the page of this file, as HTML.
#[track_caller]
fn text_of(outcome: &Outcome, moved: &Moved, file: &str) -> String {
    let settings = moved.read("site.yaml");
    let settings = Text::new("site.yaml", &settings);
    let config = chancery::input::config::parse(&settings, None, &mut Default::default()).expect("settings");
    let source = moved.read(file);
    let highlight = |_: &str, _: &str| chancery::markdown::Highlighted::default();
    let words = |_: &str| chancery::markdown::Words::default();
    let context = chancery::input::post::Context { config: &config, words: &words, highlight: &highlight };
    let chancery::input::post::Parsed { post, .. } = chancery::input::post::parse(&Text::new(file, &source), &context);
    let page = support::page(outcome, &chancery::base::url::output_file(&post.address.path));
    let (_, rest) = page.split_once("<div class=\"body prose\">").unwrap_or_else(|| panic!("{file} has no text"));
    let (text, _) = rest.split_once("</article>").expect("an article");
    text.to_string()
}

/// The files of the export, as galleries show them; links stay as they are.
struct Files<'a> {
    all: &'a [Item],
    own: u64,
}

impl Files<'_> {
    /// The words of an item's body as WordPress showed it.
    fn words(all: &[Item], item: &Item) -> Vec<String> {
        words(&body::shown(&item.content, body::Dialect::detect(&item.content), &Files { all, own: item.id.0 }))
    }
}

impl body::Rewrite for Files<'_> {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn image(&self, _: &str) -> Option<String> {
        None
    }

    fn attachment(&self, id: u64) -> Option<body::Attachment> {
        let file = self.all.iter().find(|item| item.kind == "attachment" && item.id.0 == id)?;
        let caption = file.excerpt.trim().to_string();
        Some(body::Attachment { url: file.attachment_url.clone(), alt: String::new(), caption })
    }

    fn attached(&self) -> Vec<u64> {
        let own = self.all.iter().filter(|item| item.kind == "attachment" && item.parent.0 == self.own);
        let mut own: Vec<(i64, u64)> = own.map(|item| (item.order, item.id.0)).collect();
        own.sort_unstable();
        own.into_iter().map(|(_, id)| id).collect()
    }
}

/// Checks that the words of each body, as WordPress showed it, are in the new page, in the same order. Gives the number
/// of bodies that were compared with their pages, and how many of these were also compared letter by letter with this
/// test's own reading of the raw export.
#[track_caller]
fn check_words(moved: &Moved, items: &[Item]) -> (usize, usize) {
    let outcome = built_whole(moved);
    assert!(outcome.rendered.is_some(), "{}", support::reported(&outcome));
    let files = by_number(moved);
    let (mut broken, mut held, mut raw) = (Vec::new(), 0, 0);
    for item in items.iter().filter(is_text) {
        let Some(file) = files.get(&item.id.0) else {
            broken.push(format!("{} {:?} did not come", item.id, item.title));
            continue;
        };
        let page = text_of(&outcome, moved, file);
        let wanted = Files::words(items, item);
        let found = words(&page);
        if wanted != found {
            let at = wanted.iter().zip(&found).take_while(|(one, other)| one == other).count();
            let part =
                |all: &[String]| all.iter().skip(at.saturating_sub(3)).take(9).cloned().collect::<Vec<_>>().join(" ");
            broken.push(format!("{file} at {at}: <{}> became <{}>", part(&wanted), part(&found)));
        }
        held += 1;
        match letters(&item.content) == letters(&page) {
            true => raw += 1,
            false => println!("by letters: {file}"),
        }
    }
    assert!(broken.is_empty(), "{} bodies of {held} lost words:\n{}", broken.len(), broken.join("\n"));
    (held, raw)
}

/// An expected post: its file name and its front matter.
struct Answer {
    day: String,
    slug: String,
    title: String,
    moment: String,
    tags: BTreeSet<String>,
    categories: BTreeSet<String>,
}

#[track_caller]
fn answer(path: &Path) -> Answer {
    let name = path.file_stem().unwrap().to_str().unwrap().to_string();
    let text = fs::read_to_string(path).unwrap();
    let (front, _) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let front: serde_json::Value = serde_yaml::from_str(front).unwrap_or_else(|error| panic!("{name}: {error}"));
    let list = |key: &str| {
        let names = front[key].as_array().into_iter().flatten();
        names.map(|name| name.as_str().map_or(name.to_string(), str::to_string)).collect()
    };
    let title = &front["title"];
    Answer {
        day: name[..10].to_string(),
        slug: chancery::base::url::decode(&name[11..]).expect("a slug"),
        title: title.as_str().map_or(title.to_string(), str::to_string),
        moment: front["date"].as_str().unwrap().split('.').next().unwrap().replace(' ', "T"),
        tags: list("tags"),
        categories: list("categories"),
    }
}

#[test]
#[ignore = "needs a copy of the public repository cc-archive/labs, which CHANCERY_LABS names"]
fn labs_is_imported_as_expected_and_every_old_url_works() {
    let folder = data("CHANCERY_LABS", "wordpress.xml");
    let desk = Desk::new();
    let options = Options {
        exports: vec![folder.join("wordpress.xml")],
        media: Some(folder.join("wp-content/uploads")),
        ..desk.options()
    };
    let moved = desk.import(&options);
    let mut wrong = Vec::new();
    let mut answers = 0;
    let mut files: Vec<_> = fs::read_dir(folder.join("_posts")).unwrap().flatten().map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    files.sort();
    let posts = by_number(&moved);
    let all: Vec<(String, Vec<String>)> = posts.values().map(|file| (file.clone(), moved.front(file))).collect();
    for path in &files {
        let answer = answer(path);
        answers += 1;
        let stem = format!("{}-{}", answer.day, answer.slug);
        let own = all
            .iter()
            .find(|(file, _)| file.ends_with(&format!("/{stem}.md")) || file.ends_with(&format!("/{stem}/index.md")));
        let Some((file, front)) = own else {
            wrong.push(format!("{stem}: there is no such file"));
            continue;
        };
        let front: serde_json::Value = serde_yaml::from_str(&front.join("\n")).unwrap();
        let names = |key: &str| -> BTreeSet<String> {
            let own = front[key].as_array().into_iter().flatten();
            own.map(|name| name.as_str().map_or(name.to_string(), str::to_string)).collect()
        };
        let title = front["title"].as_str().map_or(front["title"].to_string(), str::to_string);
        let moment = front["date"].as_str().unwrap();
        let mut differs = |what: &str, wanted: &dyn std::fmt::Debug, found: &dyn std::fmt::Debug| {
            wrong.push(format!("{file}: {what} {wanted:?} became {found:?}"));
        };
        if plain(&title) != plain(&answer.title) {
            differs("title", &answer.title, &title);
        }
        if !moment.starts_with(&answer.moment) {
            differs("date", &answer.moment, &moment);
        }
        if names("tags") != answer.tags {
            differs("tags", &answer.tags, &names("tags"));
        }
        if names("categories") != answer.categories {
            differs("categories", &answer.categories, &names("categories"));
        }
    }
    assert!(wrong.is_empty(), "{} of {answers} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(answers, 219);
    let listed = moved.old_urls();
    let addresses: Vec<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(broken_urls(&moved.build(), "/", &addresses), [""; 0]);
    let items = items(&folder.join("wordpress.xml"));
    let links: Vec<&str> = items.iter().filter(is_text).map(|item| item.link.as_str()).collect();
    assert_eq!(broken_urls(&moved.build(), "/", &links), [""; 0]);
    let (held, raw) = check_words(&moved, &items);
    println!(
        "{answers} of 219 posts as the answer says; {} old addresses answer; {held} bodies hold, {raw} of them letter by letter",
        addresses.len()
    );
}

/// A title without what editors set in their own way.
fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
#[ignore = "needs a copy of the public repository WPTT/theme-unit-test, which CHANCERY_THEME_UNIT_TEST names"]
fn theme_unit_test_keeps_its_words_and_publishes_nothing_private() {
    let folder = data("CHANCERY_THEME_UNIT_TEST", "themeunittestdata.wordpress.xml");
    let export = folder.join("themeunittestdata.wordpress.xml");
    let desk = Desk::new();
    let options = Options { exports: vec![export.clone()], comments: true, ..desk.options() };
    let moved = desk.import(&options);
    let items = items(&export);
    let (held, raw) = check_words(&moved, &items);
    let outcome = moved.build();
    let published: String =
        outcome.rendered.as_ref().unwrap().values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let hidden: Vec<&Item> = items.iter().filter(is_text).filter(|item| item.status != Status::Published).collect();
    assert!(hidden.len() >= 3, "{}", hidden.len());
    for item in hidden {
        let words = Files::words(&items, item).join(" ");
        assert!(item.slug.is_empty() || !published.contains(&format!("/{}/", item.slug)), "{}", item.slug);
        assert!(words.len() < 20 || !published.contains(&words[..20]), "{}: {words}", item.title);
        assert!(!published.contains(&format!("\"p={}\"", item.id)), "{}", item.id);
    }
    let listed = moved.old_urls();
    let addresses: Vec<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(broken_urls(&outcome, "/", &addresses), [""; 0]);
    println!("{} old addresses answer; {held} bodies hold, {raw} of them letter by letter", addresses.len());
}
