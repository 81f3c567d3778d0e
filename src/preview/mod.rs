//! The site in the author's browser, as publication will write it, reloaded on every save.
//!
//! Takes a site's folder; scans it whenever it may have changed, and answers a browser from memory. Nothing is written
//! anywhere. What publication does not have (the script that patches open pages, the marks that lead from a block to its
//! file) is added as a page is sent. Knows neither the command line nor `publish`.

pub mod client;
pub(crate) mod opener;
pub mod watch;

mod address;
mod background_check;
mod change;
mod checklist;
mod connection;
mod current;
mod due;
mod editor;
mod error_page;
mod event;
mod file_link;
mod guard;
mod index;
mod listen;
mod loaded;
mod mark;
mod not_found;
mod options;
mod page;
mod range;
mod rebuild;
mod running;
mod server;
mod side_by_side;
mod similar;
mod state;
mod translations;

pub use event::Event;
pub use event::Listener;
pub use options::Options;
pub use options::USUAL_PORT;
pub use running::Running;
pub use running::start;
