//! The parser for a body, with the extensions that the options switch on.

use pulldown_cmark::{OffsetIter, Options as Extensions, Parser};

use super::options::Options;

/// The parser for a body, with what these options switch on.
pub(super) fn parser<'a>(source: &'a str, options: &Options) -> OffsetIter<'a> {
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_DEFINITION_LIST
        | Extensions::ENABLE_GFM;
    extensions.set(Extensions::ENABLE_SMART_PUNCTUATION, options.typography.is_some());
    Parser::new_ext(source, extensions).into_offset_iter()
}
