//! Links on the preview's own pages that open a file in the author's editor.
//!
//! Takes a file and a line; gives a link where the editor has a URL, otherwise a button that asks the preview to open it.

use super::state::State;
use crate::base::xml;

/// Writes a link that opens a file at a line.
pub(super) fn push(html: &mut String, state: &State, file: &str, line: usize, text: &str) {
    match state.editor.link(&state.root.join(file), line, 1) {
        Some(link) => xml::element(html, "a", &[("class", "file"), ("href", &link)], text),
        None => {
            let line = line.to_string();
            xml::element(html, "button", &[("type", "button"), ("data-file", file), ("data-line", &line)], text);
        }
    }
}

/// What the buttons do.
pub(super) const SCRIPT: &str = "<script>\naddEventListener(\"click\", (event) => {\n  \
    const button = event.target.closest(\"button[data-file]\");\n  if (!button) return;\n  \
    fetch(\"/_chancery/open\", {\n    method: \"POST\",\n    headers: { \"x-chancery\": \"1\" },\n    \
    body: JSON.stringify({ file: button.dataset.file, line: Number(button.dataset.line ?? 1), column: 1 }),\n  });\n});\n</script>\n";
