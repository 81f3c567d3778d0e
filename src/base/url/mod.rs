//! Addresses: slugs, output paths, links and the site's base URL.
//!
//! Takes names and paths as text; gives slugs, checked paths, percent-encoded addresses and relative references, or the
//! [`Problem`] that a name has.

mod base;
mod encode;
mod href;
mod path;
mod problem;
mod scheme;
mod slug;
mod spellings;

pub use base::BaseUrl;
pub use encode::decode;
pub use encode::{encode_path, encoded_path, encoded_url};
pub(crate) use encode::{encoded_reference, encoded_value};
pub(crate) use href::split_path;
pub use href::{join, relative, relative_on_disk};
pub use path::output_file;
pub(crate) use path::{check_output_path, check_segment, composed, fold_path};
pub(crate) use problem::Problem;
pub(crate) use scheme::{is_unsafe, is_unsafe_image, is_uri, scheme};
pub(crate) use slug::{cut, full_slug, slugify};
pub use spellings::Spellings;
