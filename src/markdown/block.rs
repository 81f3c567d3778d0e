//! Blocks: paragraphs, quotes, lists, tables, definition lists.
//!
//! Takes the events that start and end blocks; writes their HTML. Deliberately does not know what stands in them.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, Tag, TagEnd};

use super::summary::Kind;
use super::writer::{Mode, Open, Writer};

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    /// Where in the HTML its tag takes attributes.
    pub attributes: usize,
    /// Whether an item with a checkbox has been met.
    pub tasks: bool,
}

/// The table that is open, if one is: tables do not nest.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'a> Writer<'a> {
    pub fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.end_task_label();
        self.running.new_block();
        if self.depth == 0 {
            self.summary.start(kind(&tag), self.out.html.len(), self.text.len());
        }
        let (from, source) = (self.out.html.len(), range.start);
        let marked = !matches!(tag, Tag::List(_) | Tag::DefinitionList | Tag::TableCell);
        match tag {
            Tag::TableHead => {
                self.table.in_head = true;
                self.row("<thead><tr>", "</tr></thead><tbody>\n");
            }
            Tag::TableRow => self.row("<tr>", "</tr>\n"),
            Tag::TableCell => self.start_cell(),
            Tag::HtmlBlock => self.mode = Mode::Html(Default::default()),
            _ => {
                self.out.fresh_line();
                self.start_on_fresh_line(tag, range);
            }
        }
        if marked {
            self.out.block(from, source);
        }
    }

    fn start_on_fresh_line(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.open("<p>", "</p>\n");
                self.running.paragraph = range;
            }
            Tag::Heading { level, id, classes, attrs } => self.start_heading(level, id, classes, attrs, range),
            Tag::BlockQuote(None) => self.open("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_alert(kind),
            Tag::CodeBlock(kind) => self.start_code_block(kind, range.start),
            Tag::List(first) => self.start_list(first),
            Tag::Item => self.open("<li>", "</li>\n"),
            Tag::DefinitionList => self.open("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => self.open("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => self.open("<dd>", "</dd>\n"),
            Tag::Table(alignments) => {
                self.table = Table { alignments, column: 0, in_head: false };
                self.open("<div class=\"table\"><table>", "</tbody></table></div>\n");
            }
            // Footnotes are kept apart and metadata is not asked for; an element that writes nothing keeps the balance.
            _ => self.open("", ""),
        }
    }

    pub fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.close();
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Heading(_) => self.end_heading(),
            block => self.end_block(block),
        }
        if self.depth == 0 {
            self.summary.end(self.out.html.len(), &self.text);
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        self.text.push('\n');
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.end_task_label(),
            TagEnd::TableHead => self.table.in_head = false,
            TagEnd::TableCell => self.table.column += 1,
            TagEnd::List(_) => drop(self.lists.pop()),
            _ => {}
        }
        self.close();
    }

    fn start_list(&mut self, first: Option<u64>) {
        self.lists.push(List { attributes: self.out.html.len() + "<ul".len(), tasks: false });
        match first {
            None => self.open("<ul>\n", "</ul>\n"),
            Some(1) => self.open("<ol>\n", "</ol>\n"),
            Some(first) => self.open(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
        }
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let words = &self.options.words;
        let (class, word) = match kind {
            BlockQuoteKind::Note => ("note", &words.note),
            BlockQuoteKind::Tip => ("tip", &words.tip),
            BlockQuoteKind::Important => ("important", &words.important),
            BlockQuoteKind::Warning => ("warning", &words.warning),
            BlockQuoteKind::Caution => ("caution", &words.caution),
        };
        self.open("<aside class=\"alert alert-", "</aside>\n");
        self.out.push(class);
        self.out.push("\" role=\"note\">\n<p class=\"alert-title\">");
        self.out.text(word);
        self.out.push("</p>\n");
    }

    fn row(&mut self, start: &str, end: &'static str) {
        self.table.column = 0;
        self.open(start, end);
    }

    fn start_cell(&mut self) {
        let (start, end) = if self.table.in_head { ("<th", "</th>") } else { ("<td", "</td>") };
        self.open(start, end);
        self.out.push(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " style=\"text-align: left\">",
            Some(Alignment::Center) => " style=\"text-align: center\">",
            Some(Alignment::Right) => " style=\"text-align: right\">",
            Some(Alignment::None) | None => ">",
        });
    }

    /// Turns the paragraph that has just been started into a figure.
    pub fn paragraph_to_figure(&mut self) {
        let from = self.out.html.len() - "<p>".len();
        self.out.take_back(from);
        self.out.push("<figure>");
        self.out.block(from, self.running.paragraph.start);
        if let Some(open) = self.open.last_mut() {
            *open = Open::Element("</figure>\n");
        }
        if self.depth == 1 {
            self.summary.skip_block();
        }
    }
}

/// What a block is to a summary.
fn kind(tag: &Tag) -> Kind {
    match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::BlockQuote(None) | Tag::List(_) => Kind::Group,
        Tag::HtmlBlock => Kind::Raw,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::html;

    #[test]
    fn an_alert_is_an_aside_with_its_word() {
        assert_eq!(
            html("> [!CAUTION]\n> a\n"),
            "<aside class=\"alert alert-caution\" role=\"note\">\n<p class=\"alert-title\">Caution</p>\n<p>a</p>\n</aside>\n"
        );
        assert_eq!(html("> [!OTHER]\n"), "<blockquote>\n<p>[!OTHER]</p>\n</blockquote>\n");
    }

    #[test]
    fn a_table_stands_in_a_box_that_can_scroll() {
        assert_eq!(
            html("|a|b|\n|-|-:|\n|c|d|\n"),
            "<div class=\"table\"><table><thead><tr><th>a</th><th style=\"text-align: right\">b</th></tr></thead><tbody>\n\
             <tr><td>c</td><td style=\"text-align: right\">d</td></tr>\n</tbody></table></div>\n"
        );
    }

    #[test]
    fn definitions_and_numbered_lists_keep_their_shape() {
        assert_eq!(html("a\n: b\n: c\n"), "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n");
        assert_eq!(html("4. a\n5. b\n"), "<ol start=\"4\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
        assert_eq!(html("- a\n\n- b\n"), "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n");
    }

    #[test]
    fn blocks_know_the_lines_of_the_file_that_they_come_from() {
        let text = "---\ntitle: x\n---\n# a {#b .c}\n\n\
                    - [x] d\n\n- [e](f)\n\n  g\n\n> h[^1]\n\n```rust\nlet i;\n```\n\n\
                    |j|\n|-|\n|k|\n\n![l](m \"n\")\n\n[^1]: o\n\n    p\n\n<b>q</b>\n: r\n";
        let input = super::super::Input { file: "a.md", text, body: 17 };
        let highlight = |_: &str, code: &str| super::super::highlight::plain(code);
        let markdown = super::super::render(&input, &Default::default(), &highlight);
        let tags: Vec<(String, usize)> = markdown
            .blocks
            .iter()
            .map(|block| {
                let before = &markdown.html.html[..block.at];
                (before[before.rfind('<').unwrap() + 1..].to_string(), block.line)
            })
            .collect();
        let tags: Vec<(&str, usize)> = tags.iter().map(|(tag, line)| (tag.as_str(), *line)).collect();
        assert_eq!(
            tags,
            [
                ("h1", 4),
                ("li", 6),
                ("li", 8),
                ("p", 8),
                ("p", 10),
                ("blockquote", 12),
                ("p", 12),
                ("pre", 14),
                ("div", 18),
                ("thead", 18),
                ("tr", 20),
                ("figure", 22),
                ("dt", 28),
                ("dd", 29),
                ("p", 24),
                ("p", 26),
            ]
        );
    }
}
