//! Beginnings: a new site, a new post.
//!
//! Takes titles, languages, tags and a day; gives files as text, and puts files where nothing stands yet. Deliberately
//! does not know the command line, the clock, nor how a site is built.

mod place;
mod post;
mod site;

pub use place::place;
pub use post::NewPost;
pub use site::NewSite;

/// A file to be written: path with `/` between its parts, and text.
pub type File = (String, String);
