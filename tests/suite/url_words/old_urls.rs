//! The URLs that lists have without words of the author's own.

use chancery::build::cache::Cache;
use chancery::input::source::Sources;

use super::{CONFIG, files, with};
use crate::support::{NOW, build, build_as, clean, has, page, paths, redirect, reported, site};

#[test]
fn the_urls_without_words_of_their_own_redirect() {
    let outcome = clean(&with(CONFIG));
    for (from, to) in [
        ("id/tag/", "/id/tagar/"),
        ("id/tag/social-media/", "/id/tagar/media-sosial/"),
        ("id/tag/social-media/page/2/", "/id/tagar/media-sosial/halaman/2/"),
        ("id/tag/asean/", "/id/tagar/asean/"),
        // Other spellings, and the key beside the slug.
        ("id/tag/medsos/", "/id/tagar/media-sosial/"),
        ("id/tag/media-sosial/", "/id/tagar/media-sosial/"),
        ("id/tagar/medsos/", "/id/tagar/media-sosial/"),
        ("id/tagar/social-media/", "/id/tagar/media-sosial/"),
        ("tag/media-sosial/", "/tag/social-media/"),
        ("tag/وسائل-التواصل/", "/tag/social-media/"),
        ("id/category/press/page/2/", "/id/kategori/press/halaman/2/"),
        ("id/author/", "/id/penulis/"),
        ("id/series/cables/", "/id/seri/cables/"),
        ("id/places/geneva/", "/id/tempat/geneva/"),
        ("id/archive/", "/id/arsip/"),
        ("id/page/2/", "/id/halaman/2/"),
        ("id/2016/page/2/", "/id/2016/halaman/2/"),
        ("ar/tag/", "/ar/%D9%88%D8%B3%D9%85/"),
        ("ar/page/2/", "/ar/%D8%B5%D9%81%D8%AD%D8%A9/2/"),
    ] {
        assert_eq!(redirect(&outcome, &format!("{from}index.html")), to, "{from}");
    }
    // What has no word of its own stays.
    for path in ["tag/social-media/page/2/", "archive/", "page/2/", "ar/category/press/", "id/2016/"] {
        assert!(!page(&outcome, &format!("{path}index.html")).contains("http-equiv"), "{path}");
    }
}

#[test]
fn an_old_feed_stays_for_readers_who_do_not_follow_pages_and_the_host_redirects_it() {
    let outcome = clean(&with(CONFIG));
    for name in ["feed.xml", "feed.json"] {
        let copy = page(&outcome, &format!("id/tag/social-media/{name}"));
        assert_eq!(copy, page(&outcome, &format!("id/tagar/media-sosial/{name}")));
    }
    let outcome = clean(&with(&format!("{CONFIG}redirects: host\n")));
    let file = page(&outcome, "_redirects");
    for line in [
        "/id/tag/social-media/ /id/tagar/media-sosial/ 301",
        "/id/tag/social-media/feed.xml /id/tagar/media-sosial/feed.xml 301",
        "/id/tag/social-media/page/2/ /id/tagar/media-sosial/halaman/2/ 301",
        "/id/archive/ /id/arsip/ 301",
    ] {
        assert!(file.lines().any(|own| own == line), "{line} in\n{file}");
    }
    assert!(!has(&outcome, "id/tag/social-media/feed.xml") && !has(&outcome, "id/tag/index.html"));
}

#[test]
fn a_new_site_can_do_without_them() {
    let outcome = clean(&with(&CONFIG.replace("folders:\n", "folders:\n  redirect: false\n")));
    let old = |path: &&str| {
        ["id/tag/", "id/archive", "id/page/", "ar/tag/", "id/category/"].iter().any(|old| path.starts_with(old))
    };
    assert_eq!(paths(&outcome).into_iter().filter(old).collect::<Vec<_>>(), Vec::<&str>::new());
    // Names that posts may use lead on, as they do without any word.
    assert_eq!(redirect(&outcome, "id/tagar/medsos/index.html"), "/id/tagar/media-sosial/");
    assert!(!has(&outcome, "id/tagar/social-media/index.html"));
}

#[test]
fn every_other_page_comes_first() {
    let topics = CONFIG.replace("  places: { folder: { id: tempat } }", "  places: { folder: { id: tag } }");
    let page_at = "-- content/archive.id.md --\n---\ntitle: Gudang\naliases: /id/page/2/\n---\nText.\n";
    let outcome = clean(&format!("{topics}{}{page_at}", files()));
    assert!(page(&outcome, "id/tag/index.html").contains("/id/tag/geneva/"), "the index of places");
    assert!(page(&outcome, "id/archive/index.html").contains("Gudang"));
    assert_eq!(redirect(&outcome, "id/page/2/index.html"), "/id/archive/");
    assert_eq!(redirect(&outcome, "id/tag/social-media/index.html"), "/id/tagar/media-sosial/");
}

#[test]
fn a_file_with_the_name_of_an_old_folder_stays() {
    let file = "-- content/id/tag --\nA file.\n";
    let outcome = clean(&format!("{CONFIG}{}{file}", files()));
    assert_eq!(page(&outcome, "id/tag"), "A file.\n");
    assert!(!has(&outcome, "id/tag/index.html") && !has(&outcome, "id/tag/social-media/feed.xml"));
    // Lists do not give way to it.
    let outcome = site(&format!("{CONFIG}{}{}", files(), file.replace("tag", "tagar")));
    assert!(reported(&outcome).contains("cannot both be written"), "{}", reported(&outcome));
}

#[test]
fn two_taxonomies_can_change_places() {
    let config = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n\
        taxonomies: {tags: {folder: category}, categories: {folder: tag}}\n";
    let post =
        "-- content/a.md --\n---\ntitle: A\ndate: 2016-01-01\ntags: [x, both]\ncategories: [y, both]\n---\nText.\n";
    let outcome = clean(&format!("{config}{post}"));
    assert_eq!(redirect(&outcome, "tag/x/index.html"), "/category/x/");
    assert_eq!(redirect(&outcome, "category/y/index.html"), "/tag/y/");
    assert!(page(&outcome, "tag/both/index.html").contains("Category Archives"));
    assert!(
        page(&outcome, "tag/index.html").contains("/tag/y/")
            && page(&outcome, "category/index.html").contains("/category/x/")
    );
}

#[test]
fn a_slug_redirects_its_key_below_a_permalink_too() {
    let config = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id]\n\
        taxonomies: {tags: {permalink: /topics/all/:slug/}}\ntags: {media: {en: media, slug: {id: pers}}}\n";
    let post = "-- content/a.id.md --\n---\ntitle: A\ndate: 2016-01-01\ntags: media\n---\nText.\n";
    let outcome = clean(&format!("{config}{post}"));
    assert_eq!(redirect(&outcome, "id/topics/all/media/index.html"), "/id/topics/all/pers/");
    assert!(has(&outcome, "topics/all/media/index.html") && has(&outcome, "id/topics/all/pers/index.html"));
}

#[test]
fn a_build_after_another_configuration_is_the_same_as_a_clean_one() {
    let mut cache = Cache::default();
    let sources = |config: &str| Sources::of(&with(config), NOW);
    let configs = [CONFIG.to_string(), CONFIG.replace("tagar", "kata"), CONFIG.replace("media-sosial", "pers")];
    for config in configs {
        let sources = sources(&config);
        let warm = build_as(&sources, &Default::default(), &mut cache);
        let cold = build(&sources);
        assert!(warm.rendered == cold.rendered && reported(&warm) == reported(&cold), "{config}");
    }
}

#[test]
fn a_site_below_a_folder_with_relative_urls_is_sound() {
    let config = CONFIG.replace("example.org/", "example.org/blog/") + "relative_urls: true\n";
    clean(&with(&config));
    let outcome = clean(&with(&CONFIG.replace("example.org/", "example.org/blog/")));
    assert_eq!(redirect(&outcome, "id/tag/index.html"), "/blog/id/tagar/");
}

#[test]
fn a_site_without_words_has_no_redirect_from_a_list() {
    let config = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [en, id, ar]\npaginate: 2\n";
    let outcome = site(&with(config));
    let redirects =
        outcome.rendered.iter().flatten().filter(|(_, bytes)| bytes.windows(18).any(|at| at == b"http-equiv=\"refre"));
    assert_eq!(redirects.count(), 0);
}
