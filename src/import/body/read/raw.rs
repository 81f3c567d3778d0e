//! Writes elements that stay HTML.
//!
//! Takes an element of the tree; gives its HTML without styles and scripts, on one line except in `pre`.

use crate::base::void_element::is_void;
use crate::import::body::tree::nodes::{Content, Id, Tree, is_block};
use crate::import::body::write::html;

/// Attributes that are dropped: styles and event handlers. Graphics and formulas keep their styles.
const DROPPED: [&str; 22] = [
    "align",
    "background",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "class",
    "clear",
    "color",
    "decoding",
    "face",
    "fetchpriority",
    "hspace",
    "loading",
    "rel",
    "sizes",
    "srcset",
    "style",
    "target",
    "valign",
    "vspace",
    "bordercolor",
];

/// The HTML of an element and everything within it. `target` rewrites a URL: it takes the names of the element and the
/// attribute, and the URL; `None` drops the attribute.
pub(crate) fn html(tree: &Tree, id: Id, target: &mut dyn FnMut(&str, &str, &str) -> Option<String>) -> String {
    let mut writer = Writer { tree, target, out: String::new(), graphics: 0, preserved: 0 };
    writer.node(id);
    writer.out
}

struct Writer<'a> {
    tree: &'a Tree,
    target: &'a mut dyn FnMut(&str, &str, &str) -> Option<String>,
    out: String,
    /// How many graphics or formulas are open.
    graphics: usize,
    /// How many elements with significant white space are open.
    preserved: usize,
}

impl Writer<'_> {
    fn node(&mut self, id: Id) {
        match &self.tree.nodes[id].content {
            Content::Text(text) if self.preserved > 0 => html::push_preserved(&mut self.out, text),
            Content::Text(text) => html::push_folded(&mut self.out, text),
            Content::Comment(comment) if crate::import::body::words::parts_lines(comment) => match self.preserved {
                0 => self.out.push(' '),
                _ => html::push_preserved(&mut self.out, "\n"),
            },
            Content::Comment(_) => {}
            Content::Fragment => self.children(id),
            Content::Element { name, .. } if matches!(&**name, "script" | "style" | "noscript" | "template") => {}
            Content::Element { name, .. } => self.element(id, name),
        }
    }

    fn children(&mut self, id: Id) {
        let tree = self.tree;
        tree.children(id).for_each(|child| self.node(child));
    }

    fn element(&mut self, id: Id, name: &str) {
        let graphics = usize::from(matches!(name, "svg" | "math"));
        let preserved = usize::from(matches!(name, "pre" | "textarea"));
        self.graphics += graphics;
        self.preserved += preserved;
        self.out.extend(["<", name]);
        for (key, value) in self.tree.attributes(id) {
            self.attribute(name, key, value);
        }
        self.out.push('>');
        self.children(id);
        if !is_void(name) {
            self.out.extend(["</", name, ">"]);
            if is_block(name) && self.preserved == preserved && matches!(name, "p" | "li" | "tr" | "div") {
                self.out.push('\n');
            }
        }
        self.graphics -= graphics;
        self.preserved -= preserved;
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte));
        let dropped = self.graphics == 0 && (DROPPED.contains(&name) || name.starts_with("data-"));
        if !plain || dropped || name.starts_with("on") || name == "srcdoc" {
            return;
        }
        let value = match name {
            "href" | "src" | "poster" | "action" | "formaction" | "data" | "cite" => {
                match (self.target)(element, name, value) {
                    Some(value) => value,
                    None => return,
                }
            }
            _ => value.to_string(),
        };
        if value.is_empty()
            && matches!(
                name,
                "allowfullscreen"
                    | "autoplay"
                    | "checked"
                    | "controls"
                    | "disabled"
                    | "loop"
                    | "multiple"
                    | "muted"
                    | "open"
                    | "playsinline"
                    | "required"
                    | "reversed"
                    | "selected"
            )
        {
            self.out.extend([" ", name]);
        } else {
            html::push_attribute(&mut self.out, name, &value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::body::tree::parse::parse;

    fn tidied(source: &str) -> String {
        html(&parse(source), Tree::ROOT, &mut |_, _, url| (!url.starts_with('j')).then(|| url.to_uppercase()))
    }

    #[test]
    fn styles_and_handlers_are_removed_and_content_is_kept() {
        assert_eq!(
            tidied("<video class=x style=y onclick=z controls src='a&b'>\n <source src=c></video>"),
            "<video controls src=\"A&amp;B\"> <source src=\"C\"></video>"
        );
        assert_eq!(tidied("<a href=javascript:x>y</a><script>z</script>"), "<a>y</a>");
        assert_eq!(
            tidied("<svg viewBox='0 0 1 1' class=a><path style=b></path></svg>"),
            "<svg viewBox=\"0 0 1 1\" class=\"a\"><path style=\"b\"></path></svg>"
        );
    }

    #[test]
    fn html_contains_no_blank_line() {
        assert_eq!(tidied("<pre>a\n\n\nb</pre>"), "<pre>a\n&#10;&#10;b</pre>");
        assert_eq!(tidied("<div>a\n\nb</div>"), "<div>a b</div>\n");
    }
}
