//! Reads an old blog.
//!
//! Takes files of another program; gives their values. [`passes`] says what every export gives: a survey, then its posts
//! one at a time. [`wordpress`], [`ghost`] and [`substack`] read one; [`folders`] the posts and settings of a folder.

pub(crate) mod elements;
pub(crate) mod folders;
pub(crate) mod ghost;
pub(crate) mod guesses;
pub(crate) mod language;
pub(crate) mod markdown_prose;
pub(crate) mod media;
pub(crate) mod mentions;
pub(crate) mod opened;
pub(crate) mod passes;
pub(crate) mod plain;
pub(crate) mod substack;
pub(crate) mod surveyor;
pub(crate) mod uploads;
pub(crate) mod walk;
pub mod wordpress;
