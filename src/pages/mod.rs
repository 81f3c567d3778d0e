//! What a reader gets: views, templates, and the bytes of every page.

pub mod view;
pub mod template;
pub mod render;
