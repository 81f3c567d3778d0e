//! Downloads from the author's point of view. Unit tests next to the code test the rules with local servers.

use super::export::{Export, post, upload};
use super::import_with;
use chancery::import::report::Effect;

#[test]
fn an_export_cannot_make_chancery_contact_this_computer() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let host = format!("http://127.0.0.1:{port}");
    let body = format!(
        "<img src=\"{host}/wp-content/uploads/2016/10/a.jpg\" alt=\"a\"> <img src=\"http://127.0.0.1/wp-content/uploads/b.jpg\" alt=\"b\">"
    );
    let export = Export::new().item(post(1, "a").body(&body)).item(upload(2, "c.jpg", 0));
    let xml = export.xml().replace("https://kopi.example", &host);
    let moved = import_with(&xml, |options| options.fetch = true);
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "it was asked");
    let lost = moved.remarks(Effect::Lost);
    assert!(lost.contains_key("a file could not be downloaded, so it stays on the old host"), "{lost:?}");
    assert!(moved.remarked("could not be downloaded", &format!("not {port}")), "{}", moved.read("import-report.md"));
    let left =
        super::names(moved.desk.folder.path()).into_iter().filter(|name| name.starts_with('.')).collect::<Vec<_>>();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn nothing_is_downloaded_unless_the_author_asks() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let host = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let body = format!("<img src=\"{host}/wp-content/uploads/a.jpg\" alt=\"a\">");
    let xml = Export::new().item(post(1, "a").body(&body)).xml().replace("https://kopi.example", &host);
    let moved = import_with(&xml, |_| {});
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "it was asked");
    assert!(moved.remarks(Effect::Lost).contains_key("a file is not available, so it stays on the old host"));
}
