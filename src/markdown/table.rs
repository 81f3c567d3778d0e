//! Tables.
//!
//! Takes where a table's parts start and end; writes it into a box that can scroll.

use pulldown_cmark::Alignment;

use super::output::Output;
use crate::language::Word;

/// The fewest columns of a table that may be wider than a narrow screen.
const WIDE: usize = 3;

/// The table that is open, if one is: tables do not nest.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// A wide table takes the focus, so that its box can be moved with the keyboard. `name` is what it is called then.
    pub(crate) fn start(alignments: Vec<Alignment>, name: &Word, out: &mut Output) -> Table {
        if alignments.len() < WIDE {
            out.open("<div class=\"table\"><table>", "</tbody></table></div>\n");
            return Table { alignments, column: 0, in_head: false };
        }
        out.open("<div class=\"table\" tabindex=\"0\"", "</tbody></table></div>\n");
        // A name in another language would be read in that of the text.
        if !name.is_borrowed() {
            out.push(" role=\"region\" aria-label=\"");
            out.attribute(&name.text);
            out.push("\"");
        }
        out.push("><table>");
        Table { alignments, column: 0, in_head: false }
    }

    pub(crate) fn start_head(&mut self, out: &mut Output) {
        (self.in_head, self.column) = (true, 0);
        out.open("<thead><tr>", "</tr></thead><tbody>\n");
    }

    pub(crate) fn end_head(&mut self) {
        self.in_head = false;
    }

    pub(crate) fn start_row(&mut self, out: &mut Output) {
        self.column = 0;
        out.open("<tr>", "</tr>\n");
    }

    pub(crate) fn start_cell(&mut self, out: &mut Output) {
        let (start, end) = if self.in_head { ("<th", "</th>") } else { ("<td", "</td>") };
        out.open(start, end);
        out.push(match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
    }

    pub(crate) fn end_cell(&mut self) {
        self.column += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, html};
    use crate::language::{Chosen, SiteOrder, Word};

    #[test]
    fn a_table_stands_in_a_box_that_can_scroll() {
        assert_eq!(
            html("|a|b|\n|-|-:|\n|c|d|\n"),
            "<div class=\"table\"><table><thead><tr><th>a</th><th class=\"align-right\">b</th></tr></thead><tbody>\n\
             <tr><td>c</td><td class=\"align-right\">d</td></tr>\n</tbody></table></div>\n"
        );
    }

    #[test]
    fn a_wide_table_takes_the_keyboard_and_has_a_name() {
        let table = "|a|b|c|\n|-|-|-|\n|d|e|f|\n{.x}\n";
        let start =
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table class=\"x\"><thead>";
        assert!(html(table).starts_with(start), "{}", html(table));
        let order = SiteOrder::new([]).of_reader("pl");
        let table_in_english = Word::chosen(Chosen { text: "Table", language: "en" }, &order);
        let mut options = sample::options();
        options.words.table = table_in_english;
        let borrowed = sample::with(table, &options).html.fill(|_| Default::default());
        assert!(borrowed.starts_with("<div class=\"table\" tabindex=\"0\"><table class=\"x\"><thead>"), "{borrowed}");
    }
}
