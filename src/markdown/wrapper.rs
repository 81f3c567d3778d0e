//! What an element of raw HTML does to the text in it: it says its language or direction, or it hides it.

use std::ops::Range;

use super::tag::Attribute;

/// An element of raw HTML that is open.
#[derive(Debug, Default)]
pub(super) struct Wrapper {
    /// In lower case.
    pub(crate) name: String,
    /// The bytes of its start tag in the HTML that is written.
    pub(crate) tag: Range<usize>,
    /// Whether readers do not see its text until they do something, or never.
    pub(crate) hides: bool,
    /// What its `lang` says.
    pub(crate) language: Option<String>,
    /// Whether it has `dir`.
    pub(crate) has_direction: bool,
}

/// Elements that show nothing of their text, or only when asked.
const HIDING: [&str; 14] = [
    "template", "script", "style", "textarea", "noscript", "datalist", "select", "iframe", "object", "video", "audio",
    "canvas", "head", "title",
];

/// Elements whose parts have to be in them, so that a paragraph alone cannot be shown in them.
const STRUCTURES: [&str; 9] = ["table", "ul", "ol", "dl", "menu", "svg", "math", "form", "fieldset"];

impl Wrapper {
    /// The element with this start tag; `html` is the text in which its attributes are.
    pub(crate) fn new(name: String, html: &str, attributes: &[Attribute], tag: Range<usize>) -> Wrapper {
        let value = |wanted: &str| {
            let found = attributes.iter().find(|found| html[found.name.clone()].eq_ignore_ascii_case(wanted))?;
            Some(found.value.clone().map_or("", |value| &html[value]))
        };
        let style: String = value("style").unwrap_or_default().split_whitespace().collect();
        let style = style.to_ascii_lowercase();
        let is_folded = matches!(&*name, "details" | "dialog") && value("open").is_none();
        let hides = is_folded
            || HIDING.contains(&&*name)
            || value("hidden").is_some()
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        let language = value("lang").or_else(|| value("xml:lang")).map(str::to_string);
        Wrapper { hides, language, has_direction: value("dir").is_some(), name, tag }
    }

    /// Whether a text that is taken out of it would be marked as something else.
    pub(crate) fn marks(&self) -> bool {
        self.language.is_some() || self.has_direction
    }

    /// Whether a paragraph can be shown in it without what else is in it.
    pub(crate) fn may_hold_a_paragraph(&self) -> bool {
        !STRUCTURES.contains(&&*self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::{Token, tokens};
    use super::*;

    fn wrapper(html: &str) -> Wrapper {
        match tokens(html).next() {
            Some(Token::Open { name, attributes, range }) => {
                Wrapper::new(html[name].to_ascii_lowercase(), html, &attributes, range)
            }
            _ => Wrapper::default(),
        }
    }

    #[test]
    fn what_hides_text_is_found_however_it_is_written() {
        for html in [
            "<details>",
            "<DETAILS class=a>",
            "<div hidden>",
            "<p HIDDEN=until-found>",
            "<span style=\"color: red; Display : none\">",
            "<b style='visibility:hidden'>",
            "<template>",
            "<script>",
            "<dialog>",
        ] {
            assert!(wrapper(html).hides, "{html}");
        }
        for html in ["<details open>", "<div>", "<p style='display:block'>", "<div data-hidden=1>"] {
            assert!(!wrapper(html).hides, "{html}");
        }
    }

    #[test]
    fn what_says_a_language_is_found() {
        assert_eq!(wrapper("<div LANG=ar dir='rtl'>").language.as_deref(), Some("ar"));
        assert!(wrapper("<div dir=rtl>").marks() && !wrapper("<div class=lang>").marks());
    }
}
