//! The text of an old page without its surroundings.
//!
//! Takes the tree of a page; gives the blocks of its main text, each as its words. What every page of a theme has
//! (navigation, asides, forms, footers) is left out by the names of its elements.

use crate::import::body::tree::nodes::{Content, Id, Tree};
use crate::import::body::words::{fold, is_unseen};

/// The blocks of the main text, in order: their words, with one space between them.
pub(crate) fn blocks(tree: &Tree) -> Vec<String> {
    let root = main(tree);
    let mut reader = Reader { tree, is_inside: root != Tree::ROOT, blocks: Vec::new(), block: String::new() };
    reader.read(root);
    reader.flush();
    reader.blocks
}

/// The only article, otherwise the main element, otherwise the whole page.
fn main(tree: &Tree) -> Id {
    let named = |wanted: &'static str| tree.within(Tree::ROOT).filter(move |id| tree.name(*id) == Some(wanted));
    let is_inner = |id: Id| {
        let mut above = tree.nodes[id].parent;
        while let Some(parent) = above {
            if tree.name(parent) == Some("article") {
                return true;
            }
            above = tree.nodes[parent].parent;
        }
        false
    };
    let mut articles = named("article").filter(|id| !is_inner(*id));
    if let (Some(only), None) = (articles.next(), articles.next()) {
        return only;
    }
    let by_role = tree.within(Tree::ROOT).find(|id| tree.attribute(*id, "role") == Some("main"));
    named("main").next().or(by_role).unwrap_or(Tree::ROOT)
}

/// Whether an element is the number of a footnote, or its way back, as kramdown, Goldmark and others write them.
fn is_note_mark(tree: &Tree, id: Id) -> bool {
    let role = tree.attribute(id, "role").unwrap_or_default();
    let is_link = matches!(role, "doc-noteref" | "doc-backlink")
        || ["footnote", "footnote-ref", "reversefootnote", "footnote-backref"]
            .iter()
            .any(|class| tree.has_class(id, class));
    match tree.name(id) {
        Some("sup") => tree.attribute(id, "id").is_some_and(|id| id.starts_with("fnref")),
        Some("a") => is_link,
        _ => false,
    }
}

struct Reader<'a> {
    tree: &'a Tree,
    /// Whether the root is less than the whole page.
    is_inside: bool,
    blocks: Vec<String>,
    block: String,
}

impl Reader<'_> {
    /// Reads in the order of the source. The depth of a tree is bounded by the parser.
    fn read(&mut self, id: Id) {
        let tree = self.tree;
        match &tree.nodes[id].content {
            Content::Text(part) => part.chars().for_each(|character| fold(&mut self.block, character)),
            Content::Comment(_) => {}
            Content::Element { .. } if self.is_left_out(id) => {}
            Content::Fragment | Content::Element { .. } => {
                let is_block = tree.is_block(id);
                if is_block {
                    self.flush();
                } else if tree.name(id).is_some_and(|name| matches!(name, "br" | "img" | "option")) {
                    self.block.push(' ');
                }
                tree.children(id).for_each(|child| self.read(child));
                if is_block {
                    self.flush();
                }
            }
        }
    }

    fn is_left_out(&self, id: Id) -> bool {
        let tree = self.tree;
        let name = tree.name(id).unwrap_or_default();
        let is_around = matches!(name, "nav" | "aside" | "footer" | "form" | "button" | "dialog" | "title" | "select");
        is_unseen(tree, id)
            || is_note_mark(tree, id)
            || is_around
            || (name == "header" && !self.is_inside)
            || tree.attribute(id, "hidden").is_some()
            || tree.attribute(id, "aria-hidden") == Some("true")
    }

    fn flush(&mut self) {
        let words: Vec<&str> = self.block.split_whitespace().collect();
        if !words.is_empty() {
            self.blocks.push(words.join(" "));
        }
        self.block.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::body::tree::parse::parse;

    fn of(html: &str) -> Vec<String> {
        blocks(&parse(html))
    }

    #[test]
    fn the_article_is_the_main_text() {
        let page = "<html><head><title>T</title></head><body><nav><p>Home</nav><main><article><header><h1>Kopi</h1>\
                    </header><p>One <b>t</b>wo.<ul><li>a<li>b</ul><aside>Share</aside></article><p>Next</main>\
                    <footer>Foot</footer></body></html>";
        assert_eq!(of(page), ["Kopi", "One two.", "a", "b"]);
    }

    #[test]
    fn a_list_of_articles_is_read_as_a_whole_and_so_is_a_page_without_them() {
        assert_eq!(of("<main><article>a</article><article>b</article></main><p>c"), ["a", "b"]);
        assert_eq!(of("<header>Site</header><div><p>a</div><footer>f</footer>"), ["a"]);
        assert_eq!(of("<div role=main><p>a</div><p>b"), ["a"]);
    }
}
