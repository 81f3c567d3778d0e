//! Turns lines into paragraphs.
//!
//! Takes the content of a line; applies its markup, cleans it up and makes paragraphs of it. The end of the summary,
//! lone images, lone URLs and code become blocks of their own.

use super::code;
use super::fold::fold;
use super::reader::{Flow, Reader};
use crate::import::body::model::document::{Block, Inline};
use crate::import::body::model::note::Kind;
use crate::import::body::target;
use crate::import::body::tree::nodes::Id;
use crate::import::body::words::parts_lines;

impl Reader<'_> {
    /// All content of a node as one line.
    pub(crate) fn line(&mut self, id: Id) -> Vec<Inline> {
        let mut content = std::mem::take(&mut self.anchors);
        self.inline_children(id, &mut content);
        fold(self.marked(content))
    }

    /// Ends the line that is being read: it becomes a paragraph, or several.
    pub(crate) fn end_line(&mut self, flow: &mut Flow) {
        let mut content = std::mem::take(&mut flow.line);
        for (mark, start) in self.marks.iter_mut().rev() {
            let inner = content.split_off(std::mem::take(start));
            if !inner.is_empty() {
                content.push(mark.clone().around(inner));
            }
        }
        let content = fold(content);
        if content.is_empty() {
            return;
        }
        let mut content: Vec<Inline> = std::mem::take(&mut self.anchors).into_iter().chain(content).collect();
        // An anchor is put before what it marks.
        if content.iter().all(|inline| matches!(inline, Inline::Anchor(_))) {
            self.anchors = content;
            return;
        }
        while let Some(at) = content.windows(2).position(|pair| pair == [Inline::Break, Inline::Break]) {
            let rest = content.split_off(at);
            self.paragraph(std::mem::replace(&mut content, fold(rest)), flow);
        }
        self.paragraph(content, flow);
    }

    fn paragraph(&mut self, mut content: Vec<Inline>, flow: &mut Flow) {
        let first = content.first() == Some(&Inline::More);
        let last = content.len() > 1 && content.last() == Some(&Inline::More);
        if first {
            flow.blocks.push(Block::More);
            content.remove(0);
        }
        if last {
            content.pop();
        }
        if first || last {
            content = fold(content);
        }
        self.alone(&mut content);
        if !content.is_empty() {
            flow.blocks.extend(code::paragraphs(content));
        }
        if last {
            flow.blocks.push(Block::More);
        }
    }

    /// A paragraph with a single element: an image needs no link to itself, and its title would become a caption; a URL
    /// is an embed.
    fn alone(&mut self, content: &mut Vec<Inline>) {
        unlink_image(content);
        match &mut content[..] {
            [Inline::Text(text)] if target::is_address(text) => {
                let target = text.clone();
                *content = vec![Inline::Link { target, title: String::new(), content: std::mem::take(content) }];
            }
            [Inline::Image(image)] if !image.title.is_empty() => {
                if image.title != image.alt {
                    self.findings.add(Kind::ImageTitle, &image.title);
                }
                image.title.clear();
            }
            _ => {}
        }
    }

    /// A line with the elements around its block.
    fn marked(&self, content: Vec<Inline>) -> Vec<Inline> {
        self.marks.iter().rev().fold(content, |content, (mark, _)| vec![mark.clone().around(content)])
    }

    /// A comment with a meaning, within a line.
    pub(crate) fn comment(&mut self, comment: &str, out: &mut Vec<Inline>) {
        let comment = comment.trim();
        if comment == "nextpage" {
            self.findings.add(Kind::NextPage, "<!--nextpage-->");
        }
        if parts_lines(comment) {
            out.push(Inline::Break);
        } else if let Some(text) = comment.strip_prefix("more").filter(|text| !text.starts_with(char::is_alphanumeric))
        {
            if !text.trim().is_empty() {
                self.findings.add(Kind::MoreText, text);
            }
            if std::mem::replace(&mut self.more, true) {
                self.findings.add(Kind::SecondMore, "<!--more");
            } else {
                out.push(Inline::More);
            }
        }
    }
}

/// An image that links to itself needs no link.
fn unlink_image(content: &mut Vec<Inline>) {
    if let [Inline::Link { target, content: inner, .. }] = &mut content[..]
        && let [Inline::Image(image)] = &inner[..]
        && image.target == *target
    {
        *content = std::mem::take(inner);
    }
}
