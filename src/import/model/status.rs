//! The publication status of an item.

/// The publication status of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Published.
    Published,
    /// To be published at its date.
    Future,
    /// A draft.
    #[default]
    Draft,
    /// Waiting for review.
    Pending,
    /// For readers who are signed in.
    Private,
    /// Deleted.
    Trash,
    /// Published behind a password.
    Password,
    /// For members, paying or not.
    Members,
    /// For readers who pay.
    Paid,
    /// Sent by e-mail, and never a page.
    Sent,
    /// On a site that only those could see who had its password.
    PrivateSite,
    /// Any other status.
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

    /// As the old program names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Status::Published => "published",
            Status::Future => "scheduled",
            Status::Draft => "draft",
            Status::Pending => "pending review",
            Status::Private => "private",
            Status::Trash => "trash",
            Status::Password => "password-protected",
            Status::Members => "for members",
            Status::Paid => "for paying readers",
            Status::Sent => "sent by e-mail only",
            Status::PrivateSite => "on a private site",
            Status::Other => "unknown",
        }
    }
}
