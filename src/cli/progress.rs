//! A bar for work that takes long.
//!
//! Takes how far the work is; shows it on a terminal once a second has passed, and takes it away at the end.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// A bar on standard error, hidden at first. It goes when it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// A bar that comes up where standard error is a terminal.
    pub(super) fn on_terminal() -> Progress {
        if !std::io::stderr().is_terminal() {
            return Progress::never();
        }
        let bar = ProgressBar::hidden();
        let shown = bar.clone();
        let (done, wait) = mpsc::channel();
        let waiting = thread::spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Progress { bar, waiting: Some((done, waiting)) }
    }

    /// A bar that never comes up.
    pub(super) fn never() -> Progress {
        Progress { bar: ProgressBar::hidden(), waiting: None }
    }

    /// Begins a stretch of work of `all` parts; 0 where nobody knows how many.
    pub(super) fn begin(&self, what: &'static str, all: usize) {
        let template =
            if all == 0 { "{spinner} {msg}" } else { "{spinner} {msg} [{wide_bar}] {human_pos}/{human_len}" };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        self.bar.set_style(style.progress_chars("=> "));
        self.bar.set_message(what);
        self.bar.set_position(0);
        self.bar.set_length(all as u64);
    }

    /// So many parts are done.
    pub(super) fn at(&self, done: usize) {
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, waiting)) = self.waiting.take() {
            // Where the thread has ended already, nobody listens.
            let _ = done.send(());
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}
