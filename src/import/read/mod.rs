//! Reads an old blog.
//!
//! Takes files of another program; gives their values: [`wordpress`] an export item by item and a survey of it,
//! [`folders`] the posts and settings of a folder.

pub mod folders;
pub mod language;
pub mod media;
pub mod plain;
pub mod walk;
pub mod wordpress;
