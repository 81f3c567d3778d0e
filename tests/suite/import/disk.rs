//! All or nothing is written, and no existing file is overwritten.

use std::fs;

use super::export::{Export, post, upload};
use super::{Desk, names};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("export.xml", Export::new().post(1, "kopi", "new").post(2, "teh", "new").xml());
    desk
}

#[test]
fn a_folder_that_is_not_empty_is_refused_and_unchanged() {
    let desk = desk();
    desk.write("site/mine.txt", "mine");
    let said = desk.refused(&desk.options());
    assert!(said.contains("is not empty") && said.contains("--force") && said.contains("--into"), "{said}");
}

#[test]
fn force_adds_files_and_never_overwrites() {
    let desk = desk();
    let settings = "title: Mine\nbase_url: https://kopi.example/\npermalinks:\n  posts: /:year/:month/:slug/\n";
    desk.write("site/site.yaml", settings);
    desk.write("site/content/posts/2016/2016-10-08-kopi.md", "---\ntitle: Mine\n---\nmine\n");
    let mut options = desk.options();
    options.force = true;
    let moved = desk.import(&options);
    assert_eq!(moved.read("site.yaml"), settings);
    assert!(moved.read("site.import.yaml").contains("Kopi dan Kabar"));
    assert_eq!(moved.read("content/posts/2016/2016-10-08-kopi.md"), "---\ntitle: Mine\n---\nmine\n");
    // The existing post with that name stays; a second import adds nothing.
    assert!(moved.body("content/posts/2016/2016-10-08-kopi-2.md").contains("new"));
    assert!(moved.body("content/posts/2016/2016-10-08-teh.md").contains("new"));
    moved.build();
}

#[test]
fn a_file_that_disappears_during_the_import_is_reported_and_not_partially_written() {
    let desk = Desk::new();
    let gone = desk.write("uploads/2016/10/b.jpg", "b");
    let body = "<img src=\"/wp-content/uploads/2016/10/b.jpg\" alt=\"x\">";
    desk.write("export.xml", Export::new().post(1, "b", body).item(upload(3, "b.jpg", 1)).xml());
    let mut options = desk.options();
    options.media = Some(desk.path("uploads"));
    // Between the first pass, which finds it, and the second, which copies it.
    let report = chancery::import::wordpress::import(&options, &|what, done, all| {
        if what == "reading" && done == all && gone.exists() {
            fs::remove_file(&gone).unwrap();
        }
    })
    .and_then(chancery::cli::verify::finish);
    let moved = super::Moved { desk, report: report.unwrap_or_else(|problems| panic!("{}", super::shown(&problems))) };
    assert_eq!(moved.content(), ["posts/2016/2016-10-08-b/index.md"]);
    assert!(moved.remarked("a file is not available", "b.jpg"));
    moved.build();
}

#[test]
fn a_write_error_halfway_leaves_nothing() {
    let desk = desk();
    // A file exists where the import must create a folder: this is only found when the files are moved into place.
    desk.write("site/content/posts", "a file, not a folder");
    let mut options = desk.options();
    options.force = true;
    let said = desk.refused(&options);
    assert!(said.contains("content/posts"), "{said}");
}

#[test]
fn large_media_files_are_copied_without_loading_them_into_memory() {
    let desk = Desk::new();
    let large = desk.write("uploads/2016/10/film.mp4", "");
    // A sparse file: large when it is read, small on the disk.
    fs::File::options().write(true).open(&large).unwrap().set_len(3 << 30).unwrap();
    desk.write("uploads/2016/10/kosong.jpg", "");
    let body = "[video mp4=\"/wp-content/uploads/2016/10/film.mp4\"][/video]\n\n<img src=\"/wp-content/uploads/2016/10/kosong.jpg\" alt=\"\">";
    desk.write("export.xml", Export::new().item(post(1, "film").body(body)).xml());
    let mut options = desk.options();
    options.media = Some(desk.path("uploads"));
    let moved = desk.import(&options);
    let folder = moved.desk.path("site/content/posts/2016/2016-10-08-film");
    assert_eq!(fs::metadata(folder.join("film.mp4")).unwrap().len(), 3 << 30);
    assert_eq!(fs::metadata(folder.join("kosong.jpg")).unwrap().len(), 0);
}

#[test]
fn an_import_that_is_interrupted_leaves_nothing() {
    use std::sync::atomic::Ordering;
    for stage in ["reading", "writing"] {
        let desk = Desk::new();
        let bodies =
            (1..200).fold(Export::new(), |export, id| export.post(id, &format!("p-{id}"), &"kopi ".repeat(900)));
        desk.write("export.xml", bodies.xml());
        let before = names(desk.folder.path());
        let options = desk.options();
        let problems = chancery::import::wordpress::import(&options, &|what, done, _| {
            if what == stage && done > 100_000 {
                options.stop.store(true, Ordering::Relaxed);
            }
        });
        assert!(problems.unwrap_err()[0].message.contains("interrupted"), "{stage}");
        assert_eq!(names(desk.folder.path()), before, "{stage}");
    }
}
