//! What posts allow.
//!
//! Takes the findings of each post; gives those that the post does not allow, and a remark for each `allow` that allows nothing.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::input::post::Post;
use crate::input::source::Sources;

/// Whether a post allows findings with a code.
pub(super) fn allows(post: &Post, code: Code) -> bool {
    post.front.allow.iter().any(|allowed| allowed.code.value == code)
}

/// Remarks for the codes that a post allows and that were not found in it.
pub(super) fn unused(post: &Post, found: &[Code], sources: &Sources) -> Vec<Diagnostic> {
    let unused = post.front.allow.iter().filter(|allowed| !found.contains(&allowed.code.value));
    let remark = |code: Code| format!("this post allows `{code}`, which it does not have");
    unused
        .map(|allowed| {
            Diagnostic::warning(remark(allowed.code.value))
                .coded(Code::UnusedAllow)
                .at(sources.place(&post.path, allowed.code.span.clone()))
                .hint("delete it from `allow`")
        })
        .collect()
}
