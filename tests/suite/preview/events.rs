//! What open pages are told.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::browser::Events;
use super::site::{CONFIG, Site, hash, post};

const QUIET: Duration = Duration::from_millis(150);
const PAGE: &str = "/2016/10/post/";

#[test]
fn a_page_that_is_up_to_date_hears_hello_and_what_is_wrong_and_no_more() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    let told = events.rest(QUIET);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!((&told[0]["type"], &told[0]["version"]), (&json!("hello"), &json!(1)));
    assert_eq!(
        (&told[1]["type"], &told[1]["errors"], &told[1]["warnings"]),
        (&json!("problems"), &json!([]), &json!([]))
    );
    let again = Events::open(site.running.address, PAGE, "").next("hello");
    assert_eq!(again["server"], told[0]["server"]);
}

#[test]
fn a_save_brings_the_page_as_it_would_be_served_and_the_place() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    site.write("content/posts/post.md", &post("Post", "Another."));
    let page = events.next("page");
    assert_eq!(page["url"], PAGE);
    assert_eq!(page["changed"], json!({"file": "content/posts/post.md", "line": 8}));
    let html = page["html"].as_str().unwrap();
    assert_eq!(html, site.get(PAGE).text());
    assert_eq!(page["hash"], hash(html));
    let follow = events.next("follow");
    assert_eq!(follow, json!({"type": "follow", "file": "content/posts/post.md", "line": 8, "url": PAGE}));
    assert_eq!(events.rest(QUIET), Vec::<Value>::new());
}

#[test]
fn a_save_of_another_page_brings_the_place_alone() {
    let site = Site::new(&[("content/posts/post.md", &post("Post", "x")), ("content/about.md", "# About\n\nThis.\n")]);
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    site.write("content/about.md", "# About\n\nThat.\n");
    let told = events.rest(Duration::from_millis(400));
    assert_eq!(told, [json!({"type": "follow", "file": "content/about.md", "line": 3, "url": "/about/"})]);
}

#[test]
fn a_save_that_changes_nothing_is_no_event() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    // Saves by renaming alone: with the others the file is away for a moment, and a busy machine may look just then.
    for (_, save) in super::saves::ALL.into_iter().filter(|(name, _)| matches!(*name, "sed -i" | "rsync")) {
        save(&site.path("content/posts/post.md"), &post("Post", "Second."));
    }
    assert_eq!(events.rest(Duration::from_millis(500)), Vec::<Value>::new());
    assert_eq!(site.version(), 1);
}

#[test]
fn a_reconnected_page_gets_what_it_missed() {
    let site = Site::small();
    let known = hash(&site.get(PAGE).text());
    site.write("content/posts/post.md", &post("Post", "Missed."));
    site.until_shows(PAGE, "Missed.");
    let mut events = Events::open(site.running.address, PAGE, &known);
    assert_eq!(events.within(QUIET).unwrap()["type"], "hello");
    assert!(events.within(QUIET).unwrap()["html"].as_str().unwrap().contains("Missed."));
}

#[test]
fn errors_come_with_their_places_and_go_when_mended_and_the_page_stays() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    site.write("content/posts/post.md", "---\ntitle: [a\ndate: 2016-10-08\n---\nBroken.\n");
    let told = events.next("problems");
    let error = &told["errors"][0];
    assert_eq!((&error["severity"], &error["place"]["file"]), (&json!("error"), &json!("content/posts/post.md")));
    let line = error["place"]["line"].as_u64().unwrap();
    let link = format!("vscode://file{}:{line}:", site.path("content/posts/post.md").display());
    assert!(error["editor"].as_str().unwrap().starts_with(&link), "{error}");
    assert!(told["text"].as_str().unwrap().contains("content/posts/post.md:"), "{told}");
    assert!(site.get(PAGE).text().contains("Second."), "the last good site stays up");
    site.write("content/posts/post.md", &post("Post", "Mended."));
    assert!(events.next("page")["html"].as_str().unwrap().contains("Mended."));
    let mended = events.next("problems");
    assert_eq!((&mended["errors"], &mended["text"]), (&json!([]), &json!("")));
}

#[test]
fn an_error_of_rendering_keeps_the_page_up_and_is_told() {
    let site = Site::small();
    site.converges("the start");
    std::thread::sleep(Duration::from_millis(300));
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    site.write("templates/post.html", "<p>{{ page.nothing.at.all }}</p>");
    let told = events.next("problems");
    assert_eq!(told["errors"][0]["place"]["file"], "templates/post.html", "{told}");
    let page = site.get(PAGE);
    assert!(page.status == 200 && page.text().contains("Second."), "{}", page.text());
    fs::remove_file(site.path("templates/post.html")).unwrap();
    let end = std::time::Instant::now() + super::browser::PATIENCE;
    while events.next("problems")["errors"] != json!([]) {
        assert!(std::time::Instant::now() < end);
    }
}

#[test]
fn a_file_seen_half_written_is_no_error() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    for round in 0..10 {
        site.write("content/posts/post.md", "---\ntitle: [half");
        std::thread::sleep(Duration::from_millis(20));
        site.write("content/posts/post.md", &post("Post", &format!("Whole {round}.")));
        assert!(events.next("page")["html"].as_str().unwrap().contains(&format!("Whole {round}.")));
    }
    let told = events.rest(QUIET);
    assert!(!told.iter().any(|event| event["type"] == "problems"), "{told:?}");
}

#[test]
fn a_save_that_is_held_up_after_emptying_or_removing_the_file_shows_nothing_in_between() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    let path = site.path("content/posts/post.md");
    for (round, begin) in
        [(|path| fs::write(path, "").unwrap()) as fn(&_), |path| fs::remove_file(path).unwrap()].into_iter().enumerate()
    {
        begin(&path);
        std::thread::sleep(Duration::from_millis(200));
        site.write("content/posts/post.md", &post("Post", &format!("Whole {round}.")));
        let told = events.rest(Duration::from_millis(300));
        assert!(told[0]["html"].as_str().is_some_and(|html| html.contains(&format!("Whole {round}."))), "{told:?}");
        assert!(told.iter().all(|event| event["type"] == "page" || event["type"] == "follow"), "{told:?}");
    }
}

#[test]
fn a_site_that_starts_broken_says_so_and_comes_up_when_mended() {
    let site = Site::new(&[("site.yaml", "title: [\n"), ("content/posts/post.md", &post("Post", "x"))]);
    let page = site.get("/");
    assert!(page.status == 500 && page.text().contains("site.yaml"), "{}", page.text());
    assert!(page.text().contains("/_chancery/client.js"));
    assert!(site.get("/_chancery/").text().contains("site.yaml"));
    let mut events = site.events("/");
    assert_eq!(events.next("problems")["errors"].as_array().unwrap().len(), 1);
    site.write("site.yaml", CONFIG);
    assert!(events.next("page")["html"].as_str().unwrap().contains("Notes"));
    assert_eq!(events.next("problems")["errors"], json!([]));
}

#[test]
fn row_40_a_page_whose_address_changes_is_followed() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    site.write("content/posts/post.md", &post("Post", "x").replace("title: Post", "title: Post\nslug: new"));
    assert_eq!(events.next("moved")["to"], "/2016/10/new/");
    site.write("content/posts/post.md", &post("Post", "y"));
    assert_eq!(events.next("moved")["to"], PAGE, "and back, though the browser has not asked anew");
    fs::rename(site.path("content/posts/post.md"), site.path("content/posts/file.md")).unwrap();
    assert_eq!(events.next("moved")["to"], "/2016/10/file/");
    let late = Events::open(site.running.address, "/2016/10/new/", "0").next("moved");
    assert_eq!(late["to"], "/2016/10/file/", "a page that slept through two moves");
}

#[test]
fn row_40_a_page_that_is_gone_says_so_and_comes_back() {
    let site =
        Site::new(&[("content/posts/post.md", &post("Post", "x")), ("content/posts/posts.md", &post("Posts", "x"))]);
    let mut events = site.events(PAGE);
    events.rest(QUIET);
    fs::remove_file(site.path("content/posts/post.md")).unwrap();
    let gone = events.next("gone");
    assert_eq!(gone["near"][0], json!({"url": "/2016/10/posts/", "title": "Posts"}));
    site.write("content/posts/post.md", &post("Back", "x"));
    assert!(events.next("page")["html"].as_str().unwrap().contains("Back"));
}

#[test]
fn a_page_that_does_not_exist_yet_comes_up_once_it_does() {
    let site = Site::small();
    let mut events = site.events("/2016/10/next/");
    assert!(events.rest(QUIET).iter().all(|event| event["type"] != "page"));
    site.write("content/posts/next.md", &post("Next", "x"));
    let page = events.next("page");
    assert_eq!((&page["url"], page["html"].as_str().unwrap().contains("Next")), (&json!("/2016/10/next/"), true));
}

#[test]
fn the_index_follows_as_any_page_does() {
    let site = Site::small();
    let mut events = site.events("/_chancery/");
    events.rest(QUIET);
    site.write("content/posts/sketch.md", &post("Sketch", "x").replace("tags", "draft: true\ntags"));
    assert!(events.next("page")["html"].as_str().unwrap().contains("Sketch"));
}
