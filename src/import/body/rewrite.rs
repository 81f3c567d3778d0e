//! What a body's conversion asks of those who know the old site: where links and media are now.

/// How links and media of the old site are written anew; decided by the caller.
pub trait Rewrite {
    /// The new target of a link, such as `../2016/x.md#part` or `photo.jpg`; nothing if it stays as it is.
    fn link(&self, url: &str) -> Option<String>;
    /// The new target of an image, a sound or a film; nothing if it stays as it is.
    fn image(&self, url: &str) -> Option<String>;
    /// A file of the old site by its number.
    fn attachment(&self, id: u64) -> Option<Attachment>;
    /// The numbers of the images that belong to this post, for a gallery that names none.
    fn attached(&self) -> Vec<u64> {
        Vec::new()
    }
    /// The HTML of a footnote, which WordPress keeps in the post's field `footnotes`, by its id.
    fn footnote(&self, id: &str) -> Option<String> {
        let _ = id;
        None
    }
}

/// A file of the old site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// On the old site: it is given to [`Rewrite::image`] again.
    pub url: String,
    pub alt: String,
    /// May hold inline HTML.
    pub caption: String,
}
