//! The command line.
//!
//! Takes the program's arguments; does what they ask by way of the modules above, says what came of it, and gives the
//! exit code. Each command has a file of its own; how a site is built or published is decided elsewhere.

pub mod verify;
pub(crate) mod report;
pub(crate) mod scaffold;

mod build;
mod check;
mod completions;
mod console;
mod editor;
mod exit;
mod import;
mod init;
mod man;
mod memory_pages;
mod new;
mod program;
mod progress;
mod redirects;
mod replace_file;
mod serve;
mod settings;
mod site_cms;
mod site_folder;
mod site_language;
mod theme;
mod translation;
mod values;

pub use exit::Exit;
pub use program::Cli;
pub use program::run;
