//! What is noticed.

use std::fs;
use std::time::Duration;

use chancery::preview::watch::Method;
use chancery::preview::{Event, Options};

use super::site::{CONFIG, Site, post};

#[test]
fn row_39_a_new_folder_deep_down_with_a_file_in_it_is_seen() {
    let site = Site::small();
    for number in 0..20 {
        let folder = site.path(&format!("content/posts/a{number}/b/c"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("deep-{number}.md")), post("Deep", "x")).unwrap();
        site.until_status(&format!("/2016/10/deep-{number}/"), 200);
    }
}

#[test]
fn row_40_a_page_renamed_or_deleted_is_right() {
    let site = Site::small();
    fs::rename(site.path("content/posts/post.md"), site.path("content/posts/other.md")).unwrap();
    site.until_status("/2016/10/other/", 200);
    site.until_status("/2016/10/post/", 404);
    fs::remove_file(site.path("content/posts/other.md")).unwrap();
    site.until_status("/2016/10/other/", 404);
    site.converges("a deletion");
}

#[test]
fn row_41_a_burst_of_two_hundred_saves_is_one_build_or_two() {
    let names: Vec<String> = (0..200).map(|number| format!("content/posts/post-{number}.md")).collect();
    let text = post("Before", "x");
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    let site = Site::new(&files);
    for (number, name) in names.iter().enumerate() {
        site.write(name, &post(&format!("After {number}"), "x"));
    }
    for number in [0, 99, 199] {
        site.until_shows(&format!("/2016/10/post-{number}/"), &format!("After {number}"));
    }
    site.converges("a burst");
    let version = site.version();
    assert!((2..=3).contains(&version), "{} builds", version - 1);
}

#[test]
fn row_42_content_moved_away_and_back_is_there_again_and_still_watched() {
    let site = Site::small();
    for round in 0..3 {
        fs::rename(site.path("content"), site.path("away")).unwrap();
        site.until_status("/2016/10/post/", 404);
        if round == 1 {
            site.write("away/posts/post.md", &post("Meanwhile", "x"));
        }
        fs::rename(site.path("away"), site.path("content")).unwrap();
        site.until_status("/2016/10/post/", 200);
        site.write("content/posts/post.md", &post(&format!("Round {round}"), "x"));
        site.until_shows("/2016/10/post/", &format!("Round {round}"));
    }
    fs::remove_dir_all(site.path("content")).unwrap();
    site.until_status("/2016/10/post/", 404);
    site.write("content/posts/post.md", &post("New folder", "x"));
    site.until_shows("/2016/10/post/", "New folder");
}

#[test]
fn row_43_polling_on_request_sees_the_same() {
    let site = Site::with(&[("content/posts/post.md", &post("Post", "x"))], |options| Options {
        method: Method::Polling,
        ..options
    });
    site.write("content/posts/post.md", &post("Polled", "x"));
    site.until_shows("/2016/10/post/", "Polled");
    site.write("content/posts/a/b/new.md", &post("New", "x"));
    site.until_status("/2016/10/new/", 200);
    fs::rename(site.path("content/posts/a"), site.path("content/posts/z")).unwrap();
    fs::remove_file(site.path("content/posts/post.md")).unwrap();
    site.until_status("/2016/10/post/", 404);
    site.converges("polling");
}

#[cfg(unix)]
#[test]
fn a_folder_and_a_file_behind_links_are_watched() {
    let site = Site::new(&[("content/about.md", "# About\n"), ("shared/deep/linked.md", &post("Linked", "x"))]);
    site.write("drafts/single.md", &post("Single", "x"));
    fs::create_dir_all(site.path("content/posts")).unwrap();
    std::os::unix::fs::symlink("../../shared", site.path("content/posts/shared")).unwrap();
    std::os::unix::fs::symlink("../../drafts/single.md", site.path("content/posts/single.md")).unwrap();
    site.until_status("/2016/10/linked/", 200);
    site.until_status("/2016/10/single/", 200);
    site.write("shared/deep/linked.md", &post("Linked again", "x"));
    site.until_shows("/2016/10/linked/", "Linked again");
    site.write("drafts/single.md", &post("Single again", "x"));
    site.until_shows("/2016/10/single/", "Single again");
    fs::rename(site.path("shared"), site.path("former")).unwrap();
    site.write("shared/deep/linked.md", &post("Another folder", "x"));
    site.until_shows("/2016/10/linked/", "Another folder");
}

#[test]
fn the_configuration_and_the_theme_are_watched_however_they_are_replaced() {
    let site = Site::small();
    fs::write(site.path("site.yaml.new"), CONFIG.replace("Notes", "Catatan")).unwrap();
    fs::rename(site.path("site.yaml.new"), site.path("site.yaml")).unwrap();
    site.until_shows("/", "Catatan");
    site.write("templates/home.html", "<html><head></head><body>Mine</body></html>");
    site.until_shows("/", "Mine");
    fs::remove_dir_all(site.path("templates")).unwrap();
    site.until_shows("/", "Catatan");
    site.write("themes/chancery/templates/home.html", "<html><head></head><body>Theirs</body></html>");
    site.until_shows("/", "Theirs");
}

#[test]
fn what_is_not_part_of_the_site_is_not_noticed() {
    let site = Site::new(&[
        ("content/posts/post.md", &post("Post", "x")),
        ("public/index.html", "x"),
        (".chancery/x", "x"),
        ("target/x", "x"),
        (".git/index", "x"),
    ]);
    for path in ["public/index.html", "public/new/x.html", ".chancery/x", "target/x", ".git/index", "notes.txt"] {
        site.write(path, "y");
    }
    site.write("content/posts/.post.md.swp", "y");
    site.write("content/posts/#post.md#", "y");
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(site.version(), 1);
    let reported = site.reported.lock().unwrap();
    assert!(!reported.iter().any(|event| matches!(event, Event::Changed { .. })), "{reported:?}");
}

#[test]
fn each_change_is_reported_with_its_file() {
    let site = Site::small();
    site.write("content/posts/post.md", &post("Told", "x"));
    site.until_shows("/2016/10/post/", "Told");
    let reported = site.reported.lock().unwrap();
    let changed: Vec<&Vec<String>> = reported
        .iter()
        .filter_map(|event| match event {
            Event::Changed { files, errors: 0, .. } => Some(files),
            _ => None,
        })
        .collect();
    assert_eq!(changed, [&vec!["content/posts/post.md".to_string()]]);
}
