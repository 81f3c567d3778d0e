//! How the old program stores a body.

/// How a body is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Written in the classic editor: blank lines separate paragraphs, brackets mark shortcodes.
    Classic,
    /// Written in the block editor: comments mark blocks.
    Blocks,
    /// Plain HTML, which is used unchanged.
    Html,
}

impl Dialect {
    /// The dialect of a body from WordPress.
    pub fn detect(body: &str) -> Dialect {
        if body.contains("<!-- wp:") { Dialect::Blocks } else { Dialect::Classic }
    }
}
