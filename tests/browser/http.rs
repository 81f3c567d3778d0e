//! The stand-in's side of HTTP: just as much of it as a browser needs to see the preview's protocol.
//!
//! Takes a connection and the stand-in's state; answers one request. Deliberately does not know how pages come about.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc::channel;

use serde_json::{Value, json};

use crate::fake::{State, Stream};
use crate::site::STYLE;
use chancery::preview::client;

/// Answers one request; a stream of events for as long as both sides hold it.
pub fn answer(mut socket: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let (head, body) = request(&mut socket)?;
    let line: Vec<&str> = head.split(' ').collect();
    let (method, target) = (line[0], line[1]);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path == "/_chancery/events" {
        return events(socket, state, query);
    }
    let mut state = state.lock().unwrap();
    let found: Option<(&str, Vec<u8>)> = match path {
        "/_chancery/client.js" => Some(("text/javascript", client::SCRIPT.into())),
        "/_chancery/client.css" => Some(("text/css", client::STYLE.into())),
        "/_chancery/open" if method == "POST" && head.contains("x-chancery: 1") => {
            let place: Value = serde_json::from_slice(&body).unwrap();
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
    let (status, kind, bytes) = match found {
        Some((kind, bytes)) => ("200 OK", kind, bytes),
        None => ("404 Not Found", "text/plain", b"none".to_vec()),
    };
    let length = bytes.len();
    write!(
        socket,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )?;
    socket.write_all(&bytes)
}

/// The head of a request, its field names in small letters as browsers send ours, and its body.
fn request(socket: &mut TcpStream) -> std::io::Result<(String, Vec<u8>)> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let read = socket.read(&mut piece)?;
        bytes.extend_from_slice(&piece[..read]);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let mut fields = head.lines().filter_map(|line| line.split_once(": "));
            let length = fields.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
            let length: usize = length.map_or(0, |(_, value)| value.parse().unwrap());
            if bytes.len() >= end + 4 + length {
                return Ok((head, bytes[end + 4..].to_vec()));
            }
        }
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
}

fn events(mut socket: TcpStream, state: &Mutex<State>, query: &str) -> std::io::Result<()> {
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
