//! A running preview: its parts put together.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::serve::ListenerExt;
use tokio::runtime::Runtime;

use super::current::Current;
use super::event::{Event, Listener};
use super::guard::Guard;
use super::listen::{authority, listen};
use super::options::Options;
use super::rebuild::Rebuilder;
use super::server::Server;
use super::watch::{Stopper, Watch};
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// A preview that runs until it is stopped or dropped.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The site's home: `http://127.0.0.1:4000/blog/`.
    pub url: String,
    /// What the first scan found.
    pub(crate) problems: Arc<Diagnostics>,
    stopper: Stopper,
    rebuilding: Option<JoinHandle<()>>,
    runtime: Option<Runtime>,
}

/// Starts a preview; returns when it answers.
pub fn start(options: Options, listener: Listener) -> Result<Running, Diagnostic> {
    let socket = listen(&options.host, options.port)?;
    let failed = |error: std::io::Error| Diagnostic::error(format!("the preview cannot start: {error}"));
    let address = socket.local_addr().map_err(failed)?;
    // Before the first scan, so that nothing is missed between the two.
    let (watch, stopper, problem) = Watch::start(&options.root, options.method);
    let origin = format!("http://{}", authority(&options.host, address));
    let root = options.root.canonicalize().map_err(failed)?;
    let host = options.host.clone();
    let (rebuilder, state) = Rebuilder::new(root, options, origin.clone());
    let home = state.config().map_or("/", |config| config.base_url.path());
    let (url, problems) = (format!("{origin}{home}"), Arc::clone(&state.problems));
    let current = Arc::new(Current::new(state, listener));
    if let Some(problem) = problem {
        current.report(Event::Polling(problem));
    }
    let server = Server::new(Arc::clone(&current), Guard::new(&host, address.port()), run_id());
    let runtime = serve(socket, server).map_err(failed)?;
    let rebuilding = std::thread::spawn(move || rebuilder.run(watch, &current));
    Ok(Running { address, url, problems, stopper, rebuilding: Some(rebuilding), runtime: Some(runtime) })
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
        if let Some(rebuilding) = self.rebuilding.take() {
            // One that has panicked has ended as well.
            let _ = rebuilding.join();
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

/// Another for each run, so that a browser sees that the server is another one.
fn run_id() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    hasher.update(&now.as_nanos().to_le_bytes()).update(&std::process::id().to_le_bytes());
    hasher.finalize().to_hex()[..16].to_string()
}
