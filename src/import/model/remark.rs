//! What the author should know of one place.

/// The effect of an import on some content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is gone.
    Lost,
    /// It is there, but not as it was.
    Changed,
}

/// Something that the author should know of one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// What it means for the new site.
    pub effect: Effect,
    /// What happened, in the same words for each place: `the shortcode stays as text`.
    pub what: String,
    /// The title of the post; empty for the blog as a whole.
    pub title: String,
    pub(crate) old_url: String,
    /// The new file, from the site's root; empty if there is none.
    pub file: String,
    /// From 1; 0 if it is not about one line.
    pub line: usize,
    /// The text concerned.
    pub text: String,
}

impl Remark {
    /// A remark on the blog as a whole.
    pub(crate) fn whole(effect: Effect, what: &str, text: String) -> Remark {
        Remark::on_file(effect, what, "", text)
    }

    /// A remark on a file that is no post.
    pub(crate) fn on_file(effect: Effect, what: &str, file: &str, text: String) -> Remark {
        let (title, old_url) = Default::default();
        Remark { effect, what: what.to_string(), title, old_url, file: file.to_string(), line: 0, text }
    }
}
