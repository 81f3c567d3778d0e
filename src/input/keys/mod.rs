//! Tables of the keys that authors write: the settings of site.yaml and the front matter of posts.
//!
//! Takes one table of rows for each file format; reads values by row, gives hints for unknown keys, and the rows themselves,
//! from which the documentation and the tests are made.

mod entries;
mod row;

pub use entries::{Entries, Unknown, is_same};
pub use row::Kind;
pub use row::Row;
pub(crate) use row::{Table, table};
