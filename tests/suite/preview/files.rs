//! What open pages hear of the files that they load, and of all else that a site is made of.

use std::time::Duration;

use serde_json::json;

use super::browser::Events;
use super::site::{Site, post};

const PAGE: &str = "/2016/10/post/";

/// A template that uses data and the query of the theme.
const TEMPLATE: &str = "<html><body>{{ page.title }}: {{ data.people[0].name }} and {% if queries.latest %}{{ queries.latest | length }} post{% endif %}</body></html>";

#[test]
fn a_file_that_has_changed_is_told_by_its_address_and_no_page_is_sent() {
    let site = Site::small();
    let mut events = site.events(PAGE);
    events.greeting();
    for file in ["css/own.css", "fotô 1.svg", "posts/data.json"] {
        for text in ["<svg/>", "<svg> </svg>"] {
            site.write(&format!("content/{file}"), text);
            let told = events.any();
            let address = chancery::base::url::encode_path(&format!("/{file}"));
            assert_eq!((&told["type"], &told["changed"]), (&json!("files"), &json!([address])), "{told}");
        }
    }
    std::fs::remove_file(site.path("content/css/own.css")).unwrap();
    assert_eq!(events.any()["changed"], json!(["/css/own.css"]));
}

#[test]
fn a_page_that_comes_back_hears_of_the_files_that_it_missed() {
    let site = Site::small();
    let version = |page: &str| page.split("data-version=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    let before = version(&site.get(PAGE).text());
    let told = |since: &str| {
        let mut events = Events::open(site.running.address, PAGE, &format!("&since={since}"));
        events.rest(Duration::from_millis(150)).into_iter().find(|event| event["type"] == "files")
    };
    assert_eq!(told(&before), None);
    site.write("content/a.svg", "<svg/>");
    site.until_shows("/a.svg", "<svg/>");
    let missed = told(&before).unwrap();
    assert_eq!(missed["changed"], json!(["/a.svg"]));
    assert_eq!(told(missed["version"].as_str().unwrap()), None);
    assert_eq!(told("another-run.1").unwrap()["changed"], json!(null), "anything may have changed");
}

#[test]
fn a_save_of_whatever_a_page_is_made_of_is_told() {
    let font = "themes/chancery/static/fonts/own.woff2";
    let site = Site::new(&[("content/posts/post.md", &post("Post", "Second.")), (font, "one")]);
    site.write("data/people.yaml", "- { name: Dewi }\n");
    for (file, text, kind) in [
        (font, "two", "files"),
        ("i18n/en.ftl", "skip-to-content = Jump to the text\n", "page"),
        ("site.yaml", &super::site::CONFIG.replace("title: Notes", "title: Others"), "page"),
        ("templates/post.html", TEMPLATE, "page"),
        ("data/people.yaml", "- { name: Budi }\n", "page"),
        ("themes/chancery/theme.yaml", "queries: { latest: { limit: 1 } }\n", "page"),
    ] {
        let mut events = site.events(PAGE);
        events.greeting();
        site.write(file, text);
        assert_eq!(events.next(kind)["type"], kind, "{file}");
    }
    site.until_shows(PAGE, "Budi and 1 post");
}
