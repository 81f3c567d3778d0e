//! A stand-in for `chancery serve`: it speaks the preview's protocol about pages of the simplest kind.
//!
//! Takes files; gives HTTP on a free port of 127.0.0.1. Its errors are titles that begin with `[`, its warnings the key
//! `darft`.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chancery::base::diagnostic::{Diagnostic, Place};
use chancery_testkit::server::Server;
use serde_json::{Value, json};

use crate::chromium::PATIENCE;
use crate::http;
use crate::site::{STYLE, Site, TEMPLATE};

pub(crate) struct Stream {
    /// The file of the page that is open, and where it was when it was opened.
    pub file: Option<String>,
    pub page: String,
    pub known: String,
    pub send: Sender<String>,
}

#[derive(Default)]
pub(crate) struct State {
    pub files: BTreeMap<String, Vec<u8>>,
    /// Whole pages as they are, by URL.
    raw: BTreeMap<String, String>,
    pub streams: Vec<Stream>,
    pub opened: Vec<String>,
    pub problems: Value,
    /// What is before `file:line:column` in the links of the overlay; none where the server opens the editor.
    editor: Option<String>,
    pub run: usize,
}

pub(crate) struct Fake {
    state: Arc<Mutex<State>>,
    server: Server,
}

impl Fake {
    pub(crate) fn new() -> Fake {
        let state: Arc<Mutex<State>> = Arc::default();
        let shared = Arc::clone(&state);
        let server = Server::start(move |request, socket| http::answer(&request, socket, &shared));
        let mut fake = Fake { state, server };
        fake.start();
        fake
    }

    /// Puts a whole page at a URL and tells those who have it open.
    pub(crate) fn raw(&self, url: &str, html: &str) {
        let mut state = self.state.lock().unwrap();
        state.raw.insert(url.to_string(), html.to_string());
        state.tell(Value::Null);
    }

    /// Tells every open page something.
    pub(crate) fn tell(&self, message: &Value) {
        let state = self.state.lock().unwrap();
        state.streams.iter().for_each(|stream| drop(stream.send.send(message.to_string())));
    }

    pub(crate) fn link_editor(&self, before: &str) {
        self.state.lock().unwrap().editor = Some(before.to_string());
    }

    /// Waits until so many pages hold a connection. One that was closed shows at the next message only.
    #[track_caller]
    pub(crate) fn until_connections(&self, count: usize) {
        let begun = Instant::now();
        let nothing = json!({ "type": "nothing" }).to_string();
        loop {
            let mut state = self.state.lock().unwrap();
            state.streams.retain(|stream| stream.send.send(nothing.clone()).is_ok());
            if state.streams.len() == count {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{} connections", state.streams.len());
            drop(state);
            std::thread::sleep(Duration::from_millis(15));
        }
    }
}

impl Site for Fake {
    fn address(&self) -> String {
        format!("http://{}", self.server.address())
    }

    fn write(&self, file: &str, bytes: &[u8]) {
        let mut state = self.state.lock().unwrap();
        let before = state.files.insert(file.to_string(), bytes.to_vec()).unwrap_or_default();
        let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().map(String::from).collect::<Vec<_>>();
        let (old, new) = (lines(&before), lines(bytes));
        let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let content = file.starts_with("content/") && file.ends_with(".md");
        state.tell(if content { json!({ "file": file, "line": same + 1 }) } else { Value::Null });
    }

    fn remove(&self, file: &str) {
        let mut state = self.state.lock().unwrap();
        state.files.remove(file);
        state.tell(Value::Null);
    }

    fn stop(&mut self) {
        self.server.pause();
        // A stream of events ends when its sender is dropped.
        self.state.lock().unwrap().streams.clear();
    }

    fn start(&mut self) {
        let mut now = self.state.lock().unwrap();
        now.run += 1;
        now.problems = now.problems_now();
        drop(now);
        self.server.resume();
    }

    fn opened(&self) -> Vec<String> {
        self.state.lock().unwrap().opened.clone()
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.stop();
    }
}

fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The value of a key in the front matter.
fn key<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().skip(1).take_while(|line| *line != "---").find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}

impl State {
    fn text(&self, file: &str) -> String {
        String::from_utf8_lossy(self.files.get(file).map_or(&[][..], Vec::as_slice)).into_owned()
    }

    /// The address of each Markdown file.
    pub(crate) fn pages(&self) -> BTreeMap<String, String> {
        let pages = self.files.keys().filter_map(|file| {
            let name = file.strip_prefix("content/")?.strip_suffix(".md")?;
            let address = key(&self.text(file), "permalink").map_or(format!("/{name}/"), String::from);
            Some((address, file.clone()))
        });
        pages.collect()
    }

    pub(crate) fn html(&self, url: &str) -> Option<(String, String)> {
        let bare = match self.raw.get(url) {
            Some(html) => html.clone(),
            None => self.rendered(self.pages().get(url)?),
        };
        let hash = hash(bare.as_bytes());
        let added = format!(
            "<script src=\"/_chancery/client.js\" defer data-page=\"{url}\" data-hash=\"{hash}\"></script>\
             <link rel=\"stylesheet\" href=\"/_chancery/client.css\"></head>"
        );
        Some((bare.replacen("</head>", &added, 1), hash))
    }

    fn rendered(&self, file: &str) -> String {
        let text = self.text(file);
        let style = format!("/css/style.{}.css", hash(self.text(STYLE).as_bytes()));
        let template = self.text(TEMPLATE).replace("{{ asset(path=\"css/style.css\") }}", &style);
        let template = template.replace("{{ page.title }}", key(&text, "title").unwrap_or("none"));
        template.replace("{{ page.content }}", &markdown(file, &text))
    }

    fn problems_now(&self) -> Value {
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        for file in self.pages().values() {
            let text = self.text(file);
            if let Some(at) = text.find("title: [") {
                let diagnostic = Diagnostic::error("the list that begins with `[` has no end <b>here</b>");
                errors.push(diagnostic.at(Place::within(file, &text, at + 7..at + 12)).hint("close it with `]`"));
            }
            if let Some(at) = text.find("darft") {
                let diagnostic = Diagnostic::warning("unknown key `darft`");
                warnings.push(diagnostic.at(Place::within(file, &text, at..at + 5)).hint("did you mean `draft`?"));
            }
        }
        let editor = self.editor.as_deref();
        let values = |list: &[Diagnostic]| list.iter().map(|one| as_sent(one, editor)).collect::<Vec<_>>();
        json!({ "type": "problems", "errors": values(&errors), "warnings": values(&warnings), "text": "" })
    }

    /// Sends each open page what is new to it. While there are errors the last good pages stay.
    fn tell(&mut self, changed: Value) {
        let problems = self.problems_now();
        let news = problems != self.problems;
        self.problems = problems.clone();
        let broken = problems["errors"].as_array().is_some_and(|errors| !errors.is_empty());
        let mut streams = std::mem::take(&mut self.streams);
        for stream in &mut streams {
            if news {
                let _ = stream.send.send(problems.to_string());
            }
            if !broken && let Some(message) = self.news(stream, &changed) {
                let _ = stream.send.send(message.to_string());
            }
            if let Some(file) = changed.get("file") {
                let follow = json!({ "type": "follow", "file": file, "line": changed["line"], "url": null });
                let _ = stream.send.send(follow.to_string());
            }
        }
        self.streams = streams;
    }

    pub(crate) fn news(&self, stream: &mut Stream, changed: &Value) -> Option<Value> {
        if let Some((html, hash)) = self.html(&stream.page) {
            let page = json!({ "type": "page", "url": stream.page, "html": html, "hash": hash, "changed": changed });
            return (std::mem::replace(&mut stream.known, hash.clone()) != hash).then_some(page);
        }
        stream.known = String::new();
        let pages = self.pages();
        match pages.iter().find(|(_, file)| Some(*file) == stream.file.as_ref()) {
            Some((to, _)) => Some(json!({ "type": "moved", "to": to })),
            None => {
                let near: Vec<Value> = pages.keys().map(|url| json!({ "url": url, "title": url })).collect();
                Some(json!({ "type": "gone", "near": near }))
            }
        }
    }
}

/// A diagnostic as the overlay receives it; `editor` is before `file:line:column` in its link.
pub(crate) fn as_sent(diagnostic: &Diagnostic, editor: Option<&str>) -> Value {
    let mut value = serde_json::to_value(diagnostic).unwrap();
    for (at, (_, place)) in diagnostic.related.iter().enumerate() {
        value["related"][at][1]["marked"] = json!([place.marked.0, place.marked.1]);
    }
    if let Some(place) = &diagnostic.place {
        value["place"]["marked"] = json!([place.marked.0, place.marked.1]);
        let at = format!("{}:{}:{}", place.file, place.line, place.column);
        value["editor"] = editor.map_or(Value::Null, |before| format!("{before}{at}").into());
    }
    value
}

/// Markdown in which each paragraph and heading knows its line.
fn markdown(file: &str, text: &str) -> String {
    use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};
    let body = text.match_indices("---\n").nth(1).map_or(0, |(at, found)| at + found.len());
    let events = Parser::new(&text[body..]).into_offset_iter().map(|(event, range)| {
        let line = text[..body + range.start].matches('\n').count() + 1;
        match event {
            Event::Start(Tag::Paragraph) => Event::Html(format!("<p data-chancery-source=\"{file}:{line}\">").into()),
            Event::End(TagEnd::Paragraph) => Event::Html("</p>\n".into()),
            Event::Start(Tag::Heading { level, .. }) => {
                Event::Html(format!("<{level} data-chancery-source=\"{file}:{line}\">").into())
            }
            other => other,
        }
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}
