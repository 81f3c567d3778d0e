//! Reads lists.
//!
//! Takes `ul`, `ol` and `dl` elements, valid or not; gives lists of items, and definitions.

use super::reader::{Flow, Reader};
use crate::import::body::model::document::{Block, Definition, Item, List};
use crate::import::body::tree::nodes::Id;

impl Reader<'_> {
    pub(crate) fn list(&mut self, id: Id, flow: &mut Flow) {
        let tree = self.tree;
        if tree.has_class(id, "wp-block-footnotes") {
            return;
        }
        let is_gallery = tree.has_class(id, "blocks-gallery-grid") || tree.has_class(id, "wp-block-gallery");
        if is_gallery || self.lists >= Reader::MOST_LISTS {
            return self.items_as_blocks(id, flow);
        }
        self.lists += 1;
        let items = self.items(id);
        self.lists -= 1;
        if items.is_empty() {
            return;
        }
        let numbered = tree.name(id) == Some("ol");
        let start = tree.attribute(id, "start").and_then(|start| start.trim().parse::<i64>().ok()).unwrap_or(1);
        let mut attributes = Vec::new();
        if numbered {
            let kind = tree.attribute(id, "type").filter(|kind| matches!(*kind, "a" | "A" | "i" | "I"));
            attributes.extend(kind.map(|kind| ("type".to_string(), kind.to_string())));
            if tree.attribute(id, "reversed").is_some() {
                attributes.push(("reversed".to_string(), "reversed".to_string()));
            }
            if !(0..1_000_000_000).contains(&start) {
                attributes.push(("start".to_string(), start.to_string()));
            }
        }
        let first = numbered.then(|| u64::try_from(start).unwrap_or(1));
        let first = first.map(|first| if attributes.iter().any(|(key, _)| key == "start") { 1 } else { first });
        flow.blocks.push(Block::List(List { first, attributes, items }));
    }

    fn items_as_blocks(&mut self, id: Id, flow: &mut Flow) {
        for item in self.items(id) {
            flow.blocks.extend(item.content);
        }
    }

    fn items(&mut self, id: Id) -> Vec<Item> {
        let tree = self.tree;
        let mut items: Vec<Item> = Vec::new();
        for group in self.groups(tree.children(id), &["li"]) {
            let is_item = tree.name(group[0]) == Some("li");
            let marks = self.marks.len();
            let mark = self.language_mark(group[0]).filter(|_| is_item);
            self.marks.extend(mark.map(|mark| (mark, 0)));
            let content = self.group(&group);
            self.marks.truncate(marks);
            match items.last_mut() {
                // Content between items belongs to the item before.
                Some(last) if !is_item => last.content.extend(content),
                _ if !is_item && content.is_empty() => {}
                _ => items.push(Item { number: tree.attribute(group[0], "value").map(str::to_string), content }),
            }
        }
        items
    }

    /// Splits children: each one with a wanted name is alone, the others are grouped.
    fn groups(&self, children: impl Iterator<Item = Id>, wanted: &[&str]) -> Vec<Vec<Id>> {
        let is_wanted = |id: Id| self.tree.name(id).is_some_and(|name| wanted.contains(&name));
        let mut groups: Vec<Vec<Id>> = Vec::new();
        for child in children {
            match groups.last_mut() {
                Some(group) if !is_wanted(child) && !is_wanted(group[0]) => group.push(child),
                _ => groups.push(vec![child]),
            }
        }
        groups
    }

    /// The blocks of an item, or of content that is misplaced in a list.
    fn group(&mut self, group: &[Id]) -> Vec<Block> {
        if let [item] = group
            && matches!(self.tree.name(*item), Some("li" | "dd"))
        {
            self.keep_anchor(*item);
            return self.blocks(*item);
        }
        self.blocks_of(group.iter().copied())
    }

    pub(crate) fn definitions(&mut self, id: Id, flow: &mut Flow) {
        let tree = self.tree;
        let mut children: Vec<Id> = Vec::new();
        for child in tree.children(id) {
            if tree.name(child) == Some("div") {
                children.extend(tree.children(child));
            } else {
                children.push(child);
            }
        }
        let mut found: Vec<Definition> = Vec::new();
        for group in self.groups(children.into_iter(), &["dt", "dd"]) {
            if tree.name(group[0]) == Some("dt") {
                self.keep_anchor(group[0]);
                let term = self.line(group[0]);
                match found.last_mut() {
                    Some(last) if last.meanings.is_empty() => last.terms.push(term),
                    _ => found.push(Definition { terms: vec![term], meanings: Vec::new() }),
                }
                continue;
            }
            let content = self.group(&group);
            if content.is_empty() && tree.name(group[0]) != Some("dd") {
                continue;
            }
            if found.is_empty() {
                found.push(Definition::default());
            }
            if let Some(last) = found.last_mut() {
                last.meanings.push(content);
            }
        }
        if !found.is_empty() {
            flow.blocks.push(Block::Definitions(found));
        }
    }
}
