//! Reads tables.
//!
//! Takes `table` elements; gives rows of cells, or the content of the cells if the table is only for layout.

use super::reader::{Flow, Reader};
use crate::import::body::model::document::{Align, Block, Cell, Inline, Style, Table};
use crate::import::body::model::note::Kind;
use crate::import::body::tree::nodes::Id;

impl Reader<'_> {
    pub(crate) fn table(&mut self, id: Id, flow: &mut Flow) {
        let rows = self.rows(id);
        let has_header = rows.iter().any(|(_, row)| row.iter().any(|cell| self.tree.name(*cell) == Some("th")));
        let is_column = rows.iter().all(|(_, row)| row.len() <= 1);
        let holds_table = self.tree.within(id).skip(1).any(|node| self.tree.name(node) == Some("table"));
        if (is_column || holds_table) && !has_header {
            return self.layout(id, flow);
        }
        let caption = self.tree.elements(id).find(|child| self.tree.name(*child) == Some("caption"));
        let first = self.tree.elements(id).next();
        // Browsers show a caption above the table, but its words keep their place in the source.
        let (above, below) = if caption == first { (caption, None) } else { (None, caption) };
        let caption = above.map(|caption| self.line(caption)).unwrap_or_default();
        let mut table = Table { head: 0, rows: Vec::new(), caption };
        for (in_head, cells) in rows {
            let row: Vec<Cell> = cells.into_iter().map(|cell| self.cell(cell)).collect();
            let is_head = in_head || (table.rows.is_empty() && row.iter().all(|cell| cell.header));
            if is_head && table.head == table.rows.len() {
                table.head += 1;
            }
            table.rows.push(row);
        }
        promote_bold(&mut table);
        flow.blocks.push(Block::Table(table));
        if let Some(caption) = below {
            self.flow(caption, flow);
        }
    }

    /// The rows of a table with their cells, and whether they are header rows.
    fn rows(&self, id: Id) -> Vec<(bool, Vec<Id>)> {
        let tree = self.tree;
        let mut rows = Vec::new();
        for part in tree.elements(id) {
            let in_head = tree.name(part) == Some("thead");
            for row in tree.elements(part).filter(|row| tree.name(*row) == Some("tr")) {
                let cells: Vec<Id> =
                    tree.elements(row).filter(|cell| matches!(tree.name(*cell), Some("td" | "th"))).collect();
                if !cells.is_empty() {
                    rows.push((in_head, cells));
                }
            }
        }
        rows
    }

    fn layout(&mut self, id: Id, flow: &mut Flow) {
        self.findings.add(Kind::Layout, "<table");
        self.flow(id, flow);
    }

    fn cell(&mut self, id: Id) -> Cell {
        let tree = self.tree;
        let spans = ["colspan", "rowspan"].into_iter().filter_map(|name| {
            let number = tree.attribute(id, name)?.trim();
            number.parse::<u32>().ok().filter(|number| *number > 1)?;
            Some((name.to_string(), number.to_string()))
        });
        let spans = spans.collect();
        self.keep_anchor(id);
        Cell { header: tree.name(id) == Some("th"), spans, align: self.align(id), content: self.blocks(id) }
    }

    fn align(&self, id: Id) -> Option<Align> {
        let style = self.tree.attribute(id, "style").unwrap_or_default();
        let style = style.split_once("text-align:").map(|(_, value)| value.trim_start());
        let class = self.tree.attribute(id, "class").and_then(|class| class.split_once("has-text-align-"));
        let named = self.tree.attribute(id, "align").or(style).or(class.map(|(_, name)| name))?.to_ascii_lowercase();
        match () {
            () if named.starts_with("left") => Some(Align::Left),
            () if named.starts_with("center") => Some(Align::Center),
            () if named.starts_with("right") => Some(Align::Right),
            () => None,
        }
    }
}

/// A first row in bold is a header row of an author whose editor had none.
fn promote_bold(table: &mut Table) {
    if table.head > 0 || table.rows.len() < 2 {
        return;
    }
    let all_bold = table.rows[0].iter().all(|cell| match &cell.content[..] {
        [Block::Paragraph(content)] => matches!(&content[..], [Inline::Styled(Style::Strong, _)]),
        _ => false,
    });
    if !all_bold {
        return;
    }
    table.head = 1;
    for cell in &mut table.rows[0] {
        cell.header = true;
        if let [Block::Paragraph(content)] = &mut cell.content[..]
            && let [Inline::Styled(_, bold)] = &mut content[..]
        {
            *content = std::mem::take(bold);
        }
    }
}
