//! The port that a preview listens on.

use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};

use super::options::USUAL_PORT;
use crate::base::diagnostic::Diagnostic;

/// Takes the port: the one asked for, otherwise the usual one, otherwise any.
pub(super) fn listen(host: &str, port: Option<u16>) -> Result<TcpListener, Diagnostic> {
    let name = host.trim_matches(['[', ']']);
    let bind = |port: u16| -> std::io::Result<TcpListener> {
        let addresses: Vec<SocketAddr> = (name, port).to_socket_addrs()?.collect();
        TcpListener::bind(&addresses[..])
    };
    let taken = |error: &std::io::Error| error.kind() == std::io::ErrorKind::AddrInUse;
    let bound = match (bind(port.unwrap_or(USUAL_PORT)), port) {
        (Err(error), None) if taken(&error) => bind(0),
        (bound, _) => bound,
    };
    bound.map_err(|error| {
        let at = format!("{host}:{}", port.unwrap_or(USUAL_PORT));
        let problem = Diagnostic::error(format!("the preview cannot listen on `{at}`: {error}"));
        let hint = if taken(&error) {
            "choose another port with `--port`, or leave it out for a free one"
        } else {
            "try `--host 127.0.0.1`"
        };
        problem.hint(hint)
    })
}

/// Host and port as a browser of this machine writes them.
pub(super) fn authority(host: &str, address: SocketAddr) -> String {
    let name = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => "localhost".to_string(),
        Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
        _ => host.to_string(),
    };
    format!("{name}:{}", address.port())
}
