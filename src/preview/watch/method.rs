//! How changes are noticed.

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By the system's events, with a slow scan besides.
    Events,
    /// By scanning alone: network file systems report no events.
    Polling,
}
