//! A post or page that a build leaves out.

use std::sync::Arc;

use jiff::Timestamp;

use super::left_out::Reason;
use crate::input::post::Post;

/// A post or page that a build leaves out.
#[derive(Clone, Debug)]
pub(crate) struct Unpublished {
    pub(crate) reason: Reason,
    /// When it is published, if its date is in the future.
    pub(crate) from: Option<Timestamp>,
    pub(crate) post: Arc<Post>,
}
