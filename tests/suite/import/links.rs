//! Links to the old blog, and its files.

use super::export::{Export, page, post, upload};
use super::{Desk, Moved, import};
use chancery::import::report::Effect;

#[test]
fn links_to_the_old_host_in_any_form_become_links_to_files() {
    let target = post(7, "teh").body("x");
    let body = "<a href=\"https://kopi.example/2016/10/teh/\">a</a> <a href=\"http://www.kopi.example/2016/10/teh/#rasa\">b</a> \
                <a href=\"/?p=7\">c</a> <a href=\"https://kopi.example/2016/10/teh/feed/\">d</a> <a href=\"/tag/kopi/\">e</a> \
                <a href=\"/tentang/\">f</a> <a href=\"https://kopi.example\">g</a> <a href=\"https://lain.example/2016/10/teh/\">h</a> \
                <a href=\"/2016/10/hilang/\">i</a>";
    let item = post(1, "kopi").body(body).term("post_tag", "kopi", "kopi");
    let moved = import(&Export::new().item(item).item(target).item(page(8, "tentang").body("y")).xml());
    assert_eq!(
        moved.body("content/posts/2016/2016-10-08-kopi.md"),
        "[a](@/posts/2016/2016-10-08-teh.md) [b](/2016/10/teh/#rasa) [c](@/posts/2016/2016-10-08-teh.md) \
         [d](@/posts/2016/2016-10-08-teh.md) [e](/tag/kopi/) [f](@/tentang.md) [g](/) \
         [h](https://lain.example/2016/10/teh/) [i](https://kopi.example/2016/10/hilang/)\n"
    );
    assert!(moved.remarked("goes to a page that is not in the export", "/2016/10/hilang/"));
    moved.build();
}

/// Post 1 shows its own image in a smaller size; 2 is a draft with one; 3 has a featured image; no post shows 14.
fn with_media(change: impl FnOnce(&mut chancery::import::wordpress::Options)) -> Moved {
    let desk = Desk::new();
    for name in ["peta.jpg", "rahasia.jpg", "sampul.jpg", "lampiran.pdf", "album-1.jpg", "album-2.jpg"] {
        desk.write(&format!("uploads/2016/10/{name}"), format!("bytes of {name}"));
    }
    let shown = "[caption id=\"attachment_11\" align=\"alignleft\" width=\"300\"]<a href=\"https://kopi.example/wp-content/uploads/2016/10/peta.jpg\">\
                 <img class=\"size-medium wp-image-11\" src=\"https://kopi.example/wp-content/uploads/2016/10/peta-300x200.jpg\" alt=\"Peta kota\" width=\"300\" height=\"200\" /></a> Kota <em>lama</em>[/caption]";
    let caption = "<excerpt:encoded><![CDATA[Halaman depan]]></excerpt:encoded>";
    let export = Export::new()
        .item(post(1, "peta").body(&format!("{shown}\n\n[gallery ids=\"15,16\"]")))
        .item(post(2, "konsep").status("draft").body("<img src=\"/wp-content/uploads/2016/10/rahasia.jpg\" alt=\"\">"))
        .item(post(3, "sampul").body("x").meta("_thumbnail_id", "13"))
        .item(post(4, "hilang").body("<img src=\"/wp-content/uploads/2016/10/hilang.jpg\" alt=\"gone\">"))
        .item(upload(11, "peta.jpg", 1))
        .item(upload(12, "rahasia.jpg", 2))
        .item(upload(13, "sampul.jpg", 0).meta("_wp_attachment_image_alt", "Sampul buku"))
        .item(upload(14, "lampiran.pdf", 0))
        .item(upload(15, "album-1.jpg", 1).more(caption).meta("_wp_attachment_image_alt", "Satu"))
        .item(upload(16, "album-2.jpg", 1));
    desk.write("export.xml", export.xml());
    let mut options = desk.options();
    options.media = Some(desk.path("uploads"));
    change(&mut options);
    desk.import(&options)
}

#[test]
fn available_files_are_next_to_their_posts_with_captions_and_alt_texts() {
    let moved = with_media(|_| {});
    assert_eq!(
        moved.content(),
        [
            "media/lampiran.pdf",
            "posts/2016/2016-10-08-hilang.md",
            "posts/2016/2016-10-08-konsep/index.md",
            "posts/2016/2016-10-08-konsep/rahasia.jpg",
            "posts/2016/2016-10-08-peta/album-1.jpg",
            "posts/2016/2016-10-08-peta/album-2.jpg",
            "posts/2016/2016-10-08-peta/index.md",
            "posts/2016/2016-10-08-peta/peta.jpg",
            "posts/2016/2016-10-08-sampul/index.md",
            "posts/2016/2016-10-08-sampul/sampul.jpg",
        ]
    );
    let body = moved.body("content/posts/2016/2016-10-08-peta/index.md");
    assert!(body.contains("<img src=\"peta.jpg\" alt=\"Peta kota\">"), "{body}");
    assert!(body.contains("Kota <em>lama</em>") || body.contains("Kota *lama*"), "{body}");
    assert!(body.contains("![Satu](album-1.jpg \"Halaman depan\")") || body.contains("Halaman depan"), "{body}");
    let front = moved.front("content/posts/2016/2016-10-08-sampul/index.md");
    assert!(
        front.contains(&"image: sampul.jpg".to_string()) && front.contains(&"image_alt: Sampul buku".to_string()),
        "{front:?}"
    );
    assert_eq!(moved.read("content/posts/2016/2016-10-08-peta/peta.jpg"), "bytes of peta.jpg");
    assert!(moved.remarks(Effect::Lost).contains_key("a file is not available, so it stays on the old host"));
}

#[test]
fn attachment_pages_and_file_urls_work() {
    let moved = with_media(|_| {});
    let addresses = [
        "https://kopi.example/peta/",
        "https://kopi.example/album-1/",
        "https://kopi.example/sampul/",
        "https://kopi.example/lampiran/",
        "https://kopi.example/?p=11",
        "https://kopi.example/?attachment_id=14",
        "https://kopi.example/wp-content/uploads/2016/10/peta.jpg",
        "https://kopi.example/wp-content/uploads/2016/10/peta-300x200.jpg",
        "https://kopi.example/wp-content/uploads/2016/10/lampiran.pdf",
        "https://kopi.example/wp-content/uploads/2016/10/sampul.jpg",
    ];
    assert_eq!(moved.broken_urls(&addresses), [""; 0]);
}

#[test]
fn row_45_a_file_of_a_draft_is_not_published() {
    let moved = with_media(|_| {});
    let outcome = moved.build();
    let published: Vec<_> = outcome.rendered.as_ref().unwrap().keys().filter(|path| path.contains("rahasia")).collect();
    assert!(published.is_empty(), "{published:?}");
    assert!(!moved.read("content/_redirects").contains("rahasia"));
    assert!(moved.old_urls().iter().all(|url| !url.contains("rahasia")), "{:?}", moved.old_urls());
}

#[test]
fn images_that_are_not_available_stay_on_the_old_host_and_are_reported() {
    let moved = with_media(|options| options.media = None);
    let body = moved.body("content/posts/2016/2016-10-08-peta.md");
    assert!(body.contains("https://kopi.example/wp-content/uploads/2016/10/peta-300x200.jpg"), "{body}");
    let lost = moved.remarks(Effect::Lost);
    assert_eq!(lost["an uploaded file was not imported"], 6, "{lost:?}");
    assert!(moved.remarked("the featured image stays on the old host", "sampul.jpg"));
    assert_eq!(moved.broken_urls(&["/2016/10/peta/", "/peta/", "/album-1/"]), [""; 0]);
}

#[test]
fn a_missing_media_folder_is_an_error() {
    let desk = Desk::new();
    desk.write("export.xml", Export::new().post(1, "a", "x").xml());
    let mut options = desk.options();
    options.media = Some(desk.path("nowhere"));
    let said = desk.refused(&options);
    assert!(said.contains("--media") && said.contains("unpacked uploads folder"), "{said}");
}
