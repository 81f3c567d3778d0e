//! YAML as a tree of nodes that know their place in the file.
//!
//! Takes one YAML document inside a file's text; gives its nodes, each with its bytes in that file, the text of scalars as
//! written, and diagnostics. What a key means is not known here.

mod node;
mod parser;
mod plain;
pub mod reader;
pub mod write;

pub use node::{Key, Node, Text, Value};
pub use parser::parse;
