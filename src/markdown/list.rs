//! Lists and task lists.
//!
//! Takes where lists start and end, and the boxes at the start of list items; writes the lists, with checkboxes whose
//! accessible name is the item's text, which is known once it has been written.

use super::escape;
use super::fold::fold;
use super::output::Output;

/// The lists that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// A checkbox whose name is being written.
    task: Option<Task>,
}

#[derive(Debug)]
struct List {
    /// Where in the HTML its tag takes attributes.
    attributes: usize,
    /// Whether an item with a checkbox has been met.
    tasks: bool,
}

#[derive(Debug)]
struct Task {
    /// Where in the HTML its tag takes attributes.
    attributes: usize,
    /// Where in the text its name starts.
    text: usize,
}

impl Lists {
    /// Starts a list, which counts from `first` if it is an ordered one.
    pub(crate) fn start(&mut self, first: Option<u64>, out: &mut Output) {
        self.open.push(List { attributes: out.at() + "<ul".len(), tasks: false });
        match first {
            None => out.open("<ul>\n", "</ul>\n"),
            Some(1) => out.open("<ol>\n", "</ol>\n"),
            Some(first) => out.open(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
        }
    }

    /// The innermost list ends.
    pub(crate) fn end(&mut self) {
        self.open.pop();
    }

    pub(crate) fn start_task(&mut self, done: bool, out: &mut Output) {
        if let Some(list) = self.open.last_mut().filter(|list| !list.tasks) {
            list.tasks = true;
            let own = " class=\"";
            let tag = out.html()[list.attributes..].split('>').next().unwrap_or_default();
            match tag.find(own) {
                Some(class) => out.insert(list.attributes + class + own.len(), "tasks "),
                None => out.insert(list.attributes, " class=\"tasks\""),
            }
        }
        let paragraph = out.paragraph_tag().map(|tag| tag.start);
        let at = paragraph.unwrap_or(out.at());
        let mut input = "<input type=\"checkbox\" disabled".to_string();
        if done {
            input.push_str(" checked");
        }
        self.task = Some(Task { attributes: at + input.len(), text: out.text_at() });
        input.push_str(if paragraph.is_some() { ">\n" } else { "> " });
        out.insert(at, &input);
    }

    /// The text that names a checkbox ends, if there is one.
    pub(crate) fn end_task_label(&mut self, out: &mut Output) {
        let Some(task) = self.task.take() else {
            return;
        };
        let name = fold(&out.text()[task.text..]);
        if !name.is_empty() {
            let mut attribute = String::from(" aria-label=\"");
            escape::push_attribute(&mut attribute, &name);
            attribute.push('"');
            out.insert(task.attributes, &attribute);
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

    #[test]
    fn what_is_hidden_in_a_task_is_in_no_summary() {
        let markdown = markdown("- [ ] é <b hidden>…</b> <i id=x>é</i>\n");
        let summary = super::super::sample::summary(&markdown);
        assert!(summary.ends_with("aria-label=\"é … é\"> é  <i >é</i></li>\n</ul>\n"), "{summary}");
    }

    #[test]
    fn definitions_and_numbered_lists_keep_their_shape() {
        assert_eq!(html("a\n: b\n: c\n"), "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n");
        assert_eq!(html("4. a\n5. b\n"), "<ol start=\"4\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
        assert_eq!(html("- a\n\n- b\n"), "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n");
    }
}
