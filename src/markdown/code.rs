//! Blocks of code.
//!
//! Takes a fence's info string and the code; writes `pre` and `code` with the lines that the highlighter gives.
//! Does not know languages.

use pulldown_cmark::{CodeBlockKind, CowStr};

use super::fence::{self, Fence};
use super::highlight::{Highlighted, plain};
use super::output::Output;

/// Turns the language of a code block, as written, and its code into lines of HTML.
pub(super) type Highlight<'a> = &'a dyn Fn(&str, &str) -> Highlighted;

/// The code that is being gathered.
#[derive(Debug)]
pub(super) struct CodeBlock<'a> {
    info: CowStr<'a>,
    /// Byte of the body where it starts.
    pub(crate) source: usize,
    code: String,
}

impl<'a> CodeBlock<'a> {
    pub(crate) fn start(kind: CodeBlockKind<'a>, source: usize, out: &mut Output) -> CodeBlock<'a> {
        let info = match kind {
            CodeBlockKind::Indented => CowStr::Borrowed(""),
            CodeBlockKind::Fenced(info) => info,
        };
        out.content();
        out.open("", "</code></pre>\n");
        CodeBlock { info, source, code: String::new() }
    }

    pub(crate) fn push(&mut self, code: &str) {
        self.code.push_str(code);
    }

    /// Ends the block; gives the byte of the HTML at which its tag starts.
    pub(crate) fn end(self, highlight: Highlight, out: &mut Output) -> usize {
        let fence = fence::parse(&self.info);
        let code = match fence.language {
            "" => plain(&self.code),
            language => highlight(language, &self.code),
        };
        let from = out.at();
        start_pre(&fence, code.name.as_deref(), out);
        out.block(from, self.source);
        let in_elements = fence.numbered || !fence.marked.is_empty();
        for (number, line) in (1..).zip(&code.lines) {
            if in_elements {
                out.push(if fence.marks(number) { "<span class=\"line marked\"" } else { "<span class=\"line\"" });
                if fence.numbered && fence.first != 1 {
                    out.push(&format!(" data-line=\"{}\"", fence.first.saturating_add(number - 1)));
                }
                out.push(">");
            }
            out.push(line);
            // The line end is inside the element, so that empty lines have height and copies have lines.
            out.push(if in_elements { "\n</span>" } else { "\n" });
        }
        out.close();
        from
    }
}

fn start_pre(fence: &Fence, name: Option<&str>, out: &mut Output) {
    out.push(if fence.numbered { "<pre class=\"code numbered\"" } else { "<pre class=\"code\"" });
    out.push(" tabindex=\"0\"");
    if let Some(name) = name {
        out.push(" data-language=\"");
        out.attribute(name);
        out.push("\"");
    }
    out.push("><code");
    if !fence.language.is_empty() {
        out.push(" class=\"language-");
        out.attribute(fence.language);
        out.push("\"");
    }
    out.push(">");
}

/// Writes code within a line.
pub(super) fn span(code: &str, out: &mut Output) {
    out.content();
    out.push("<code>");
    out.escaped(code);
    out.push("</code>");
    out.plain(code);
}

#[cfg(test)]
mod tests {
    use super::super::sample::{html, markdown};

    #[test]
    fn code_carries_its_languages_name_and_classes() {
        assert_eq!(
            html("```rust\nlet a;\n```\n"),
            "<pre class=\"code\" tabindex=\"0\" data-language=\"Rust\"><code class=\"language-rust\">\
             <span class=\"hl-keyword\">let</span> a<span class=\"hl-punctuation\">;</span>\n</code></pre>\n"
        );
        assert_eq!(
            html("```mermaid\na --> b\n```\n"),
            "<pre class=\"code\" tabindex=\"0\"><code class=\"language-mermaid\">a --&gt; b\n</code></pre>\n"
        );
        assert_eq!(html("    a <\n"), "<pre class=\"code\" tabindex=\"0\"><code>a &lt;\n</code></pre>\n");
    }

    #[test]
    fn lines_are_numbered_and_marked_where_it_is_asked_for() {
        assert_eq!(
            html("```text {linenos=true, hl_lines=[2], linenostart=5}\na\n\n```\n"),
            "<pre class=\"code numbered\" tabindex=\"0\"><code class=\"language-text\">\
             <span class=\"line\" data-line=\"5\">a\n</span><span class=\"line marked\" data-line=\"6\">\n</span></code></pre>\n"
        );
    }

    #[test]
    fn row_35_an_info_string_never_breaks_out_of_its_attribute() {
        assert_eq!(
            html("```\"><script>alert(1)</script>\nx\n```\n"),
            "<pre class=\"code\" tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x\n</code></pre>\n"
        );
    }

    #[test]
    fn blocks_of_code_count_as_code_and_not_as_words() {
        let markdown = markdown("one two\n\n    three four\n");
        assert_eq!((markdown.words, markdown.has_code), (2, true));
        assert!(!super::super::sample::markdown("`a`").has_code);
    }
}
