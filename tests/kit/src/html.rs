//! HTML as browsers read it: html5ever's tree, with a selector of a few words.
//!
//! Selectors are words with spaces between them, each an element below the one before it: `main article[lang=id] h2 a`.
//! A word is a name or `*`, `.class`es, an `#id` and `[attribute]` or `[attribute=value]`, each of which may be left out.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, ParseOpts, QualName};

/// A parsed page. Node 0 is the document itself.
pub struct Document {
    nodes: Vec<Node>,
    /// What the HTML standard calls parse errors, with their lines.
    pub errors: Vec<String>,
}

#[derive(Default)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    /// Empty for the document, texts and comments.
    name: String,
    attributes: Vec<(String, String)>,
    text: Option<String>,
}

/// One element of a page.
#[derive(Clone, Copy)]
pub struct Element<'d> {
    document: &'d Document,
    id: usize,
}

/// Parses a whole page.
pub fn parse(text: &str) -> Document {
    let sink = Sink {
        nodes: RefCell::new(vec![Node::default()]),
        errors: RefCell::default(),
        line: Cell::new(1),
        nameless: Rc::new(QualName::new(None, Namespace::from(""), LocalName::from(""))),
    };
    let tree_builder = TreeBuilderOpts { exact_errors: true, ..TreeBuilderOpts::default() };
    let mut options = ParseOpts { tree_builder, ..ParseOpts::default() };
    options.tokenizer.exact_errors = true;
    html5ever::parse_document(sink, options).one(text)
}

impl Document {
    /// All elements that a selector finds, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<Element<'_>> {
        Element { document: self, id: 0 }.all(selector)
    }

    /// The one element that a selector finds.
    #[track_caller]
    pub fn one(&self, selector: &str) -> Element<'_> {
        Element { document: self, id: 0 }.one(selector)
    }

    /// The text of each element that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(|element| element.text()).collect()
    }

    /// An attribute of each element that a selector finds and that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<&str> {
        self.all(selector).into_iter().filter_map(|element| element.attribute(name)).collect()
    }
}

impl<'d> Element<'d> {
    fn node(&self) -> &'d Node {
        &self.document.nodes[self.id]
    }

    pub fn name(&self) -> &'d str {
        &self.node().name
    }

    pub fn attribute(&self, name: &str) -> Option<&'d str> {
        self.node().attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn attributes(&self) -> impl Iterator<Item = (&'d str, &'d str)> + use<'d> {
        self.node().attributes.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// All text in it, with single spaces.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for id in self.below() {
            text.push_str(self.document.nodes[id].text.as_deref().unwrap_or_default());
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of `lang` or `dir` that holds here: its own, otherwise that of the nearest element around it.
    pub fn inherited(&self, name: &str) -> Option<&'d str> {
        let mut id = Some(self.id);
        while let Some(at) = id {
            let element = Element { document: self.document, id: at };
            if let Some(value) = element.attribute(name) {
                return Some(value);
            }
            id = self.document.nodes[at].parent;
        }
        None
    }

    pub fn all(&self, selector: &str) -> Vec<Element<'d>> {
        let mut found = vec![self.id];
        for word in selector.split(' ').filter(|word| !word.is_empty()) {
            let word = Word::parse(word);
            let mut next: Vec<usize> = Vec::new();
            for id in found {
                let below = Element { document: self.document, id }.below().into_iter().skip(1);
                next.extend(below.filter(|id| word.fits(&self.document.nodes[*id])));
            }
            found = self.in_order(next);
        }
        found.into_iter().map(|id| Element { document: self.document, id }).collect()
    }

    #[track_caller]
    pub fn one(&self, selector: &str) -> Element<'d> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "`{selector}` finds {} elements", found.len());
        found[0]
    }

    /// Ids of the element and all below it, in the order of the page.
    fn below(&self) -> Vec<usize> {
        let mut ids = Vec::new();
        let mut open = vec![self.id];
        while let Some(id) = open.pop() {
            ids.push(id);
            open.extend(self.document.nodes[id].children.iter().rev());
        }
        ids
    }

    /// Ids once each, in the order of the page: a parser may make nodes in another one.
    fn in_order(&self, ids: Vec<usize>) -> Vec<usize> {
        let wanted: BTreeSet<usize> = ids.into_iter().collect();
        self.below().into_iter().filter(|id| wanted.contains(id)).collect()
    }
}

/// One word of a selector.
#[derive(Default)]
struct Word {
    name: String,
    /// Name, and the value where one is asked for.
    attributes: Vec<(String, Option<String>)>,
    classes: Vec<String>,
}

impl Word {
    fn parse(text: &str) -> Word {
        let mut word = Word::default();
        let mut rest = text;
        while !rest.is_empty() {
            let kind = rest.chars().next().unwrap_or_default();
            let from = if matches!(kind, '.' | '#' | '[') { &rest[1..] } else { rest };
            let end = if kind == '[' { from.find(']') } else { from.find(['.', '#', '[']) };
            let (part, after) = from.split_at(end.unwrap_or(from.len()));
            match kind {
                '.' => word.classes.push(part.to_string()),
                '#' => word.attributes.push(("id".to_string(), Some(part.to_string()))),
                '[' => {
                    let (name, value) = part.split_once('=').map_or((part, None), |(name, value)| (name, Some(value)));
                    word.attributes.push((name.to_string(), value.map(str::to_string)));
                }
                _ => word.name = part.to_string(),
            }
            rest = after.strip_prefix(']').unwrap_or(after);
        }
        word
    }

    fn fits(&self, node: &Node) -> bool {
        let value = |name: &str| node.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let classes: Vec<&str> = value("class").unwrap_or_default().split_whitespace().collect();
        !node.name.is_empty()
            && (matches!(self.name.as_str(), "" | "*") || self.name == node.name)
            && self.classes.iter().all(|class| classes.contains(&class.as_str()))
            && self.attributes.iter().all(|(name, wanted)| match (value(name), wanted) {
                (Some(value), Some(wanted)) => value == wanted,
                (found, None) => found.is_some(),
                (None, Some(_)) => false,
            })
    }
}

/// A node as html5ever holds it. Only elements have a name.
#[derive(Clone)]
struct Handle {
    id: usize,
    name: Rc<QualName>,
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
    errors: RefCell<Vec<String>>,
    line: Cell<u64>,
    nameless: Rc<QualName>,
}

impl Sink {
    fn add(&self, node: Node) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        Handle { id: nodes.len() - 1, name: Rc::clone(&self.nameless) }
    }

    /// Puts a child into `parent` before the child at `before`; text joins the text before it.
    fn insert(&self, parent: usize, before: usize, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.id);
                handle.id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let last = before.checked_sub(1).map(|at| nodes[parent].children[at]);
                if let Some(known) = last.and_then(|last| nodes[last].text.as_mut()) {
                    return known.push_str(&text);
                }
                drop(nodes);
                self.add(Node { text: Some(text.to_string()), ..Node::default() }).id
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let at = before.min(nodes[parent].children.len());
        nodes[parent].children.insert(at, child);
        nodes[child].parent = Some(parent);
    }

    fn detach(&self, id: usize) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[id].parent.take() {
            nodes[parent].children.retain(|child| *child != id);
        }
    }
}

fn plain(attributes: Vec<Attribute>) -> Vec<(String, String)> {
    attributes.into_iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect()
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Document;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Document {
        Document { nodes: self.nodes.into_inner(), errors: self.errors.into_inner() }
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.errors.borrow_mut().push(format!("line {}: {message}", self.line.get()));
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: Rc::clone(&self.nameless) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let node = Node { name: name.local.to_string(), attributes: plain(attributes), ..Node::default() };
        Handle { name: Rc::new(name), ..self.add(node) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(Node::default())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(Node::default())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let end = self.nodes.borrow()[parent.id].children.len();
        self.insert(parent.id, end, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.nodes.borrow()[element.id].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let nodes = self.nodes.borrow();
        let parent = nodes[sibling.id].parent.expect("a sibling has a parent");
        let at = nodes[parent].children.iter().position(|id| *id == sibling.id).unwrap_or(0);
        drop(nodes);
        self.insert(parent, at, child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        if mode != QuirksMode::NoQuirks {
            self.errors.borrow_mut().push("the page is read in quirks mode".to_string());
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let own = &mut self.nodes.borrow_mut()[target.id].attributes;
        for (name, value) in plain(attributes) {
            if !own.iter().any(|(known, _)| *known == name) {
                own.push((name, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[node.id].children);
        let mut nodes = self.nodes.borrow_mut();
        for child in &children {
            nodes[*child].parent = Some(new_parent.id);
        }
        nodes[new_parent.id].children.extend(children);
    }
}
