//! Folders of posts: sections as other programs have them, and folders of languages in them.

use crate::support::{clean, has, html, page, reported, site};

const SITE: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n";

fn post(path: &str, title: &str) -> String {
    format!("-- content/{path} --\n---\ntitle: {title}\ndate: 2016-10-08\n---\nText of {title}.\n")
}

/// A folder of another program, dropped in as it was.
fn dropped_in() -> String {
    let section =
        "-- content/blog/_index.md --\n---\ntitle: Blog\n---\n-- content/about.md --\n---\ntitle: About\n---\nUs.\n";
    let bundle = post("blog/trip/index.md", "Trip")
        + "-- content/blog/trip/map.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    section.to_string() + &bundle + &post("blog/kopdar.md", "Kopdar") + &post("news/wire.md", "Wire")
}

#[test]
fn sections_of_another_program_build_as_they_are() {
    let outcome = clean(&format!("{SITE}{}", dropped_in()));
    for path in ["2016/10/trip/index.html", "2016/10/kopdar/index.html", "2016/10/wire/index.html", "about/index.html"]
    {
        assert!(has(&outcome, path), "{path}");
    }
    assert!(has(&outcome, "2016/10/trip/map.svg") && has(&outcome, "blog/index.html"));
}

#[test]
fn two_posts_of_one_name_in_two_sections_are_an_error_with_the_line_that_tells_them_apart() {
    let archive = format!("{SITE}{}{}", dropped_in(), post("news/kopdar.md", "News of it"));
    let outcome = site(&archive);
    let found: Vec<&_> = outcome.diagnostics.iter().filter(|found| found.message.contains("the same URL")).collect();
    let [found] = found[..] else { panic!("{}", reported(&outcome)) };
    let line = "permalinks: { posts: /:lang/:folder/:slug/ }";
    assert!(found.hints.iter().any(|hint| hint.contains(&format!("`{line}`"))), "{:?}", found.hints);
    let mended = clean(&archive.replace("languages: [en, id]\n", &format!("languages: [en, id]\n{line}\n")));
    for (path, text) in [("blog/kopdar/index.html", "Text of Kopdar"), ("news/kopdar/index.html", "Text of News of it")]
    {
        assert!(page(&mended, path).contains(text), "{path}");
    }
    assert!(has(&mended, "blog/trip/map.svg") && has(&mended, "blog/index.html"));
}

#[test]
fn posts_that_folders_do_not_tell_apart_get_no_such_advice() {
    let hints = |settings: &str, posts: &[String]| {
        let outcome = site(&format!("{SITE}{settings}{}", posts.concat()));
        outcome.diagnostics.iter().flat_map(|found| found.hints.clone()).collect::<Vec<_>>().join("\n")
    };
    let folder = "permalinks: { posts: /:lang/:folder/:slug/ }";
    // In one folder, on two days.
    let days = [post("blog/2016-10-08-a.md", "A"), post("blog/2016-10-09-a.md", "B")];
    assert!(!hints("", &days).contains(folder));
    let own = post("news/b.md", "B").replace("title: B\n", "title: B\npermalink: /2016/10/a/\n");
    assert!(!hints("", &[post("blog/a.md", "A"), own]).contains(folder));
    let has_folder = "permalinks: { posts: /:lang/:folder/x/:year/ }\n";
    assert!(!hints(has_folder, &days).contains(folder));
}

#[test]
fn a_folder_of_a_language_in_a_section_makes_translations() {
    let archive = format!(
        "{SITE}permalinks: {{ posts: /:lang/:folder/:slug/ }}\n{}{}{}{}",
        post("posts/en/kopdar.md", "A meeting"),
        post("posts/id/kopdar.md", "Kopi darat"),
        post("posts/id/trip/index.md", "Perjalanan"),
        post("posts/fr/kopdar.md", "Not French here"),
    );
    let outcome = clean(&archive);
    let english = html(&outcome, "posts/kopdar/index.html");
    assert_eq!(english.one("html").attribute("lang"), Some("en"));
    let indonesian = page(&outcome, "id/posts/kopdar/index.html");
    assert!(indonesian.contains("Text of Kopi darat"), "{indonesian}");
    assert!(indonesian.contains("hreflang=\"en\" href=\"https://example.org/posts/kopdar/\""), "{indonesian}");
    assert!(has(&outcome, "id/posts/trip/index.html"));
    // The site does not have that language.
    assert!(page(&outcome, "posts/fr/kopdar/index.html").contains("<html lang=\"en\""));
}

#[test]
fn a_section_that_is_a_draft_hides_the_posts_in_the_folder_of_a_language_too() {
    let draft = |path: &str| format!("-- content/{path} --\n---\ntitle: T\ndraft: true\n---\n");
    let posts = post("posts/id/a.md", "Hidden") + &post("posts/id/b.md", "Hidden").replace("date:", "lang: en\ndate:");
    for section in ["posts/_index.md", "posts/id/_index.md"] {
        let outcome = clean(&format!("{SITE}{}{posts}{}", draft(section), post("open.md", "Open")));
        assert!(outcome.rendered.as_ref().unwrap().values().all(|bytes| !contains(bytes, b"Hidden")), "{section}");
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
