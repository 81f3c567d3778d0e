//! Imports blogs of other programs.
//!
//! Takes an export of WordPress, Ghost or Substack, or a folder of Jekyll, Hugo, Eleventy or Zola; gives a site's folder
//! that is complete but not yet in place, with a report of what was changed and what was lost. One pipeline: `read` the
//! old blog, `decide` what the new site is like, `place` each entry, `write` the files (bodies by `body`), `report`.
//! [`wordpress`], [`ghost`], [`substack`] and [`folders`] run it. It must not depend on `build`: `cli` builds the new site and checks the old URLs.

pub mod body;
pub(crate) mod decide;
pub(crate) mod exports;
pub mod folders;
pub mod ghost;
pub mod model;
pub(crate) mod old_site;
pub(crate) mod place;
pub mod read;
pub mod report;
pub mod substack;
pub mod wordpress;
pub(crate) mod write;
pub(crate) mod yaml;
