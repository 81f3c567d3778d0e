//! The head of a post: who wrote it, with portraits and roles, and in which other languages it can be read.

use crate::support::{clean, html};

/// Posts of one author and of two, one of them in two languages, and a page in two languages.
const SITE: &str = "-- site.yaml --
title: Notes
base_url: https://example.org/
languages: [en, ar]
-- content/author/dewi.md --
---
role: Editor, Jakarta
image: { url: dewi.svg, alt: Dewi at a desk }
---
She edits.
-- content/author/dewi.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
-- content/author/tomas.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
-- content/author/tomas.md --
---
role: Contributor
image: tomas.svg
---
He counts.
-- content/author/ani.md --
Ani has no portrait.
-- content/posts/one.md --
---
title: One
date: 2016-10-08
authors: Dewi
---
Text.
-- content/posts/one.ar.md --
---
title: عربي
date: 2016-10-08
authors: Dewi
---
نص.
-- content/posts/two.md --
---
title: Two
date: 2016-10-09
authors: [Dewi, Tomas, Ani]
---
Text.
-- content/posts/none.md --
---
title: None
date: 2016-10-10
authors: Ani
---
Text.
-- content/about.md --
# About
-- content/about.ar.md --
# عنا
";

#[test]
fn a_post_of_one_author_begins_with_portrait_name_and_role() {
    let page = html(&clean(SITE), "2016/10/one/index.html");
    let head = page.one("article header");
    assert_eq!(head.one("img.portrait").attribute("src"), Some("/author/dewi.svg"));
    assert_eq!(head.one(".portraits").attribute("aria-hidden"), Some("true"));
    assert_eq!(head.one(".byline").text(), "By Dewi");
    assert_eq!(head.one(".role").text(), "Editor, Jakarta");
    let arabic = html(&clean(SITE), "ar/2016/10/one/index.html");
    let role = arabic.one("article header .role");
    assert_eq!((role.attribute("lang"), role.attribute("dir")), (Some("en"), Some("ltr")));
}

#[test]
fn a_post_of_several_authors_begins_with_their_portraits_and_names_without_roles() {
    let page = html(&clean(SITE), "2016/10/two/index.html");
    assert_eq!(page.attributes(".portraits img", "src"), ["/author/dewi.svg", "/author/tomas.svg"]);
    assert_eq!(page.texts("article header .byline"), ["By Dewi, Tomas, and Ani"]);
    assert!(page.all("article header .role").is_empty());
    let bare = html(&clean(SITE), "2016/10/none/index.html");
    assert_eq!(bare.texts("article header .byline"), ["By Ani"]);
    assert!(bare.all(".portraits").is_empty());
}

#[test]
fn other_languages_are_named_in_the_head_of_posts_and_pages_and_not_among_the_facts() {
    let outcome = clean(SITE);
    for path in ["2016/10/one/index.html", "about/index.html"] {
        let page = html(&outcome, path);
        assert_eq!(page.texts("article header .also"), ["Also available in العربية"], "{path}");
        assert_eq!(page.one("article header .also a").attribute("hreflang"), Some("ar"), "{path}");
        assert!(page.all(".facts .also").is_empty(), "{path}");
    }
    assert!(html(&outcome, "about/index.html").all(".facts").is_empty());
    assert!(html(&outcome, "2016/10/two/index.html").all("article header .also").is_empty());
}

#[test]
fn the_list_of_an_author_with_a_text_is_headed_by_the_name() {
    let outcome = clean(&SITE.replace("languages:", "paginate: 1\nlanguages:"));
    let page = html(&outcome, "author/dewi/index.html");
    assert_eq!(page.texts(".profile h1"), ["Dewi"]);
    assert_eq!(page.one("title").text(), "Dewi · Notes");
    assert_eq!(page.one(".profile img").attribute("alt"), Some("Dewi at a desk"));
    assert!(page.all(".term-text .portrait").is_empty() && page.all(".term-text .role").is_empty());
    let second = html(&outcome, "author/dewi/page/2/index.html");
    assert_eq!(second.texts("h1"), ["Dewi"]);
    assert!(second.all(".profile").is_empty());
    let without = clean(&SITE.replace("content/author/ani.md --\nAni has", "content/x.md --\n# X\n\nAni has"));
    assert_eq!(html(&without, "author/ani/index.html").texts("h1"), ["Author Archives: Ani"]);
}
