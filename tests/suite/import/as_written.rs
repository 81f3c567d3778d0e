//! Words that YAML could take for something else: the report and the new files have them as they are written.

use chancery::import::folders::Dialect;

use super::folders::import;

/// Texts that some version of YAML takes for a truth value or a number.
const WORDS: [&str; 9] = ["No", "Yes", "on", "OFF", "1.10", "007", "2016-01-01", "1e3", "True"];

#[test]
fn the_report_has_a_title_as_it_is_written() {
    for (dialect, config, post) in [
        (Dialect::Jekyll, "-- _config.yml --\ntitle: T\n", "_posts/2016-10-08-one.md"),
        (Dialect::Hugo, "-- hugo.toml --\ntitle = 'T'\n", "content/posts/one.md"),
        (Dialect::Eleventy, "-- package.json --\n{}\n", "src/posts/one.md"),
        (Dialect::Zola, "-- config.toml --\nbase_url = 'https://kopi.example'\n", "content/posts/one.md"),
    ] {
        for word in WORDS {
            let front = format!("title: {word}\ndate: 2016-10-08\nstatus: draft");
            let moved = import(dialect, &format!("{config}-- {post} --\n---\n{front}\n---\nText\n"));
            let titles: Vec<&str> = moved.report.remarks.iter().map(|one| one.title.as_str()).collect();
            assert!(titles.contains(&word), "{dialect:?} {word}: {titles:?}");
            let file = moved.content().into_iter().find(|path| path.ends_with(".md")).unwrap();
            let front = moved.front(&format!("content/{file}"));
            assert!(front.contains(&format!("title: {word}")), "{dialect:?}: {front:?}");
        }
    }
}

#[test]
fn front_matter_that_is_written_anew_has_the_same_words() {
    for word in WORDS {
        let post = format!(
            "-- content/posts/one.md --\n---\n{{title: {word}, date: 2016-10-08, tags: [{word}, kopi], status: draft}}\n---\nText\n"
        );
        let moved = import(Dialect::Hugo, &format!("-- hugo.toml --\ntitle = 'T'\n{post}"));
        let outcome = moved.build_whole();
        let rendered = outcome.rendered.as_ref().unwrap_or_else(|| panic!("{}", super::shown(&outcome.diagnostics)));
        let page = String::from_utf8_lossy(&rendered["posts/one/index.html"]).into_owned();
        assert!(
            page.contains(&format!("<h1>{word}</h1>")) || page.contains(&format!(">{word}</h1>")),
            "{word}: {page}"
        );
        assert!(page.contains(&format!(">{word}</a>")), "{word}: {page}");
    }
}

#[test]
fn a_url_made_of_a_title_has_its_words() {
    let post = "-- content/posts/one.md --\n---\ntitle: No\ndate: 2016-10-08\n---\nText\n";
    let moved =
        import(Dialect::Hugo, &format!("-- hugo.toml --\ntitle = 'T'\npermalinks = {{posts = '/:title/'}}\n{post}"));
    assert!(moved.old_urls().contains(&"http://localhost/no/".to_string()), "{:?}", moved.old_urls());
}

#[test]
fn tags_keep_their_words_when_the_list_changes() {
    let post =
        "-- src/posts/one.md --\n---\ntitle: One\ndate: 2016-10-08\ntags: [posts, No, 1.10, 2016, 1.5]\n---\nText\n";
    let moved = import(Dialect::Eleventy, &format!("-- package.json --\n{{}}\n{post}"));
    let outcome = moved.build();
    let page = String::from_utf8_lossy(&outcome.rendered.as_ref().unwrap()["posts/one/index.html"]).into_owned();
    for tag in ["No", "1.10", "2016", "1.5"] {
        assert!(page.contains(&format!(">{tag}</a>")), "{tag}: {page}");
    }
}

#[test]
fn settings_have_the_words_of_the_configuration() {
    for word in WORDS.into_iter().chain(["2016"]) {
        let config = format!("-- _config.yml --\ntitle: {word}\ndescription: {word}\n");
        let moved =
            import(Dialect::Jekyll, &format!("{config}-- _posts/2016-10-08-one.md --\n---\ntitle: One\n---\nText\n"));
        assert_eq!(moved.report.source, format!("{word}, from Jekyll"));
        let page = &moved.build().rendered.unwrap()["index.html"];
        assert!(String::from_utf8_lossy(page).contains(&format!("<title>{word}</title>")), "{word}");
    }
}

#[test]
fn norwegian_is_a_language() {
    let post = "-- _posts/2016-10-08-one.md --\n---\ntitle: One\nlang: no\n---\nText\n";
    let moved = import(Dialect::Jekyll, &format!("-- _config.yml --\ntitle: T\nlang: no\n{post}"));
    assert!(moved.read("site.yaml").contains("no: "), "{}", moved.read("site.yaml"));
}

#[test]
fn truth_values_mean_the_same_in_every_spelling() {
    for hidden in
        ["draft: yes", "draft: On", "published: No", "published: FALSE", "build: {render: no}", "private: YES"]
    {
        let post = format!("-- content/posts/one.md --\n---\ntitle: One\ndate: 2016-10-08\n{hidden}\n---\nText\n");
        let moved = import(Dialect::Hugo, &format!("-- hugo.toml --\ntitle = 'T'\n{post}"));
        assert!(!moved.build().rendered.unwrap().contains_key("posts/one/index.html"), "{hidden}");
        assert!(moved.report.markdown().contains("- drafts: 1\n"), "{hidden}: {}", moved.report.markdown());
    }
}
