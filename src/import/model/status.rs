//! The publication status of an item.

/// The publication status of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Published.
    Published,
    /// To be published at its date.
    Future,
    /// A draft.
    Draft,
    /// Waiting for review.
    Pending,
    /// For readers who are signed in.
    Private,
    /// Deleted.
    Trash,
    /// Published behind a password.
    Password,
    /// A status of a plugin.
    Other,
}

impl Status {
    /// Whether everyone could read it.
    pub(crate) fn is_public(self) -> bool {
        self == Status::Published
    }

    /// Whether it becomes a draft: everything except published and scheduled items.
    pub(crate) fn is_draft(self) -> bool {
        !matches!(self, Status::Published | Status::Future)
    }

    /// As WordPress names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Status::Published => "published",
            Status::Future => "scheduled",
            Status::Draft => "draft",
            Status::Pending => "pending review",
            Status::Private => "private",
            Status::Trash => "trash",
            Status::Password => "password-protected",
            Status::Other => "unknown",
        }
    }
}
