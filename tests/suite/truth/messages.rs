//! Messages say where a mistake is, once, and what was meant.

use super::SITE;
use crate::support::{html, page, reported, site};

fn post(keys: &str, body: &str) -> String {
    format!("{SITE}-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n{keys}---\n{body}\n")
}

fn hint(archive: &str) -> String {
    let outcome = site(archive);
    assert_eq!(outcome.diagnostics.len(), 1, "{}", reported(&outcome));
    outcome.diagnostics[0].hints.join(" ")
}

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

#[test]
fn the_column_on_a_terminal_is_the_true_one_on_a_long_line() {
    let outcome = site(&post("", &format!("{}![x](nix.jpg) {}", "kopi ".repeat(200), "teh ".repeat(200))));
    let shown = chancery::base::diagnostic::render(&outcome.diagnostics, false);
    assert!(shown.contains("content/posts/a.md:5:1006\n"), "{shown}");
}

#[test]
fn a_missing_picture_is_told_about_pictures_and_names_a_near_one() {
    for (written, near) in [
        ("CUP.SVG", "cup.svg"),
        ("pics/Tea.svg", "pics/tea.svg"),
        ("cpu.svg", "cup.svg"),
        ("tea.svg", "pics/tea.svg"),
        ("/posts/Cup.svg", "cup.svg"),
        ("../other.svg", "/far/other.svg"),
    ] {
        let files = format!(
            "-- content/posts/cup.svg --\n{SVG}\n-- content/posts/pics/tea.svg --\n{SVG}\n-- content/far/other.svg --\n{SVG}\n"
        );
        for (keys, body) in
            [(String::new(), format!("![x]({written})")), (format!("image: {written}\n"), "x".to_string())]
        {
            let archive = post(&keys, &body) + &files;
            assert_eq!(hint(&archive), format!("did you mean `{near}`?"), "{written}");
            assert!(reported(&site(&archive)).contains(&format!(": there is no picture `{written}`")), "{written}");
        }
    }
}

#[test]
fn a_missing_picture_or_file_by_its_path_from_content_names_a_near_one() {
    let files = format!("-- content/pics/cup.svg --\n{SVG}\n-- content/pics/paper.pdf --\nx\n");
    for (body, near) in [("![x](@/pics/Cup.svg)", "/pics/cup.svg"), ("[x](@/pics/papr.pdf)", "@/pics/paper.pdf")] {
        let archive = post("", body) + &files;
        assert_eq!(hint(&archive), format!("did you mean `{near}`?"));
    }
    assert!(
        reported(&site(&post("", "![x](@/nix.svg)")))
            .contains("error content/posts/a.md:5:6: there is no picture `@/nix.svg`")
    );
}

#[test]
fn a_missing_image_of_front_matter_is_a_warning_at_its_place() {
    for (keys, place) in [
        ("image: nix.jpg\n", "4:8"),
        ("cover: {url: nix.jpg, alt: x}\n", "4:8"),
        ("images: x\nog_image: nix.jpg\n", "5:11"),
    ] {
        let found = reported(&site(&post(keys, "x")));
        let line = found.lines().find(|line| line.contains("picture")).unwrap_or_else(|| panic!("{keys}: {found}"));
        assert!(
            line.starts_with("warning content/posts/a.md:") && line.ends_with("there is no picture `nix.jpg`"),
            "{line}"
        );
        assert!(line.contains(place), "{line}");
    }
    assert_eq!(reported(&site(&post("image: https://example.net/x.jpg\n", "x"))), "");
}

#[test]
fn a_theme_that_does_not_exist_is_one_error() {
    for template in [
        "",
        "-- templates/post.html --\n{% extends \"themes/nix/post.html\" %}\n",
        "-- templates/post.html --\n{{ page.nix }}\n",
    ] {
        let outcome = site(&format!("{}{template}", post("", "x").replace("title: T", "theme: nix\ntitle: T")));
        assert_eq!(reported(&outcome), "error site.yaml:1:8: theme `nix` does not exist\n");
    }
    let near = format!("{SITE}theme: chancary\n");
    assert_eq!(hint(&near), "did you mean `chancery`?");
    let both = reported(&site(&post("date: x\n", "x").replace("title: T", "theme: nix\ntitle: T")));
    assert!(both.contains("error site.yaml:1:8") && both.contains("content/posts/a.md"), "{both}");
}

#[test]
fn a_tab_that_indents_yaml_is_named() {
    for (keys, place) in [
        ("tags:\n\t- a\n", "5:1"),
        ("extra:\n\tx: 1\n", "5:1"),
        ("extra:\n  y:\n  \tx: 1\n", "6:3"),
        ("tags:\n  - a\n\t- b\n", "6:1"),
    ] {
        let outcome = site(&post(keys, "x"));
        let found = reported(&outcome);
        assert_eq!(
            found,
            format!("error content/posts/a.md:{place}: this is not YAML: a line is indented with a tab\n"),
            "{keys:?}"
        );
        assert_eq!(outcome.diagnostics[0].hints, ["indent with spaces, not tabs"]);
    }
    let found = site(&SITE.replace("title: T", "extra:\n\tx: 1\ntitle: T"));
    assert_eq!(found.diagnostics[0].hints, ["indent with spaces, not tabs"]);
    assert_eq!(reported(&site(&post("summary:\tx\n", "x"))), "", "a tab elsewhere is YAML");
    let other = reported(&site(&post("a: [\n", "x")));
    assert!(!other.contains("tab"), "{other}");
}

#[test]
fn the_name_of_a_language_is_answered_with_its_code() {
    for (written, code) in [
        ("english", "en"),
        ("Indonesian", "id"),
        ("bahasa indonesia", "id"),
        ("Bahasa Indonesia", "id"),
        ("Deutsch", "de"),
        ("中文", "zh"),
        ("en_US.UTF-8", "en-US"),
    ] {
        let expected = format!("did you mean `{code}`?");
        assert_eq!(hint(&post(&format!("lang: {written}\n"), "x")), expected);
        assert_eq!(hint(&format!("{SITE}languages: [{written}]\n")), expected);
    }
    let settings =
        SITE.replace("title: T", "languages: [en, id]\ntitle: { en: T, id: U }\nmenu: { english: [], id: [] }");
    assert_eq!(hint(&settings), "did you mean `en`?");
    let settings = SITE.replace("title: T", "languages: [en, id]\ntitle: { english: T, id: U }");
    assert_eq!(hint(&settings), "did you mean `en`?");
    let words = format!("{SITE}-- i18n/indonesian.ftl --\nhome = Beranda\n");
    assert_eq!(hint(&words), "did you mean `id.ftl`?");
}

#[test]
fn codes_of_three_letters_and_of_systems_are_understood() {
    let settings = SITE.replace("title: T", "languages: [en, id, zh]\ntitle: T");
    for (written, tag) in
        [("eng", "en"), ("ind", "id"), ("en_US", "en-US"), ("EN", "en"), ("zh-cn", "zh-CN"), ("zho", "zh")]
    {
        let outcome = site(&post(&format!("lang: {written}\n"), "x").replace(SITE, &settings));
        let found = reported(&outcome);
        assert!(!found.contains("content/"), "{written}: {found}");
        let own =
            crate::support::paths(&outcome).into_iter().find(|path| path.ends_with("2016/01/a/index.html")).unwrap();
        assert_eq!(html(&outcome, own).one("html").attribute("lang"), Some(tag), "{written}");
    }
}

#[test]
fn authors_in_one_text_are_people_and_not_surnames_and_given_names() {
    let authors = |keys: &str| {
        let outcome = site(&post(keys, "x"));
        let found = crate::support::paths(&outcome).iter().filter(|path| path.starts_with("author/")).count();
        (found.saturating_sub(1), reported(&outcome))
    };
    let index_and_pages = |names: usize| names;
    for (keys, names) in [
        ("authors: Dewi Larasati, Budi Santoso\n", 2),
        ("authors: \"Larasati, Dewi; Santoso, Budi\"\n", 2),
        ("authors: [\"Larasati, Dewi\"]\n", 1),
        ("author: Larasati, Dewi\n", 1),
        ("authors: [Sukarno, Hatta]\n", 2),
        ("authors: Martin Luther King, Jr.\n", 1),
    ] {
        let outcome = site(&post(keys, "x"));
        assert_eq!(reported(&outcome), "", "{keys}");
        let json: serde_json::Value = serde_json::from_str(page(&outcome, "feed.json")).unwrap();
        assert_eq!(json["items"][0]["authors"].as_array().map(Vec::len), Some(index_and_pages(names)), "{keys}");
    }
    let (_, found) = authors("authors: Larasati, Dewi\n");
    assert_eq!(found, "warning content/posts/a.md:4:10: `Larasati, Dewi` is read as the name of one author\n");
    let hints = hint(&post("authors: Larasati, Dewi\n", "x"));
    assert_eq!(hints, "write `[\"Larasati, Dewi\"]`, or `[Larasati, Dewi]` if these are two");
}
