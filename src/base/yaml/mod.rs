//! YAML as a tree of nodes that know their place in the file.
//!
//! Takes one YAML document inside a file's text; gives its nodes, each with its bytes in that file, the text of scalars as
//! written, and diagnostics. What a key means is not known here.

mod budget;
mod map_builder;
mod node;
mod parser;
mod plain;
mod printable;
pub(crate) mod reader;
pub(crate) mod write;

pub(crate) use map_builder::MapBuilder;
pub(crate) use node::{Key, Node, Value};
pub(crate) use parser::parse;
pub(crate) use printable::printable;

pub use crate::base::diagnostic::Text;
