//! Parses HTML, however broken, into a tree.
//!
//! Takes a piece of HTML; gives its tree as browsers build it (HTML Standard, section 13.2), through html5ever. To
//! limit the cost of any input, elements nest at most [`DEEPEST`] deep, and tags that only change the look of text nest
//! at most twice.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, create_element};
use html5ever::{Attribute, ExpandedName, QualName, TokenizerResult, local_name, ns};

use super::bound::{self, Bound, DEEPEST};
use super::nodes::{Content, Id, Tree};

/// Parses a piece of HTML, as in the body of a page.
pub(crate) fn parse(html: &str) -> Tree {
    let sink = Sink::default();
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    let options = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let builder = TreeBuilder::new_for_fragment(sink, body, None, options);
    let tokenizer = Tokenizer::new(Bounded { builder, bound: Bound::default() }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let sink = &tokenizer.sink.builder.sink;
    let mut tree = sink.tree.replace(Tree::new());
    unwrap_root(&mut tree);
    finish(&mut tree);
    tree
}

/// The parser puts a fragment into an `html` element, so its children move to the root.
fn unwrap_root(tree: &mut Tree) {
    while let Some(html) = tree.children(Tree::ROOT).find(|child| tree.name(*child) == Some("html")) {
        while let Some(child) = tree.nodes[html].first {
            tree.detach(child);
            tree.insert_before(html, child);
        }
        tree.detach(html);
    }
}

/// Recomputes depths, which are wrong after moves within the tree, and which elements contain blocks. What is still too
/// deep is replaced by its text.
fn finish(tree: &mut Tree) {
    let mut next = Some(Tree::ROOT);
    while let Some(id) = next {
        let depth = tree.nodes[id].parent.map_or(0, |parent| tree.nodes[parent].depth + 1);
        tree.nodes[id].depth = depth;
        if depth > 2 * DEEPEST && tree.name(id).is_some() {
            tree.nodes[id].content = Content::Text(tree.text(id));
            tree.nodes[id].first = None;
        }
        if tree.is_block(id) {
            let mut parent = tree.nodes[id].parent;
            while let Some(above) = parent.filter(|above| !tree.nodes[*above].holds_block) {
                tree.nodes[above].holds_block = true;
                parent = tree.nodes[above].parent;
            }
        }
        next = tree.nodes[id].first.or_else(|| following(tree, id));
    }
}

fn following(tree: &Tree, id: Id) -> Option<Id> {
    let mut id = id;
    loop {
        if let Some(next) = tree.nodes[id].next {
            return Some(next);
        }
        id = tree.nodes[id].parent?;
    }
}

/// Keeps tags from the tree builder that would only cost time and space.
struct Bounded {
    builder: TreeBuilder<Handle, Sink>,
    bound: Bound,
}

impl TokenSink for Bounded {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::TagToken(tag) if !self.bound.wants(&tag) => TokenSinkResult::Continue,
            Token::TagToken(tag) if bound::is_too_deep(&tag, self.builder.sink.depth.get()) => {
                self.builder.process_token(Token::CharacterTokens(" ".into()), line)
            }
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[derive(Clone)]
struct Handle {
    id: Id,
    name: Rc<QualName>,
}

/// Builds the tree as the parser says.
struct Sink {
    tree: RefCell<Tree>,
    /// The depth of the node that was added last.
    depth: Cell<usize>,
    nameless: Rc<QualName>,
}

impl Default for Sink {
    fn default() -> Sink {
        let nameless = Rc::new(QualName::new(None, ns!(), local_name!("")));
        Sink { tree: RefCell::new(Tree::new()), depth: Cell::new(0), nameless }
    }
}

impl Sink {
    fn add(&self, content: Content) -> Handle {
        Handle { id: self.tree.borrow_mut().add(content), name: self.nameless.clone() }
    }

    fn put(&self, parent: Id, before: Option<Id>, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        let neighbour = match before {
            Some(sibling) => tree.nodes[sibling].previous,
            None => tree.nodes[parent].last,
        };
        let child = match child {
            NodeOrText::AppendNode(node) => {
                tree.detach(node.id);
                node.id
            }
            NodeOrText::AppendText(text) => {
                self.depth.set(tree.nodes[parent].depth + 1);
                if let Some(Content::Text(before)) = neighbour.map(|id| &mut tree.nodes[id].content) {
                    before.push_str(&text);
                    return;
                }
                tree.add(Content::Text(text.to_string()))
            }
        };
        match before {
            Some(sibling) => tree.insert_before(sibling, child),
            None => tree.append(parent, child),
        }
        self.depth.set(tree.nodes[child].depth);
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: Tree::ROOT, name: self.nameless.clone() }
    }

    fn elem_name<'a>(&'a self, node: &'a Handle) -> ExpandedName<'a> {
        node.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let attribute = |attribute: Attribute| (attribute.name.local.to_string(), attribute.value.to_string());
        let attributes = attributes.into_iter().map(attribute).collect();
        let handle = self.add(Content::Element { name: name.local.to_string(), attributes });
        Handle { name: Rc::new(name), ..handle }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.add(Content::Comment(text.to_string()))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.add(Content::Comment(data.to_string()))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.tree.borrow().nodes[element.id].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, template: &Handle) -> Handle {
        template.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.tree.borrow().nodes[sibling.id].parent;
        if let Some(parent) = parent {
            self.put(parent, Some(sibling.id), child);
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, node: &Handle) {
        self.tree.borrow_mut().detach(node.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.nodes[node.id].first {
            tree.detach(child);
            tree.append(parent.id, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(html: &str) -> String {
        let tree = parse(html);
        let mut out = String::new();
        for id in tree.within(Tree::ROOT) {
            match &tree.nodes[id].content {
                Content::Element { name, .. } => out.push_str(&format!("{}{name} ", tree.nodes[id].depth)),
                Content::Text(text) => out.push_str(&format!("\"{text}\" ")),
                Content::Comment(text) => out.push_str(&format!("!{text} ")),
                Content::Fragment => {}
            }
        }
        out.trim_end().to_string()
    }

    #[test]
    fn soup_becomes_the_tree_that_browsers_build() {
        assert_eq!(outline("<p>a<p>b <i>c<p>d"), "1p \"a\" 1p \"b \" 2i \"c\" 1p 2i \"d\"");
        assert_eq!(outline("<td>x</td><!--more--> y"), "\"x\" !more \" y\"");
        assert_eq!(outline("<table>x<tr><td>y</table>"), "\"x\" 1table 2tbody 3tr 4td \"y\"");
        assert_eq!(outline("<font color=red>a<font size=1>b</font></font>"), "\"ab\"");
    }

    #[test]
    fn blocks_within_inline_elements_are_detected() {
        let tree = parse("<b><i>x</i><span><div>y</div></span></b>");
        let find = |name: &str| tree.within(Tree::ROOT).find(|id| tree.name(*id) == Some(name)).expect(name);
        let holds = |name: &str| tree.nodes[find(name)].holds_block;
        assert!(holds("b") && holds("span") && !holds("i") && !holds("div"));
    }

    #[test]
    fn cells_end_open_formatting() {
        assert_eq!(outline("<table><tr><td><b>a<td><b>b<td><b>c</table>").matches("5b").count(), 3);
    }

    #[test]
    fn twice_as_many_open_tags_make_at_most_twice_the_nodes_and_no_deep_tree() {
        for unit in ["<div>", "<b>", "<p><b><i>x", "<ul><li>", "<table><td>", "<a href=x>", "<span>", "</p>", "<i></b>"]
        {
            let [single, double] = [150_000, 300_000].map(|bytes| parse(&unit.repeat(bytes / unit.len())));
            let deepest = double.nodes.iter().map(|node| node.depth).max();
            assert!(deepest <= Some(2 * DEEPEST + 1), "{unit}: {deepest:?}");
            let (once, twice) = (single.nodes.len(), double.nodes.len());
            assert!(twice <= 2 * once + 100, "{unit}: {once} nodes, then {twice}");
        }
    }
}
