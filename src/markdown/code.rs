//! Blocks of code.
//!
//! Takes a fence's info string and the code; writes `pre` and `code` with the lines that the highlighter gives.
//! Deliberately does not know languages.

use pulldown_cmark::{CodeBlockKind, CowStr};

use super::highlight::plain;
use super::writer::{Mode, Writer};
use super::{escape, fence};

/// The code that is being gathered.
#[derive(Debug)]
pub(super) struct CodeBlock<'a> {
    info: CowStr<'a>,
    /// Byte of the body where it starts.
    source: usize,
    pub code: String,
}

impl<'a> Writer<'a> {
    pub fn start_code_block(&mut self, kind: CodeBlockKind<'a>, source: usize) {
        let info = match kind {
            CodeBlockKind::Indented => CowStr::Borrowed(""),
            CodeBlockKind::Fenced(info) => info,
        };
        self.has_code = true;
        self.summary.content();
        self.open("", "</code></pre>\n");
        self.mode = Mode::Code(CodeBlock { info, source, code: String::new() });
    }

    pub fn end_code_block(&mut self) {
        let Mode::Code(block) = std::mem::take(&mut self.mode) else {
            return;
        };
        let fence = fence::parse(&block.info);
        let code = match fence.language {
            "" => plain(&block.code),
            language => (self.highlight)(language, &block.code),
        };
        let from = self.out.html.len();
        self.start_pre(&fence, code.name.as_deref());
        self.out.block(from, block.source);
        let in_elements = fence.numbered || !fence.marked.is_empty();
        for (number, line) in (1..).zip(&code.lines) {
            if in_elements {
                self.out.push(if fence.marks(number) {
                    "<span class=\"line marked\">"
                } else {
                    "<span class=\"line\">"
                });
            }
            self.out.push(line);
            // The line end stands inside the element, so that empty lines have height and copies have lines.
            self.out.push(if in_elements { "\n</span>" } else { "\n" });
        }
        self.close();
        if self.depth == 0 {
            self.summary.end(self.out.html.len(), &self.text);
        }
    }

    fn start_pre(&mut self, fence: &fence::Fence, name: Option<&str>) {
        self.out.push(if fence.numbered { "<pre class=\"code numbered\"" } else { "<pre class=\"code\"" });
        if fence.numbered && fence.first != 1 {
            self.out.push(&format!(" style=\"--first-line:{}\"", fence.first));
        }
        self.out.push(" tabindex=\"0\"");
        if let Some(name) = name {
            self.out.push(" data-language=\"");
            self.out.attribute(name);
            self.out.push("\"");
        }
        self.out.push("><code");
        if !fence.language.is_empty() {
            self.out.push(" class=\"language-");
            self.out.attribute(fence.language);
            self.out.push("\"");
        }
        self.out.push(">");
    }

    pub fn code_span(&mut self, code: &str) {
        self.summary.content();
        self.out.push("<code>");
        escape::push_text(&mut self.out.html, code);
        self.out.push("</code>");
        self.text.push_str(code);
    }
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
            "<pre class=\"code numbered\" style=\"--first-line:5\" tabindex=\"0\"><code class=\"language-text\">\
             <span class=\"line\">a\n</span><span class=\"line marked\">\n</span></code></pre>\n"
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
