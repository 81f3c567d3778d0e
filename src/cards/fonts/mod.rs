//! Fonts: which there are, which characters each has, and which a text is set in.
//!
//! Takes the fonts of a site and the font folders of the machine; gives faces in a fixed order, so that the same fonts are chosen
//! whatever the order of files on a disk is.

mod choose;
mod coverage;
mod families;
mod file;
mod index;
mod machine;
mod open;
mod order;
mod script;

pub(crate) use choose::{Fonts, Missing, Pick, Style};
pub(crate) use index::{Index, SiteFont};
pub(crate) use machine::machine_folders;
pub(crate) use open::Typefaces;
pub(crate) use order::Taste;
pub(crate) use script::Scripts;
