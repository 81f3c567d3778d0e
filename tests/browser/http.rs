//! The stand-in's side of HTTP: just as much of it as a browser needs to see the preview's protocol.
//!
//! Takes a request and the stand-in's state; writes the answer.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc::channel;

use serde_json::{Value, json};

use crate::fake::{State, Stream};
use crate::site::STYLE;
use chancery::preview::client;
use chancery_testkit::server::{Request, respond};

/// Answers a request; a stream of events for as long as both sides hold it.
pub(crate) fn answer(request: &Request, socket: &mut TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    if path == "/_chancery/events" {
        return events(socket, state, query);
    }
    let mut state = state.lock().unwrap();
    let found: Option<(&str, Vec<u8>)> = match path {
        "/_chancery/client.js" => Some(("text/javascript", client::SCRIPT.into())),
        "/_chancery/client.css" => Some(("text/css", client::STYLE.into())),
        "/_chancery/open" if request.method == "POST" && request.header("x-chancery") == Some("1") => {
            let place: Value = serde_json::from_slice(&request.body).unwrap();
            state.opened.push(format!("{}:{}:{}", place["file"].as_str().unwrap(), place["line"], place["column"]));
            Some(("text/plain", Vec::new()))
        }
        _ if path.starts_with("/css/style.") => Some(("text/css", state.files[STYLE].clone())),
        _ => match state.html(path) {
            Some((html, _)) => Some(("text/html; charset=utf-8", html.into())),
            None => state.files.get(&format!("content{path}")).map(|bytes| ("audio/wav", bytes.clone())),
        },
    };
    drop(state);
    match found {
        Some((kind, bytes)) => respond(socket, "200 OK", kind, &bytes),
        None => respond(socket, "404 Not Found", "text/plain", b"none"),
    }
}

fn events(socket: &mut TcpStream, state: &Mutex<State>, query: &str) -> std::io::Result<()> {
    let value = |name: &str| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        value.unwrap_or_default().replace("%2F", "/")
    };
    let (send, receive) = channel();
    let mut now = state.lock().unwrap();
    let page = value("page");
    let mut stream = Stream { file: now.pages().get(&page).cloned(), page, known: value("known"), send };
    let hello = json!({ "type": "hello", "server": now.run.to_string(), "version": 1 });
    let first = [Some(hello), Some(now.problems.clone()), now.news(&mut stream, &Value::Null)];
    first.into_iter().flatten().for_each(|message| drop(stream.send.send(message.to_string())));
    now.streams.push(stream);
    drop(now);
    write!(socket, "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n\r\n")?;
    for message in receive {
        write!(socket, "data: {message}\n\n")?;
    }
    Ok(())
}
