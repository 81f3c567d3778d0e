//! Reads code.
//!
//! Takes `pre` elements, and lines that consist of code; gives code blocks with their languages.

use super::fold::fold;
use super::reader::{Flow, Reader};
use crate::import::body::model::document::{Block, Inline};
use crate::import::body::tree::nodes::{Content, Id};

impl Reader<'_> {
    pub(crate) fn preformatted(&mut self, id: Id, flow: &mut Flow) {
        let tree = self.tree;
        let is_text = |node: Id| {
            matches!(tree.name(node), None | Some("pre" | "code" | "span" | "br" | "samp" | "tt" | "div" | "ol" | "li"))
        };
        if tree.has_class(id, "wp-block-verse") && self.verse(id, flow) {
            return;
        }
        if tree.within(id).skip(1).any(|node| tree.name(node) == Some("pre")) {
            return self.flow(id, flow);
        }
        if tree.text(id).trim().is_empty() {
            return;
        }
        if !tree.within(id).all(is_text) {
            let html = self.html(id);
            return flow.blocks.push(Block::Html(html));
        }
        let code = self.code_text(id);
        let code = code.trim_end().trim_start_matches('\n');
        if !code.is_empty() {
            flow.blocks.push(Block::Code { language: self.code_language(id), code: code.to_string() });
        }
    }

    /// A poem is a paragraph of lines, unless its lines are indented.
    fn verse(&mut self, id: Id, flow: &mut Flow) -> bool {
        let text = self.tree.text(id);
        if text.lines().any(|line| line.starts_with([' ', '\t', '\u{a0}'])) {
            return false;
        }
        let mut content = Vec::new();
        self.inline_children(id, &mut content);
        broken(&mut content);
        flow.line.extend(content);
        true
    }

    fn code_text(&self, id: Id) -> String {
        let mut text = String::new();
        self.push_code(id, &mut text);
        text.replace('\u{a0}', " ")
    }

    /// Syntax highlighters wrap each line in an element: a block within code is a line.
    fn push_code(&self, id: Id, text: &mut String) {
        let tree = self.tree;
        let mut after_block = false;
        for child in tree.children(id) {
            let is_block = tree.is_block(child);
            let is_blank = matches!(&tree.nodes[child].content, Content::Text(part) if part.is_empty());
            if (is_block || after_block) && !is_blank && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            after_block = is_block;
            match &tree.nodes[child].content {
                Content::Text(part) => text.push_str(part),
                Content::Element { name, .. } if name == "br" => text.push('\n'),
                Content::Comment(comment) if crate::import::body::words::parts_lines(comment) => text.push('\n'),
                Content::Element { .. } => self.push_code(child, text),
                _ => {}
            }
        }
    }

    /// The language that a code plugin wrote into classes: `language-x`, `lang-x`, `lang:x`, `brush: x`.
    fn code_language(&self, id: Id) -> String {
        let tree = self.tree;
        let code = tree.elements(id).find(|child| tree.name(*child) == Some("code"));
        for node in [Some(id), code].into_iter().flatten() {
            for name in ["data-enlighter-language", "data-language", "data-lang"] {
                if let Some(language) = tree.attribute(node, name).and_then(clean) {
                    return language;
                }
            }
            let classes = tree.attribute(node, "class").unwrap_or_default();
            if let Some((_, brush)) = classes.split_once("brush:")
                && let Some(language) = clean(brush.trim_start().split([';', ' ']).next().unwrap_or_default())
            {
                return language;
            }
            for class in classes.split_ascii_whitespace() {
                let language = ["language-", "lang-", "lang:"].iter().find_map(|start| class.strip_prefix(start));
                if let Some(language) = language.and_then(clean) {
                    return language;
                }
            }
        }
        String::new()
    }
}

fn clean(language: &str) -> Option<String> {
    let language = language.trim().to_ascii_lowercase();
    let plain = !language.is_empty()
        && language.len() < 30
        && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-#._".contains(&byte));
    let nothing = matches!(language.as_str(), "plain" | "text" | "generic" | "default" | "none" | "raw");
    (plain && !nothing).then_some(language)
}

/// Turns line ends in text into breaks.
fn broken(content: &mut Vec<Inline>) {
    let mut out = Vec::with_capacity(content.len());
    for inline in content.drain(..) {
        match inline {
            Inline::Text(text) => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        out.push(Inline::Break);
                    }
                    out.push(Inline::Text(line.to_string()));
                }
            }
            Inline::Styled(style, mut content) => {
                broken(&mut content);
                out.push(Inline::Styled(style, content));
            }
            other => out.push(other),
        }
    }
    *content = out;
}

/// A paragraph. Code that spans several lines becomes a block of its own.
pub(crate) fn paragraphs(mut content: Vec<Inline>) -> Vec<Block> {
    if let Some(code) = lines_of_code(&content) {
        return vec![code];
    }
    let mut blocks = Vec::new();
    let mut from = 0;
    while let Some(at) = (from..content.len()).find(|at| stands_alone(&content, *at)) {
        let rest = content.split_off(at + 1);
        let code = content.pop().as_ref().and_then(|inline| lines_of_code(std::slice::from_ref(inline)));
        blocks.extend(
            Some(fold(std::mem::replace(&mut content, rest))).filter(|part| !part.is_empty()).map(Block::Paragraph),
        );
        blocks.extend(code);
        from = 0;
    }
    let last = if blocks.is_empty() { content } else { fold(content) };
    blocks.extend(Some(last).filter(|part| !part.is_empty()).map(Block::Paragraph));
    blocks
}

/// Whether code of several lines is alone on its lines.
fn stands_alone(content: &[Inline], at: usize) -> bool {
    let edge = |beside: Option<&Inline>| beside.is_none_or(|beside| *beside == Inline::Break);
    let before = at.checked_sub(1).and_then(|before| content.get(before));
    edge(before) && edge(content.get(at + 1)) && lines_of_code(&content[at..=at]).is_some()
}

/// Lines that are each code, or that are all within one code element.
fn lines_of_code(content: &[Inline]) -> Option<Block> {
    let (lines, within) = match content {
        [Inline::Element { name, content, .. }] if name == "code" => (&content[..], true),
        content => (content, false),
    };
    let fits = lines.iter().all(|inline| match inline {
        Inline::Break | Inline::Code(_) => true,
        Inline::Text(text) => within || text.trim().is_empty(),
        _ => false,
    });
    if !fits || !lines.contains(&Inline::Break) {
        return None;
    }
    let mut code = String::new();
    for inline in lines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => code.push_str(text),
            _ => code.push('\n'),
        }
    }
    Some(Block::Code { language: String::new(), code: code.trim_end().to_string() })
}
