//! Who may ask the preview.
//!
//! Takes a request's headers and path; says whether it is one of the author's own browser for this very server. A page from
//! elsewhere that is open in the same browser must neither read the site nor open files: it has a foreign Origin, or, by DNS
//! rebinding, a foreign Host.

use std::net::IpAddr;

use crate::base::url;

/// The names under which this server answers.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    host: String,
    port: u16,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Host,
    Origin,
    Path,
}

impl Refused {
    pub(super) fn message(self) -> &'static str {
        match self {
            Refused::Host => "this preview does not answer under that name",
            Refused::Origin => "this preview does not answer to pages of other sites",
            Refused::Path => "there is no such address",
        }
    }
}

impl Guard {
    /// `host` is the address or the name that the author asked for.
    pub(super) fn new(host: &str, port: u16) -> Guard {
        Guard { host: host.trim_matches(['[', ']']).to_ascii_lowercase(), port }
    }

    /// Checks the `Host` header, or the authority of the request's target.
    pub(super) fn host(&self, host: Option<&str>) -> Result<(), Refused> {
        let own = host.and_then(split).is_some_and(|(name, port)| port == self.port && self.is_own(&name));
        if own { Ok(()) } else { Err(Refused::Host) }
    }

    /// Checks the `Origin` header, where there is one.
    pub(super) fn origin(&self, origin: Option<&str>) -> Result<(), Refused> {
        let Some(origin) = origin else { return Ok(()) };
        let own = origin.strip_prefix("http://").is_some_and(|host| self.host(Some(host)).is_ok());
        if own { Ok(()) } else { Err(Refused::Origin) }
    }

    /// Checks what a browser says of the page that asks (`Sec-Fetch-Site`), where it says anything.
    pub(super) fn same_site(&self, site: Option<&str>) -> Result<(), Refused> {
        match site {
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) => Err(Refused::Origin),
        }
    }

    fn is_own(&self, name: &str) -> bool {
        let address: Option<IpAddr> = name.parse().ok();
        let everywhere = self.host.parse::<IpAddr>().is_ok_and(|address| address.is_unspecified());
        // Rebinding needs a name; an address in the Host header is the one that the browser really went to.
        name == "localhost"
            || name == "127.0.0.1"
            || name == "::1"
            || name == self.host
            || (everywhere && address.is_some())
    }
}

/// Host and port of an authority, in lower case, without brackets.
fn split(authority: &str) -> Option<(String, u16)> {
    let (name, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (name, port) = rest.split_once(']')?;
            (name, if port.is_empty() { None } else { Some(port.strip_prefix(':')?) })
        }
        None => match authority.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (authority, None),
        },
    };
    let port = match port {
        None => 80,
        Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => port.parse().ok()?,
        Some(_) => return None,
    };
    Some((name.to_ascii_lowercase(), port))
}

/// The path of a request, decoded; refused where it tries to go upwards, in whatever encoding. Nothing here reaches
/// the disk, so this only says early what the plan would say by not having such a page.
pub(super) fn path(encoded: &str) -> Result<String, Refused> {
    let decoded = url::decode(encoded).ok_or(Refused::Path)?;
    let twice = url::decode(&decoded).ok_or(Refused::Path)?;
    let upwards = |path: &str| {
        path.contains(['\\', '\0']) || path.split('/').any(|part| matches!(part.trim_end_matches(' '), "." | ".."))
    };
    if !decoded.starts_with('/') || upwards(&decoded) || upwards(&twice) {
        return Err(Refused::Path);
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_38_only_our_own_names_with_our_port_are_answered() {
        let guard = Guard::new("127.0.0.1", 4000);
        for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "LOCALHOST:4000"] {
            assert_eq!(guard.host(Some(host)), Ok(()), "{host}");
        }
        for host in [
            "evil.example:4000",
            "localhost",
            "localhost:4001",
            "localhost.:4000",
            "localhost.evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "192.168.1.2:4000",
            "0.0.0.0:4000",
            "localhost:4000:4000",
            "localhost:+4000",
            "[::1:4000",
            "user@localhost:4000",
            "",
        ] {
            assert_eq!(guard.host(Some(host)), Err(Refused::Host), "{host}");
        }
        assert_eq!(guard.host(None), Err(Refused::Host));
        assert_eq!(Guard::new("localhost", 80).host(Some("localhost")), Ok(()));
    }

    #[test]
    fn row_38_an_address_but_no_foreign_name_is_answered_where_all_may_ask() {
        let guard = Guard::new("0.0.0.0", 4000);
        assert_eq!(guard.host(Some("192.168.1.2:4000")), Ok(()));
        assert_eq!(guard.host(Some("[fe80::1]:4000")), Ok(()));
        assert_eq!(guard.host(Some("evil.example:4000")), Err(Refused::Host));
        assert_eq!(Guard::new("laptop.local", 4000).host(Some("laptop.local:4000")), Ok(()));
    }

    #[test]
    fn row_38_a_foreign_origin_is_refused() {
        let guard = Guard::new("127.0.0.1", 4000);
        for origin in [None, Some("http://localhost:4000"), Some("http://127.0.0.1:4000")] {
            assert_eq!(guard.origin(origin), Ok(()), "{origin:?}");
        }
        for origin in ["null", "", "http://evil.example", "https://localhost:4000", "http://localhost:4001", "file://"]
        {
            assert_eq!(guard.origin(Some(origin)), Err(Refused::Origin), "{origin}");
        }
        assert_eq!(guard.same_site(Some("cross-site")), Err(Refused::Origin));
        assert_eq!(guard.same_site(Some("same-origin")), Ok(()));
    }

    #[test]
    fn row_38_no_encoding_leads_upwards() {
        for traversal in [
            "/../x",
            "/..",
            "/a/../../x",
            "/%2e%2e/x",
            "/.%2E/x",
            "/%252e%252e/x",
            "/..%2fx",
            "/..%5cx",
            "/..\\x",
            "/a%5c..%5cx",
            "/%00",
            "/a%00.html",
            "/%c0%ae%c0%ae/x",
            "/.. /x",
            "/./x",
            "x",
            "",
        ] {
            assert_eq!(path(traversal), Err(Refused::Path), "{traversal}");
        }
        for (fine, decoded) in
            [("/a%20b/", "/a b/"), ("/%E5%A4%96/", "/外/"), ("/100%/", "/100%/"), ("/a..b/...", "/a..b/...")]
        {
            assert_eq!(path(fine).as_deref(), Ok(decoded));
        }
    }
}
