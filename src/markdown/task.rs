//! Task lists.
//!
//! Takes the boxes at the start of list items; writes checkboxes whose accessible name is the item's text. Deliberately
//! does not know which text that will be until it has been written.

use super::escape;
use super::writer::{Writer, folded};

/// A checkbox whose name is being written.
#[derive(Debug)]
pub(super) struct Task {
    /// Where in the HTML its tag takes attributes.
    attributes: usize,
    /// Where in the text its name starts.
    text: usize,
}

impl Writer<'_> {
    pub fn start_task(&mut self, done: bool) {
        if let Some(list) = self.lists.last_mut().filter(|list| !list.tasks) {
            list.tasks = true;
            let at = list.attributes;
            self.insert(at, " class=\"tasks\"");
        }
        // In a loose list the parser puts the box into the paragraph; it belongs to the item.
        let in_paragraph = self.out.html.ends_with("<p>");
        if in_paragraph {
            self.out.take_back(self.out.html.len() - "<p>".len());
        }
        self.out.push("<input type=\"checkbox\" disabled");
        if done {
            self.out.push(" checked");
        }
        self.task = Some(Task { attributes: self.out.html.len(), text: self.text.len() });
        self.out.push(if in_paragraph { ">\n<p>" } else { "> " });
    }

    /// The text that names a checkbox ends, if there is one.
    pub fn end_task_label(&mut self) {
        let Some(task) = self.task.take() else {
            return;
        };
        let name = folded(&self.text[task.text..]);
        if !name.is_empty() {
            let mut attribute = String::from(" aria-label=\"");
            escape::push_attribute(&mut attribute, &name);
            attribute.push('"');
            self.insert(task.attributes, &attribute);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{filled, html, markdown};

    #[test]
    fn a_checkbox_is_named_by_its_items_text() {
        assert_eq!(
            html("- [x] a *b* \"c\" [d](e)\n- [ ] f\n  - g\n"),
            "<ul class=\"tasks\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"a b “c” d\"> \
             a <em>b</em> “c” <a href=\"{e}\">d</a></li>\n\
             <li><input type=\"checkbox\" disabled aria-label=\"f\"> f\n<ul>\n<li>g</li>\n</ul>\n</li>\n</ul>\n"
        );
    }

    #[test]
    fn a_list_becomes_a_task_list_however_late_its_first_task_comes() {
        let markdown = markdown("1. [a](b)\n2. ![c](d)\n3. [ ] e <!--more-->\n\n   [f](g)\n");
        let html = filled(&markdown);
        assert!(html.starts_with("<ol class=\"tasks\">\n<li>\n<p><a href=\"{b}\">a</a></p>"), "{html}");
        assert!(
            html.contains("<input type=\"checkbox\" disabled aria-label=\"e\">\n<p>e </p>\n<p><a href=\"{g}\">"),
            "{html}"
        );
        let summary = super::super::sample::summary(&markdown);
        assert!(summary.ends_with("aria-label=\"e\">\n<p>e </p>\n</li>\n</ol>\n"), "{summary}");
    }
}
