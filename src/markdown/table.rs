//! Tables.
//!
//! Takes where a table's parts start and end; writes it into a box that can scroll.

use pulldown_cmark::Alignment;

use super::output::Output;

/// The table that is open, if one is: tables do not nest.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    pub(crate) fn start(alignments: Vec<Alignment>, out: &mut Output) -> Table {
        out.open("<div class=\"table\"><table>", "</tbody></table></div>\n");
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
    use super::super::sample::html;

    #[test]
    fn a_table_stands_in_a_box_that_can_scroll() {
        assert_eq!(
            html("|a|b|\n|-|-:|\n|c|d|\n"),
            "<div class=\"table\"><table><thead><tr><th>a</th><th class=\"align-right\">b</th></tr></thead><tbody>\n\
             <tr><td>c</td><td class=\"align-right\">d</td></tr>\n</tbody></table></div>\n"
        );
    }
}
