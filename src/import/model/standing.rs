//! The publication status of an item.

/// The publication status of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Published,
    Future,
    Draft,
    Pending,
    Private,
    Trash,
    /// Published behind a password.
    Password,
    /// A status of a plugin.
    Other,
}

impl Standing {
    /// Whether everyone could read it.
    pub fn is_public(self) -> bool {
        self == Standing::Published
    }

    /// Whether it becomes a draft: everything except published and scheduled items.
    pub fn is_draft(self) -> bool {
        !matches!(self, Standing::Published | Standing::Future)
    }

    /// As WordPress names it.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Published => "published",
            Standing::Future => "scheduled",
            Standing::Draft => "draft",
            Standing::Pending => "pending review",
            Standing::Private => "private",
            Standing::Trash => "in the trash",
            Standing::Password => "password-protected",
            Standing::Other => "not published",
        }
    }
}
