//! A WordPress body with the parts that are stored elsewhere: reusable blocks and footnotes.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::import::model::{Item, ItemId};
use crate::import::read::wordpress::marks;

/// The texts of footnotes, which the block editor stores in a separate field.
pub(crate) fn footnotes(item: &Item) -> BTreeMap<String, String> {
    let parsed: Option<Value> = item.meta("footnotes").and_then(|text| serde_json::from_str(text).ok());
    let notes = parsed.as_ref().and_then(Value::as_array).into_iter().flatten();
    let text = |note: &Value, key: &str| note.get(key).and_then(Value::as_str).map(str::to_string);
    notes.filter_map(|note| Some((text(note, "id")?, text(note, "content")?))).collect()
}

/// How deep reusable blocks can be nested.
const DEEPEST: usize = 4;

/// The body with reusable blocks inserted: `<!-- wp:block {"ref":7} /-->`, in the language of the post.
pub(crate) fn with_blocks(body: &str, blocks: &BTreeMap<ItemId, String>, language: &str) -> String {
    let mut text = body.to_string();
    for _ in 0..DEEPEST {
        let Some(whole) = put_in(&text, blocks, language) else { break };
        text = whole;
    }
    text
}

fn put_in(body: &str, blocks: &BTreeMap<ItemId, String>, language: &str) -> Option<String> {
    const MARK: &str = "<!-- wp:block {";
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    let mut changed = false;
    while let Some(from) = rest.find(MARK) {
        let end = rest[from..].find("-->").map_or(rest.len(), |end| from + end + 3);
        let mark = &rest[from..end];
        let digits: String =
            mark.split("\"ref\":").nth(1).unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
        let block = digits.parse().ok().and_then(|id| blocks.get(&ItemId(id)));
        text.push_str(&rest[..from]);
        changed |= block.is_some();
        match block {
            Some(block) => text.push_str(&marks::text_in(block, language)),
            None => text.push_str(mark),
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    changed.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reusable_block_is_inserted_where_it_was_used() {
        let blocks = BTreeMap::from([
            (ItemId(7), "<p>hubungi kami</p>".to_string()),
            (ItemId(8), "<!-- wp:block {\"ref\":8} /-->".to_string()),
            (ItemId(10), "[:en]call us[:id]hubungi kami[:]".to_string()),
        ]);
        let with_blocks = |body: &str, blocks: &BTreeMap<ItemId, String>| with_blocks(body, blocks, "id");
        assert_eq!(with_blocks("<!-- wp:block {\"ref\":10} /-->", &blocks), "hubungi kami");
        assert_eq!(with_blocks("a <!-- wp:block {\"ref\":7} /--> b", &blocks), "a <p>hubungi kami</p> b");
        assert_eq!(with_blocks("<!-- wp:block {\"ref\":9} /-->", &blocks), "<!-- wp:block {\"ref\":9} /-->");
        assert!(with_blocks("<!-- wp:block {\"ref\":8} /-->", &blocks).contains("ref"));
    }
}
