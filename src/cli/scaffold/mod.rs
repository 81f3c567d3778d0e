//! New sites and new posts.
//!
//! Takes titles, languages, tags and a day; gives files as text, and puts files where there are none yet. Does not know the
//! command line, the clock, nor how a site is built.

mod file;
mod place;
mod post;
mod site;

pub use file::File;
pub use place::place;
pub use post::NewPost;
pub use site::NewSite;
