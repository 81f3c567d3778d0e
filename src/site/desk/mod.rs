//! Translations and their originals: which post is translated from which, and which blocks of an original were changed since.
//!
//! Takes documents, and digests of the blocks of originals; gives the state of each pair.

mod changes;
mod originals;
mod parallel;
mod places;
mod states;
mod table;

#[cfg(test)]
mod edits;

pub(crate) use changes::{What, same};
pub(crate) use originals::{Originals, Surroundings};
pub(crate) use parallel::{Parallel, resolve};
pub(crate) use places::{ChangedBlock, changed_blocks};
pub(crate) use states::{Digests, State, States, states, unrelated, wanted};
pub(crate) use table::{Cell, Row, table};
