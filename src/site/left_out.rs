//! What a build leaves out.

/// How many posts and files a build leaves out, by reason, and the first of them by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Drafts.
    pub drafts: usize,
    /// Posts with a date in the future.
    pub future: usize,
    /// Posts that have expired.
    pub expired: usize,
    /// Posts that have no page: `render: false`.
    pub unrendered: usize,
    /// Files that are not for readers: backups, sources of other programs, files in folders of drafts.
    pub files: usize,
    /// The paths of the first [`LeftOut::NAMED`] of them, in order, and one more if there are more.
    pub paths: Vec<String>,
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Draft,
    Future,
    Expired,
    Unrendered,
    File,
}

impl LeftOut {
    /// How many paths are given by name.
    pub const NAMED: usize = 3;

    /// Counts one.
    pub(super) fn add(&mut self, path: &str, reason: Reason) {
        *match reason {
            Reason::Draft => &mut self.drafts,
            Reason::Future => &mut self.future,
            Reason::Expired => &mut self.expired,
            Reason::Unrendered => &mut self.unrendered,
            Reason::File => &mut self.files,
        } += 1;
        if self.paths.len() <= LeftOut::NAMED {
            self.paths.push(path.to_string());
        }
    }
}

impl Reason {
    /// For messages: "it is a draft".
    pub(super) fn words(self) -> &'static str {
        match self {
            Reason::Draft => "a draft",
            Reason::Future => "dated in the future",
            Reason::Expired => "expired",
            Reason::Unrendered => "without a page",
            Reason::File => "not for readers",
        }
    }
}
