//! Publication: makes a folder equal to the rendered files.
//!
//! Takes output paths with their bytes, and a target; gives counts and warnings, or every reason why the folder could
//! not be updated. The only module that writes the output folder. It deletes only what an earlier build wrote,
//! by a manifest under `.chancery/`.
//!
//! Order of events: lock; manifest; files are taken as they are finished, and new ones written to a folder below
//! `.chancery/`; a search for changes, which changes nothing; the manifest with what is about to be written; moves;
//! removals; the final manifest. A build that is interrupted between any two of them leaves whole files only, each of
//! which the manifest owns, so that the next build needs no flag to repair it.
// Errors end a publication, so their size on the way up costs nothing.
#![allow(clippy::result_large_err)]

mod changes;
mod check_target;
mod commit;
mod decide_new;
mod decide_old;
mod disk;
mod errors;
mod folder_states;
mod foreign;
mod lock;
mod manifest;
mod move_files;
mod new_files;
mod old_spellings;
mod options;
mod output_folder;
mod publish_files;
mod publish_site;
mod published;
mod real_disk;
mod real_path;
mod remove_files;
mod stage;
mod staging_folder;
mod state;
mod target;
mod write;
mod writer;

pub use check_target::check_target;
pub use disk::Disk;
pub use disk::{FileInfo, Kind, Stamp};
pub use errors::MOST;
pub use lock::Lock;
pub use lock::acquire;
pub use options::Options;
pub use options::PATIENCE;
pub use publish_files::publish;
pub use publish_files::publish_with;
pub use publish_site::{Publication, publish_site};
pub use published::Published;
pub use real_disk::RealDisk;
pub use stage::Stage;
pub use stage::{begin, begin_with};
pub use target::Target;
