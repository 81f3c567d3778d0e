//! Events on their way from the system to the watch.
//!
//! The system's watcher sends from a thread of its own; the watch receives, and can be told to stop from any thread.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, Flag};
use notify::{Config, Event, EventKind, RecommendedWatcher, Watcher};

pub(super) enum Message {
    Event(Event),
    Stop,
}

/// Ends a watch from elsewhere.
#[derive(Clone)]
pub struct Stopper(pub(super) Sender<Message>);

impl Stopper {
    /// Ends the watch, now or at its next wait.
    pub(crate) fn stop(&self) {
        // A watch that is gone has ended already.
        let _ = self.0.send(Message::Stop);
    }
}

/// The receiving end.
pub(super) struct Inbox {
    messages: Receiver<Message>,
    pub(crate) stopped: bool,
}

impl Inbox {
    pub(super) fn new() -> (Inbox, Stopper) {
        let (sender, messages) = channel();
        (Inbox { messages, stopped: false }, Stopper(sender))
    }

    /// The next event until `end`; none also where the watch is to end.
    pub(super) fn next(&mut self, end: Instant) -> Option<Event> {
        if self.stopped {
            return None;
        }
        match self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Message::Event(event)) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => {
                self.stopped = true;
                None
            }
        }
    }
}

/// The system's watcher. Reading the site makes events as well; these are dropped before they are sent.
pub(super) fn system_watcher(stopper: &Stopper) -> notify::Result<RecommendedWatcher> {
    let sender = stopper.0.clone();
    let send = move |event: notify::Result<Event>| {
        let event = event.unwrap_or_else(|_| Event::new(EventKind::Other).set_flag(Flag::Rescan));
        let read = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        };
        if !read {
            // Nobody waits any more once the watch is gone.
            let _ = sender.send(Message::Event(event));
        }
    };
    RecommendedWatcher::new(send, Config::default().with_follow_symlinks(false))
}
