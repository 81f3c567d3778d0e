//! `chancery init --cms`: an editor in the browser.

use super::Home;

const OLD: &str = "title: Notes\nbase_url: https://example.org/\nlanguages: [en, id]\n";

/// A post as the editors write it, with empty texts where nothing was written.
fn written(title: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2016-10-08\ntags:\n  - first steps\ncategories: []\nsummary: ''\nimage: ''\nimage_alt: ''\n\
         slug: ''\n{more}---\nText.\n"
    )
}

#[test]
fn a_new_site_with_an_editor_builds_and_copies_its_two_files_alone() {
    for cms in ["sveltia", "decap"] {
        let home = Home::new();
        let arguments = ["init", "site", "--lang", "en,id", "--cms", cms];
        home.run_in("", &arguments).ends(0).says("is at /admin/").says("chancery serve --open");
        home.add_font("site");
        let built = home.run(&["build", "--strict"]).ends(0);
        assert_eq!(built.err, "", "{cms}");
        let files: Vec<String> = home.files("site/public/admin").into_keys().collect();
        assert_eq!(files, ["config.yml", "index.html"]);
        assert_eq!(home.read("site/public/admin/config.yml"), home.read("site/content/admin/config.yml"));
        assert!(home.read("site/public/admin/index.html").contains("noindex"));
        for (path, bytes) in home.files("site/public").into_iter().filter(|(path, _)| !path.starts_with("admin/")) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("/admin/") && !text.contains("unpkg.com"), "{path}");
        }
    }
}

#[test]
fn posts_as_each_editor_writes_them_are_translations_and_drafts_until_they_are_told() {
    for (cms, first) in [("sveltia", "kopdar.md"), ("decap", "kopdar.en.md")] {
        let home = Home::new();
        home.run_in("", &["init", "site", "--lang", "en,id", "--cms", cms]).ends(0);
        home.add_font("site");
        home.write(&format!("site/content/posts/{first}"), &written("A meeting", "draft: false\n"));
        home.write("site/content/posts/kopdar.id.md", &written("Kopi darat", "draft: false\n"));
        home.write("site/content/posts/later.id.md", "---\ndate: 2016-10-09\ndraft: true\n---\n");
        let built = home.run(&["build", "--strict"]).ends(0);
        assert_eq!(built.err, "", "{cms}");
        let page = home.read("site/public/2016/10/kopdar/index.html");
        assert!(page.contains("hreflang=\"id\" href=\"https://example.org/id/2016/10/kopdar/\""), "{page}");
        assert!(home.read("site/public/id/2016/10/kopdar/index.html").contains("Kopi darat"));
        assert!(!home.has("site/public/id/2016/10/later"));
        // The posts that are there can be opened: Decap CMS looks for the language in each name.
        let hello = if cms == "decap" { "hello.en.md" } else { "hello.md" };
        assert!(home.has(&format!("site/content/posts/{hello}")) && home.has("site/content/posts/hello.id.md"));
    }
}

#[test]
fn a_site_that_is_there_gets_the_editor_by_its_own_settings() {
    let home = Home::new();
    home.write("site/site.yaml", &format!("{OLD}taxonomies: [places]\n"));
    home.write("site/content/posts/2016/a.md", "---\ntitle: A\ndate: 2016-10-08\n---\ntext\n");
    let ran = home.run_in("", &["init", "site", "--cms", "sveltia"]).ends(0).says("/admin/");
    assert_eq!(ran.err, "");
    let config = home.read("site/content/admin/config.yml");
    assert!(config.contains("name: places\n") && config.contains("{{year}}/{{slug}}"), "{config}");
    assert_eq!(home.files("site").len(), 4);
    home.run_in("", &["init", "site", "--cms", "decap"]).ends(1).complains("`content/admin/config.yml` already exists");
    assert_eq!(home.read("site/content/admin/config.yml"), config);
}

#[test]
fn what_of_a_site_does_not_fit_the_editor_is_said() {
    let home = Home::new();
    home.write("site/site.yaml", &format!("{OLD}headers: true\n"));
    let ran = home.run_in("", &["init", "site", "--cms", "decap"]).ends(0);
    let ran = ran.complains("only if their files end in `.en.md`").complains("does not let browsers load Decap CMS");
    ran.complains("https://unpkg.com");
    home.run_in("", &["init", "site", "--cms", "decap", "--title", "x"])
        .ends(2)
        .complains("`--title` is for a new site");
    home.write("folders/site.yaml", OLD);
    home.write("folders/content/posts/en/a.md", "---\ntitle: A\ndate: 2016-10-08\n---\ntext\n");
    let ran = home.run_in("", &["init", "folders", "--cms", "decap"]).ends(0);
    assert_eq!(ran.err, "");
    assert!(home.read("folders/content/admin/config.yml").contains("structure: multiple_folders\n"));
    home.write("other/site.yaml", "base_url: https://example.org/\n");
    let ran = home.run_in("", &["init", "other", "--cms", "decap"]).ends(0);
    assert_eq!(ran.err, "");
}

#[test]
fn an_unknown_editor_is_wrong_usage() {
    let home = Home::new();
    home.run_in("", &["init", "site", "--cms", "wordpress"]).ends(2).complains("write `sveltia` or `decap`");
    assert!(!home.has("site"));
}
