//! What is served.

use std::fs;

use chancery::preview::Options;
use chancery::site::Selection;

use super::site::{CONFIG, Site, hash, post};

#[test]
fn a_page_comes_with_the_script_and_on_request_as_it_will_be_published() {
    let site = Site::small();
    let page = site.get("/2016/10/post/");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let text = page.text();
    let (head, _) = text.split_once("</head>").unwrap();
    assert!(head.contains("<script src=\"/_chancery/client.js\" defer data-page=\"/2016/10/post/\" data-hash=\""));
    assert!(head.contains("<link rel=\"stylesheet\" href=\"/_chancery/client.css\">"));
    assert_eq!(hash(&text).len(), 16);
    let published = site.published("/2016/10/post/").text();
    assert!(!published.contains("_chancery") && !published.contains("data-chancery"), "{published}");
    assert!(site.get("/_chancery/client.js").header("content-type").unwrap().starts_with("text/javascript"));
    assert!(site.get("/_chancery/client.css").header("content-type").unwrap().starts_with("text/css"));
    site.converges("the start");
}

#[test]
fn each_block_knows_its_file_and_line() {
    let body = "Second [link](post.md).\n\n## Heading\n\n- item\n\n| a |\n|---|\n| b |\n\n```text\ncode\n```\n";
    let site = Site::new(&[
        ("content/posts/post.md", &post("Post", body)),
        ("content/index.md", "---\ntitle: x\n---\nHi.\n"),
        ("content/tag/a.md", "On the tag.\n"),
    ]);
    let page = site.get("/2016/10/post/").text();
    for block in [
        "<p data-chancery-source=\"content/posts/post.md:6\">First.",
        "<p data-chancery-source=\"content/posts/post.md:8\">Second <a href=\"/2016/10/post/\">",
        "<h2 data-chancery-source=\"content/posts/post.md:10\" id=",
        "<li data-chancery-source=\"content/posts/post.md:12\">item",
        "<div data-chancery-source=\"content/posts/post.md:14\" class=\"table\">",
        "<pre data-chancery-source=\"content/posts/post.md:18\"",
    ] {
        assert!(page.contains(block), "{block} in {page}");
    }
    assert!(site.get("/").text().contains("<p data-chancery-source=\"content/index.md:4\">Hi."));
    assert!(site.get("/tag/a/").text().contains("<p data-chancery-source=\"content/tag/a.md:1\">On the tag."));
}

#[test]
fn addresses_lead_where_a_static_host_would_lead() {
    let site = Site::new(&[
        ("content/posts/post.md", &post("Post", "Second.")),
        ("content/notes.txt", "plain"),
        ("content/diplomasi-é.md", "---\ntitle: x\n---\ny\n"),
    ]);
    let moved = site.get("/2016/10/post?x=1");
    assert_eq!((moved.status, moved.header("location")), (307, Some("/2016/10/post/?x=1")));
    let index = site.get("/2016/10/post/index.html").text();
    assert!(index.contains("data-page=\"/2016/10/post/\""));
    assert_eq!(site.get("/notes.txt").header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(site.get("/feed.xml").header("content-type"), Some("application/xml"));
    assert_eq!(site.get("/sitemap.xml").status, 200);
    let accented = site.get("/diplomasi-%C3%A9/");
    assert_eq!(accented.status, 200);
    assert!(accented.text().contains("data-page=\"/diplomasi-%C3%A9/\""));
    let part = super::browser::ask(site.running.address, "GET", "/notes.txt", "Range: bytes=1-2\r\n", "");
    assert_eq!((part.status, part.text().as_str(), part.header("content-range")), (206, "la", Some("bytes 1-2/5")));
    assert_eq!(super::browser::ask(site.running.address, "HEAD", "/", "", "").status, 200);
    assert_eq!(super::browser::ask(site.running.address, "DELETE", "/", "", "").status, 405);
}

#[test]
fn a_site_below_a_sub_path_is_previewed_there() {
    let config = CONFIG.replace("https://example.org/", "https://example.org/blog/");
    let site = Site::new(&[("site.yaml", &config), ("content/posts/post.md", &post("Post", "Second."))]);
    assert_eq!(site.running.url, format!("http://{}/blog/", site.running.address));
    assert_eq!(site.get("/").header("location"), Some("/blog/"));
    assert_eq!(site.get("/blog").header("location"), Some("/blog/"));
    let page = site.get("/blog/2016/10/post/").text();
    assert!(page.contains("data-page=\"/blog/2016/10/post/\"") && !page.contains("example.org"), "{page}");
    assert_eq!(site.get("/2016/10/post/").status, 404);
    let missing = site.get("/blog/2016/10/pots/");
    assert!(missing.status == 404 && missing.text().contains("<a href=\"/blog/2016/10/post/\">"));
    site.write("site.yaml", CONFIG);
    site.until_shows("/2016/10/post/", "data-page=\"/2016/10/post/\"");
}

#[test]
fn relative_addresses_are_previewed_too() {
    let site = Site::new(&[
        ("site.yaml", &format!("{CONFIG}relative_urls: true\n")),
        ("content/posts/post.md", &post("Post", "Second [one](../about.md).")),
        ("content/about.md", "# About\n"),
    ]);
    let page = site.get("/2016/10/post/index.html").text();
    assert!(page.contains("post.md:8\">Second <a href=\"../../../about/index.html\">"), "{page}");
    assert_eq!(site.get("/about/index.html").status, 200);
}

#[test]
fn an_old_url_that_the_host_will_answer_redirects_in_the_preview_too() {
    let site = Site::new(&[
        ("site.yaml", &format!("{CONFIG}redirects: host\n")),
        ("content/about.md", "---\ntitle: About\naliases: [/old/, /old.php]\n---\nx\n"),
    ]);
    for address in ["/old/", "/old", "/old.php"] {
        let answer = site.get(address);
        assert_eq!((answer.status, answer.header("location")), (307, Some("/about/")), "{address}");
    }
    assert!(site.get("/_redirects").text().contains("/old.php /about/ 301"));
}

#[test]
fn drafts_and_future_posts_are_shown_unless_asked_not_to_be() {
    let draft = "---\ntitle: Sketch\ndate: 2016-10-08\ndraft: true\n---\nx\n";
    let future = "---\ntitle: Later\ndate: 2199-10-08\n---\nx\n";
    let files = [("content/posts/sketch.md", draft), ("content/posts/later.md", future)];
    let site = Site::new(&files);
    assert_eq!((site.get("/2016/10/sketch/").status, site.get("/2199/10/later/").status), (200, 200));
    let site = Site::with(&files, |options| chancery::preview::Options { selection: Default::default(), ..options });
    assert_eq!((site.get("/2016/10/sketch/").status, site.get("/2199/10/later/").status), (404, 404));
}

#[test]
fn the_index_lists_drafts_future_posts_and_missing_translations() {
    let translated = post("Both", "x");
    let site = Site::new(&[
        ("content/posts/sketch.md", "---\ntitle: Sketch & more\ndate: 2016-10-08\ndraft: true\n---\nx\n"),
        ("content/posts/later.md", "---\ntitle: Later\ndate: 2199-10-08\n---\nx\n"),
        ("content/posts/both.md", &translated),
        ("content/posts/both.id.md", &translated),
        ("content/posts/satu.id.md", &post("Satu", "x")),
    ]);
    let page = site.get("/_chancery/");
    assert_eq!(page.status, 200);
    let text = page.text();
    let sections: Vec<&str> = text.split("<section>").skip(1).collect();
    assert_eq!(sections.len(), 5);
    let titles = |section: usize| -> Vec<bool> {
        ["Sketch &amp; more", "Later", "Both", "Satu"].iter().map(|title| sections[section].contains(title)).collect()
    };
    assert_eq!(titles(0), [true, false, false, false]);
    assert_eq!(titles(1), [false, true, false, false]);
    assert_eq!(titles(2), [false, false, false, true], "without English");
    assert_eq!(titles(3), [true, true, false, false], "without Indonesian");
    assert_eq!(titles(4), [true, true, true, true], "the table of translations");
    assert!(sections[4].contains("<code>chancery translation begin content/posts/satu.id.md --to en</code>"));
    assert!(sections[4].contains("<a href=\"/id/2016/10/both/\">no digests</a>"), "{}", sections[4]);
    assert!(sections[4].contains("href=\"/_chancery/translation/content/posts/both.id.md\""), "{}", sections[4]);
    let link = format!("vscode://file{}:1:1", site.path("content/posts/sketch.md").display());
    assert!(text.contains(&link), "{link} in {text}");
    assert!(text.contains("href=\"/2016/10/sketch/\""));
}

#[test]
fn a_translation_stands_beside_its_original_with_marks_in_words_and_links_to_each_line() {
    let digest = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..6].to_string();
    let blocks = ["One.", "Two.", "Three."].map(digest).join(" ");
    let site = Site::new(&[
        (
            "content/posts/wire.md",
            "---\ntitle: Wire\ndate: 2016-10-08\n---\nOne.\n\nToo.\n\n[^n] New.\n\n[^n]: Note.\n",
        ),
        (
            "content/posts/wire.id.md",
            &format!(
                "---\ntitle: <Kawat>\ndate: 2016-10-08\ntranslated_from: {{lang: en, blocks: [\"{blocks}\"]}}\n---\nSatu.\n\nDua.\n\nTiga.\n"
            ),
        ),
    ]);
    let table = site.get("/_chancery/").text();
    assert!(
        table.contains("<a class=\"aside\" href=\"/_chancery/translation/content/posts/wire.id.md\">side by side</a>"),
        "{table}"
    );
    let page = site.get("/_chancery/translation/content/posts/wire.id.md");
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("The translation is behind by 3 blocks."), "{text}");
    assert!(text.contains("<h1>&lt;Kawat&gt;</h1>") && text.contains("client.js"), "{text}");
    let rows: Vec<&str> = text.split("<div class=\"pair ").skip(2).collect();
    assert!(
        !rows[0].contains("class=\"mark\"") && rows[0].contains("One.") && rows[0].contains("Satu."),
        "{}",
        rows[0]
    );
    assert!(rows[1].starts_with(" changed\"") && rows[1].contains("<p class=\"mark\">Changed</p>"), "{}", rows[1]);
    assert!(rows[1].contains("Too.") && rows[1].contains("Dua."), "{}", rows[1]);
    assert!(
        rows[3].starts_with("note added\"") && rows[3].contains("<p class=\"none\">nothing beside it</p>"),
        "{}",
        rows[3]
    );
    for (file, line) in [("wire.md", 7), ("wire.id.md", 8)] {
        let link = format!("vscode://file{}:{line}:1", site.path(&format!("content/posts/{file}")).display());
        assert!(text.contains(&link), "{link} in {text}");
    }
    for other in ["content/posts/wire.md", "content/posts/none.md", "../site.yaml"] {
        assert_ne!(site.get(&format!("/_chancery/translation/{other}")).status, 200, "{other}");
    }
}

#[test]
fn an_address_that_does_not_exist_names_those_nearby() {
    let site = Site::new(&[("content/posts/menanti-diplomasi.md", &post("Menanti <i>", "x"))]);
    let page = site.get("/2016/10/menanti-diplomsi/");
    assert_eq!(page.status, 404);
    let text = page.text();
    assert!(text.contains("<a href=\"/2016/10/menanti-diplomasi/\">Menanti &lt;i&gt;</a>"), "{text}");
    assert!(text.find("chancery-near").unwrap() < text.find("</main>").unwrap());
    assert!(!site.get("/entirely/other/").text().contains("chancery-near"));
}

#[test]
fn an_address_that_does_not_exist_gets_the_nearest_404_page_going_up() {
    let site = Site::new(&[("content/posts/kopi.id.md", &post("Kopi", "x"))]);
    let (plain, indonesian) = (site.published("/404.html"), site.published("/id/404.html"));
    assert_eq!((plain.status, indonesian.status), (200, 200));
    assert_ne!(plain.body, indonesian.body);
    for (address, page) in [("/nowhere/x/", &plain), ("/id/nowhere/x/", &indonesian), ("/id/nowhere", &indonesian)] {
        let missing = site.published(address);
        assert_eq!((missing.status, missing.text()), (404, page.text()), "{address}");
    }
}

#[test]
fn row_08_preview_never_touches_the_output_folder() {
    let site =
        Site::new(&[("public/mine.txt", "mine"), ("content/posts/post.md", &post("Post", "```rust\nlet a;\n```"))]);
    site.get("/2016/10/post/");
    site.write("content/posts/post.md", &post("Other", "Second."));
    site.until_shows("/2016/10/post/", "Other");
    let root = site.path("");
    let names = |path: &str| -> Vec<String> {
        let entries = fs::read_dir(root.join(path)).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names("public"), ["mine.txt"]);
    assert_eq!(names(""), ["content", "public", "site.yaml"]);
    let (folder, mine) = (names("content"), fs::read_to_string(root.join("public/mine.txt")).unwrap());
    assert_eq!((folder, mine.as_str()), (vec!["posts".to_string()], "mine"));
}

#[test]
fn a_post_shows_when_it_falls_due_while_the_preview_of_what_is_published_runs() {
    // Later than the first scan on any machine, and soon enough to wait for it.
    let due = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second() + 4).unwrap();
    let text = format!("---\ntitle: Later\ndate: {due}\n---\nText.\n");
    let site = Site::with(&[("content/posts/later.md", &text)], |options| Options {
        selection: Selection { drafts: false, future: false },
        ..options
    });
    let path = format!("/{}/later/", &due.to_string()[..7].replace('-', "/"));
    site.until_status(&path, 200);
    assert!(jiff::Timestamp::now() >= due, "it was shown before its time");
}
