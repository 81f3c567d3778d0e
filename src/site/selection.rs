//! Which posts a build publishes.

use std::sync::Arc;

use jiff::Timestamp;

use super::visibility::Sections;
use crate::input::data_files::DataFiles;
use crate::input::front_matter::Visibility;
use crate::input::post::Post;

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
    Published(Published),
    /// A draft.
    Draft,
    /// It is published from this time on.
    Future(Timestamp),
    /// It has expired.
    Expired,
    /// It has no page.
    Unrendered,
}

/// How a post is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Whether it is a draft.
    pub draft: bool,
    /// When it is published, if that is in the future.
    pub future: Option<Timestamp>,
    /// Whether lists, feeds and the sitemap have it.
    pub listed: bool,
}

/// Whether each post is published at a time.
pub fn fates(posts: &[Arc<Post>], data: &DataFiles, now: Timestamp, selection: Selection) -> Vec<Fate> {
    let sections = Sections::of(posts, data);
    posts.iter().map(|post| fate(post, &sections.visibility(post), now, selection)).collect()
}

fn fate(post: &Post, visibility: &Visibility, now: Timestamp, selection: Selection) -> Fate {
    let date = post.date.as_ref().map(|date| date.timestamp());
    let future = date.max(visibility.publish).filter(|date| *date > now);
    let draft = visibility.draft == Some(true);
    match () {
        () if visibility.rendered == Some(false) => Fate::Unrendered,
        () if draft && !selection.drafts => Fate::Draft,
        () if !selection.future
            && let Some(date) = future =>
        {
            Fate::Future(date)
        }
        () if visibility.expires.is_some_and(|date| date <= now) => Fate::Expired,
        () => Fate::Published(Published { draft, future, listed: visibility.listed != Some(false) }),
    }
}
