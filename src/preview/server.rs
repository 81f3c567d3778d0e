//! The preview over HTTP.
//!
//! Takes requests; answers them from the current state and from nowhere else: no path reaches the disk. Every
//! request is checked before anything is looked up. Does not know how pages are made.

use std::convert::Infallible;
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State as Extracted};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_core::Stream;
use serde::Deserialize;
use tokio::sync::mpsc;

use super::connection::{self, Connection};
use super::current::Current;
use super::editor::Editor;
use super::guard::{self, Guard, Refused};
use super::page::{self, Answer, Status};
use super::{client, opener, range};
use crate::base::{media_type, windows};

/// The most bytes of a request's body.
const LONGEST_BODY: usize = 16 * 1024;

/// What every request needs.
pub(super) struct Server {
    current: Arc<Current>,
    guard: Guard,
    /// Another one for each run of the preview.
    id: String,
    connections: AtomicU64,
}

impl Server {
    pub(super) fn new(current: Arc<Current>, guard: Guard, id: String) -> Server {
        Server { current, guard, id, connections: AtomicU64::new(0) }
    }

    pub(super) fn router(self) -> Router {
        let server = Arc::new(self);
        Router::new()
            .route("/_chancery/client.js", get(|| async { text("text/javascript; charset=utf-8", client::SCRIPT) }))
            .route("/_chancery/client.css", get(|| async { text("text/css; charset=utf-8", client::STYLE) }))
            .route("/_chancery/events", get(events))
            .route("/_chancery/open", post(open))
            .fallback(site)
            .layer(middleware::from_fn_with_state(Arc::clone(&server), check))
            .with_state(server)
    }
}

type Shareable = Extracted<Arc<Server>>;

/// Lets only the author's own browser in.
async fn check(Extracted(server): Shareable, request: Request, next: Next) -> Response {
    let mut response = match admitted(&server.guard, &request) {
        Ok(()) => next.run(request).await,
        Err(refused) => (StatusCode::FORBIDDEN, refused.message()).into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn admitted(guard: &Guard, request: &Request) -> Result<(), Refused> {
    let headers = request.headers();
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    if hosts.next().is_some() {
        return Err(Refused::Host);
    }
    guard.host(host)?;
    if let Some(authority) = request.uri().authority() {
        guard.host(Some(authority.as_str()))?;
    }
    if let Some(origin) = headers.get(header::ORIGIN) {
        guard.origin(Some(origin.to_str().unwrap_or_default()))?;
    }
    let path = guard::path(request.uri().path())?;
    if path.starts_with(page::INDEX) && path != page::INDEX {
        guard.same_site(value(headers, "sec-fetch-site"))?;
    }
    Ok(())
}

fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn text(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// A page or a file of the site.
async fn site(Extracted(server): Shareable, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let Ok(address) = guard::path(uri.path()) else { return StatusCode::FORBIDDEN.into_response() };
    let state = server.current.state();
    // Rendering takes its time; the threads that speak with browsers do not wait for it.
    let version = connection::version(&server.id, state.version);
    let answer = tokio::task::spawn_blocking(move || page::at(&state, &address)).await;
    match answer {
        Ok(Answer::Page(page)) => {
            let status = match page.status {
                Status::Fine => StatusCode::OK,
                Status::Missing => StatusCode::NOT_FOUND,
                Status::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            };
            // On request, what will be published.
            let bare = value(&headers, "x-chancery") == Some("published");
            let bytes = if bare { Bytes::from_owner(page.published) } else { page.to_send(&version).into() };
            (status, [(header::CONTENT_TYPE, media_type::HTML)], bytes).into_response()
        }
        Ok(Answer::File { bytes, kind }) => file(bytes, kind, value(&headers, "range")),
        Ok(Answer::Elsewhere(to)) => {
            let to = uri.query().map_or(to.clone(), |query| format!("{to}?{query}"));
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A file, or the part of it that a media player asks for.
fn file(bytes: Arc<[u8]>, kind: &'static str, range: Option<&str>) -> Response {
    let whole = bytes.len();
    let bytes = Bytes::from_owner(bytes);
    let headers = [(header::CONTENT_TYPE, kind), (header::ACCEPT_RANGES, "bytes")];
    match range.and_then(|range| range::parse(range, whole)) {
        None => (headers, Body::from(bytes)).into_response(),
        Some(Err(())) => {
            let content = [(header::CONTENT_RANGE, format!("bytes */{whole}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, content).into_response()
        }
        Some(Ok(part)) => {
            let content = [(header::CONTENT_RANGE, format!("bytes {}-{}/{whole}", part.start, part.end - 1))];
            (StatusCode::PARTIAL_CONTENT, headers, content, Body::from(bytes.slice(part))).into_response()
        }
    }
}

#[derive(Deserialize)]
struct Page {
    page: String,
    known: Option<String>,
    since: Option<String>,
}

/// The events of an open page, as long as it is open.
async fn events(Extracted(server): Shareable, Query(asked): Query<Page>) -> Response {
    let (sender, receiver) = mpsc::channel(16);
    tokio::spawn(follow(server, Connection::new(&asked.page, asked.known, asked.since), sender));
    Sse::new(Events(receiver)).keep_alive(KeepAlive::default()).into_response()
}

async fn follow(server: Arc<Server>, mut connection: Connection, sender: mpsc::Sender<String>) {
    let number = server.connections.fetch_add(1, Ordering::Relaxed);
    let mut states = server.current.subscribe();
    loop {
        server.current.set_open_page(number, Some(connection.address()));
        let state = Arc::clone(&states.borrow_and_update());
        let id = server.id.clone();
        let looked = tokio::task::spawn_blocking(move || {
            let events = connection.take(&state, &id);
            (connection, events)
        });
        let Ok((same, events)) = looked.await else { break };
        connection = same;
        let mut ended = false;
        for event in events {
            ended |= sender.send(event.to_string()).await.is_err();
        }
        tokio::select! {
            changed = states.changed(), if !ended => if changed.is_err() { break },
            () = sender.closed() => break,
        }
    }
    server.current.set_open_page(number, None);
}

/// Events as they come out of a channel.
struct Events(mpsc::Receiver<String>);

impl Stream for Events {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|event| event.map(|json| Ok(Event::default().data(json))))
    }
}

#[derive(Deserialize)]
struct Open {
    file: String,
    #[serde(default)]
    line: usize,
    #[serde(default)]
    column: usize,
}

/// Opens the author's editor at a place.
async fn open(Extracted(server): Shareable, headers: HeaderMap, body: Body) -> Response {
    // A header of our own: no page of another site can send it without asking first, and nobody answers that.
    if !headers.contains_key("x-chancery") {
        return (StatusCode::FORBIDDEN, "the header x-chancery is missing").into_response();
    }
    let body = axum::body::to_bytes(body, LONGEST_BODY).await.unwrap_or_default();
    let Ok(asked) = serde_json::from_slice::<Open>(&body) else {
        return (StatusCode::BAD_REQUEST, "write {\"file\", \"line\", \"column\"}").into_response();
    };
    let state = server.current.state();
    let known = state.newest.as_ref().is_some_and(|newest| newest.sources().files.contains_key(&asked.file))
        || state.problems.iter().any(|problem| problem.place.as_ref().is_some_and(|place| place.file == asked.file));
    let file = state.root.join(&asked.file);
    if !known || !file.is_file() {
        return (StatusCode::NOT_FOUND, "that is no file of this site").into_response();
    }
    let link = state.editor.link(&file, asked.line, asked.column);
    let command = link.map(|link| opener::command(&link));
    match command.or_else(|| state.editor.command(&file, asked.line, asked.column)) {
        Some(command) => run(&command),
        None => {
            let reason = match &*state.editor {
                Editor::InTerminal(name) => format!("`{name}` needs a terminal of its own; "),
                _ => String::new(),
            };
            let hint = "name an editor with a window: `--editor code`, or `editor: vscode` in site.yaml";
            (StatusCode::CONFLICT, format!("{reason}{hint}")).into_response()
        }
    }
}

/// Starts a program and leaves it alone.
fn run(command: &[String]) -> Response {
    let Some((program, arguments)) = command.split_first() else { return StatusCode::CONFLICT.into_response() };
    let mut command = Command::new(windows::program(program));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Its end is waited for, so that no dead process stays in the system's list.
            std::thread::spawn(move || child.wait());
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => (StatusCode::CONFLICT, format!("`{program}` cannot be started: {error}")).into_response(),
    }
}
