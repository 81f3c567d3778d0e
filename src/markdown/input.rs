//! What is turned into HTML.

/// What is turned into HTML, and where it is, so that diagnostics have a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Input<'a> {
    /// Path relative to the site root.
    pub file: &'a str,
    /// The whole file.
    pub text: &'a str,
    /// The byte of `text` where the body starts.
    pub body: usize,
}
