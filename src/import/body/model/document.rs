//! The document model: what a body contains, independent of HTML and Markdown.
//!
//! A reader builds it from HTML and a writer turns it into Markdown: blocks, and the inline content of their lines.

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// The footnotes, in the order of their first references.
    pub notes: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
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
pub struct List {
    /// The number of the first item, if the items are numbered.
    pub first: Option<u64>,
    /// What Markdown cannot express: `type`, `reversed`, numbers out of order. Such a list stays HTML.
    pub attributes: Vec<(String, String)>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// A number out of order.
    pub number: Option<String>,
    pub content: Vec<Block>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// How many of the rows are header rows.
    pub head: usize,
    pub rows: Vec<Vec<Cell>>,
    pub caption: Vec<Inline>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub header: bool,
    /// `colspan` and `rowspan` if they are not 1.
    pub spans: Vec<(String, String)>,
    pub align: Option<Align>,
    pub content: Vec<Block>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub image: Image,
    pub link: Option<String>,
    pub caption: Vec<Inline>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    pub terms: Vec<Vec<Inline>>,
    pub meanings: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
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
pub enum Style {
    Emphasis,
    Strong,
    Strike,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    pub target: String,
    pub alt: String,
    pub title: String,
}

/// The text of a piece of line, without markup.
pub fn plain(content: &[Inline]) -> String {
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
