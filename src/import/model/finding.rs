//! What a reader of an export found in one post.

use super::remark::Effect;

/// Something in a post that the author should know. It becomes a remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) effect: Effect,
    /// What happened, in the same words for each post.
    pub(crate) what: &'static str,
    /// The text concerned; empty if the whole post is.
    pub(crate) text: String,
}

impl Finding {
    pub(crate) fn lost(what: &'static str, text: &str) -> Finding {
        Finding { effect: Effect::Lost, what, text: text.to_string() }
    }

    pub(crate) fn changed(what: &'static str, text: &str) -> Finding {
        Finding { effect: Effect::Changed, what, text: text.to_string() }
    }
}
