//! A built site behind a server that sends a strict Content-Security-Policy.
//!
//! Takes sources; gives the addresses and the text of all pages that stay where they are.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use chancery::base::diagnostic;
use chancery::build::cache::Cache;
use chancery::build::{Request, build};
use chancery::input::source::{Source, Sources};
use chancery_testkit::server::Server;

/// What a build writes into `_headers` that concerns the theme.
const POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'; \
                      connect-src 'self'; base-uri 'none'";

/// A site that has every kind of page in both directions.
const SAMPLE: &str = include_str!("sample.txt");
/// A picture of the example site, by its path in the sample.
const PICTURES: [(&str, &str); 4] = [
    ("content/posts/wide.jpg", "content/posts/2016/radio.jpg"),
    ("content/posts/other.jpg", "content/posts/2018/table.jpg"),
    ("content/posts/tall.png", "content/author/tomas-halim/portrait.png"),
    ("content/author/dewi/portrait.png", "content/author/dewi-larasati/portrait.png"),
];

/// How slowly a server sends.
#[derive(Default)]
pub(crate) struct Pace {
    /// How long each picture waits.
    pub(crate) picture: Duration,
    /// The pause after each part of a page's HTML.
    pub(crate) part: Duration,
}

/// In how many parts HTML is sent.
const PARTS: usize = 16;

/// A site that is served until this is dropped.
pub(crate) struct Built {
    server: Server,
    /// The HTML of each page by its path, `/about/`, but for pages that only redirect.
    pub(crate) pages: BTreeMap<String, String>,
}

impl Built {
    /// Serves a site at this pace. `extra` are files beside it.
    pub(crate) fn serve(sources: &Sources, extra: &[(&str, &str)], pace: Pace) -> Built {
        let outcome = build(sources, &Request::default(), &mut Cache::default(), &|_, _, _| ());
        let told = diagnostic::render(&outcome.diagnostics, false);
        let rendered = outcome.rendered.unwrap_or_else(|| panic!("the site has errors:\n{told}"));
        let mut files: BTreeMap<String, Vec<u8>> =
            rendered.iter().map(|(path, bytes)| (format!("/{path}"), bytes.to_vec())).collect();
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let text = |(path, bytes): (&String, &Vec<u8>)| {
            (path.trim_end_matches("index.html").to_string(), String::from_utf8_lossy(bytes).into_owned())
        };
        // A page that redirects is left before it can be asked.
        let pages = html.map(text).filter(|(_, html)| !html.contains("http-equiv=\"refresh\"")).collect();
        files.extend(extra.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())));
        let server = Server::start(move |request, stream| {
            let path = percent_decoded(request.target.split('?').next().unwrap_or_default());
            let file = if path.ends_with('/') { format!("{path}index.html") } else { path };
            let kind = mime_guess::from_path(&file).first_or(mime_guess::mime::TEXT_HTML);
            if kind.type_() == "image" {
                std::thread::sleep(pace.picture);
            }
            let nothing = Vec::new();
            let (status, body) = files.get(&file).map_or(("404 Not Found", &nothing), |body| ("200 OK", body));
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\
                 x-content-type-options: nosniff\r\ncontent-security-policy: {POLICY}\r\nconnection: close\r\n\r\n"
            )?;
            let parts = if kind.subtype() == "html" { PARTS } else { 1 };
            send_in_parts(stream, body, parts, pace.part)
        });
        Built { server, pages }
    }

    /// Serves a site with nothing beside it.
    pub(crate) fn of(sources: &Sources) -> Built {
        Built::serve(sources, &[], Pace::default())
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.server.address())
    }
}

/// Sends bytes in parts of one size, with a pause after each but the last.
fn send_in_parts(stream: &mut impl Write, bytes: &[u8], parts: usize, pause: Duration) -> std::io::Result<()> {
    let mut chunks = bytes.chunks(bytes.len().div_ceil(parts).max(1)).peekable();
    while let Some(chunk) = chunks.next() {
        stream.write_all(chunk)?;
        stream.flush()?;
        if chunks.peek().is_some() {
            std::thread::sleep(pause);
        }
    }
    Ok(())
}

/// The example site; small variants of pictures are made quickly.
pub(crate) fn example() -> Sources {
    let mut sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let config =
        format!("{}\nimages: {{ widths: [120] }}\n", sources.shown("site.yaml").replace("\ncards: true\n", "\n"));
    sources.files.insert("site.yaml".to_string(), Source::new(config.into_bytes()));
    sources
}

/// The site with every kind of page.
pub(crate) fn sample() -> Sources {
    with_pictures(SAMPLE)
}

/// A site with the pictures of the sample.
pub(crate) fn with_pictures(archive: &str) -> Sources {
    let mut sources = Sources::of(archive, "2017-01-15T12:00:00Z");
    for (path, file) in PICTURES {
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        sources.files.insert(path.to_string(), Source::new(bytes));
    }
    sources
}

pub(crate) fn percent_decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}
