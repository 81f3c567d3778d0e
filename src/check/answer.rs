//! What an old address leads to.

/// What answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A page or a file.
    Page,
    /// Redirects, the last of which goes to this site path.
    Redirect(String),
    /// A redirect to another site.
    Elsewhere(String),
    /// Nothing.
    Nothing,
    /// A redirect to where nothing is.
    DeadEnd(String),
    /// Redirects in a circle.
    Circle(String),
    /// A page that leads people to this feed, and feed readers nowhere.
    FeedPage(String),
    /// Something in which no feed reader finds an entry, at the address of a feed.
    NoEntries(String),
    /// Nothing on this host, but something on one that reads `_redirects`.
    OnlyByRule,
}

impl Answer {
    /// Whether the address works.
    pub fn is_good(&self) -> bool {
        matches!(self, Answer::Page | Answer::Redirect(_) | Answer::Elsewhere(_))
    }

    /// In words, for one that is not good.
    pub fn why(&self) -> String {
        match self {
            Answer::Nothing => "not found".to_string(),
            Answer::DeadEnd(to) => format!("redirects to {to}, which is not found"),
            Answer::Circle(to) => format!("redirects in a circle at {to}"),
            Answer::FeedPage(to) => {
                format!("is a page that leads people to {to}, but feed readers follow no page, so this feed is broken")
            }
            Answer::NoEntries(at) => {
                format!("is the address of a feed, but at {at} is no feed with entries, so this feed is broken")
            }
            Answer::OnlyByRule => "not found, since only a host that reads `_redirects` would answer".to_string(),
            Answer::Page => "works".to_string(),
            Answer::Redirect(to) | Answer::Elsewhere(to) => format!("redirects to {to}"),
        }
    }
}

/// An address of the list, as written, and what answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// As written.
    pub address: String,
    /// What it leads to.
    pub answer: Answer,
}
