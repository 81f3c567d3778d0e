//! A web server on a free port of 127.0.0.1.
//!
//! It reads a whole request before it answers, and closes a connection only when the client has all of the answer: a
//! socket that is closed with bytes unread makes the client see "connection reset" instead of the answer.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long the end of a connection is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A request with its whole body.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// `GET`.
    pub method: String,
    /// The path and the query, as sent.
    pub target: String,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// As many bytes as `content-length` says.
    pub body: Vec<u8>,
}

/// Runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    paused: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Request {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Reads a request from its first byte to the last of its body.
    pub fn read(stream: &mut impl Read) -> std::io::Result<Request> {
        let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
        loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                let mut request = Request::head(&String::from_utf8_lossy(&bytes[..end]));
                let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
                if bytes.len() - end - 4 >= length {
                    request.body = bytes[end + 4..end + 4 + length].to_vec();
                    return Ok(request);
                }
            }
            match stream.read(&mut piece)? {
                0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
                read => bytes.extend_from_slice(&piece[..read]),
            }
        }
    }

    fn head(text: &str) -> Request {
        let mut lines = text.lines();
        let mut words = lines.next().unwrap_or_default().split(' ').map(str::to_string);
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let fields = lines.filter_map(|line| line.split_once(':'));
        let headers = fields.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_string())).collect();
        Request { method, target, headers, body: Vec::new() }
    }
}

impl Server {
    /// Starts a server on a free port. `answer` writes the whole answer to a request, head and body.
    pub fn start(answer: impl Fn(Request, &mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (stopping, paused) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (stopped, silent, answer) = (Arc::clone(&stopping), Arc::clone(&paused), Arc::new(answer));
        let accepting = std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                if silent.load(Ordering::SeqCst) {
                    continue;
                }
                let answer = Arc::clone(&answer);
                std::thread::spawn(move || {
                    // A browser opens connections that it never uses, and may close one before it has the answer.
                    let _ = Request::read(&mut stream).and_then(|request| answer(request, &mut stream));
                    let _ = close(stream);
                });
            }
        });
        Server { address, stopping, paused, accepting: Some(accepting) }
    }

    /// Drops every new connection without an answer, as if no server were there. The port stays taken, so that no other
    /// program gets it before [`Server::resume`].
    pub fn pause(&self) {
        self.paused.store(true, Ordering::SeqCst);
    }

    /// Answers again.
    pub fn resume(&self) {
        self.paused.store(false, Ordering::SeqCst);
    }

    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // A last connection, for the thread that waits for one.
        if TcpStream::connect(self.address).is_ok() {
            let _ = self.accepting.take().map(JoinHandle::join);
        }
    }
}

/// Says that the answer is complete, and waits until the client has closed as well.
fn close(mut stream: TcpStream) -> std::io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    std::io::copy(&mut stream, &mut std::io::sink()).map(drop)
}

/// Writes an answer whose head gives its media type and its length.
pub fn respond(stream: &mut impl Write, status: &str, kind: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    let head = format!("content-type: {kind}\r\ncontent-length: {length}\r\nconnection: close");
    write!(stream, "HTTP/1.1 {status}\r\n{head}\r\n\r\n")?;
    stream.write_all(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a request one byte at a time, as a slow network does.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let (first, rest) = self.0.split_at(self.0.len().min(1));
            into[..first.len()].copy_from_slice(first);
            self.0 = rest;
            Ok(first.len())
        }
    }

    #[test]
    fn a_request_is_read_to_its_end_however_it_arrives() {
        let text = b"POST /a?b=c HTTP/1.1\r\nHost: x.example\r\nContent-Length: 4\r\n\r\na\r\nb";
        let request = Request::read(&mut Slow(text)).unwrap();
        assert_eq!((&*request.method, &*request.target, &*request.body), ("POST", "/a?b=c", &b"a\r\nb"[..]));
        assert_eq!(request.header("host"), Some("x.example"));
        assert!(Request::read(&mut Slow(&text[..text.len() - 1])).is_err());
    }

    #[test]
    fn an_answer_arrives_whole_though_the_client_sends_more_than_it_should() {
        let server = Server::start(|_, stream| respond(stream, "200 OK", "text/plain", &[b'x'; 100_000]));
        for _ in 0..20 {
            let mut client = TcpStream::connect(server.address()).unwrap();
            client.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
            client.write_all(&[b'y'; 10_000]).unwrap();
            client.shutdown(Shutdown::Write).unwrap();
            let mut answer = Vec::new();
            client.read_to_end(&mut answer).unwrap();
            assert!(answer.ends_with(b"x") && answer.len() > 100_000);
        }
    }

    #[test]
    fn a_paused_server_answers_nothing_and_answers_again_when_it_is_resumed() {
        let server = Server::start(|_, stream| respond(stream, "200 OK", "text/plain", b"here"));
        let ask = || {
            let mut client = TcpStream::connect(server.address()).unwrap();
            let mut answer = String::new();
            // A connection that is dropped may fail at any step.
            let _ = client.write_all(b"GET / HTTP/1.1\r\n\r\n").and_then(|()| client.read_to_string(&mut answer));
            answer
        };
        assert!(ask().ends_with("here"));
        server.pause();
        assert_eq!(ask(), "");
        server.resume();
        assert!(ask().ends_with("here"));
    }
}
