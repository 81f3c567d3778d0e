//! The paths of lists, feeds and indexes, and the links between them.

use super::{CONFIG, with};
use crate::support::{clean, has, page, paths};

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
