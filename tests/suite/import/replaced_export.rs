//! An export that is replaced or rewritten while it is imported.

use std::fs;
use std::path::Path;

use chancery::import::wordpress;

use super::export::Export;
use super::{Desk, Moved, finish, names, shown};

/// Two posts; every word names the export that it is from.
fn export(word: &str) -> String {
    Export::new().post(1, "satu", &format!("{word} satu")).post(2, "dua", &format!("{word} dua")).xml()
}

/// Imports an export. `change` is applied after the first pass.
fn import_changing(change: &dyn Fn(&Path)) -> (Desk, Result<Moved, String>) {
    let desk = Desk::new();
    let file = desk.write("export.xml", export("lama"));
    let imported = wordpress::import(&desk.options(), &|what, done, all| {
        if what == "reading" && done == all {
            change(&file);
        }
    });
    match imported.and_then(finish) {
        Ok(report) => (Desk::new(), Ok(Moved { desk, report })),
        Err(problems) => (desk, Err(shown(&problems))),
    }
}

#[test]
fn a_replaced_export_is_imported_as_it_was_opened() {
    let (_, moved) = import_changing(&|file| {
        let new = file.with_extension("new");
        // Fewer posts, in another order.
        fs::write(&new, Export::new().post(2, "dua", "baru dua").xml()).unwrap();
        fs::rename(&new, file).unwrap();
    });
    let moved = moved.unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(moved.content(), ["posts/2016/2016-10-08-dua.md", "posts/2016/2016-10-08-satu.md"]);
    assert_eq!(moved.body("content/posts/2016/2016-10-08-satu.md"), "lama satu\n");
    assert_eq!(moved.body("content/posts/2016/2016-10-08-dua.md"), "lama dua\n");
}

#[test]
fn an_export_that_is_rewritten_during_the_import_is_an_error() {
    let other_texts = export("baru");
    let other_posts = Export::new().post(2, "dua", "lama dua").post(1, "satu", "lama satu").xml();
    let more_posts = Export::new().post(1, "satu", "lama satu").post(2, "dua", "lama dua").post(3, "tiga", "x").xml();
    let cut = &export("lama")[..export("lama").len() / 2];
    for text in [&other_texts, &other_posts, &more_posts, cut, ""] {
        let (desk, moved) = import_changing(&|file| fs::write(file, text).unwrap());
        let problem = moved.err().expect("it was not imported");
        assert!(problem.contains("export.xml` was changed during the import"), "{problem}");
        assert_eq!(names(desk.folder.path()), ["", "export.xml"]);
    }
}
