//! What open pages receive.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser::Events;
use super::site::{CONFIG, Site, hash, post};

const QUIET: Duration = Duration::from_millis(150);
const PAGE: &str = "/2016/10/post/";

#[test]
fn a_page_that_is_up_to_date_hears_hello_and_what_is_wrong_and_no_more() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    let received = [events.any(), events.any()];
    assert_eq!(events.rest(QUIET), Vec::<Value>::new());
    assert_eq!((&received[0]["type"], &received[0]["version"]), (&json!("hello"), &json!(1)));
    assert_eq!(
        (&received[1]["type"], &received[1]["errors"], &received[1]["warnings"]),
        (&json!("problems"), &json!([]), &json!([]))
    );
    let again = Events::open(site.running.address, PAGE, "").next("hello");
    assert_eq!(again["server"], received[0]["server"]);
}

#[test]
fn a_save_brings_the_page_as_it_would_be_served_and_the_place() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.greeting();
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
    events.greeting();
    site.write("content/about.md", "# About\n\nThat.\n");
    assert_eq!(events.any(), json!({"type": "follow", "file": "content/about.md", "line": 3, "url": "/about/"}));
    assert_eq!(events.rest(QUIET), Vec::<Value>::new());
}

#[test]
fn a_save_that_changes_nothing_is_no_event() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.greeting();
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
    assert_eq!(events.any()["type"], "hello");
    assert!(events.any()["html"].as_str().unwrap().contains("Missed."));
}

#[test]
fn errors_come_with_their_places_and_go_when_mended_and_the_page_stays() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.greeting();
    site.write("content/posts/post.md", "---\ntitle: [a\ndate: 2016-10-08\n---\nBroken.\n");
    let received = events.next("problems");
    let error = &received["errors"][0];
    assert_eq!((&error["severity"], &error["place"]["file"]), (&json!("error"), &json!("content/posts/post.md")));
    let line = error["place"]["line"].as_u64().unwrap();
    let link = format!("vscode://file{}:{line}:", site.path("content/posts/post.md").display());
    assert!(error["editor"].as_str().unwrap().starts_with(&link), "{error}");
    assert!(received["text"].as_str().unwrap().contains("content/posts/post.md:"), "{received}");
    assert!(site.get(PAGE).text().contains("Second."), "the last good site stays up");
    site.write("content/posts/post.md", &post("Post", "Mended."));
    assert!(events.next("page")["html"].as_str().unwrap().contains("Mended."));
    let mended = events.next("problems");
    assert_eq!((&mended["errors"], &mended["text"]), (&json!([]), &json!("")));
}

#[test]
fn an_error_of_rendering_keeps_the_page_up_and_is_sent() {
    let site = Site::small();
    site.converges("the start");
    std::thread::sleep(Duration::from_millis(300));
    let mut events = site.events(PAGE);
    events.greeting();
    site.write("templates/post.html", "<p>{{ page.nothing.at.all }}</p>");
    let received = events.next("problems");
    assert_eq!(received["errors"][0]["place"]["file"], "templates/post.html", "{received}");
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
    events.greeting();
    for round in 0..10 {
        let begin = |_: &Path| site.write("content/posts/post.md", "---\ntitle: [half");
        // The preview waits 50 ms for the rest of a file.
        held_up_save(&site, &mut events, &begin, [20, 40], &format!("Whole {round}."));
    }
}

#[test]
fn a_save_that_is_held_up_after_emptying_or_removing_the_file_shows_nothing_in_between() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.greeting();
    // The preview waits 400 ms for a file that was emptied or removed.
    held_up_save(&site, &mut events, &|path| fs::write(path, "").unwrap(), [200, 350], "After emptying.");
    held_up_save(&site, &mut events, &|path| fs::remove_file(path).unwrap(), [200, 350], "After removing.");
}

/// A save in two steps with a pause between them. What is shown in between is wrong only if the pause was no longer than
/// the preview waits: on a busy machine it may be. Both times are milliseconds: how long to pause, and the longest pause
/// that the preview has to bridge.
fn held_up_save(site: &Site, events: &mut Events, begin: &dyn Fn(&Path), [pause, longest]: [u64; 2], text: &str) {
    let begun = Instant::now();
    begin(&site.path("content/posts/post.md"));
    std::thread::sleep(Duration::from_millis(pause));
    site.write("content/posts/post.md", &post("Post", text));
    let in_time = begun.elapsed() < Duration::from_millis(longest);
    loop {
        let event = events.any();
        if event["html"].as_str().is_some_and(|html| html.contains(text)) {
            break;
        }
        let expected = event["type"] == "page" || event["type"] == "follow";
        assert!(!in_time || expected && !event["html"].is_string(), "{event}");
    }
    let after = events.rest(QUIET);
    assert!(!in_time || after.iter().all(|event| event["type"] == "follow"), "{after:?}");
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
    events.greeting();
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
    events.greeting();
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
    events.greeting();
    site.write("content/posts/next.md", &post("Next", "x"));
    let page = events.next("page");
    assert_eq!((&page["url"], page["html"].as_str().unwrap().contains("Next")), (&json!("/2016/10/next/"), true));
}

#[test]
fn the_index_follows_as_any_page_does() {
    let site = Site::small();
    let mut events = site.events("/_chancery/");
    events.greeting();
    site.write("content/posts/sketch.md", &post("Sketch", "x").replace("tags", "draft: true\ntags"));
    assert!(events.next("page")["html"].as_str().unwrap().contains("Sketch"));
}

#[test]
fn a_page_hears_of_every_kind_of_mistake_and_of_each_kind_only_some() {
    let links: String = (0..500).map(|number| format!("[a](gone{number}.md)\n")).collect();
    let site =
        Site::new(&[("content/about.md", &format!("# A\n\n{links}")), ("content/z.md", "---\ntitle: [x]\n---\n")]);
    let problems = site.events("/about/").next("problems");
    assert_eq!(problems["counts"]["errors"], 501);
    let messages: Vec<&str> =
        problems["errors"].as_array().unwrap().iter().map(|error| error["message"].as_str().unwrap()).collect();
    assert_eq!(messages.len(), 22);
    assert!(messages.contains(&"`title` must be text, not a list"), "{messages:?}");
    assert_eq!(messages[21], "and 480 more like this: broken link: `…` does not exist");
}

#[test]
fn a_post_in_another_language_than_it_declares_is_a_warning_until_it_is_mended() {
    let text = "Kementerian menerbitkan ulasan singkat tentang apa yang dilakukan kedutaan selama setahun berbicara kepada \
        masyarakat, dan bertanya apakah ada yang mendengarkan mereka yang menjawab pertanyaan itu dengan jujur.";
    let site = Site::new(&[("content/posts/post.md", &post("Post", text))]);
    let mut events = site.events("/2016/10/post/");
    let mut found = events.next("problems");
    if found["warnings"] == json!([]) {
        found = events.next("problems");
    }
    let warning = &found["warnings"][0];
    assert_eq!((&warning["code"], &warning["place"]["line"]), (&json!("wrong-language"), &json!(6)));
    assert!(warning["editor"].as_str().unwrap().contains("post.md:6"), "{warning}");
    assert_eq!(found["counts"], json!({ "errors": 0, "warnings": 1 }));
    site.write("content/posts/post.md", &post("Post", "A short text."));
    assert_eq!(events.next("problems")["warnings"], json!([]));
}
