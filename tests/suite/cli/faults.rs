//! Rows of the list of faults, through the command line.

use std::fs;
use std::time::SystemTime;

use super::{Home, POST};

#[test]
fn row_01_an_output_folder_that_is_not_the_builds_own_is_refused_and_the_setting_named() {
    let home = Home::with_site(&[POST]);
    home.write("site/templates/own.html", "x");
    let before = home.files("");
    for bad in ["content", "content/posts/deeper", ".", "..", "../..", "templates", "themes", ".chancery", "/"] {
        home.run(&["build", "--output", bad])
            .ends(1)
            .complains("the setting `output`")
            .complains("nothing was published");
        let settings = format!("base_url: https://example.org/\noutput: \"{bad}\"\n");
        fs::write(home.path("site/site.yaml"), settings).unwrap();
        home.run(&["build"]).ends(1).complains("the setting `output`");
        home.write("site/site.yaml", std::str::from_utf8(&before["site/site.yaml"]).unwrap());
    }
    home.run_in("", &["build", "--root", "site", "--output", "."]).ends(1).complains("the setting `output`");
    assert!(home.files("") == before, "something was written");
}

#[cfg(unix)]
#[test]
fn row_01_the_home_folder_is_refused_though_the_site_is_elsewhere() {
    let (home, other) = (Home::new(), Home::with_site(&[POST]));
    let mut command = other.command("site", &["build", "--output", home.path("").to_str().unwrap()]);
    super::ran(command.env("HOME", home.path(""))).ends(1).complains("home folder");
    assert!(home.files("").is_empty());
}

#[test]
fn row_01_the_refusal_comes_with_all_other_errors() {
    let home = Home::with_site(&[("content/posts/b.md", "---\ntitle: B\ndate: soon\n---\ntext\n")]);
    home.run(&["build", "--output", "content"])
        .ends(1)
        .complains("the setting `output`")
        .complains("`soon` is not a valid date");
}

#[test]
fn row_03_the_page_of_a_deleted_post_goes() {
    let home = Home::with_site(&[POST, ("content/posts/gone.md", "---\ntitle: G\ndate: 2016-10-09\n---\ntext\n")]);
    home.write("site/site.yaml", "title: Notes\nbase_url: https://example.org/\nlanguages: [en, id]\nsearch: false\n");
    home.run(&["build"]).ends(0);
    assert!(home.has("site/public/2016/10/gone/index.html"));
    home.write("site/public/CNAME", "example.org");
    fs::remove_file(home.path("site/content/posts/gone.md")).unwrap();
    home.run(&["build"]).ends(0).says(" 1 removed");
    assert!(!home.has("site/public/2016/10/gone") && home.has("site/public/2016/10/a/index.html"));
    assert_eq!(home.read("site/public/CNAME"), "example.org");
}

#[test]
fn row_04_an_error_among_many_posts_leaves_the_output_as_it_was_and_every_error_is_reported() {
    let home = Home::with_site(&[]);
    let post = |number: usize, text: &str| {
        let text = format!("---\ntitle: Post {number}\ndate: 2016-10-{:02}\n---\n{text}\n", number % 28 + 1);
        home.write(&format!("site/content/posts/p{number}.md"), &text);
    };
    (0..80).for_each(|number| post(number, "before"));
    home.run(&["build"]).ends(0);
    let before = (home.files("site/public"), home.files("site/.chancery"), times(&home));
    (0..80).for_each(|number| post(number, "after"));
    post(7, "[x](nowhere.md)");
    home.write("site/content/posts/p33.md", "---\ntitle: P\ndate: soon\n---\ntext\n");
    home.write("site/content/posts/p79.md", "---\ntitle: \"P\n---\ntext\n");
    home.write("site/templates/post.html", "{{ ");
    let ran = home.run(&["build"]).ends(1);
    for place in ["p7.md:5:", "p33.md:3:", "p79.md:2:", "templates/post.html:1:"] {
        assert!(ran.err.contains(place), "{place}\n{}", ran.err);
    }
    let last = ran.err.lines().last().unwrap();
    assert!(last.contains(" errors") && last.ends_with("; nothing was published"), "{last}");
    assert!((home.files("site/public"), home.files("site/.chancery"), times(&home)) == before, "something changed");
}

/// When each file of the output was last changed.
fn times(home: &Home) -> Vec<(String, SystemTime)> {
    let files = home.files("site/public").into_keys();
    let changed = |name: &str| fs::metadata(home.path("site/public").join(name)).unwrap().modified().unwrap();
    files.map(|name| (name.clone(), changed(&name))).collect()
}

#[test]
fn row_06_a_folder_that_cannot_be_written_is_an_error_that_names_it() {
    let home = Home::with_site(&[POST]);
    home.write("site/public/index.html", "mine");
    home.run(&["build"])
        .ends(1)
        .complains("`public/index.html` was not made by Chancery")
        .complains("public/ could not be updated");
    assert_eq!(home.files("site/public").len(), 1);
}

#[test]
fn row_09_a_quiet_build_still_prints_its_errors() {
    let home = Home::with_site(&[("content/posts/b.md", "---\ntitle: B\ndate: soon\n---\ntext\n")]);
    let ran = home.run(&["build", "--quiet"]).ends(1).complains("error: `soon` is not a valid date");
    assert_eq!(ran.out, "");
    assert!(ran.err.trim_end().ends_with("nothing was published"), "{}", ran.err);
}

#[test]
fn row_29_coming_posts_are_left_out_and_counted() {
    let home = Home::with_site(&[
        POST,
        ("content/posts/f.md", "---\ntitle: F\ndate: 9000-01-01\n---\ntext\n"),
        ("content/posts/g.md", "---\ntitle: G\ndate: 9000-01-02\n---\ntext\n"),
    ]);
    home.run(&["build"])
        .ends(0)
        .says("from 1 post in")
        .says("; 2 future posts left out: content/posts/f.md, content/posts/g.md\n");
    assert!(!home.has("site/public/9000"));
}

#[test]
fn settings_that_cannot_be_read_leave_everything_as_it_was() {
    let home = Home::with_site(&[POST]);
    home.write("site/site.yaml", "title: \"x\nlanguages: [\n");
    home.run(&["build"]).ends(1).complains("site.yaml:1:").complains("; nothing was published");
    assert!(!home.has("site/public") && !home.has("site/.chancery"));
}

#[cfg(unix)]
#[test]
fn row_21_a_pipe_a_socket_or_a_folder_in_place_of_a_file_of_chancerys_own_holds_no_build_up() {
    let names = ["posts", "sources", "highlight.jsonl", "lock", "output"];
    type Make = fn(&std::path::Path);
    let pipe: Make = |path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    let socket: Make = |path| drop(std::os::unix::net::UnixListener::bind(path).unwrap());
    let folder: Make = |path| fs::create_dir(path).unwrap();
    for make in [pipe, socket, folder] {
        for name in names {
            let home = Home::with_site(&[("content/a.md", "# A\n\n```rust\nfn main() {}\n```\n")]);
            home.run(&["build"]).ends(0);
            let own = fs::read_dir(home.path("site/.chancery")).unwrap().map(|entry| entry.unwrap().path());
            let place = own.into_iter().find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(name));
            let place = place.unwrap_or_else(|| panic!("{name}"));
            fs::remove_file(&place).unwrap();
            make(&place);
            home.write("site/content/a.md", "# A\n\n```rust\nfn other() {}\n```\n");
            if matches!(name, "lock" | "output") {
                home.run(&["build"]).ends(1).complains("is not a normal file");
                continue;
            }
            home.run(&["build"]).ends(0).says("Built ");
            assert!(home.read("site/public/a/index.html").contains("other"));
        }
    }
}

#[test]
fn row_54_without_chancerys_own_folder_a_site_is_refused_in_one_message_and_taken_over_on_request() {
    let home = Home::with_site(&[
        POST,
        ("content/cup.svg", "<svg/>"),
        ("content/old.md", "---\ntitle: Old\naliases: [/former/]\n---\n"),
        ("content/_redirects", "/moved /old/\n"),
    ]);
    home.run(&["build"]).ends(0);
    home.write("site/public/CNAME", "example.org");
    fs::remove_dir_all(home.path("site/.chancery")).unwrap();
    // The same bytes prove that they may be taken over.
    home.run(&["build"]).ends(0).says(" 0 written, ");
    fs::remove_dir_all(home.path("site/.chancery")).unwrap();
    home.write("site/site.yaml", "title: Other\nbase_url: https://example.com/\nlanguages: [en, id]\n");
    let before = home.files("site/public");
    let ran = home.run(&["build"]).ends(1).complains("in the places of new ones").complains("`--adopt`");
    assert!(ran.err.starts_with("error: `public` has "), "{}", ran.err);
    assert_eq!(ran.err.matches("error:").count(), 1, "{}", ran.err);
    assert!(home.files("site/public") == before, "something was written");
    home.run(&["build", "--adopt"]).ends(0).complains("of an earlier build were taken over");
    assert_eq!(home.read("site/public/CNAME"), "example.org");
    for page in ["index.html", "former/index.html", "moved/index.html", "feed.xml", "robots.txt", "sitemap.xml"] {
        assert!(home.read(&format!("site/public/{page}")).contains("example.com"), "{page}");
    }
    assert_eq!(home.run(&["build"]).ends(0).says(" 0 written, ").err, "");
}
