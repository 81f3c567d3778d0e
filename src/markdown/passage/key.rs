//! Which element of a body is which.

use pulldown_cmark::{Tag, TagEnd};

/// An element by the byte of the body at which it starts, and its kind: no two have the same.
pub(crate) type Key = (usize, Element);

/// The elements that take attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Element {
    Paragraph,
    Heading,
    Quote,
    Code,
    List,
    Item,
    Definitions,
    Definition,
    Table,
    Emphasis,
    Strong,
    Deleted,
    Link,
    Image,
    /// Code within a line.
    CodeSpan,
}

/// The kind of an element; none of those that take no attributes.
pub(crate) fn element(end: TagEnd) -> Option<Element> {
    Some(match end {
        TagEnd::Paragraph => Element::Paragraph,
        TagEnd::Heading(_) => Element::Heading,
        TagEnd::BlockQuote(_) => Element::Quote,
        TagEnd::CodeBlock => Element::Code,
        TagEnd::List(_) => Element::List,
        TagEnd::Item => Element::Item,
        TagEnd::DefinitionList => Element::Definitions,
        TagEnd::DefinitionListDefinition => Element::Definition,
        TagEnd::Table => Element::Table,
        TagEnd::Emphasis => Element::Emphasis,
        TagEnd::Strong => Element::Strong,
        TagEnd::Strikethrough => Element::Deleted,
        TagEnd::Link => Element::Link,
        TagEnd::Image => Element::Image,
        _ => return None,
    })
}

/// The element that a tag starts at a byte of the body.
pub(crate) fn key(tag: &Tag<'_>, start: usize) -> Option<Key> {
    Some((start, element(tag.to_end())?))
}
