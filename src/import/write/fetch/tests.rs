//! Downloads from servers on this computer, which only the rule of a test allows.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::*;
use crate::import::write::staging::Staging;

/// A server that gives prepared answers by path and records requests.
struct Server {
    at: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    _running: chancery_testkit::server::Server,
}

impl Server {
    fn start(answers: &'static [(&'static str, &'static str)]) -> Server {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let running = chancery_testkit::server::Server::start(move |request, stream| {
            seen.lock().unwrap().push(format!("{}{}", request.header("host").unwrap_or_default(), request.target));
            let own = answers.iter().find(|(own, _)| *own == request.target);
            let none = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(own.map_or(none, |(_, answer)| answer).as_bytes())
        });
        Server { at: running.address(), asked, _running: running }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// All names resolve to one server, except some that resolve to a machine of the local network.
#[derive(Debug)]
struct Names {
    server: SocketAddr,
    asked: Arc<AtomicUsize>,
}

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut found = self.empty();
        match uri.host().unwrap_or_default() {
            "nowhere.example" => return Err(Error::HostNotFound),
            // A name whose owner points it at somebody else's network.
            "inner.example" => found.push(SocketAddr::from(([10, 0, 0, 1], 80))),
            _ => found.push(self.server),
        }
        Ok(found)
    }
}

/// In these tests, this computer counts as public.
fn is_loopback(address: IpAddr) -> bool {
    address.is_loopback()
}

fn fetcher(server: &Server, limits: Limits) -> (tempfile::TempDir, Fetcher, Arc<AtomicUsize>) {
    let folder = tempfile::tempdir().unwrap();
    let staging = Staging::begin(&folder.path().join("blog"), false).unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let names = Names { server: server.at, asked: Arc::clone(&asked) };
    let fetcher = Fetcher::with(names, is_loopback, limits, staging.scratch());
    (folder, fetcher, asked)
}

const FILE: &str = "HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 5\r\nconnection: close\r\n\r\npeta!";

#[test]
fn a_file_is_downloaded_once_and_removed_when_the_import_ends() {
    let server = Server::start(&[("/a/foto%20kopi.png", FILE)]);
    let (folder, fetcher, _) = fetcher(&server, Limits::default());
    let file = fetcher.fetch("http://example.org/a/foto kopi.png").unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "peta!");
    assert_eq!(fetcher.fetch("http://example.org/a/foto kopi.png"), Ok(file));
    assert_eq!(server.asked(), ["example.org/a/foto%20kopi.png"]);
    drop(fetcher);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn redirects_are_followed_and_checked_first() {
    let server = Server::start(&[
        (
            "/moved",
            "HTTP/1.1 301 Moved\r\nlocation: http://cdn.example/b/c\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        ),
        ("/b/c", "HTTP/1.1 302 Found\r\nlocation: peta.png\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"),
        ("/b/peta.png", FILE),
        (
            "/inner",
            "HTTP/1.1 302 Found\r\nlocation: http://inner.example/latest/meta-data\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        ),
        (
            "/file",
            "HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        ),
        (
            "/port",
            "HTTP/1.1 302 Found\r\nlocation: http://example.org:6379/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        ),
        ("/circle", "HTTP/1.1 307 Again\r\nlocation: /circle\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"),
    ]);
    let (_folder, fetcher, _) = fetcher(&server, Limits::default());
    assert!(fetcher.fetch("http://example.org/moved").is_ok());
    assert_eq!(server.asked(), ["example.org/moved", "cdn.example/b/c", "cdn.example/b/peta.png"]);
    let why = |address: &str| fetcher.fetch(address).unwrap_err();
    assert!(why("http://example.org/inner").contains("no public address"), "{}", why("http://example.org/inner"));
    assert!(why("http://example.org/file").contains("/etc/passwd"), "{}", why("http://example.org/file"));
    assert!(why("http://example.org/port").contains("6379"), "{}", why("http://example.org/port"));
    assert!(why("http://example.org/circle").contains("more than 5 times"), "{}", why("http://example.org/circle"));
    let asked = server.asked();
    assert!(asked.iter().all(|address| !address.contains("meta-data") && !address.contains("6379")), "{asked:?}");
}

#[test]
fn this_computer_and_its_network_are_never_contacted() {
    let server = Server::start(&[("/a.png", FILE)]);
    let folder = tempfile::tempdir().unwrap();
    let staging = Staging::begin(&folder.path().join("blog"), false).unwrap();
    let names = Names { server: SocketAddr::from(([127, 0, 0, 1], server.at.port())), asked: Arc::default() };
    let fetcher = Fetcher::with(names, public::is_public, Limits::default(), staging.scratch());
    assert!(fetcher.fetch("http://example.org/a.png").unwrap_err().contains("no public address"));
    drop(fetcher);
    // As in the program, with the system's own name look-up.
    let fetcher = Fetcher::new(staging.scratch());
    for address in ["http://127.0.0.1/a.png", "http://localhost/a.png", "http://[::1]/a.png", "http://10.0.0.1/a.png"] {
        let why = fetcher.fetch(address).unwrap_err();
        assert!(why.contains("no public address") || why.contains("not found"), "{address}: {why}");
    }
    for address in [
        &format!("http://127.0.0.1:{}/a.png", server.at.port()),
        "ftp://example.org/a.png",
        "http://user:word@example.org/a.png",
        "/a.png",
        "",
    ] {
        assert!(fetcher.fetch(address).is_err(), "{address}");
    }
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn too_large_or_invalid_downloads_are_dropped_completely() {
    let server = Server::start(&[
        ("/five.png", FILE),
        ("/six.png", "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\npeta!!"),
        (
            "/page.png",
            "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno",
        ),
        ("/short.png", "HTTP/1.1 200 OK\r\ncontent-length: 50\r\nconnection: close\r\n\r\npeta"),
    ]);
    let (folder, fetcher, _) = fetcher(&server, Limits { file: 5, all: 8, ..Limits::default() });
    let why = |name: &str| fetcher.fetch(&format!("http://example.org/{name}")).err().unwrap_or_default();
    assert_eq!(why("five.png"), "");
    assert_eq!(why("page.png"), "its host sends a web page instead of the file");
    assert_eq!(why("gone.png"), "its host responds with the status 404");
    assert!(
        why("short.png").contains("larger than 8 bytes") || why("short.png").contains("connection was lost"),
        "{}",
        why("short.png")
    );
    assert_eq!(why("six.png"), "all files together are larger than 8 bytes");
    let left: Vec<_> =
        walkdir::WalkDir::new(folder.path()).into_iter().flatten().filter(|e| e.file_type().is_file()).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    let (_folder, fetcher, _) = self::fetcher(&server, Limits { file: 5, ..Limits::default() });
    assert_eq!(fetcher.fetch("http://example.org/six.png"), Err("it is larger than 5 bytes".to_string()));
    let broken = fetcher.fetch("http://example.org/short.png").unwrap_err();
    assert!(broken.contains("connection was lost"), "{broken}");
}

#[test]
fn a_host_that_does_not_respond_is_not_contacted_again() {
    let server = Server::start(&[]);
    let (_folder, fetcher, asked) = fetcher(&server, Limits::default());
    for number in 0..10 {
        let why = fetcher.fetch(&format!("http://nowhere.example/{number}.png")).unwrap_err();
        assert_eq!(why.contains("not contacted again"), number >= 3, "{why}");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 3);
    assert!(fetcher.fetch("http://example.org/a.png").unwrap_err().contains("404"));
}
