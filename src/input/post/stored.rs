//! A post as bytes, for the cache.
//!
//! Takes a post and its diagnostics and gives bytes, and the other way round. The digest of a post is made here too, since
//! it is the hash of the same bytes. Bodies are not stored: they are parsed again when their page has to be rendered.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::document::Post;
use crate::base::diagnostic::{Diagnostic, Diagnostics};

/// What is stored in addition to the post itself.
#[derive(Serialize, Deserialize)]
struct Addition {
    /// The spans of the outline's links.
    spans: Vec<Range<usize>>,
    /// As JSON, if there are any.
    diagnostics: Option<String>,
}

/// A post and its diagnostics as bytes; `None` if they cannot be stored.
pub(crate) fn to_bytes(post: &Post, diagnostics: &[Diagnostic]) -> Option<Vec<u8>> {
    let spans = post.outline.links.iter().map(|link| link.span.clone()).collect();
    let said = || serde_json::to_string(diagnostics).ok();
    let diagnostics = if diagnostics.is_empty() { None } else { Some(said()?) };
    let bytes = postcard::to_stdvec(post).ok()?;
    postcard::to_extend(&Addition { spans, diagnostics }, bytes).ok()
}

/// The post and its diagnostics; `None` if the bytes are incomplete.
pub(crate) fn from_bytes(bytes: &[u8]) -> Option<(Post, Diagnostics)> {
    let (mut post, rest) = postcard::take_from_bytes::<Post>(bytes).ok()?;
    let addition: Addition = postcard::from_bytes(rest).ok()?;
    post.digest = blake3::hash(&bytes[..bytes.len() - rest.len()]);
    if addition.spans.len() != post.outline.links.len() {
        return None;
    }
    post.outline.links.iter_mut().zip(addition.spans).for_each(|(link, span)| link.span = span);
    let diagnostics = match addition.diagnostics {
        Some(said) => serde_json::from_str(&said).ok()?,
        None => Diagnostics::new(),
    };
    Some((post, diagnostics))
}
