//! The elements that are open.
//!
//! Takes their starts and ends; gives the HTML that ends each. Nothing recurses, so depth costs no stack.

use super::wrapper::Wrapper;

/// The elements that are open, Markdown's own and those of raw HTML, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Elements {
    open: Vec<Open>,
    /// How many of them are Markdown's own.
    depth: usize,
    /// How many of them are links.
    links: usize,
    /// How many of them are elements whose text stays as it was typed.
    literal: usize,
    /// How many of them hide their text.
    hiding: usize,
    /// How many of them hide their text or say its language or direction.
    marking: usize,
}

#[derive(Debug)]
enum Open {
    /// Markdown's own, by the HTML that ends it.
    Element(&'static str),
    /// Markdown's own link.
    Link,
    /// An element of raw HTML.
    Raw(Wrapper),
}

impl Open {
    fn hides(&self) -> bool {
        matches!(self, Open::Raw(wrapper) if wrapper.hides)
    }

    fn marks(&self) -> bool {
        matches!(self, Open::Raw(wrapper) if wrapper.hides || wrapper.marks())
    }
}

/// Whether the text of an element of HTML is code or mathematics, in which no mark is to be changed.
pub(super) fn is_literal(name: &str) -> bool {
    const NAMES: [&str; 11] =
        ["code", "kbd", "samp", "pre", "tt", "var", "script", "style", "textarea", "math", "template"];
    NAMES.iter().any(|literal| literal.eq_ignore_ascii_case(name))
}

impl Elements {
    /// Starts an element of Markdown's own.
    pub(crate) fn open(&mut self, end: &'static str) {
        self.push(Open::Element(end));
        self.depth += 1;
    }

    /// Starts a link of Markdown's own.
    pub(crate) fn open_link(&mut self) {
        self.push(Open::Link);
        self.depth += 1;
    }

    /// Ends the innermost element of Markdown's own, and gives the HTML for that; raw tags that were left open in it no
    /// longer count.
    pub(crate) fn close(&mut self) -> &'static str {
        while let Some(open) = self.pop() {
            let end = match open {
                Open::Element(end) => end,
                Open::Link => "</a>",
                Open::Raw(_) => continue,
            };
            self.depth -= 1;
            return end;
        }
        ""
    }

    /// Starts an element of raw HTML.
    pub(crate) fn open_raw(&mut self, wrapper: Wrapper) {
        self.push(Open::Raw(wrapper));
    }

    /// An end tag ends the innermost raw tag of its name, and those in it; it does not reach out of Markdown's elements.
    pub(crate) fn close_raw(&mut self, name: &str) {
        // Deeper than that nobody nests by hand; without a limit, stray end tags would cost quadratic time.
        let mut raw = self.open.iter().rev().take(256).take_while(|open| matches!(open, Open::Raw(_)));
        let Some(inside) = raw.position(|open| matches!(open, Open::Raw(raw) if raw.name == name)) else {
            return;
        };
        for _ in 0..=inside {
            self.pop();
        }
    }

    /// The innermost element is to end otherwise.
    pub(crate) fn replace_end(&mut self, end: &'static str) {
        if let Some(open) = self.open.last_mut() {
            *open = Open::Element(end);
        }
    }

    /// Forgets what is open.
    pub(crate) fn clear(&mut self) {
        *self = Elements::default();
    }

    /// How many of Markdown's own elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Whether an element hides the text here.
    pub(crate) fn in_hidden(&self) -> bool {
        self.hiding > 0
    }

    /// The elements of raw HTML that are open and hide their text or say its language or direction, the outermost first.
    pub(crate) fn wrappers(&self) -> impl Iterator<Item = &Wrapper> {
        // Nearly always there is none. Deeper than that nobody nests by hand.
        let open = if self.marking > 0 { self.open.as_slice() } else { &[] };
        open.iter().take(256).filter(|open| open.marks()).filter_map(|open| match open {
            Open::Raw(wrapper) => Some(wrapper),
            Open::Element(_) | Open::Link => None,
        })
    }

    /// Whether text stays as it was typed here.
    pub(crate) fn in_literal(&self) -> bool {
        self.literal > 0
    }

    pub(crate) fn in_link(&self) -> bool {
        self.links > 0
    }

    /// What would end all that is open, without an element that hides its text and those in it.
    pub(crate) fn closing(&self) -> String {
        let mut closing = String::new();
        let shown = self.open.iter().position(Open::hides).unwrap_or(self.open.len());
        for open in self.open[..shown].iter().rev() {
            match open {
                Open::Element(end) => closing.push_str(end),
                Open::Link => closing.push_str("</a>"),
                Open::Raw(wrapper) => closing.extend(["</", &wrapper.name, ">"]),
            }
        }
        closing
    }

    fn push(&mut self, open: Open) {
        match &open {
            Open::Element(_) => {}
            Open::Link => self.links += 1,
            Open::Raw(wrapper) => self.count(wrapper, usize::wrapping_add),
        }
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        match &open {
            Open::Element(_) => {}
            Open::Link => self.links -= 1,
            Open::Raw(wrapper) => self.count(wrapper, usize::wrapping_sub),
        }
        Some(open)
    }

    /// Counts what an element of raw HTML does to the text in it.
    fn count(&mut self, wrapper: &Wrapper, add: impl Fn(usize, usize) -> usize) {
        self.links = add(self.links, usize::from(wrapper.name == "a"));
        self.literal = add(self.literal, usize::from(is_literal(&wrapper.name)));
        self.hiding = add(self.hiding, usize::from(wrapper.hides));
        self.marking = add(self.marking, usize::from(wrapper.hides || wrapper.marks()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_tags_end_with_the_element_that_they_stand_in() {
        let mut elements = Elements::default();
        elements.open("</p>\n");
        elements.open_raw(Wrapper { name: "a".to_string(), ..Wrapper::default() });
        elements.open_raw(Wrapper { name: "b".to_string(), ..Wrapper::default() });
        assert!(elements.in_link());
        assert_eq!(elements.closing(), "</b></a></p>\n");
        elements.close_raw("i");
        elements.close_raw("b");
        assert_eq!(elements.closing(), "</a></p>\n");
        assert_eq!((elements.close(), elements.depth(), elements.in_link()), ("</p>\n", 0, false));
    }
}
