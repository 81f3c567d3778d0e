//! The pages of the example site under a strict Content-Security-Policy: the browser blocks nothing, and asks no other host.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use chancery::build::cache::Cache;
use chancery::build::{Request, build};
use chancery::input::source::{Source, Sources};
use chancery_testkit::server::Server;
use serde_json::{Value, json};

use crate::chromium::{Chromium, Tab};

/// Stricter than what a build writes into `_headers`: no scripts at all.
const POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; base-uri 'none'";
/// A page that the policy must block twice, so that the test is known to see it.
const CONTROL: (&str, &str) =
    ("/control.html", "<!doctype html><p style=\"color: red\">a</p><script>window.ran = 1</script>");

/// Notes what is blocked, before a page's first byte is read.
const LISTEN: &str = "window.blocked = []; document.addEventListener('securitypolicyviolation', \
                      event => window.blocked.push(`${event.effectiveDirective} ${event.blockedURI} ${event.lineNumber}`));";

/// A site with all that Markdown writes, by way of settings of its look.
const EXTRA: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlook: {accent: '#0b5d4e', logo: logo.svg, favicon: logo.svg}\n\
    -- content/logo.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\"/>\n\
    -- content/posts/2016-01-01-a.md --\n---\ntitle: A\naliases: /old/\n---\n|a|b|c|\n|:-|:-:|-:|\n|1|2|3|\n\nx[^1]\n\n[^1]: Note.\n\n\
    ```rust {linenos=true, linenostart=7, hl_lines=[1]}\nfn main() {}\n```\n\n> [!NOTE]\n> x\n\n- [x] done\n\n![Logo](/logo.svg)\n";

/// A server of a built site with the policy.
fn serve(sources: &Sources) -> (Server, BTreeSet<String>) {
    let outcome = build(sources, &Request::default(), &mut Cache::default(), &|_, _, _| ());
    let rendered = outcome.rendered.expect("the site has no errors");
    let files: BTreeMap<String, Vec<u8>> =
        rendered.iter().map(|(path, bytes)| (format!("/{path}"), bytes.to_vec())).collect();
    // A page that redirects is left before it can be asked.
    let stays = |html: &[u8]| !String::from_utf8_lossy(html).contains("http-equiv=\"refresh\"");
    let pages = files.iter().filter(|(path, html)| path.ends_with(".html") && stays(html));
    let pages = pages.map(|(path, _)| path.clone()).collect();
    let server = Server::start(move |request, stream| {
        let path = request.target.split('?').next().unwrap_or_default();
        let file = if path.ends_with('/') { format!("{path}index.html") } else { path.to_string() };
        let file = percent_decoded(&file);
        let control = (file == CONTROL.0).then(|| CONTROL.1.as_bytes().to_vec());
        let (status, body) = match control.or_else(|| files.get(&file).cloned()) {
            Some(body) => ("200 OK", body),
            None => ("404 Not Found", Vec::new()),
        };
        let kind = match file.rsplit('.').next() {
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            _ => "text/html; charset=utf-8",
        };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nx-content-type-options: nosniff\r\n\
             content-security-policy: {POLICY}\r\nconnection: close\r\n\r\n"
        )?;
        stream.write_all(&body)
    });
    (server, pages)
}

pub(crate) fn percent_decoded(path: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), path.as_bytes());
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => (bytes.push(byte), rest = &after[2..]).1,
            None => (bytes.push(*first), rest = after).1,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What was blocked on a page, and what it asked another host for.
fn troubles(tab: &Tab, origin: &str, path: &str) -> Vec<Value> {
    tab.call("Page.navigate", json!({ "url": format!("{origin}{path}") }));
    let here = format!("decodeURIComponent(location.pathname) == '{path}'");
    tab.until(&format!("{here} && document.readyState == 'complete' && window.blocked"));
    let found = format!(
        "[...window.blocked, ...performance.getEntriesByType('resource').map(entry => entry.name)\
         .filter(name => !name.startsWith('{origin}/') && !name.startsWith('data:'))]"
    );
    tab.eval(&found).as_array().cloned().unwrap_or_default()
}

#[test]
fn no_page_of_the_theme_needs_what_a_strict_policy_forbids() {
    let Some(browser) = Chromium::shared() else { return };
    let mut example = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    // Small variants of pictures are made quickly.
    let config = format!("{}\nimages: {{ widths: [120] }}\n", example.shown("site.yaml"));
    example.files.insert("site.yaml".to_string(), Source::new(config.into_bytes()));
    for sources in [example, Sources::of(EXTRA, "2017-01-15T12:00:00Z")] {
        let (server, pages) = serve(&sources);
        let origin = format!("http://{}", server.address());
        let tab = Tab::open(&browser, &format!("{origin}/"), crate::WINDOW);
        tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN }));
        assert_eq!(troubles(&tab, &origin, CONTROL.0).len(), 2, "the test does not see what is blocked");
        tab.assert("window.ran === undefined");
        let mut seen = 0;
        for path in &pages {
            let found = troubles(&tab, &origin, &path.replace("index.html", ""));
            assert!(found.is_empty(), "{path}: {found:?}");
            tab.assert(
                "getComputedStyle(document.body).marginTop !== '8px' || !document.querySelector('[rel=stylesheet]')",
            );
            seen += 1;
        }
        assert!(seen > 5, "{seen} pages");
    }
}
