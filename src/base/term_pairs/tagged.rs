//! What a post says of itself.

/// The names that a post in one language has in one taxonomy, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Tagged<'a> {
    /// The language of the site that it is served in.
    pub(crate) language: &'a str,
    pub(crate) names: Vec<&'a str>,
}
