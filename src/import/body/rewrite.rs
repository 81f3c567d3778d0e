//! What a conversion asks the caller: where links and media are now.

/// Gives new URLs for links and media of the old site.
pub trait Rewrite {
    /// The new URL of a link, such as `../2016/x.md#part` or `photo.jpg`; none if it stays unchanged.
    fn link(&self, url: &str) -> Option<String>;
    /// The new URL of an image, audio or video file; none if it stays unchanged.
    fn image(&self, url: &str) -> Option<String>;
    /// A file of the old site by its number.
    fn attachment(&self, id: u64) -> Option<Attachment>;
    /// The numbers of the images that belong to this post, for a gallery that lists none.
    fn attached(&self) -> Vec<u64> {
        Vec::new()
    }
    /// The HTML of a footnote, by its id. WordPress stores it in the post's field `footnotes`.
    fn footnote(&self, id: &str) -> Option<String> {
        let _ = id;
        None
    }
}

/// A file of the old site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// On the old site; it is passed to [`Rewrite::image`] again.
    pub url: String,
    /// The alternative text.
    pub alt: String,
    /// Can contain inline HTML.
    pub caption: String,
}
