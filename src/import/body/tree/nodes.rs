//! A tree of HTML.
//!
//! Takes nodes from the parser; gives their order, names and attributes, and which elements are inline and which are
//! blocks.

/// The index of a node in its tree.
pub(crate) type Id = usize;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Fragment,
    /// The name in lower case and the attributes in the order of the source.
    Element {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
    Comment(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) content: Content,
    pub(crate) parent: Option<Id>,
    pub(crate) first: Option<Id>,
    pub(crate) last: Option<Id>,
    pub(crate) previous: Option<Id>,
    pub(crate) next: Option<Id>,
    pub(crate) depth: usize,
    /// Whether it contains a block, at any depth.
    pub(crate) holds_block: bool,
}

/// Elements that are blocks. All others are inline.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether the element of this name is a block.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// The nodes of a piece of HTML; the first is the fragment that contains the others.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

impl Tree {
    pub(crate) const ROOT: Id = 0;

    pub(crate) fn new() -> Tree {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(Content::Fragment);
        tree
    }

    pub(crate) fn add(&mut self, content: Content) -> Id {
        let (parent, first, last, previous, next) = (None, None, None, None, None);
        self.nodes.push(Node { content, parent, first, last, previous, next, depth: 0, holds_block: false });
        self.nodes.len() - 1
    }

    pub(crate) fn append(&mut self, parent: Id, child: Id) {
        let last = self.nodes[parent].last.replace(child);
        let depth = self.nodes[parent].depth + 1;
        let node = &mut self.nodes[child];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), last, None, depth);
        match last {
            Some(last) => self.nodes[last].next = Some(child),
            None => self.nodes[parent].first = Some(child),
        }
    }

    pub(crate) fn insert_before(&mut self, sibling: Id, child: Id) {
        let (parent, previous, depth) = {
            let node = &self.nodes[sibling];
            (node.parent, node.previous, node.depth)
        };
        let node = &mut self.nodes[child];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, Some(sibling), depth);
        self.nodes[sibling].previous = Some(child);
        match (previous, parent) {
            (Some(previous), _) => self.nodes[previous].next = Some(child),
            (None, Some(parent)) => self.nodes[parent].first = Some(child),
            (None, None) => {}
        }
    }

    pub(crate) fn detach(&mut self, id: Id) {
        let (parent, previous, next) = {
            let node = &mut self.nodes[id];
            (node.parent.take(), node.previous.take(), node.next.take())
        };
        match (previous, parent) {
            (Some(previous), _) => self.nodes[previous].next = next,
            (None, Some(parent)) => self.nodes[parent].first = next,
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.nodes[next].previous = previous,
            (None, Some(parent)) => self.nodes[parent].last = previous,
            (None, None) => {}
        }
    }

    pub(crate) fn children(&self, id: Id) -> Children<'_> {
        Children { tree: self, next: self.nodes[id].first }
    }

    /// The child elements of a node.
    pub(crate) fn elements(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.children(id).filter(|child| self.name(*child).is_some())
    }

    /// The node and everything within it, in the order of the source.
    pub(crate) fn within(&self, id: Id) -> Within<'_> {
        Within { tree: self, root: id, next: Some(id) }
    }

    pub(crate) fn name(&self, id: Id) -> Option<&str> {
        match &self.nodes[id].content {
            Content::Element { name, .. } => Some(name),
            _ => None,
        }
    }

    pub(crate) fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        self.attributes(id).iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }

    pub(crate) fn attributes(&self, id: Id) -> &[(String, String)] {
        match &self.nodes[id].content {
            Content::Element { attributes, .. } => attributes,
            _ => &[],
        }
    }

    pub(crate) fn has_class(&self, id: Id, class: &str) -> bool {
        self.attribute(id, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    }

    pub(crate) fn is_block(&self, id: Id) -> bool {
        self.name(id).is_some_and(is_block)
    }

    /// The text within a node as written in the source.
    pub(crate) fn text(&self, id: Id) -> String {
        let mut text = String::new();
        for node in self.within(id) {
            if let Content::Text(part) = &self.nodes[node].content {
                text.push_str(part);
            }
        }
        text
    }

    /// The node after a node and its descendants, without leaving `root`.
    fn after(&self, root: Id, id: Id) -> Option<Id> {
        let mut id = id;
        while id != root {
            if let Some(next) = self.nodes[id].next {
                return Some(next);
            }
            id = self.nodes[id].parent?;
        }
        None
    }
}

pub(crate) struct Children<'t> {
    tree: &'t Tree,
    next: Option<Id>,
}

impl Iterator for Children<'_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let id = self.next?;
        self.next = self.tree.nodes[id].next;
        Some(id)
    }
}

pub(crate) struct Within<'t> {
    tree: &'t Tree,
    root: Id,
    next: Option<Id>,
}

impl Iterator for Within<'_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let id = self.next?;
        self.next = self.tree.nodes[id].first.or_else(|| self.tree.after(self.root, id));
        Some(id)
    }
}

/// Elements that are not shown.
pub(crate) fn is_dropped(name: &str) -> bool {
    matches!(name, "script" | "style" | "noscript" | "template" | "link" | "meta" | "title" | "head" | "base")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_blocks_is_sorted() {
        assert!(BLOCKS.is_sorted());
        assert!(is_block("p") && is_block("address") && is_block("ul") && !is_block("span"));
    }

    #[test]
    fn moved_nodes_keep_their_order() {
        let mut tree = Tree::new();
        let [a, b, c] = ["a", "b", "c"].map(|text| tree.add(Content::Text(text.into())));
        tree.append(Tree::ROOT, a);
        tree.append(Tree::ROOT, c);
        tree.insert_before(c, b);
        assert_eq!(tree.text(Tree::ROOT), "abc");
        tree.detach(a);
        tree.append(Tree::ROOT, a);
        assert_eq!(tree.text(Tree::ROOT), "bca");
        tree.detach(c);
        assert_eq!(tree.text(Tree::ROOT), "ba");
    }
}
