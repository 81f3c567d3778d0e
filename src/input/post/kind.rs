//! Whether a Markdown file is a post or a page.

use serde::{Deserialize, Serialize};

/// Posts are in lists and feeds; pages are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// In lists and feeds.
    Post,
    /// In no list.
    Page,
}
