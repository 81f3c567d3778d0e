//! Who is answered.

use super::browser::{ask, raw};
use super::site::{Site, post};

#[test]
fn row_38_a_foreign_host_is_refused_whatever_it_asks_for() {
    let site = Site::small();
    let address = site.running.address;
    let port = address.port();
    for path in ["/", "/2016/10/post/", "/_chancery/", "/_chancery/client.js", "/_chancery/events?page=/"] {
        for host in [
            format!("evil.example:{port}"),
            "evil.example".to_string(),
            "127.0.0.1".to_string(),
            format!("127.0.0.1:{}", port.wrapping_add(1)),
            format!("127.0.0.1.evil.example:{port}"),
        ] {
            let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            let answer = raw(address, &request);
            assert_eq!(answer.status, 403, "{host} {path}");
            assert!(answer.headers.iter().all(|(name, _)| !name.starts_with("access-control")));
        }
        let none = raw(address, &format!("GET {path} HTTP/1.0\r\n\r\n"));
        assert_eq!(none.status, 403, "{path}");
    }
    let absolute = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    assert_eq!(raw(address, &absolute).status, 403);
    let local = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(raw(address, &local).status, 200);
}

#[test]
fn row_38_a_foreign_origin_neither_hears_events_nor_opens_files() {
    let site = Site::small();
    let address = site.running.address;
    let body = "{\"file\":\"content/posts/post.md\",\"line\":1,\"column\":1}";
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1", "https://localhost"] {
        let header = format!("Origin: {origin}\r\nx-chancery: 1\r\n");
        assert_eq!(ask(address, "GET", "/_chancery/events?page=/", &header, "").status, 403, "{origin}");
        assert_eq!(ask(address, "POST", "/_chancery/open", &header, body).status, 403, "{origin}");
        assert_eq!(ask(address, "OPTIONS", "/_chancery/open", &header, "").status, 403, "{origin}");
        assert_eq!(ask(address, "GET", "/", &header, "").status, 403, "{origin}");
    }
    let cross = "Sec-Fetch-Site: cross-site\r\n";
    assert_eq!(ask(address, "GET", "/_chancery/events?page=/", cross, "").status, 403);
    assert_eq!(ask(address, "GET", "/", cross, "").status, 200, "a link from elsewhere may lead here");
    assert_eq!(ask(address, "POST", "/_chancery/open", "", body).status, 403, "without our own header");
    let own = format!("Origin: http://{address}\r\n");
    assert_eq!(ask(address, "GET", "/", &own, "").status, 200);
}

#[test]
fn row_38_no_path_reaches_the_disk() {
    let site = Site::new(&[("content/posts/post.md", &post("Post", "x")), ("secret.txt", "hidden words")]);
    let traversals = [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5csecret.txt",
        "/..%255csecret.txt",
        "/content/../../secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/secret.txt%00.html",
        "/secret.txt",
        "/site.yaml",
        "/content/posts/post.md",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/_chancery/../secret.txt",
        "/_chancery/client.js/../../secret.txt",
    ];
    for path in traversals {
        let answer = site.get(path);
        assert!(matches!(answer.status, 403 | 404), "{} {path}", answer.status);
        let text = answer.text();
        assert!(!text.contains("hidden words") && !text.contains("base_url") && !text.contains("root:"), "{path}");
    }
}

#[test]
fn only_files_of_the_site_are_opened_in_the_editor() {
    let opened = tempfile::tempdir().unwrap();
    let note = opened.path().join("note");
    let editor = Some(format!("cp {{file}} {}-{{line}}-{{column}}", note.display()));
    let files = [("content/posts/a.md", post("A", "x"))];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let site = Site::with(&files, |given| chancery::preview::Options { editor, ..given });
    let open = |body: &str| ask(site.running.address, "POST", "/_chancery/open", "x-chancery: 1\r\n", body);
    for file in
        ["../x", "/etc/passwd", "content/posts/../../../x", "public/x", "themes/chancery/templates/base.html", ""]
    {
        assert_eq!(open(&format!("{{\"file\":\"{file}\",\"line\":1}}")).status, 404, "{file}");
    }
    assert_eq!(open("{").status, 400);
    assert_eq!(opened.path().read_dir().unwrap().count(), 0);
    assert_eq!(open("{\"file\":\"content/posts/a.md\",\"line\":3,\"column\":2}").status, 204);
    site.until("the editor", |_| opened.path().join("note-3-2").exists().then_some(()));
}

#[test]
fn a_port_that_is_taken_is_told_or_gone_round() {
    let site = Site::small();
    let port = site.running.address.port();
    let options = chancery::preview::Options {
        root: site.path(""),
        host: "127.0.0.1".to_string(),
        port: Some(port),
        selection: Default::default(),
        method: chancery::preview::watch::Method::Events,
        editor: None,
    };
    let Err(problem) = chancery::preview::start(options.clone(), std::sync::Arc::new(|_| {})) else {
        panic!("two at one port")
    };
    assert!(problem.message.contains(&port.to_string()) && problem.hints[0].contains("--port"), "{problem:?}");
    let usual = |_: ()| {
        let options = chancery::preview::Options { port: None, ..options.clone() };
        chancery::preview::start(options, std::sync::Arc::new(|_| {})).unwrap()
    };
    let (first, second) = (usual(()), usual(()));
    assert_ne!(first.address.port(), second.address.port());
}
