//! Names of files as macOS writes them, with decomposed letters, and links as keyboards write them.

use super::SITE;
use crate::support::{has, page, reported, site};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

#[test]
fn a_decomposed_name_is_found_by_links_pictures_and_images() {
    let outcome = site(&format!(
        "{SITE}-- content/posts/cafe\u{301}.svg --\n{SVG}\n-- content/posts/nai\u{308}ve.md --\n---\ntitle: N\ndate: 2016-01-06\n---\nx\n\
         -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\nimage: café.svg\n---\n![x](café.svg) [l](naïve.md) [m](@/posts/naïve.md) \
         [n](/posts/caf%C3%A9.svg) <img src=\"café.svg\" srcset=\"café.svg 2x\" alt=\"\">\n"
    ));
    assert_eq!(reported(&outcome), "");
    assert!(has(&outcome, "posts/cafe\u{301}.svg"));
    let text = page(&outcome, "2016/01/a/index.html");
    for part in [
        "<img src=\"/sub/posts/cafe%CC%81.svg\" alt=\"x\"",
        "href=\"/sub/posts/cafe%CC%81.svg\"",
        "<img src=\"/sub/posts/cafe%CC%81.svg\" srcset=\"/sub/posts/cafe%CC%81.svg 2x\"",
        "content=\"https://example.org/sub/posts/cafe%CC%81.svg\"",
        "href=\"/sub/2016/01/na%C3%AFve/\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_composed_name_is_found_by_decomposed_links() {
    let outcome = site(&format!(
        "{SITE}-- content/posts/café.svg --\n{SVG}\n-- content/posts/naïve.md --\n---\ntitle: N\ndate: 2016-01-06\n---\nx\n\
         -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n---\n![x](cafe\u{301}.svg) [l](nai\u{308}ve.md)\n"
    ));
    assert_eq!(reported(&outcome), "");
    assert!(page(&outcome, "2016/01/a/index.html").contains("<img src=\"/sub/posts/caf%C3%A9.svg\""));
}

#[test]
fn menus_templates_and_settings_find_a_decomposed_name() {
    let outcome = site(&format!(
        "{SITE}extra: {{ favicon: /café.svg }}\nmenu: [{{ title: M, page: naïve.md }}, {{ title: P, url: /café.svg }}]\n\
         -- content/cafe\u{301}.svg --\n{SVG}\n-- content/nai\u{308}ve.md --\n---\ntitle: N\n---\nx\n\
         -- templates/base.html --\n{{% extends \"themes/chancery/base.html\" %}}\n{{% block head_extra %}}\
         <link rel=\"x\" href=\"{{{{ url(path=\"/café.svg\") }}}}\">{{% endblock head_extra %}}\n"
    ));
    assert_eq!(reported(&outcome), "");
    let text = page(&outcome, "index.html");
    assert_eq!(text.matches("/sub/cafe%CC%81.svg").count(), 3, "{text}");
    assert!(text.contains("href=\"/sub/na%C3%AFve/\""), "{text}");
}

#[test]
fn files_of_a_bundle_and_its_folder_may_be_decomposed() {
    let outcome = site(&format!(
        "{SITE}-- content/posts/cafe\u{301}/index.md --\n---\ntitle: A\ndate: 2016-01-05\n---\n![x](the\u{301}.svg) ![y](thé.svg)\n\
         -- content/posts/cafe\u{301}/the\u{301}.svg --\n{SVG}\n-- content/posts/b.md --\n---\ntitle: B\ndate: 2016-01-06\n---\n[l](café/index.md)\n"
    ));
    assert_eq!(reported(&outcome), "");
    let text = page(&outcome, "2016/01/café/index.html");
    assert_eq!(text.matches("src=\"/sub/2016/01/caf%C3%A9/the%CC%81.svg\"").count(), 2, "{text}");
}

#[test]
fn an_address_that_is_typed_finds_a_page_and_a_file_that_are_published_decomposed() {
    let outcome = site(&format!(
        "{SITE}-- content/posts/a/index.md --\n---\ntitle: A\ndate: 2016-01-05\npermalink: /cafe\u{301}/\n---\n[l](/café/) ![x](/café/thé.svg)\n\
         -- content/posts/a/the\u{301}.svg --\n{SVG}\n"
    ));
    assert_eq!(reported(&outcome), "");
    let text = page(&outcome, "cafe\u{301}/index.html");
    assert!(
        text.contains("<a href=\"/sub/cafe%CC%81/\"") && text.contains("src=\"/sub/cafe%CC%81/the%CC%81.svg\""),
        "{text}"
    );
}

#[test]
fn translations_are_found_by_names_in_either_spelling() {
    let post =
        |path: &str, key: &str| format!("-- content/posts/{path} --\n---\ntitle: T\ndate: 2016-01-05\n{key}---\nx\n");
    for (one, other) in [
        (post("café.en.md", ""), post("cafe\u{301}.id.md", "")),
        (post("a.en.md", "translation: café\n"), post("b.id.md", "translation: cafe\u{301}\n")),
    ] {
        let settings = SITE.replace("base_url", "languages: [en, id]\nbase_url");
        let outcome = site(&format!("{settings}{one}{other}"));
        assert_eq!(reported(&outcome), "");
        let pages: Vec<&str> =
            crate::support::paths(&outcome).into_iter().filter(|path| path.starts_with("2016/01/")).collect();
        let text = page(&outcome, pages[0]);
        assert!(text.contains("hreflang=\"x-default\""), "{one}{other}");
    }
}

#[test]
fn a_template_may_have_a_decomposed_name() {
    let outcome = site(&format!(
        "{SITE}-- templates/cafe\u{301}.html --\nOWN {{{{ page.title }}}}\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n\
         template: café\n---\nx\n"
    ));
    assert_eq!(reported(&outcome), "");
    assert_eq!(page(&outcome, "2016/01/a/index.html").trim(), "OWN A");
}

#[test]
fn a_data_file_hides_its_post_in_either_spelling() {
    let outcome = site(&format!(
        "{SITE}-- content/posts/café.md --\n---\ntitle: SECRET\ndate: 2016-01-05\n---\nx\n\
         -- content/posts/cafe\u{301}.11tydata.json --\n{{\"draft\": true}}\n"
    ));
    assert!(!page(&outcome, "index.html").contains("SECRET"), "{}", reported(&outcome));
}
