//! New sites and new posts.
//!
//! Takes titles, languages, tags and a day; gives files as text, and puts files where there are none yet. Does not know the
//! command line, the clock, nor how a site is built. `cms` is an editor in the browser for such posts.

pub(crate) mod cms;
mod file;
mod place;
mod post;
mod site;
mod words;

pub(crate) use file::File;
pub(crate) use place::place;
pub(crate) use post::NewPost;
pub(crate) use site::{FileNames, NewSite};
pub(crate) use words::file as words_file;
