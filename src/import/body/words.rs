//! The words that a reader sees.
//!
//! Takes HTML; gives its words in order. Every import is measured by it: the words before and after must be the same
//! sequence. Quotation marks, dashes and dots are compared as typed on a plain keyboard, because both sites set them in
//! their own way. Content that is not read is left out: scripts, fallback content, footnote numbers and their links
//! back. Footnotes come last, wherever they are in the source.

use super::tree::nodes::{Content, Id, Tree};
use super::tree::parse;

/// The words of the text that a reader sees, in order.
pub fn words(html: &str) -> Vec<String> {
    let tree = parse::parse(html);
    let mut text = String::with_capacity(html.len());
    let mut notes = String::new();
    read(&tree, &mut text, &mut notes);
    text.push(' ');
    text.push_str(&notes);
    text.split_whitespace().map(str::to_string).collect()
}

fn read(tree: &Tree, text: &mut String, notes: &mut String) {
    let mut next = Some(Tree::ROOT);
    // The footnote list that is being read.
    let mut list: Option<Id> = None;
    while let Some(id) = next {
        let out = if list.is_some() { &mut *notes } else { &mut *text };
        let inside = match &tree.nodes[id].content {
            Content::Text(part) => {
                part.chars().for_each(|character| fold(out, character));
                None
            }
            Content::Comment(comment) => {
                if parts_lines(comment) {
                    out.push(' ');
                }
                None
            }
            Content::Fragment => tree.nodes[id].first,
            Content::Element { .. } if is_unseen(tree, id) => None,
            Content::Element { name, .. } => {
                if is_footnotes(tree, id) {
                    list.get_or_insert(id);
                }
                if separates(name) || is_button(tree, id) {
                    out.push(' ');
                }
                tree.nodes[id].first
            }
        };
        next = inside.or_else(|| leave(tree, id, &mut list, text, notes));
    }
}

/// The node after this one and its descendants, with a space at the end of each block.
fn leave(tree: &Tree, id: Id, list: &mut Option<Id>, text: &mut String, notes: &mut String) -> Option<Id> {
    let mut id = id;
    loop {
        let out = if list.is_some() { &mut *notes } else { &mut *text };
        if tree.name(id).is_some_and(separates) || is_button(tree, id) {
            out.push(' ');
        }
        if *list == Some(id) {
            *list = None;
        }
        if let Some(next) = tree.nodes[id].next {
            return Some(next);
        }
        id = tree.nodes[id].parent?;
    }
}

fn separates(name: &str) -> bool {
    super::tree::nodes::is_block(name)
        || matches!(name, "br" | "img" | "option" | "iframe" | "video" | "audio" | "object")
}

/// Whether a comment ends a page or a block.
pub(crate) fn parts_lines(comment: &str) -> bool {
    matches!(comment.trim(), "nextpage" | "block")
}

/// WordPress's buttons are links that are separated from the text.
pub(crate) fn is_button(tree: &Tree, id: Id) -> bool {
    tree.has_class(id, "wp-block-file__button") || tree.has_class(id, "wp-block-button__link")
}

/// Whether an element has no words that are read.
pub(crate) fn is_unseen(tree: &Tree, id: Id) -> bool {
    const NAMES: [&str; 14] = [
        "audio", "canvas", "embed", "head", "iframe", "math", "noembed", "noframes", "noscript", "script", "style",
        "svg", "template", "video",
    ];
    let name = tree.name(id).unwrap_or_default();
    NAMES.contains(&name)
        || (name == "a" && (tree.has_class(id, "footnote-back") || tree.has_class(id, "footnote-backlink")))
        || (name == "sup" && (tree.has_class(id, "footnote-ref") || tree.attribute(id, "data-fn").is_some()))
}

fn is_footnotes(tree: &Tree, id: Id) -> bool {
    tree.has_class(id, "wp-block-footnotes") || (tree.name(id) == Some("section") && tree.has_class(id, "footnotes"))
}

/// Adds a character as a plain keyboard types it.
pub(crate) fn fold(out: &mut String, character: char) {
    match character {
        '“' | '”' | '„' | '«' | '»' => out.push('"'),
        '‘' | '’' | '‚' | '‹' | '›' => out.push('\''),
        '–' => out.push_str("--"),
        '—' => out.push_str("---"),
        '…' => out.push_str("..."),
        '\u{feff}' => {}
        character => out.push(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_separate_words_and_inline_tags_do_not() {
        assert_eq!(words("di<b>plo</b>macy<p>a<br>b</p>c<td>d"), ["diplomacy", "a", "b", "cd"]);
        assert_eq!(words("<ul><li>a<li>b</ul><table><td>c<td>d</table>"), ["a", "b", "c", "d"]);
        assert_eq!(words("10&nbsp;km"), ["10", "km"]);
    }

    #[test]
    fn typography_makes_no_difference() {
        assert_eq!(words("“it’s” – so…"), words("\"it's\" -- so..."));
        assert_ne!(words("a-b"), words("a--b"));
    }

    #[test]
    fn hidden_content_has_no_words() {
        assert!(words("<script>a</script><style>b</style><!-- c --><video>d</video><img alt=e>").is_empty());
        assert_eq!(
            words("a<sup data-fn=x class=fn><a href=#x>1</a></sup><ol class=wp-block-footnotes><li>c</ol> b"),
            ["a", "b", "c"]
        );
    }
}
