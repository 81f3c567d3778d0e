//! The list of what earlier builds wrote is lost or damaged.

use std::fs;

use chancery::base::diagnostic::Diagnostics;
use chancery::publish::{self, Options, Published, RealDisk};

use super::{Files, Site, counts, files};

/// A page that says who made it.
fn page(text: &str) -> String {
    format!("<html><head><meta name=\"generator\" content=\"Chancery 0.1.0\"></head>{text}")
}

/// Pages, and a file of each kind that says who made it.
fn site(text: &str) -> Files {
    let (html, feed) = (page(text), format!("<feed><generator version=\"1\">Chancery</generator>{text}</feed>"));
    let (json, robots) = (
        format!("{{\"_generator\":{{\"name\":\"Chancery\",\"version\":\"1\"}},\"a\":\"{text}\"}}"),
        format!("# Chancery 1\n{text}"),
    );
    let sitemap = format!("<?xml version=\"1.0\"?>\n<!-- Chancery 1 -->\n{text}");
    let mut all =
        files(&[("feed.xml", &feed), ("feed.json", &json), ("robots.txt", &robots), ("sitemap.xml", &sitemap)]);
    all.extend(files(&[("index.html", &html)]));
    (0..30).for_each(|number| all.extend(files(&[(&format!("p{number}/index.html"), &html)])));
    all
}

fn adopt(site: &Site, files: &Files) -> Result<Published, Diagnostics> {
    let options = Options { disk: &RealDisk, patience: publish::PATIENCE, adopt: true };
    publish::publish_with(&options, files, &site.target(), &|_| ())
}

fn lose_the_list(site: &Site) {
    fs::remove_dir_all(site.folder.path().join(".chancery")).unwrap();
}

#[test]
fn row_54_a_lost_list_is_one_error_that_says_why_first_and_then_what_to_do() {
    let published = Site::with(&site("1"));
    lose_the_list(&published);
    let before = published.tree();
    let errors = published.refused(&site("2"));
    assert_eq!(errors.len(), 1, "{errors:?}");
    let message = &errors[0].message;
    assert!(
        message.starts_with("`public` has 35 files in the places of new ones, and the list of what earlier builds")
    );
    assert!(message.contains(".manifest`) is missing, so nothing is overwritten"), "{message}");
    assert_eq!(errors[0].hints.len(), 1);
    assert!(errors[0].hints[0].contains("`--adopt`") && errors[0].hints[0].contains(": 35 of them say so"));
    assert!(published.tree() == before, "something was written");
}

#[test]
fn row_54_what_says_that_we_made_it_is_taken_over_on_request_and_all_else_stays() {
    let published = Site::with(&site("1"));
    lose_the_list(&published);
    let own = [("CNAME", "example.org"), ("photos/a.jpg", "jpg"), ("p1/notes.txt", "mine"), (".nojekyll", "")];
    own.iter().for_each(|(path, text)| published.put(path, text));
    fs::remove_file(published.public("p2/index.html")).unwrap();
    let mut next = site("2");
    next.remove("p3/index.html");
    let done = adopt(&published, &next).unwrap();
    assert_eq!(counts(&done), (34, 0, 0));
    assert_eq!(done.warnings.len(), 1, "{:?}", done.warnings);
    assert_eq!(done.warnings[0].message, "33 files of an earlier build were taken over");
    let mut expected = next.clone();
    expected.extend(files(&own));
    expected.extend(files(&[("p3/index.html", &page("1"))]));
    assert!(published.tree() == expected);
    // From now on the list knows them.
    assert_eq!(counts(&published.publish(&next)), (0, 34, 0));
    assert_eq!(counts(&published.publish(&files(&[("index.html", "3")]))), (1, 0, 33));
}

#[test]
fn row_54_a_file_that_does_not_say_so_is_never_taken_over_and_nothing_is_written() {
    let published = Site::new();
    let hugo = "<meta name=\"generator\" content=\"Hugo 0.1\">";
    for (path, text) in
        [("index.html", hugo), ("robots.txt", "User-agent: *\n"), ("feed.xml", "<feed/>"), ("a.png", "png")]
    {
        published.put(path, text);
    }
    published.put("p0/index.html", &page("old"));
    let mut wanted = site("2");
    wanted.extend(files(&[("a.png", "new")]));
    let before = published.tree();
    for adopted in [false, true] {
        let errors = if adopted { adopt(&published, &wanted).unwrap_err() } else { published.refused(&wanted) };
        assert_eq!(errors.len(), 1, "{errors:?}");
        let hint = errors[0].hints.last().unwrap();
        assert!(
            hint.contains("`content/`")
                && hint.ends_with("`public/a.png`, `public/feed.xml`, `public/index.html` and 1 more")
        );
        assert_eq!(errors[0].hints.iter().any(|hint| hint.contains("--adopt")), !adopted);
        assert!(published.tree() == before, "something was written");
    }
}

#[test]
fn row_54_a_single_file_in_the_way_is_named_and_may_be_taken_over() {
    let published = Site::new();
    published.put("index.html", &page("old"));
    let wanted = files(&[("index.html", "new")]);
    let errors = published.refused(&wanted);
    assert_eq!(errors.len(), 1);
    assert!(
        errors[0].message.contains("`public/index.html`") && errors[0].hints[1].contains("`--adopt`"),
        "{errors:?}"
    );
    assert_eq!(counts(&adopt(&published, &wanted).unwrap()), (1, 0, 0));
}

#[test]
fn row_54_what_can_be_read_of_a_damaged_list_proves_by_its_hashes_what_we_wrote() {
    let named = |number: usize, text: &str| (format!("{number}.txt"), text.to_string());
    let all = |text: &str, count: usize| -> Files {
        let list: Vec<_> = (0..count).map(|number| named(number, text)).collect();
        files(&list.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let published = Site::with(&all("1", 9));
    // Its last byte is wrong, so its checksum is, and one stamp.
    let mut list = fs::read(published.manifest()).unwrap();
    *list.last_mut().unwrap() ^= 1;
    fs::write(published.manifest(), &list).unwrap();
    published.put("8.txt", "edited, and no longer wanted");
    published.put("0.txt", "edited");
    assert!(published.refused(&all("2", 7))[0].message.contains("`public/0.txt`"));
    fs::remove_file(published.public("0.txt")).unwrap();
    let done = published.publish(&all("2", 7));
    assert_eq!((counts(&done), done.warnings.len()), ((7, 0, 1), 1));
    assert!(done.warnings[0].message.contains("was damaged, and is whole again"), "{:?}", done.warnings);
    assert!(published.public("8.txt").exists());
    // Half of it is gone.
    let list = fs::read(published.manifest()).unwrap();
    fs::write(published.manifest(), &list[..list.len() / 2]).unwrap();
    let errors = published.refused(&all("3", 7));
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].message.contains("is damaged, so nothing is overwritten"), "{errors:?}");
    assert_eq!(counts(&published.publish(&all("2", 7))), (0, 7, 0));
}

#[test]
fn a_build_that_takes_over_may_be_repeated() {
    let published = Site::with(&site("1"));
    assert_eq!(counts(&adopt(&published, &site("2")).unwrap()), (35, 0, 0));
    let again = adopt(&published, &site("2")).unwrap();
    assert_eq!((counts(&again), again.warnings.len()), ((0, 35, 0), 0));
}
