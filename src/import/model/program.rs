//! The program of an old blog.

/// A program whose export is imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    /// WordPress.
    #[default]
    WordPress,
    /// Ghost.
    Ghost,
    /// Substack.
    Substack,
}

impl Program {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Program::WordPress => "WordPress",
            Program::Ghost => "Ghost",
            Program::Substack => "Substack",
        }
    }

    /// The key below `extra:` that says which old post a file is from.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Program::WordPress => "wordpress",
            Program::Ghost => "ghost",
            Program::Substack => "substack",
        }
    }
}
