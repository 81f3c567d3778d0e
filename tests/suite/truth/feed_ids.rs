//! The id of a post in feeds outlives a folder, a bundle, a date and a host.

use std::collections::BTreeMap;

use super::SITE;
use crate::support::{page, paths, reported, site, xml};

/// The ids in the Atom feed by title, which are those in the JSON feed.
#[track_caller]
fn ids(archive: &str) -> BTreeMap<String, String> {
    let outcome = site(archive);
    assert_eq!(reported(&outcome), "");
    let atom = xml::parse(page(&outcome, "feed.xml")).unwrap();
    let entries = atom.all("entry").into_iter();
    let atom: BTreeMap<String, String> =
        entries.map(|entry| (entry.text_of("title").to_string(), entry.text_of("id").to_string())).collect();
    let json: serde_json::Value = serde_json::from_str(page(&outcome, "feed.json")).unwrap();
    for item in json["items"].as_array().unwrap() {
        assert_eq!(atom[item["title"].as_str().unwrap()], item["id"].as_str().unwrap());
    }
    atom
}

/// A site on which posts of one name have addresses of their own.
const BY_FOLDER: &str =
    "-- site.yaml --\ntitle: T\nbase_url: https://example.org/sub/\npermalinks: { posts: \"/:folder/:day/:slug/\" }\n";

fn post(path: &str, title: &str, keys: &str) -> String {
    format!("-- content/{path} --\n---\ntitle: {title}\n{keys}---\nx\n")
}

fn dated(path: &str, title: &str, date: &str) -> String {
    post(path, title, &format!("date: {date}\n"))
}

fn id_of(archive: &str) -> String {
    ids(archive).remove("A").unwrap()
}

#[test]
fn an_id_outlives_all_that_an_author_corrects_or_moves() {
    let before = id_of(&format!("{SITE}{}", dated("posts/a.md", "A", "2016-01-05")));
    assert!(before.starts_with("urn:uuid:"), "{before}");
    for (what, archive) in [
        ("a bundle", format!("{SITE}{}", dated("posts/a/index.md", "A", "2016-01-05"))),
        ("another folder", format!("{SITE}{}", dated("posts/2016/notes/a.md", "A", "2016-01-05"))),
        ("the folder of a language", format!("{SITE}{}", dated("en/posts/a.md", "A", "2016-01-05"))),
        ("the suffix of a language", format!("{SITE}{}", dated("posts/a.en.md", "A", "2016-01-05"))),
        ("another date", format!("{SITE}{}", dated("posts/a.md", "A", "2015-12-31"))),
        ("a date in the name", format!("{SITE}{}", post("posts/2016-01-05-a.md", "A", ""))),
        ("another date in the name", format!("{SITE}{}", post("posts/2016-01-06-a.md", "A", ""))),
        ("capitals", format!("{SITE}{}", dated("posts/A.md", "A", "2016-01-05"))),
        ("HTML", format!("{SITE}{}", dated("posts/a.html", "A", "2016-01-05"))),
        ("another slug", format!("{SITE}{}", post("posts/a.md", "A", "date: 2016-01-05\nslug: b\n"))),
        ("another permalink", format!("{SITE}{}", post("posts/a.md", "A", "date: 2016-01-05\npermalink: /x/\n"))),
        (
            "another host",
            format!(
                "{}{}",
                SITE.replace("example.org/sub", "new.example:8443"),
                dated("posts/a.md", "A", "2016-01-05")
            ),
        ),
        (
            "another title of the site",
            format!("{}{}", SITE.replace("title: T", "title: New"), dated("posts/a.md", "A", "2016-01-05")),
        ),
        (
            "a translation",
            format!(
                "{}{}{}",
                SITE.replace("base_url", "languages: [en, id]\nbase_url"),
                dated("posts/a.md", "A", "2016-01-05"),
                dated("posts/a.id.md", "B", "2015-01-05")
            ),
        ),
    ] {
        assert_eq!(id_of(&archive), before, "{what}");
    }
}

#[test]
fn posts_of_one_name_differ_and_a_new_one_does_not_change_the_id_of_the_older_one() {
    let older = dated("posts/2016/review.md", "A", "2016-12-31");
    let alone = id_of(&format!("{BY_FOLDER}{older}"));
    let newer = dated("posts/2017/review.md", "B", "2017-01-10");
    let third = dated("posts/books/review.md", "C", "2017-01-12");
    let two = ids(&format!("{BY_FOLDER}{older}{newer}"));
    let three = ids(&format!("{BY_FOLDER}{older}{newer}{third}"));
    assert_eq!(two["A"], alone);
    assert_ne!(two["A"], two["B"]);
    assert_eq!((&three["A"], &three["B"]), (&two["A"], &two["B"]));
    assert_eq!(three.values().collect::<std::collections::BTreeSet<_>>().len(), 3);
    // The newer one becomes a bundle in another folder, and its date is corrected; all folders are renamed.
    let bundle = dated("essays/review/index.md", "B", "2017-01-09");
    assert_eq!(ids(&format!("{BY_FOLDER}{older}{bundle}{third}"))["B"], two["B"]);
    let renamed = format!("{older}{newer}{third}").replace("content/posts/", "content/writing/posts/");
    assert_eq!(ids(&format!("{BY_FOLDER}{renamed}")), three);
}

#[test]
fn weekly_posts_whose_names_differ_by_their_dates_alone_keep_their_ids_when_another_comes() {
    let week = |day: usize| post(&format!("posts/2016-10-{day:02}-week.md"), &format!("W{day}"), "");
    let before = ids(&format!("{BY_FOLDER}{}{}", week(1), week(8)));
    let after = ids(&format!("{BY_FOLDER}{}{}{}", week(1), week(8), week(15)));
    assert_ne!(before["W1"], before["W8"]);
    assert!(before.iter().all(|(title, id)| after[title] == *id) && after.len() == 3, "{before:?} {after:?}");
}

#[test]
fn an_older_post_that_is_not_published_any_more_keeps_its_place() {
    let older = |keys: &str| post("posts/2015/review.md", "O", &format!("date: 2015-12-31\n{keys}"));
    let newer = dated("posts/2016/review.md", "A", "2016-12-31");
    let both = id_of(&format!("{SITE}{}{newer}", older("")));
    for keys in ["draft: true\n", "expires: 2016-06-01\n", "render: false\n"] {
        assert_eq!(id_of(&format!("{SITE}{}{newer}", older(keys))), both, "{keys}");
    }
}

#[test]
fn posts_whose_names_are_one_slug_differ_too() {
    let archive = ["a.md", "A b.md", "a-b.md", "a/index.md", "🎉.md", "🎊.md"].iter().enumerate();
    let posts: String = archive
        .map(|(at, name)| {
            let keys = format!("date: 2016-01-0{}\nslug: s{at}\ntranslation: t{at}\n", at + 1);
            post(&format!("posts/{name}"), &format!("P{at}"), &keys)
        })
        .collect();
    let found = ids(&format!("{SITE}{posts}"));
    assert_eq!(found.values().collect::<std::collections::BTreeSet<_>>().len(), 6, "{found:?}");
}

#[test]
fn two_sites_have_ids_of_their_own_if_they_say_so() {
    let site = |id: &str| format!("{SITE}feed: {{ id: {id} }}\n{}", dated("posts/a.md", "A", "2016-01-05"));
    assert_ne!(id_of(&site("notes-of-dewi")), id_of(&site("notes-of-budi")));
}

#[test]
fn a_given_id_is_used_as_it_is_written() {
    for (keys, id) in [
        ("guid: \"https://old.example/?p=1\"\n", "https://old.example/?p=1"),
        ("guid: tag:old.example,2016:/a\n", "tag:old.example,2016:/a"),
        ("id: urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e\n", "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e"),
        ("guid: \"https://old.example/?a=1&b=ü\"\nid: \"x:y\"\n", "https://old.example/?a=1&b=ü"),
    ] {
        assert_eq!(id_of(&format!("{SITE}{}", post("posts/a.md", "A", &format!("date: 2016-01-05\n{keys}")))), id);
    }
}

#[test]
fn an_id_that_is_no_uri_is_a_number_or_a_name_of_another_program() {
    let derived = id_of(&format!("{SITE}{}", dated("posts/a.md", "A", "2016-01-05")));
    for keys in ["id: 12\n", "id: my-post\n", "id: [a]\n"] {
        let archive = format!("{SITE}{}", post("posts/a.md", "A", &format!("date: 2016-01-05\n{keys}")));
        assert_eq!(id_of(&archive), derived, "{keys}");
    }
    for guid in ["12", "a b", "\"https://x/ y\"", "\"C:\\\\x\"", "\"x:\""] {
        let outcome = site(&format!("{SITE}{}", post("posts/a.md", "A", &format!("date: 2016-01-05\nguid: {guid}\n"))));
        let found = reported(&outcome);
        assert!(found.starts_with("warning content/posts/a.md:4:7: `guid: ") && found.lines().count() == 1, "{found}");
        assert!(page(&outcome, "feed.xml").contains(&derived));
    }
}

#[test]
fn an_id_for_rss_can_be_any_text_and_other_feeds_do_not_have_it() {
    let feeds = format!("{SITE}feed: {{ formats: [atom, json, rss] }}\n");
    let one = post("posts/a.md", "A", "date: 2016-01-05\nrss_guid: 5f9b1c2d3e4f\n");
    let outcome = site(&format!("{feeds}{one}"));
    assert_eq!(reported(&outcome), "");
    assert!(page(&outcome, "rss.xml").contains("<guid isPermaLink=\"false\">5f9b1c2d3e4f</guid>"));
    for other in ["feed.xml", "feed.json"] {
        assert!(!page(&outcome, other).contains("5f9b1c2d3e4f"), "{other}");
    }
    let twice = one.replace("posts/a.md", "posts/b.md").replace("01-05", "01-06");
    let found = reported(&site(&format!("{feeds}{one}{twice}")));
    assert_eq!(found, "error content/posts/b.md:4:11: two posts have the `rss_guid` `5f9b1c2d3e4f`\n");
}

#[test]
fn one_id_of_two_posts_is_an_error_at_the_later_one() {
    let one = post("posts/a.md", "A", "date: 2016-01-05\nguid: x:1\n");
    let other = post("posts/b.md", "B", "date: 2016-01-06\nguid: x:1\n");
    let outcome = site(&format!("{SITE}{one}{other}"));
    assert_eq!(reported(&outcome), "error content/posts/b.md:4:7: two posts have the `guid` `x:1`\n");
    assert_eq!(outcome.diagnostics[0].related[0].1.file, "content/posts/a.md");
    let unlisted = other.replace("guid", "listed: false\nguid");
    assert_eq!(reported(&site(&format!("{SITE}{one}{unlisted}"))), "");
    let draft = other.replace("guid", "draft: true\nguid");
    assert_eq!(reported(&site(&format!("{SITE}{one}{draft}"))), "");
    assert!(paths(&site(&format!("{SITE}{one}{draft}"))).contains(&"feed.xml"));
}
