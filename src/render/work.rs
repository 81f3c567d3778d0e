//! What a build is doing.

/// The kind of work that a part of a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Variants of pictures are made, or taken from earlier builds.
    Pictures,
    /// Cards are drawn, or taken from earlier builds.
    Cards,
    /// Pages are rendered.
    Pages,
}

/// Is told what has been finished: which kind of work, how much of it, and how much there is.
pub type Progress<'a> = &'a (dyn Fn(Work, usize, usize) + Sync);
