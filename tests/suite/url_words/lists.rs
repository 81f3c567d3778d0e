//! The paths of lists, feeds and indexes, and the links between them.

use super::{CONFIG, with};
use crate::support::{clean, has, html, page, paths, reported, site};

#[test]
fn lists_have_the_words_of_their_edition() {
    let outcome = clean(&with(CONFIG));
    for path in [
        "tag/social-media/index.html",
        "tag/social-media/page/2/index.html",
        "tag/social-media/feed.xml",
        "en/tag/social-media/index.html",
        "en/archive/index.html",
        "en/page/2/index.html",
        "id/tagar/index.html",
        "id/tagar/media-sosial/index.html",
        "id/tagar/media-sosial/halaman/2/index.html",
        "id/tagar/media-sosial/feed.xml",
        "id/tagar/media-sosial/feed.json",
        "id/tagar/asean/index.html",
        "id/kategori/press/index.html",
        "id/penulis/dewi/index.html",
        "id/seri/cables/index.html",
        "id/tempat/geneva/index.html",
        "id/arsip/index.html",
        "id/halaman/2/index.html",
        "id/2016/halaman/2/index.html",
        "ar/وسم/index.html",
        "ar/وسم/وسائل-التواصل/index.html",
        "ar/وسم/وسائل-التواصل/صفحة/2/index.html",
        "ar/وسم/وسائل-التواصل/feed.json",
        "ar/أرشيف/index.html",
        "ar/category/press/index.html",
    ] {
        assert!(has(&outcome, path) && !page(&outcome, path).contains("http-equiv"), "{path}: {:#?}", paths(&outcome));
    }
}

const TAGAR: &str = "/id/tagar/media-sosial/";
/// `/ar/وسم/وسائل-التواصل/` as links have it.
const WASM: &str = "/ar/%D9%88%D8%B3%D9%85/%D9%88%D8%B3%D8%A7%D8%A6%D9%84-%D8%A7%D9%84%D8%AA%D9%88%D8%A7%D8%B5%D9%84/";

#[test]
fn the_same_list_in_other_languages_is_found_by_their_words() {
    let outcome = clean(&with(CONFIG));
    let page = html(&outcome, "id/tagar/media-sosial/index.html");
    let absolute = |path: &str| format!("https://example.org{path}");
    let hreflang = page.attributes("link[rel=alternate][hreflang]", "href");
    let all = ["/en/tag/social-media/", TAGAR, WASM, "/tag/social-media/"].map(absolute);
    assert_eq!(hreflang, all);
    assert_eq!(page.attributes("link[rel=alternate][hreflang]", "hreflang"), ["en", "id", "ar", "x-default"]);
    assert_eq!(page.one("link[rel=canonical]").attribute("href"), Some(absolute(TAGAR).as_str()));
    let switcher = page.attributes(".switcher a", "href");
    assert_eq!(switcher, ["/tag/social-media/", "/en/tag/social-media/", TAGAR, WASM]);
    let second = html(&outcome, "id/tagar/media-sosial/halaman/2/index.html");
    assert_eq!(second.one("link[rel=prev]").attribute("href"), Some(TAGAR));
    let first = html(&outcome, "id/tagar/media-sosial/index.html");
    assert_eq!(first.one("link[rel=next]").attribute("href"), Some("/id/tagar/media-sosial/halaman/2/"));
    let archive = html(&outcome, "id/arsip/index.html").attributes(".switcher a", "href").join(" ");
    assert_eq!(archive, "/archive/ /en/archive/ /id/arsip/ /ar/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81/");
}

#[test]
fn posts_breadcrumbs_feeds_and_the_sitemap_have_the_words_of_the_edition() {
    let outcome = clean(&with(CONFIG));
    let post = html(&outcome, "id/2016/01/post-id/index.html");
    let links = post.attributes("a", "href");
    for link in [TAGAR, "/id/penulis/dewi/", "/id/seri/cables/"] {
        assert!(links.contains(&link), "{link} in {links:?}");
    }
    let data = page(&outcome, "id/tagar/media-sosial/index.html");
    assert!(data.contains("\"item\":\"https://example.org/id/tagar/\""), "{data}");
    let feed = page(&outcome, "id/tagar/media-sosial/feed.xml");
    assert!(feed.contains("href=\"https://example.org/id/tagar/media-sosial/feed.xml\""), "{feed}");
    assert!(feed.contains("<category term=\"social-media\" scheme=\"https://example.org/id/tagar/\""), "{feed}");
    let sitemap = page(&outcome, "sitemap.xml");
    for path in [TAGAR, WASM, "/tag/social-media/", "/id/arsip/", "/id/kategori/"] {
        assert!(sitemap.contains(&format!("<loc>https://example.org{path}</loc>")), "{path}");
    }
    for path in ["/id/tag/", "/id/tagar/social-media/", "/id/archive/", "/ar/tag/"] {
        assert!(!sitemap.contains(&format!("https://example.org{path}")), "{path}");
    }
}

#[test]
fn menus_and_links_of_authors_lead_to_old_and_new_urls() {
    let menu = "menu: [{title: A, url: /id/tagar/}, {title: B, url: /id/tag/}, {title: C, url: /ar/وسم/}]\n";
    let post = "-- content/posts/2016-05-01-more.md --\n---\ntitle: More\n---\n[a](/id/tag/social-media/), [b](/id/tagar/media-sosial/), [c](/id/arsip/).\n";
    let outcome = clean(&format!("{CONFIG}{menu}{}{post}", super::files()));
    assert!(page(&outcome, "index.html").contains("href=\"/ar/%D9%88%D8%B3%D9%85/\""));
    let own = "-- templates/home.html --\n<title>x</title><h1><a href=\"{{ url(path=\"/id/tag/\") }}\">x</a></h1>\n";
    assert_eq!(crate::support::reported(&site(&format!("{CONFIG}{}{own}", super::files()))), "");
    let without = menu.replace("id/tagar", "id/tags");
    let reported = reported(&site(&format!("{CONFIG}{without}{}", super::files())));
    assert!(reported.contains("broken link: this site has no page or file at `/id/tags/`"), "{reported}");
}

#[test]
fn one_word_is_for_all_languages() {
    let config =
        CONFIG.replace("{ id: halaman, ar: صفحة }", "leaf").replace("{ folder: { id: seri } }", "{ folder: run }");
    let config = config.replace("slug: { id: media-sosial, ar: وسائل-التواصل }", "slug: medsos");
    let outcome = clean(&with(&config));
    for path in ["page", "en/page", "id/page", "ar/page"].map(|path| path.replace("page", "leaf/2/index.html")) {
        assert!(has(&outcome, &path), "{path}");
    }
    for path in ["run/cables/", "ar/run/cables/leaf/2/", "tag/medsos/", "id/tagar/medsos/leaf/2/", "ar/وسم/medsos/"]
    {
        assert!(has(&outcome, &format!("{path}index.html")), "{path}");
    }
}

#[test]
fn a_language_takes_the_word_of_its_parent_and_never_that_of_another_language() {
    let config = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: {en: {}, pt-BR: {}, zh-TW: {}}\n\
        taxonomies: {tags: {folder: {pt: etiqueta, zh-Hant: 標籤}}, categories: {folder: {pt-BR: categoria}}}\n";
    let post = |tag: &str| {
        format!("-- content/a.{tag}.md --\n---\ntitle: A\ndate: 2016-01-01\ntags: x\ncategories: y\n---\nText.\n")
    };
    let outcome = site(&format!("{config}{}{}{}", post("en"), post("pt-BR"), post("zh-TW")));
    for path in ["tag/x", "en/tag/x", "pt-BR/etiqueta/x", "pt-BR/categoria/y", "zh-TW/標籤/x", "zh-TW/category/y"] {
        assert!(has(&outcome, &format!("{path}/index.html")), "{path}: {:?}", paths(&outcome));
    }
}

#[test]
fn the_key_of_a_term_stays_what_templates_see() {
    let template = "-- templates/term.html --\n<title>x</title><h1>{{ term.slug }} {{ term.url }}</h1>\n";
    let outcome = site(&format!("{}{template}", with(CONFIG)));
    assert!(
        page(&outcome, "id/tagar/media-sosial/index.html").contains("<h1>social-media /id/tagar/media-sosial/</h1>")
    );
}

#[test]
fn editions_that_are_separate_or_together_have_the_words_of_their_interface() {
    let separate = clean(&with(&CONFIG.replace("paginate: 2", "paginate: 2\narchives: separate")));
    assert!(has(&separate, "id/tagar/media-sosial/halaman/2/index.html") && !has(&separate, "en/tag/index.html"));
    let together =
        CONFIG.replace("paginate: 2", "paginate: 2\narchives: together").replace("[en, id, ar]", "[id, en, ar]");
    let together = clean(&with(&together));
    assert!(has(&together, "tagar/media-sosial/halaman/2/index.html") && has(&together, "arsip/index.html"));
}

#[test]
fn slugs_may_be_made_of_names_where_no_other_is_given() {
    let config = CONFIG.replace("slug: { id: media-sosial, ar: وسائل-التواصل }", "slug: { ar: وسم }");
    let config = config.replace("id: tagar, ar: وسم } }", "id: tagar, ar: وسم }, slugs: names }");
    let config = config
        .replace("  social-media:", "  asean: ASEAN\n  social-media:")
        .replace("en: social media", "en: The Media");
    let outcome = clean(&with(&config));
    for path in
        ["tag/the-media", "en/tag/the-media", "id/tagar/media-sosial", "ar/وسم/وسم", "tag/asean", "id/tagar/asean"]
    {
        let path = format!("{path}/index.html");
        assert!(has(&outcome, &path) && !page(&outcome, &path).contains("http-equiv"), "{path}: {:?}", paths(&outcome));
    }
    assert_eq!(crate::support::redirect(&outcome, "tag/social-media/index.html"), "/tag/the-media/");
    // The names of two tags may be alike.
    let alike = "tags:\n  a: {en: A, id: sama}\n  b: {en: B, id: Sama!}\ntaxonomies: {tags: {slugs: names}}\n";
    let outcome =
        site(&format!("-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n{alike}"));
    assert!(reported(&outcome).contains("`a` and `b` have the same slug in `id`: `sama`"), "{}", reported(&outcome));
}
