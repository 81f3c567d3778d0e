//! Checks URLs and IP addresses before they are contacted.
//!
//! Takes URLs and the addresses of names; lets only public ones through. It is part of the name look-up, so that the
//! checked address is the one that is connected to, at every redirect.

use std::net::IpAddr;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use ureq::{Error, Timeout};

use super::problem::Problem;

/// A name look-up that gives only allowed addresses.
#[derive(Debug)]
pub(crate) struct Guard<R> {
    pub(crate) inner: R,
    pub(crate) allowed: fn(IpAddr) -> bool,
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| (self.allowed)(address.ip())) {
            allowed.push(*address);
        }
        match allowed.is_empty() {
            true => Err(Error::Other(Box::new(NotPublic))),
            false => Ok(allowed),
        }
    }
}

/// A name resolved to this computer or its local network.
#[derive(Debug)]
struct NotPublic;

impl std::fmt::Display for NotPublic {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("its host has no public address, so it is not contacted")
    }
}

impl std::error::Error for NotPublic {}

/// A URL that may be contacted: http or https, on the standard port, without a password.
pub(crate) fn checked(address: &str) -> Result<Uri, String> {
    let uri: Uri = encoded(address).parse().map_err(|_| "this is not a URL that can be downloaded".to_string())?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err("this is not a URL that can be downloaded".to_string());
    };
    if !matches!(scheme, "http" | "https") {
        return Err(format!("only http and https are allowed, not {scheme}"));
    }
    if authority.as_str().contains('@') {
        return Err("it contains a user name or a password".to_string());
    }
    if let Some(port) = authority.port_u16().filter(|port| !matches!(port, 80 | 443)) {
        return Err(format!("only the ports 80 and 443 are allowed, not {port}"));
    }
    Ok(uri)
}

/// Why a host could not be contacted.
pub(crate) fn problem(error: &Error) -> Problem {
    match error {
        Error::Other(inner) if inner.is::<NotPublic>() => Problem::Refused(inner.to_string()),
        Error::HostNotFound => Problem::NoResponse("its host was not found".to_string()),
        Error::Timeout(Timeout::Resolve | Timeout::Connect) | Error::ConnectionFailed => {
            Problem::NoResponse("its host does not respond".to_string())
        }
        Error::Timeout(_) => Problem::NoResponse("its host takes too long to respond".to_string()),
        Error::Io(error) => Problem::NoResponse(format!("its host cannot be reached: {error}")),
        error => Problem::NoResponse(error.to_string()),
    }
}

/// Percent-encodes what authors wrote in plain text, such as spaces and `é`.
fn encoded(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for byte in address.trim().bytes() {
        match byte {
            b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0..=31 | 127.. => {
                written.push_str(&format!("%{byte:02X}"));
            }
            _ => written.push(char::from(byte)),
        }
    }
    written
}
