//! Reads figures.
//!
//! Takes `figure` elements of WordPress and others; gives images with captions, galleries as a series of images, and
//! other figures.

use super::reader::{Flow, Reader};
use crate::import::body::model::document::{Block, Figure, Inline};
use crate::import::body::tree::nodes::{Content, Id};

impl Reader<'_> {
    pub(crate) fn figure(&mut self, id: Id, flow: &mut Flow) {
        let tree = self.tree;
        let caption = tree
            .within(id)
            .skip(1)
            .find(|node| tree.name(*node) == Some("figcaption") && nearest_figure(self, *node) == Some(id));
        let is_gallery = tree.within(id).skip(1).any(|node| tree.name(node) == Some("figure"));
        let right_within = caption.is_some_and(|caption| tree.nodes[caption].parent == Some(id));
        let Some(caption) = caption.filter(|_| right_within) else {
            // A caption in the wrong place is a paragraph.
            return self.flow(id, flow);
        };
        if is_gallery {
            return self.flow(id, flow);
        }
        let content = self.blocks_of(tree.children(id).take_while(|child| *child != caption));
        let line = self.line(caption);
        let after = self.blocks_of(tree.children(id).skip_while(|child| *child != caption).skip(1));
        if line.is_empty() || content.is_empty() || !after.is_empty() {
            // A caption above the image would move below it, but words keep their order.
            flow.blocks.extend(content);
            flow.blocks.extend((!line.is_empty()).then_some(Block::Paragraph(line)));
            flow.blocks.extend(after);
            return;
        }
        flow.blocks.push(match single_image(&content) {
            Some((image, link)) => Block::Figure(Figure { image, link, caption: line }),
            None => Block::Captioned { content, caption: line },
        });
    }

    /// Whether a node itself shows nothing.
    pub(crate) fn is_blank(&self, id: Id) -> bool {
        match &self.tree.nodes[id].content {
            Content::Text(text) => text.trim().is_empty(),
            Content::Element { .. } => false,
            _ => true,
        }
    }
}

fn nearest_figure(reader: &Reader, id: Id) -> Option<Id> {
    let mut at = reader.tree.nodes[id].parent;
    while let Some(above) = at {
        if reader.tree.name(above) == Some("figure") {
            return Some(above);
        }
        at = reader.tree.nodes[above].parent;
    }
    None
}

/// The image, if some blocks consist of one image, and the URL that it links to. A link to the image itself is dropped.
fn single_image(content: &[Block]) -> Option<(crate::import::body::model::document::Image, Option<String>)> {
    let [Block::Paragraph(content)] = content else {
        return None;
    };
    match &content[..] {
        [Inline::Image(image)] => Some((image.clone(), None)),
        [Inline::Link { target, content, .. }] => match &content[..] {
            [Inline::Image(image)] => Some((image.clone(), (*target != image.target).then(|| target.clone()))),
            _ => None,
        },
        _ => None,
    }
}
