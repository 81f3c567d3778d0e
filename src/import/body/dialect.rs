//! How the old program keeps a body.

/// How a body is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// By the classic editor: blank lines make paragraphs, brackets shortcodes.
    Classic,
    /// By the block editor: comments mark blocks.
    Blocks,
    /// As HTML that needs nothing done to it.
    Html,
}

impl Dialect {
    /// The dialect of a body from WordPress.
    pub fn detect(body: &str) -> Dialect {
        if body.contains("<!-- wp:") { Dialect::Blocks } else { Dialect::Classic }
    }
}
