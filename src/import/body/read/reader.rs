//! Reads a tree of HTML into the document model.
//!
//! Takes the tree of a body as WordPress shows it; gives the document that is written as Markdown. This file reads the
//! sequence of blocks. Inline content is read by `line`, figures by `figure`, tables by `table`, code by `code`, lists
//! by `list`.

use std::collections::BTreeMap;

use crate::import::body::model::document::{Block, Document, Inline, Style};
use crate::import::body::model::note::{Findings, Kind};
use crate::import::body::tree::nodes::{Content, Id, Tree, is_dropped};
use crate::import::body::words::parts_lines;
use crate::import::body::{Rewrite, target};

/// What has been read of a body.
pub(crate) struct Read {
    pub(crate) document: Document,
    /// The URLs of images, audio and video as written in the source.
    pub(crate) media: Vec<String>,
}

/// Reads a body.
pub(crate) fn read(tree: &Tree, rewrite: &dyn Rewrite, findings: &mut Findings) -> Read {
    let notes = tree.within(Tree::ROOT).find(|id| tree.has_class(*id, "wp-block-footnotes"));
    let texts = notes.into_iter().flat_map(|list| tree.elements(list));
    let texts = texts.filter_map(|item| Some((tree.attribute(item, "id")?.to_string(), item))).collect();
    let mut reader = Reader {
        tree,
        rewrite,
        findings,
        media: Vec::new(),
        note_texts: texts,
        notes: Vec::new(),
        marks: Vec::new(),
        anchors: Vec::new(),
        more: false,
        lists: 0,
    };
    let mut blocks = reader.blocks(Tree::ROOT);
    if !reader.anchors.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(&mut reader.anchors)));
    }
    let notes = reader.read_notes();
    Read { document: Document { blocks, notes }, media: reader.media }
}

/// An element around blocks that is repeated around each of their lines.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    Style(Style),
    Link { target: String, title: String },
    Element { tag: String, name: String },
}

impl Mark {
    pub(crate) fn around(self, content: Vec<Inline>) -> Inline {
        match self {
            Mark::Style(style) => Inline::Styled(style, content),
            Mark::Link { target, title } => Inline::Link { target, title, content },
            Mark::Element { tag, name } => Inline::Element { tag, name, content },
        }
    }
}

pub(crate) struct Reader<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) rewrite: &'a dyn Rewrite,
    pub(crate) findings: &'a mut Findings,
    pub(crate) media: Vec<String>,
    /// The items of the footnote list, by id.
    note_texts: BTreeMap<String, Id>,
    /// The ids of the footnotes that are referenced.
    notes: Vec<String>,
    /// The elements that are open around the line, and where they start in it.
    pub(crate) marks: Vec<(Mark, usize)>,
    /// Anchors that wait for the next line.
    pub(crate) anchors: Vec<Inline>,
    pub(crate) more: bool,
    /// How many lists and quotes are open.
    pub(crate) lists: usize,
}

/// Blocks, and the line that is being read after them.
#[derive(Default)]
pub(crate) struct Flow {
    pub(crate) blocks: Vec<Block>,
    pub(crate) line: Vec<Inline>,
}

impl Reader<'_> {
    /// Deeper lists and quotes are replaced by their content: each level costs every line some spaces.
    pub(crate) const MOST_LISTS: usize = 12;

    /// The blocks within a node.
    pub(crate) fn blocks(&mut self, id: Id) -> Vec<Block> {
        let mut flow = Flow::default();
        self.flow(id, &mut flow);
        self.end_line(&mut flow);
        flow.blocks
    }

    pub(crate) fn flow(&mut self, id: Id, flow: &mut Flow) {
        let tree = self.tree;
        tree.children(id).for_each(|child| self.flow_one(child, flow));
    }

    /// Reads a node after what was read before.
    pub(crate) fn flow_one(&mut self, child: Id, flow: &mut Flow) {
        let tree = self.tree;
        match &tree.nodes[child].content {
            Content::Text(text) => flow.line.push(Inline::Text(text.clone())),
            Content::Comment(comment) => {
                self.comment(comment, &mut flow.line);
                if parts_lines(comment) {
                    self.end_line(flow);
                }
            }
            Content::Fragment => {}
            Content::Element { name, .. } if tree.is_block(child) => {
                self.end_line(flow);
                self.block(child, name, flow);
                self.end_line(flow);
            }
            Content::Element { name, .. } if tree.nodes[child].holds_block && self.is_transparent(child, name) => {
                self.around_blocks(child, name, flow);
            }
            Content::Element { .. } => self.inline(child, &mut flow.line),
        }
    }

    /// Whether the content of an inline element can be read without the element.
    fn is_transparent(&self, id: Id, name: &str) -> bool {
        const WHOLE: [&str; 8] = ["audio", "button", "canvas", "math", "object", "select", "svg", "video"];
        let is_note = name == "sup" && self.tree.attribute(id, "data-fn").is_some();
        !is_note && !WHOLE.contains(&name) && !is_dropped(name)
    }

    fn around_blocks(&mut self, id: Id, name: &str, flow: &mut Flow) {
        self.push_anchor(id, &mut flow.line);
        let Some(mark) = self.mark_of(id, name) else {
            return self.flow(id, flow);
        };
        self.marks.push((mark, flow.line.len()));
        self.flow(id, flow);
        if let Some((mark, start)) = self.marks.pop() {
            let content = flow.line.split_off(start);
            flow.line.push(mark.around(content));
        }
    }

    fn block(&mut self, id: Id, name: &str, flow: &mut Flow) {
        if name != "form" {
            let in_heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            if !in_heading {
                self.keep_anchor(id);
            }
        }
        let marks = self.marks.len();
        self.marks.extend(self.language_mark(id).map(|mark| (mark, 0)));
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(id, name.as_bytes()[1] - b'0', flow),
            "hr" => flow.blocks.push(Block::Rule),
            "ul" | "ol" | "menu" | "dir" => self.list(id, flow),
            "dl" => self.definitions(id, flow),
            "blockquote" => self.quote(id, flow),
            "pre" => self.preformatted(id, flow),
            "table" => self.table(id, flow),
            "figure" => self.figure(id, flow),
            "details" => self.details(id, flow),
            "iframe" => {
                let html = self.html(id);
                flow.blocks.push(Block::Html(html));
            }
            "form" => {
                self.findings.add(Kind::Form, "<form");
                let html = self.html(id);
                flow.blocks.push(Block::Html(html));
            }
            _ => self.container(id, flow),
        }
        self.marks.truncate(marks);
    }

    /// An element that is only there for looks, except for a background image.
    fn container(&mut self, id: Id, flow: &mut Flow) {
        let style = self.tree.attribute(id, "style").unwrap_or_default();
        let url = style.split_once("background-image:").and_then(|(_, rest)| rest.trim_start().strip_prefix("url("));
        if let Some((url, _)) = url.and_then(|url| url.split_once(')')) {
            let url = url.trim_matches(['"', '\'', ' ']);
            if let Some(target) = self.media_target(url) {
                let image = crate::import::body::model::document::Image { target, ..Default::default() };
                flow.blocks.push(Block::Paragraph(vec![Inline::Image(image)]));
            }
        }
        self.flow(id, flow);
    }

    fn quote(&mut self, id: Id, flow: &mut Flow) {
        if self.lists >= Reader::MOST_LISTS {
            return self.flow(id, flow);
        }
        self.lists += 1;
        let content = self.blocks(id);
        self.lists -= 1;
        if !content.is_empty() {
            flow.blocks.push(Block::Quote(content));
        }
    }

    fn heading(&mut self, id: Id, level: u8, flow: &mut Flow) {
        let own = self.tree.attribute(id, "id").filter(|own| is_plain_id(own)).map(str::to_string);
        if own.is_none() {
            self.keep_anchor(id);
        }
        let content = self.line(id);
        if content.iter().all(|inline| matches!(inline, Inline::Image(_) | Inline::Anchor(_) | Inline::Break)) {
            flow.line.extend(content);
        } else {
            flow.blocks.push(Block::Heading { level, id: own, content });
        }
    }

    fn details(&mut self, id: Id, flow: &mut Flow) {
        let summary = self.tree.elements(id).find(|child| self.tree.name(*child) == Some("summary"));
        let open = self.tree.attribute(id, "open").is_some();
        let first = self.tree.children(id).find(|child| !self.is_blank(*child));
        // Otherwise it would change places with what is before it.
        let Some(summary) = summary.filter(|summary| first == Some(*summary)) else {
            return self.flow(id, flow);
        };
        let tree = self.tree;
        let content = self.blocks_of(tree.children(id).filter(|child| *child != summary));
        let summary = self.line(summary);
        flow.blocks.push(Block::Details { open, summary, content });
    }

    /// The blocks of neighbouring nodes.
    pub(crate) fn blocks_of(&mut self, nodes: impl Iterator<Item = Id>) -> Vec<Block> {
        let mut flow = Flow::default();
        nodes.for_each(|node| self.flow_one(node, &mut flow));
        self.end_line(&mut flow);
        flow.blocks
    }

    /// The reference to the footnote with this id.
    pub(crate) fn note(&mut self, id: &str, out: &mut Vec<Inline>) {
        if !self.note_texts.contains_key(id) {
            return self.findings.add(Kind::Footnote, id);
        }
        let index = self.notes.iter().position(|note| note == id).unwrap_or_else(|| {
            self.notes.push(id.to_string());
            self.notes.len() - 1
        });
        out.push(Inline::Note(index));
    }

    fn read_notes(&mut self) -> Vec<Vec<Block>> {
        let mut notes = Vec::new();
        while let Some(item) = self.notes.get(notes.len()).and_then(|id| self.note_texts.get(id)).copied() {
            notes.push(self.blocks(item));
        }
        notes
    }

    /// The element as tidied HTML.
    pub(crate) fn html(&mut self, id: Id) -> String {
        let tree = self.tree;
        super::raw::html(tree, id, &mut |element, attribute, url| self.raw_target(element, attribute, url))
    }

    fn raw_target(&mut self, element: &str, attribute: &str, url: &str) -> Option<String> {
        match (element, attribute) {
            ("img" | "video" | "audio" | "source" | "track", _) => self.media_target(url),
            ("a" | "area", "href") => self.link_target(url),
            _ if target::is_unsafe(url) => {
                self.findings.add(Kind::UnsafeTarget, url);
                None
            }
            _ => Some(target::clean(url)),
        }
    }
}

/// Whether an id can be written in braces after a heading.
fn is_plain_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|letter| letter.is_alphanumeric() || "-_.:".contains(letter))
}
