//! A folder of another program than the import is named in the error.

use chancery::import::folders::{self, Dialect, Options};

use super::folders::{old, options};
use super::{names, shown};

#[track_caller]
fn refused(dialect: Dialect, archive: &str) -> String {
    let desk = old(archive);
    let before = names(desk.folder.path());
    let said = match folders::import(&options(&desk, dialect)) {
        Ok(_) => panic!("it was imported as {dialect:?}: {archive}"),
        Err(problems) => shown(&problems),
    };
    assert_eq!(names(desk.folder.path()), before, "something was left on the disk");
    said
}

const POST: &str = "-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08\n---\nisi\n\
    -- _posts/2016-10-08-a.md --\n---\ntitle: A\n---\nisi\n";

#[test]
fn a_folder_of_a_program_without_an_import_is_named_with_the_place_of_its_posts() {
    for (archive, name, place) in [
        (
            "-- _quarto.yml --\nproject: {type: website}\n-- posts/a/index.qmd --\n---\ntitle: A\n---\nx\n",
            "Quarto",
            "posts",
        ),
        ("-- _config.yml --\ntitle: T\n-- source/_posts/a.md --\n---\ntitle: A\n---\nx\n", "Hexo", "source/_posts"),
        ("-- _config.yml --\ntitle: T\nnew_post_name: x\n", "Hexo", "source/_posts"),
        ("-- pelicanconf.py --\nSITENAME = 'T'\n-- content/a.md --\nTitle: A\n\nx\n", "Pelican", "content"),
        ("-- gatsby-config.ts --\nexport default {}\n", "Gatsby", "src/pages"),
        ("-- docusaurus.config.js --\nmodule.exports = {}\n-- blog/a.md --\nx\n", "Docusaurus", "blog"),
        ("-- astro.config.mjs --\nexport default {}\n-- package.json --\n{}\n", "Astro", "src/content"),
        ("-- mkdocs.yml --\nsite_name: T\n-- docs/index.md --\nx\n", "MkDocs", "docs"),
        ("-- conf.py --\nBLOG_TITLE = 'T'\n-- posts/a.rst --\nx\n", "Nikola", "posts"),
        ("-- T.lektorproject --\n[project]\n", "Lektor", "contents.lr"),
    ] {
        for dialect in [Dialect::Jekyll, Dialect::Hugo, Dialect::Eleventy, Dialect::Zola] {
            let said = refused(dialect, &format!("{POST}{archive}"));
            assert!(said.contains(&format!("is a site of {name}, not of")), "{name}: {said}");
            assert!(said.contains(place) && said.contains("chancery init"), "{name}: {said}");
        }
    }
}

#[test]
fn a_folder_of_a_program_with_another_import_names_that_import() {
    for (archive, dialect, command) in [
        ("-- _config.yml --\ntitle: T\n", Dialect::Hugo, "chancery import jekyll"),
        ("-- hugo.yaml --\ntitle: T\n", Dialect::Jekyll, "chancery import hugo"),
        ("-- config.toml --\nbaseURL = 'https://kopi.example/'\n", Dialect::Zola, "chancery import hugo"),
        ("-- config.toml --\nbase_url = 'https://kopi.example'\n", Dialect::Hugo, "chancery import zola"),
        (
            "-- package.json --\n{\"devDependencies\": {\"@11ty/eleventy\": \"3\"}}\n",
            Dialect::Zola,
            "chancery import eleventy",
        ),
    ] {
        let said = refused(dialect, &format!("{POST}{archive}"));
        assert!(said.contains(command), "{said}");
    }
}

#[test]
fn an_export_is_no_folder() {
    let ghost = "{\"db\": [{\"meta\": {\"version\": \"5.0\"}, \"data\": {\"posts\": []}}]}\n";
    let xml = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"></rss>\n";
    for (file, text, name, hint) in [
        ("blog.ghost.json", ghost, "Ghost", "chancery import ghost"),
        ("export.xml", xml, "WordPress", "chancery import wordpress"),
    ] {
        let archive = format!("-- {file} --\n{text}");
        let said = refused(Dialect::Hugo, &archive);
        assert!(said.contains(&format!("is from {name}")) && said.contains(hint), "{said}");
        let desk = old(&archive);
        let given = Options { folder: desk.path(&format!("old/{file}")), ..options(&desk, Dialect::Jekyll) };
        let said = shown(&folders::import(&given).unwrap_err());
        assert!(said.contains(&format!("is an export of {name}, not a folder")), "{said}");
    }
}

#[test]
fn a_folder_with_its_own_configuration_is_imported_whatever_else_is_in_it() {
    for (dialect, own) in [
        (Dialect::Jekyll, "-- _config.yml --\ntitle: T\n"),
        (Dialect::Hugo, "-- hugo.toml --\ntitle = 'T'\n"),
        (Dialect::Eleventy, "-- .eleventy.js --\nmodule.exports = () => {};\n"),
        (Dialect::Zola, "-- config.toml --\nbase_url = 'https://kopi.example'\n"),
    ] {
        let desk = old(&format!("{POST}{own}-- mkdocs.yml --\nsite_name: T\n-- astro.config.mjs --\n\n"));
        assert!(folders::import(&options(&desk, dialect)).is_ok(), "{dialect:?}");
    }
}
