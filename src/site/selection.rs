//! Which posts a build publishes.

use jiff::Timestamp;

use crate::input::post::{Kind, Post};

/// Posts that a build leaves out, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub drafts: usize,
    pub future: usize,
    pub expired: usize,
}

/// What is published though it is not ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    pub drafts: bool,
    pub future: bool,
}

/// What becomes of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Published { future: bool },
    Draft,
    Future,
    Expired,
}

/// What becomes of a post at a time.
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
