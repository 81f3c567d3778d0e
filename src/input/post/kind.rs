//! Post or page.

use serde::{Deserialize, Serialize};

/// Posts stand in lists and feeds; pages stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Post,
    Page,
}
