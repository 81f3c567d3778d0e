//! Which posts a build publishes.

use jiff::Timestamp;

use crate::input::post::{Kind, Post};

/// How many posts a build leaves out, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Drafts.
    pub drafts: usize,
    /// Posts with a date in the future.
    pub future: usize,
    /// Posts that have expired.
    pub expired: usize,
}

/// Which unfinished posts are published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Publish drafts.
    pub drafts: bool,
    /// Publish posts with a date in the future.
    pub future: bool,
}

/// Whether a post is published, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is published.
    Published {
        /// Whether its date is in the future.
        future: bool,
    },
    /// A draft.
    Draft,
    /// Its date is in the future.
    Future,
    /// It has expired.
    Expired,
}

/// Whether a post is published at a time.
pub fn fate(post: &Post, now: Timestamp, selection: Selection) -> Fate {
    let future = post.kind == Kind::Post && post.date.as_ref().is_some_and(|date| date.timestamp() > now);
    let expired = post.front.expires.as_ref().is_some_and(|date| date.value.timestamp() <= now);
    match () {
        () if post.draft && !selection.drafts => Fate::Draft,
        () if future && !selection.future => Fate::Future,
        () if expired => Fate::Expired,
        () => Fate::Published { future },
    }
}
