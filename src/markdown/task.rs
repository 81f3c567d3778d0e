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
            self.out.html.truncate(self.out.html.len() - "<p>".len());
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
