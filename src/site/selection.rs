//! Which posts a build publishes.

use jiff::Timestamp;

use crate::input::post::{Kind, Post};

/// How many posts a build leaves out, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub drafts: usize,
    pub future: usize,
    pub expired: usize,
}

/// Which unfinished posts are published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    pub drafts: bool,
    pub future: bool,
}

/// Whether a post is published, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Published { future: bool },
    Draft,
    Future,
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
