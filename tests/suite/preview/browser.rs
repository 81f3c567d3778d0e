//! As much of a browser as the tests need: requests, and events as they come.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The longest that anything is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends a request as it is written and reads the whole answer.
pub(super) fn raw(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut reader = BufReader::new(stream);
    let (status, headers) = head(&mut reader);
    let mut body = Vec::new();
    match headers.iter().find(|(name, _)| name == "content-length") {
        Some((_, length)) if !request.starts_with("HEAD") => {
            body.resize(length.parse().unwrap(), 0);
            reader.read_exact(&mut body).unwrap();
        }
        _ => {}
    }
    Answer { status, headers, body }
}

/// A request with our own Host and further header lines, each with `\r\n` at its end.
pub(super) fn ask(address: SocketAddr, method: &str, path: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    raw(address, &request)
}

fn head(reader: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let status = line.split(' ').nth(1).unwrap_or_else(|| panic!("no status in {line:?}")).parse().unwrap();
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        match line.trim_end().split_once(": ") {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.to_string())),
            None => return (status, headers),
        }
    }
}

/// The events of one open page.
pub(super) struct Events {
    reader: BufReader<TcpStream>,
}

impl Events {
    pub(super) fn open(address: SocketAddr, page: &str, known: &str) -> Events {
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE).unwrap();
        let request = format!("GET /_chancery/events?page={page}&known={known} HTTP/1.1\r\nHost: {address}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut reader = BufReader::new(stream);
        let (status, headers) = head(&mut reader);
        assert_eq!(status, 200);
        assert!(headers.iter().any(|(name, value)| name == "content-type" && value == "text/event-stream"));
        Events { reader }
    }

    /// The next event; none where `time` passes without one.
    pub(super) fn within(&mut self, time: Duration) -> Option<Value> {
        let end = Instant::now() + time;
        let mut line = String::new();
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            self.reader.get_ref().set_read_timeout(Some(left)).unwrap();
            match self.reader.read_line(&mut line) {
                Ok(0) => return None,
                Ok(_) if line.starts_with("data: ") => {
                    return Some(serde_json::from_str(line["data: ".len()..].trim_end()).unwrap());
                }
                Ok(_) => line.clear(),
                Err(_) => {}
            }
        }
    }

    /// The next event of a type; others are skipped.
    pub(super) fn next(&mut self, kind: &str) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let event = self.within(end.saturating_duration_since(Instant::now()));
            let event = event.unwrap_or_else(|| panic!("no event `{kind}` has come"));
            if event["type"] == kind {
                return event;
            }
        }
    }

    /// The next event of any type.
    pub(super) fn any(&mut self) -> Value {
        self.within(PATIENCE).expect("an event")
    }

    /// Skips what every page is sent first, up to the problems of the site.
    pub(super) fn greeting(&mut self) {
        self.next("hello");
        self.next("problems");
    }

    /// All events until none comes for a while.
    pub(super) fn rest(&mut self, quiet: Duration) -> Vec<Value> {
        std::iter::from_fn(|| self.within(quiet)).collect()
    }
}
