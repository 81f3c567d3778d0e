//! The site in the author's browser, as publication will write it, following every save.
//!
//! Takes a site's folder; looks at it whenever it may have changed, and answers a browser from memory. Nothing is written
//! anywhere. What publication does not have (the script that patches open pages, the marks that lead from a block to its
//! file) is added as a page is sent. Deliberately does not know the command line, nor `output`.

pub mod client;
pub mod watch;

mod change;
mod check;
mod connection;
mod editor;
mod guard;
mod index;
mod look;
mod mark;
mod near;
pub mod opener;
mod page;
mod range;
mod server;
mod shared;
mod state;
mod trouble;

use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::serve::ListenerExt;
use tokio::runtime::Runtime;

use crate::base::diagnostic::Diagnostic;
use crate::preview::watch::{Method, Stopper, Watch};
use crate::site::Selection;
use guard::Guard;
use look::Looker;
use server::Server;
use shared::Shared;

/// The port that is tried first.
pub const USUAL_PORT: u16 = 4000;

/// How a preview is to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The address or the name to answer under.
    pub host: String,
    /// None for [`USUAL_PORT`], or any other where that is taken; 0 for any.
    pub port: Option<u16>,
    pub selection: Selection,
    pub method: Method,
    /// Before the setting in site.yaml and the environment.
    pub editor: Option<String>,
}

/// What a running preview says of itself.
#[derive(Clone, Debug)]
pub enum Told {
    /// These files have changed; `errors` that stand before rendering keep the last good site up.
    Changed { files: Vec<String>, took: Duration, errors: usize },
    /// All that is known to be wrong, whenever that changes.
    Problems(Arc<Vec<Diagnostic>>),
    /// The system tells no events, for this reason; the site is polled.
    Polling(String),
}

/// Is called with all that is said, from any thread.
pub type Tell = Arc<dyn Fn(Told) + Send + Sync>;

/// A preview that runs until it is stopped or dropped.
pub struct Running {
    pub address: SocketAddr,
    /// The site's home: `http://127.0.0.1:4000/blog/`.
    pub url: String,
    /// What the first look found.
    pub problems: Arc<Vec<Diagnostic>>,
    stopper: Stopper,
    looker: Option<JoinHandle<()>>,
    runtime: Option<Runtime>,
}

/// Starts a preview; returns when it answers.
pub fn start(options: Options, tell: Tell) -> Result<Running, Diagnostic> {
    let listener = listen(&options.host, options.port)?;
    let trouble = |error: std::io::Error| Diagnostic::error(format!("the preview cannot start: {error}"));
    let address = listener.local_addr().map_err(trouble)?;
    // Before the first look, so that nothing is missed between the two.
    let (watch, stopper, problem) = Watch::start(&options.root, options.method);
    let origin = format!("http://{}", authority(&options.host, address));
    let root = options.root.canonicalize().map_err(trouble)?;
    let host = options.host.clone();
    let (looker, state) = Looker::new(root, options, origin.clone());
    let home = state.config().map_or("/", |config| config.base_url.path());
    let (url, problems) = (format!("{origin}{home}"), Arc::clone(&state.problems));
    let shared = Arc::new(Shared::new(state, tell));
    if let Some(problem) = problem {
        shared.tell(Told::Polling(problem));
    }
    let server = Server::new(Arc::clone(&shared), Guard::new(&host, address.port()), run_id());
    let runtime = serve(listener, server).map_err(trouble)?;
    let looker = std::thread::spawn(move || looker.run(watch, &shared));
    Ok(Running { address, url, problems, stopper, looker: Some(looker), runtime: Some(runtime) })
}

impl Running {
    /// Ends at once; open connections are cut.
    pub fn stop(self) {}
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopper.stop();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        if let Some(looker) = self.looker.take() {
            // One that has panicked has ended as well.
            let _ = looker.join();
        }
    }
}

fn serve(listener: TcpListener, server: Server) -> std::io::Result<Runtime> {
    listener.set_nonblocking(true)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_name("preview").enable_all().build()?;
    let listener = {
        let _entered = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    // Small events are sent at once; a connection that cannot do so is slower and no worse.
    let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
    runtime.spawn(async move { axum::serve(listener, server.router()).await });
    Ok(runtime)
}

/// Takes the port: the one asked for, else the usual one, else any.
fn listen(host: &str, port: Option<u16>) -> Result<TcpListener, Diagnostic> {
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
        let problem = Diagnostic::error(format!("the preview cannot listen at `{at}`: {error}"));
        let hint = if taken(&error) {
            "choose another port with `--port`, or leave it out for a free one"
        } else {
            "try `--host 127.0.0.1`"
        };
        problem.hint(hint)
    })
}

/// Host and port as a browser of this machine writes them.
fn authority(host: &str, address: SocketAddr) -> String {
    let name = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => "localhost".to_string(),
        Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
        _ => host.to_string(),
    };
    format!("{name}:{}", address.port())
}

/// Another for each run, so that a browser sees that the server is another one.
fn run_id() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    hasher.update(&now.as_nanos().to_le_bytes()).update(&std::process::id().to_le_bytes());
    hasher.finalize().to_hex()[..16].to_string()
}
