//! What the unit tests in `src/` and the test binaries have in common: readers of HTML and XML that are independent of
//! the program, pictures with metadata, fonts, and a web server. It does not depend on the program, so it is not compiled again when that changes.

pub mod fonts;
pub mod html;
pub mod pictures;
pub mod server;
pub mod xml;
