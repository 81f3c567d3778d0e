//! The document model: what a body contains, independent of HTML and Markdown.
//!
//! A reader builds it from HTML and a writer turns it into Markdown: blocks, and the inline content of their lines.

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
    /// The footnotes, in the order of their first references.
    pub(crate) notes: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    Paragraph(Vec<Inline>),
    Heading {
        level: u8,
        id: Option<String>,
        content: Vec<Inline>,
    },
    Quote(Vec<Block>),
    List(List),
    Code {
        language: String,
        code: String,
    },
    Rule,
    /// The end of the summary.
    More,
    Table(Table),
    Figure(Figure),
    /// A figure with anything except an image.
    Captioned {
        content: Vec<Block>,
        caption: Vec<Inline>,
    },
    Details {
        open: bool,
        summary: Vec<Inline>,
        content: Vec<Block>,
    },
    Definitions(Vec<Definition>),
    /// HTML without blank lines.
    Html(String),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct List {
    /// The number of the first item, if the items are numbered.
    pub(crate) first: Option<u64>,
    /// What Markdown cannot express: `type`, `reversed`, numbers out of order. Such a list stays HTML.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) items: Vec<Item>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    /// A number out of order.
    pub(crate) number: Option<String>,
    pub(crate) content: Vec<Block>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// How many of the rows are header rows.
    pub(crate) head: usize,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) caption: Vec<Inline>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    pub(crate) header: bool,
    /// `colspan` and `rowspan` if they are not 1.
    pub(crate) spans: Vec<(String, String)>,
    pub(crate) align: Option<Align>,
    pub(crate) content: Vec<Block>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Center,
    Right,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) image: Image,
    pub(crate) link: Option<String>,
    pub(crate) caption: Vec<Inline>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Definition {
    pub(crate) terms: Vec<Vec<Inline>>,
    pub(crate) meanings: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Inline {
    Text(String),
    Code(String),
    Styled(Style, Vec<Inline>),
    Link {
        target: String,
        title: String,
        content: Vec<Inline>,
    },
    Image(Image),
    Break,
    /// An element that Markdown has no syntax for: its start tag, its name, and its content.
    Element {
        tag: String,
        name: String,
        content: Vec<Inline>,
    },
    /// HTML without line ends.
    Html(String),
    /// An anchor that links can point to.
    Anchor(String),
    /// A reference to a footnote, by its index.
    Note(usize),
    More,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Emphasis,
    Strong,
    Strike,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Image {
    pub(crate) target: String,
    pub(crate) alt: String,
    pub(crate) title: String,
}

/// The text of a piece of line, without markup.
pub(crate) fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(&mut text, content);
    text
}

fn push_plain(text: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Styled(_, content) | Inline::Link { content, .. } | Inline::Element { content, .. } => {
                push_plain(text, content);
            }
            Inline::Break => text.push(' '),
            _ => {}
        }
    }
}
