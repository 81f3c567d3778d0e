//! Reads an old blog.
//!
//! Takes files of another program; gives their values: [`wordpress`] an export item by item and a survey of it,
//! [`folders`] the posts and settings of a folder.

pub(crate) mod folders;
pub(crate) mod language;
pub(crate) mod media;
pub(crate) mod plain;
pub(crate) mod walk;
pub mod wordpress;
