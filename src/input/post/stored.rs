//! A post as it is kept between builds.
//!
//! Takes a post and what was said of it; gives bytes, and from such bytes the post. Its digest is made here too, since it
//! is the hash of the same bytes. Deliberately does not know where they are kept, nor bodies: those are parsed again
//! when their page has to be rendered.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::post::Post;
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// What is kept beside the post itself.
#[derive(Serialize, Deserialize)]
struct Beside {
    /// Of the outline's links.
    spans: Vec<Range<usize>>,
    /// JSON, where there are any.
    diagnostics: Option<String>,
}

/// A post and its diagnostics as bytes; none where they cannot be kept.
pub fn to_bytes(post: &Post, diagnostics: &[Diagnostic]) -> Option<Vec<u8>> {
    let spans = post.outline.links.iter().map(|link| link.span.clone()).collect();
    let said = || serde_json::to_string(diagnostics).ok();
    let diagnostics = if diagnostics.is_empty() { None } else { Some(said()?) };
    let bytes = postcard::to_stdvec(post).ok()?;
    postcard::to_extend(&Beside { spans, diagnostics }, bytes).ok()
}

/// The post and its diagnostics; none where the bytes are not whole.
pub fn from_bytes(bytes: &[u8]) -> Option<(Post, Diagnostics)> {
    let (mut post, rest) = postcard::take_from_bytes::<Post>(bytes).ok()?;
    let beside: Beside = postcard::from_bytes(rest).ok()?;
    post.digest = blake3::hash(&bytes[..bytes.len() - rest.len()]);
    if beside.spans.len() != post.outline.links.len() {
        return None;
    }
    post.outline.links.iter_mut().zip(beside.spans).for_each(|(link, span)| link.span = span);
    let diagnostics = match beside.diagnostics {
        Some(said) => serde_json::from_str(&said).ok()?,
        None => Diagnostics::new(),
    };
    Some((post, diagnostics))
}
