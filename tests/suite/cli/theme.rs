//! `chancery theme`.

use super::Home;

#[test]
fn the_interface_texts_of_a_language_are_written_as_comments() {
    let home = Home::with_site(&[]);
    home.run(&["theme", "words", "pl"]).ends(0).says("Created `i18n/pl.ftl`");
    let polish = home.read("site/i18n/pl.ftl");
    assert!(polish.contains("# home = Home\n") && polish.contains("[one] [few] [many] [other]"), "{polish}");
    home.run_in("", &["theme", "words", "fr", "--root", "site"]).ends(0);
    assert!(home.read("site/i18n/fr.ftl").contains("# home = Accueil\n"));
    home.run(&["build", "--strict"]).ends(0);
}

#[test]
fn texts_that_exist_are_never_overwritten() {
    let home = Home::with_site(&[]);
    home.write("site/i18n/pl.ftl", "home = Start\n");
    home.run(&["theme", "words", "pl"]).ends(1).complains("`i18n/pl.ftl` already exists").complains("edit the file");
    assert_eq!(home.read("site/i18n/pl.ftl"), "home = Start\n");
}

#[test]
fn a_language_that_does_not_exist_is_refused_with_the_one_that_is_meant() {
    let home = Home::with_site(&[]);
    home.run(&["theme", "words", "Polish"]).ends(2).complains("`pl`");
    home.run(&["theme", "words", "!!"]).ends(2).complains("pt-BR");
    assert!(!home.has("site/i18n"));
}

#[test]
fn the_files_of_the_theme_are_listed_with_those_that_the_site_replaces() {
    let home = Home::with_site(&[("templates/post.html", "mine"), ("i18n/pl.ftl", "home = Start\n")]);
    home.run(&["theme", "list"])
        .ends(0)
        .says("The files of the theme `chancery`:\n")
        .says("  templates/page.html\n")
        .says("replaced by `templates/post.html`\n")
        .says("  static/css/style.css\n")
        .says("  i18n/pl.ftl");
    home.run(&["theme", "copy", "page.html"]).ends(0);
    home.run(&["theme", "list"]).ends(0).says("the same as `templates/page.html`, which replaces it");
}

#[test]
fn a_file_of_the_theme_is_copied_to_where_it_replaces_the_themes_own() {
    for (written, place) in [
        ("post.html", "templates/post.html"),
        ("templates/post.html", "templates/post.html"),
        ("themes/chancery/templates/post.html", "templates/post.html"),
        ("style.css", "content/css/style.css"),
        ("css/style.css", "content/css/style.css"),
        ("static/css/style.css", "content/css/style.css"),
        ("content/css/style.css", "content/css/style.css"),
    ] {
        let home = Home::with_site(&[("content/posts/2016-01-01-a.md", "---\ntitle: A\n---\nText.\n")]);
        home.run(&["build"]).ends(0);
        let mut before = home.files("site/public");
        home.run(&["theme", "copy", written]).ends(0).says(&format!("to `{place}`")).says("do not change");
        assert!(home.has(&format!("site/{place}")), "{written}");
        home.run(&["build", "--strict"]).ends(0);
        let mut after = home.files("site/public");
        // The plain address of a stylesheet of the site's own is new.
        after.remove("css/style.css");
        if place.ends_with(".css") {
            // The copy keeps its comments, and its address is the same.
            let sheet = before.keys().find(|path| path.starts_with("css/style.")).unwrap().clone();
            let (short, long) = (before.remove(&sheet).unwrap(), after.remove(&sheet).unwrap());
            assert!(short.len() < long.len(), "{written}");
        }
        assert!(before == after, "{written}: a copy changes no page");
    }
}

#[test]
fn a_file_that_exists_is_overwritten_only_if_that_is_asked_for() {
    let home = Home::with_site(&[("templates/post.html", "mine")]);
    home.run(&["theme", "copy", "post.html", "page.html"])
        .ends(1)
        .complains("`templates/post.html` already exists and was not changed")
        .complains("--force");
    assert_eq!(home.read("site/templates/post.html"), "mine");
    assert!(!home.has("site/templates/page.html"), "all of it or nothing");
    home.run(&["theme", "copy", "--all"]).ends(0).says("Kept `templates/post.html`").says("to `content/css/style.css`");
    assert_eq!(home.read("site/templates/post.html"), "mine");
    home.run(&["theme", "copy", "post.html", "--force"]).ends(0).says("Overwrote `templates/post.html`");
    assert!(home.read("site/templates/post.html").contains("{% extends"));
    home.run(&["build", "--strict"]).ends(0);
}

#[test]
fn a_file_that_the_theme_does_not_have_is_refused_with_the_one_that_is_meant() {
    let home = Home::with_site(&[]);
    home.run(&["theme", "copy", "pots.html"])
        .ends(2)
        .complains("the theme has no file `pots.html`")
        .complains("`post.html`");
    home.run(&["theme", "copy", "en.ftl"]).ends(2).complains("chancery theme");
    home.run(&["theme", "copy", "../site.yaml"]).ends(2);
    home.run(&["theme", "copy"]).ends(2);
    home.run(&["theme", "copy", "post.html", "--all"]).ends(2);
    home.write("site/site.yaml", "title: T\nbase_url: https://example.org/\ntheme: gone\n");
    home.run(&["theme", "list"]).ends(1).complains("theme `gone` does not exist");
}
