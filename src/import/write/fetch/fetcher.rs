//! Downloads files of the old blog.
//!
//! Takes a URL; gives a local file, or why there is none. An export cannot be trusted: only public addresses are
//! contacted, on the standard ports of http and https, every redirect is checked like the first URL, and the size of
//! one file and of all files is limited.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::time::Duration;

use ureq::http::header::{CONTENT_TYPE, LOCATION};
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, Resolver};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};

use super::guard::{self, Guard};
use super::problem::Problem;
use super::public;
use crate::import::write::scratch::Scratch;

/// Limits on size and time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Bytes of one file.
    pub(crate) file: u64,
    /// Bytes of all files together.
    pub(crate) all: u64,
    /// From the request to the last byte of one file.
    pub(crate) time: Duration,
    /// After this many failures in a row, a host is not contacted again.
    pub(crate) failures: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { file: 256 << 20, all: 16 << 30, time: Duration::from_secs(300), failures: 3 }
    }
}

/// The most redirects that are followed.
const MOST_REDIRECTS: usize = 5;
/// Timeout for a name look-up or a connection.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Downloads files, each URL once.
pub(crate) struct Fetcher {
    agent: Agent,
    limits: Limits,
    downloads: Scratch,
    state: RefCell<State>,
}

#[derive(Debug, Default)]
struct State {
    known: BTreeMap<String, Result<PathBuf, String>>,
    /// Failures in a row, by host.
    failures: BTreeMap<String, usize>,
    bytes: u64,
}

impl Fetcher {
    /// Uses the system's name look-up, and only public addresses.
    pub(crate) fn new(downloads: Scratch) -> Fetcher {
        Fetcher::with(DefaultResolver::default(), public::is_public, Limits::default(), downloads)
    }

    /// Names are looked up by `resolver`; only `allowed` addresses are contacted.
    pub(super) fn with(
        resolver: impl Resolver,
        allowed: fn(std::net::IpAddr) -> bool,
        limits: Limits,
        downloads: Scratch,
    ) -> Fetcher {
        let config = Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            // A proxy would look up names itself, so the addresses could not be checked.
            .proxy(None)
            .timeout_resolve(Some(TIMEOUT))
            .timeout_connect(Some(TIMEOUT))
            .timeout_recv_response(Some(TIMEOUT * 3))
            .timeout_per_call(Some(limits.time))
            .user_agent(concat!("chancery/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guard { inner: resolver, allowed });
        Fetcher { agent, limits, downloads, state: RefCell::default() }
    }

    /// The local file for a URL, otherwise the reason why there is none.
    pub(crate) fn fetch(&self, address: &str) -> Result<PathBuf, String> {
        if let Some(known) = self.state.borrow().known.get(address) {
            return known.clone();
        }
        let host = host_of(address);
        let failed = self.state.borrow().failures.get(&host).copied().unwrap_or(0);
        let answer = match failed >= self.limits.failures {
            true => Err(format!("{host} failed {failed} times in a row, so it is not contacted again")),
            false => self.ask(address).map_err(|problem| self.count(&host, problem)),
        };
        if answer.is_ok() {
            self.state.borrow_mut().failures.remove(&host);
        }
        self.state.borrow_mut().known.insert(address.to_string(), answer.clone());
        answer
    }

    /// Counts failures of a host; a host that refuses a file is still working.
    fn count(&self, host: &str, problem: Problem) -> String {
        if let Problem::NoResponse(_) = problem {
            *self.state.borrow_mut().failures.entry(host.to_string()).or_default() += 1;
        }
        problem.said()
    }

    fn ask(&self, address: &str) -> Result<PathBuf, Problem> {
        let mut at = guard::checked(address).map_err(Problem::Refused)?;
        for _ in 0..=MOST_REDIRECTS {
            let response = self.agent.get(at.clone()).call().map_err(|error| guard::problem(&error))?;
            match response.status().as_u16() {
                200 => return self.keep(address, response),
                301 | 302 | 303 | 307 | 308 => at = next(&at, &response).map_err(Problem::Refused)?,
                status => return Err(Problem::Refused(format!("its host responds with the status {status}"))),
            }
        }
        Err(Problem::Refused(format!("it redirects more than {MOST_REDIRECTS} times")))
    }

    fn keep(&self, address: &str, response: Response<Body>) -> Result<PathBuf, Problem> {
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.to_ascii_lowercase().starts_with("text/html") && !is_page(address) {
            return Err(Problem::Refused("its host sends a web page instead of the file".to_string()));
        }
        let left = self.limits.all.saturating_sub(self.state.borrow().bytes);
        let most = self.limits.file.min(left);
        let (path, mut file) = self.downloads.create().map_err(|error| Problem::Refused(error.to_string()))?;
        let mut input = response.into_body().into_reader().take(most + 1);
        let copied = copy(&mut input, &mut file);
        drop(file);
        let copied = match copied {
            Ok(copied) if copied <= most => copied,
            Ok(_) => {
                self.downloads.remove(&path);
                return Err(Problem::Refused(match most == left {
                    true => format!("all files together are larger than {}", size(self.limits.all)),
                    false => format!("it is larger than {}", size(self.limits.file)),
                }));
            }
            Err(problem) => {
                self.downloads.remove(&path);
                return Err(problem);
            }
        };
        self.state.borrow_mut().bytes += copied;
        Ok(path)
    }
}

fn copy(input: &mut dyn Read, file: &mut dyn Write) -> Result<u64, Problem> {
    let mut buffer = vec![0; 1 << 16];
    let mut all = 0;
    loop {
        let read = match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Problem::NoResponse(format!("the connection was lost: {error}"))),
        };
        let written = file.write_all(&buffer[..read]);
        written.map_err(|error| Problem::Refused(format!("it cannot be written: {error}")))?;
        all += read as u64;
    }
    file.flush().map_err(|error| Problem::Refused(format!("it cannot be written: {error}")))?;
    Ok(all)
}

/// The target of a redirect, checked like any URL.
fn next(at: &Uri, response: &Response<Body>) -> Result<Uri, String> {
    let target = response.headers().get(LOCATION).and_then(|target| target.to_str().ok());
    let target = target.ok_or("its host sends a redirect without a target")?;
    let target = target.split('#').next().unwrap_or_default();
    let authority = at.authority().map_or("", |authority| authority.as_str());
    let scheme = at.scheme_str().unwrap_or("http");
    let full = match target {
        _ if target.contains("://") => target.to_string(),
        _ if target.starts_with("//") => format!("{scheme}:{target}"),
        _ if target.starts_with('/') => format!("{scheme}://{authority}{target}"),
        _ => {
            let folder = at.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{scheme}://{authority}{folder}/{target}")
        }
    };
    guard::checked(&full).map_err(|why| format!("it redirects to {full}: {why}"))
}

fn host_of(address: &str) -> String {
    crate::import::model::host_and_path(address).map(|(host, _)| host).unwrap_or_default()
}

fn is_page(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    path.ends_with(".html") || path.ends_with(".htm")
}

/// `256 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        bytes if bytes >= 1 << 30 => format!("{} GB", bytes >> 30),
        bytes if bytes >= 1 << 20 => format!("{} MB", bytes >> 20),
        bytes => format!("{bytes} bytes"),
    }
}
