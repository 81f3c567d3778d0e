//! Reads inline content.
//!
//! Takes inline elements of the tree; gives inline content of the model. Blocks within a line, which are invalid HTML,
//! separate words.

use super::reader::{Mark, Reader};
use crate::import::body::model::document::{Inline, Style};
use crate::import::body::model::note::Kind;
use crate::import::body::target;
use crate::import::body::tree::nodes::{Content, Id, is_dropped};

/// Elements that Markdown has no syntax for and that have a meaning. Those that only change the look are left out.
const KEPT: [&str; 23] = [
    "abbr", "bdi", "bdo", "cite", "data", "dfn", "ins", "kbd", "mark", "q", "rb", "rp", "rt", "rtc", "ruby", "samp",
    "small", "sub", "sup", "time", "u", "var", "output",
];

/// Elements that show what Markdown cannot.
const SHOWN: [&str; 16] = [
    "audio", "button", "canvas", "embed", "iframe", "input", "map", "math", "meter", "object", "progress", "select",
    "svg", "textarea", "video", "wbr",
];

impl Reader<'_> {
    pub(crate) fn inline_children(&mut self, id: Id, out: &mut Vec<Inline>) {
        let tree = self.tree;
        for child in tree.children(id) {
            match &tree.nodes[child].content {
                Content::Text(text) => out.push(Inline::Text(text.clone())),
                Content::Element { .. } => self.inline(child, out),
                Content::Comment(comment) => self.comment(comment, out),
                Content::Fragment => {}
            }
        }
    }

    /// Reads an inline element.
    pub(crate) fn inline(&mut self, id: Id, out: &mut Vec<Inline>) {
        let tree = self.tree;
        let name = tree.name(id).unwrap_or_default();
        match name {
            "br" => out.push(Inline::Break),
            "img" => out.extend(self.image(id).map(Inline::Image)),
            "code" | "tt" => self.code(id, out),
            "sup" if tree.attribute(id, "data-fn").is_some() => {
                let note = tree.attribute(id, "data-fn").unwrap_or_default();
                self.note(note, out);
            }
            "script" | "style" => {
                let text = tree.text(id);
                let first = text.trim().lines().next().unwrap_or_default().to_string();
                let shown = if first.is_empty() { format!("<{name}") } else { first };
                self.findings.add(Kind::Script, &shown);
            }
            name if is_dropped(name) => {}
            "object" | "embed" => self.plugin(id, out),
            name if SHOWN.contains(&name) => self.shown(id, name, out),
            _ if tree.is_block(id) => {
                out.push(Inline::Break);
                self.push_anchor(id, out);
                self.inline_children(id, out);
                out.push(Inline::Break);
            }
            name if crate::import::body::words::is_button(tree, id) => {
                out.push(Inline::Text(" ".into()));
                self.marked_element(id, name, out);
                out.push(Inline::Text(" ".into()));
            }
            name => self.marked_element(id, name, out),
        }
    }

    fn marked_element(&mut self, id: Id, name: &str, out: &mut Vec<Inline>) {
        let mark = self.mark_of(id, name);
        // An element that is written as a tag has its own id.
        if !matches!(mark, Some(Mark::Element { .. })) {
            self.push_anchor(id, out);
        }
        let mut content = Vec::new();
        self.inline_children(id, &mut content);
        let is_empty = content.iter().all(|inline| match inline {
            Inline::Text(text) => text.trim().is_empty(),
            Inline::Break | Inline::Anchor(_) => true,
            _ => false,
        });
        match mark {
            Some(Mark::Link { target, .. }) if is_empty => {
                self.findings.add(Kind::EmptyLink, &target);
                out.extend(content);
            }
            Some(Mark::Style(style)) => out.push(Inline::Styled(style, content)),
            Some(Mark::Link { target, title }) => out.push(Inline::Link { target, title, content }),
            Some(Mark::Element { tag, name }) => out.push(Inline::Element { tag, name, content }),
            None => out.extend(content),
        }
    }

    /// What an inline element means, if it means anything.
    pub(crate) fn mark_of(&mut self, id: Id, name: &str) -> Option<Mark> {
        let tree = self.tree;
        let style = match name {
            "em" | "i" => Some(Style::Emphasis),
            "strong" | "b" => Some(Style::Strong),
            "del" | "s" | "strike" => Some(Style::Strike),
            _ => None,
        };
        if name == "a" {
            return self.link_mark(id);
        }
        let language = self.language(id);
        let written = match name {
            "acronym" => "abbr",
            _ if style.is_some() && language.is_empty() => return style.map(Mark::Style),
            "strike" => "del",
            "em" | "i" | "strong" | "b" | "del" | "s" => name,
            _ if KEPT.contains(&name) => name,
            _ if language.is_empty() => return None,
            _ => "span",
        };
        let mut tag = format!("<{written}");
        for key in ["id", "title", "datetime", "value", "cite"] {
            if let Some(value) = tree.attribute(id, key).filter(|value| !value.is_empty()) {
                crate::import::body::write::html::push_attribute(&mut tag, key, value);
            }
        }
        Some(Mark::Element { tag: tag + &language + ">", name: written.to_string() })
    }

    fn link_mark(&mut self, id: Id) -> Option<Mark> {
        let href = self.tree.attribute(id, "href")?;
        let target = self.link_target(href)?;
        let title = self.tree.attribute(id, "title").unwrap_or_default().trim().to_string();
        let language = self.language(id);
        if language.is_empty() {
            return Some(Mark::Link { target, title });
        }
        let mut tag = String::from("<a");
        crate::import::body::write::html::push_attribute(&mut tag, "href", &target);
        if !title.is_empty() {
            crate::import::body::write::html::push_attribute(&mut tag, "title", &title);
        }
        Some(Mark::Element { tag: tag + &language + ">", name: "a".into() })
    }

    /// The language and direction of an element, as attributes. Word writes language codes in capitals everywhere, so
    /// those are ignored.
    fn language(&self, id: Id) -> String {
        let mut out = String::new();
        let lang =
            self.tree.attribute(id, "lang").filter(|lang| lang.starts_with(|first: char| first.is_ascii_lowercase()));
        if let Some(lang) = lang {
            crate::import::body::write::html::push_attribute(&mut out, "lang", lang);
        }
        if let Some(dir) =
            self.tree.attribute(id, "dir").filter(|dir| dir.eq_ignore_ascii_case("rtl") || lang.is_some())
        {
            crate::import::body::write::html::push_attribute(&mut out, "dir", &dir.to_ascii_lowercase());
        }
        out
    }

    /// Inline markup that gives lines the language of their block.
    pub(crate) fn language_mark(&self, id: Id) -> Option<Mark> {
        let language = self.language(id);
        (!language.is_empty()).then(|| Mark::Element { tag: format!("<span{language}>"), name: "span".into() })
    }

    /// Where a link goes now; none if that URL is not allowed.
    pub(crate) fn link_target(&mut self, href: &str) -> Option<String> {
        let href = target::clean(href);
        if target::is_unsafe(&href) {
            self.findings.add(Kind::UnsafeTarget, &href);
            return None;
        }
        match href.starts_with('#') || href.is_empty() {
            true => Some(href),
            false => Some(self.rewrite.link(&href).unwrap_or(href)),
        }
    }

    /// Remembers an element's id for the next line, because links may go to it.
    pub(crate) fn keep_anchor(&mut self, id: Id) {
        let mut anchors = std::mem::take(&mut self.anchors);
        self.push_anchor(id, &mut anchors);
        self.anchors = anchors;
    }

    pub(crate) fn push_anchor(&self, id: Id, out: &mut Vec<Inline>) {
        let name = self.tree.attribute(id, "name").filter(|_| self.tree.name(id) == Some("a"));
        for anchor in [self.tree.attribute(id, "id"), name].into_iter().flatten() {
            let anchor = Inline::Anchor(anchor.trim().to_string());
            if let Inline::Anchor(id) = &anchor
                && is_kept(id)
                && !out.contains(&anchor)
            {
                out.push(anchor);
            }
        }
    }

    fn code(&mut self, id: Id, out: &mut Vec<Inline>) {
        let tree = self.tree;
        let is_text = tree.within(id).all(|node| matches!(tree.name(node), None | Some("code" | "tt" | "span")));
        if is_text {
            let text = tree.text(id);
            let code = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let edge = |at_edge: bool| Inline::Text(if at_edge { " ".into() } else { String::new() });
            if code.is_empty() {
                return out.push(edge(!text.is_empty()));
            }
            out.push(edge(text.starts_with(|letter: char| letter.is_ascii_whitespace())));
            out.push(Inline::Code(code));
            return out.push(edge(text.ends_with(|letter: char| letter.is_ascii_whitespace())));
        }
        let mut content = Vec::new();
        self.inline_children(id, &mut content);
        out.push(Inline::Element { tag: "<code>".into(), name: "code".into(), content });
    }
}

/// Whether somebody may link to this id. WordPress and editors generate many ids that nobody links to.
fn is_kept(id: &str) -> bool {
    const GIVEN: [&str; 14] = [
        "attachment_",
        "caption-attachment-",
        "gallery-",
        "block-",
        "more-",
        "internal-source-marker",
        "docs-internal-guid",
        "_mce",
        "yui_",
        "wp-",
        "wp_",
        "mce_",
        "OLE_LINK",
        "_GoBack",
    ];
    !id.is_empty() && !id.contains(char::is_whitespace) && !GIVEN.iter().any(|given| id.starts_with(given))
}
