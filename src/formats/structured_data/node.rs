//! JSON-LD as text, member by member.
//!
//! Takes keys and values in the order in which they are to be written; gives JSON that may be in a script element. Written
//! straight into the page's text: a tree of values in between would cost more than all else of a page.

use std::fmt::Write as _;

/// A node object that is being written. A member whose text or list is empty is left out.
#[must_use]
pub(crate) struct Node<'o> {
    out: &'o mut String,
}

impl<'o> Node<'o> {
    /// Begins a node with its type and, in two parts, its `@id`.
    pub(crate) fn open(out: &'o mut String, kind: &str, id: Option<(&str, &str)>) -> Node<'o> {
        out.push_str("{\"@type\":");
        string(out, kind, "");
        if let Some((start, end)) = id {
            out.push_str(",\"@id\":");
            string(out, start, end);
        }
        Node { out }
    }

    pub(crate) fn text(self, key: &str, value: &str) -> Node<'o> {
        if value.is_empty() { self } else { self.node(key, |out| string(out, value, "")) }
    }

    pub(crate) fn maybe(self, key: &str, value: Option<&str>) -> Node<'o> {
        self.text(key, value.unwrap_or_default())
    }

    pub(crate) fn number(self, key: &str, value: usize) -> Node<'o> {
        self.node(key, |out| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{value}");
        })
    }

    pub(crate) fn list<T>(self, key: &str, items: &[T], write: impl Fn(&mut String, &T)) -> Node<'o> {
        if items.is_empty() {
            return self;
        }
        self.node(key, |out| {
            for (at, item) in items.iter().enumerate() {
                out.push(if at == 0 { '[' } else { ',' });
                write(out, item);
            }
            out.push(']');
        })
    }

    /// A member whose value `write` writes.
    pub(crate) fn node(self, key: &str, write: impl FnOnce(&mut String)) -> Node<'o> {
        self.out.push_str(",\"");
        self.out.push_str(key);
        self.out.push_str("\":");
        write(self.out);
        self
    }

    pub(crate) fn close(self) {
        self.out.push('}');
    }
}

/// A reference to the node whose `@id` is in two parts.
pub(crate) fn link(out: &mut String, start: &str, end: &str) {
    out.push_str("{\"@id\":");
    string(out, start, end);
    out.push('}');
}

/// A string of two parts (RFC 8259, 7), in which no HTML parser finds markup and no script a line end: `<`, `>`, `&`,
/// U+2028 and U+2029 are escapes too (HTML, "Restrictions for contents of script elements").
pub(crate) fn string(out: &mut String, start: &str, end: &str) {
    out.push('"');
    escaped(out, start);
    escaped(out, end);
    out.push('"');
}

fn escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| SPECIAL[usize::from(byte)]) {
        out.push_str(&rest[..at]);
        let special = rest[at..].chars().next().unwrap_or_default();
        escape(out, special);
        rest = &rest[at + special.len_utf8()..];
    }
    out.push_str(rest);
}

/// By byte, whether it may begin what is escaped; U+2028 and U+2029 begin with 0xE2 and so do other characters.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = byte < 0x20 || matches!(byte as u8, b'"' | b'\\' | b'<' | b'>' | b'&' | 0xe2);
        byte += 1;
    }
    special
};

fn escape(out: &mut String, special: char) {
    match special {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\0'..='\u{1f}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(special));
        }
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_string_is_read_back_as_it_was(text in "(\\PC|[\\x00-\\x1f\"\\\\<>&\u{2028}\u{2029}—\u{7f}]){0,40}") {
            let mut out = String::new();
            string(&mut out, &text, "#x");
            let plain = !out.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(plain, "{}", out);
            prop_assert_eq!(serde_json::from_str::<String>(&out).unwrap(), format!("{text}#x"));
        }
    }

    #[test]
    fn what_is_empty_is_left_out_and_the_rest_keeps_its_order() {
        let mut out = String::new();
        let node = Node::open(&mut out, "Blog", Some(("https://e.org/", "#blog"))).text("name", "").number("n", 2);
        node.maybe("x", None).list::<u8>("y", &[], |_, _| ()).list("z", &[1, 2], |out, _| out.push('0')).close();
        assert_eq!(out, r##"{"@type":"Blog","@id":"https://e.org/#blog","n":2,"z":[0,0]}"##);
    }
}
