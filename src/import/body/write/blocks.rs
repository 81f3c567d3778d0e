//! Writes blocks of the model as Markdown.
//!
//! Takes a document; gives Markdown as an author would write it: ATX headings, `-` lists, fenced code, tables, figures
//! as images with a title. What Markdown has no syntax for is written as HTML.

use super::html;
use super::line::{self, Place, line};
use crate::import::body::model::document::{Align, Block, Cell, Definition, Document, Figure, Inline, List, Table};

/// The Markdown of a document.
pub(crate) fn document(document: &Document) -> String {
    let mut parts = blocks(&document.blocks, Within::Body);
    for (index, note) in document.notes.iter().enumerate() {
        let parts_of_note = blocks(note, Within::Item);
        parts.push(prefixed(&parts_of_note.join("\n\n"), &format!("[^{}]: ", index + 1), "    "));
    }
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What a block is inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    Body,
    /// An item or a footnote: there, an image with a title is not a figure.
    Item,
}

/// The Markdown of blocks, each separately.
pub(crate) fn blocks(content: &[Block], within: Within) -> Vec<String> {
    let mut parts = Vec::with_capacity(content.len());
    let mut other = false;
    for (index, found) in content.iter().enumerate() {
        // Adjacent lists need different bullets.
        let follows =
            index > 0 && matches!((&content[index - 1], found), (Block::List(a), Block::List(b)) if is_one(a, b));
        other = follows && !other;
        let part = match found {
            Block::List(found) if found.is_plain() => list(found, other),
            found => block(found, within),
        };
        if !part.trim().is_empty() {
            parts.push(part);
        }
    }
    parts
}

fn is_one(a: &List, b: &List) -> bool {
    a.first.is_some() == b.first.is_some()
}

impl List {
    fn is_plain(&self) -> bool {
        self.attributes.is_empty() && self.items.iter().all(|item| item.number.is_none())
    }
}

/// The Markdown of a block.
pub(crate) fn block(block: &Block, within: Within) -> String {
    match block {
        Block::Paragraph(content) => line(content, Place::Paragraph),
        Block::Heading { level, id, content } => {
            let id = id.as_ref().map(|id| format!(" {{#{id}}}")).unwrap_or_default();
            format!("{} {}{id}", "#".repeat(usize::from(*level)), line(content, Place::Heading))
        }
        Block::Quote(content) => prefixed(&blocks(content, within).join("\n\n"), "> ", "> "),
        Block::List(found) if found.is_plain() => list(found, false),
        Block::Code { language, code } => fenced(language, code),
        Block::Rule if within == Within::Item => "***".into(),
        Block::Rule => "---".into(),
        Block::More => "<!--more-->".into(),
        Block::Table(found) => table(found).unwrap_or_else(|| html::block(block)),
        Block::Figure(found) => figure(found, within),
        Block::Captioned { content, caption } => {
            let content = blocks(content, within).join("\n\n");
            format!("<figure>\n\n{content}\n\n<figcaption>{}</figcaption>\n</figure>", html::inline(caption))
        }
        Block::Details { open, summary, content } => {
            let content = blocks(content, within).join("\n\n");
            format!("{}\n\n{content}\n\n</details>", html::details_start(*open, summary))
        }
        Block::Definitions(found) => definitions(found).unwrap_or_else(|| html::block(block)),
        Block::List(_) | Block::Html(_) => html::block(block),
    }
}

/// The text with one prefix for its first line, and another for all other lines that are not empty.
fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8 + first.len());
    for (number, line) in text.split('\n').enumerate() {
        let prefix = if number == 0 { first } else { rest };
        if number > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

fn fenced(language: &str, code: &str) -> String {
    let longest = code.lines().map(|line| {
        let line = line.trim_start();
        line.len() - line.trim_start_matches('`').len()
    });
    let fence = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}", code.trim_end_matches('\n'))
}

fn list(found: &List, other: bool) -> String {
    let loose = found.items.iter().any(|item| !is_tight(&item.content));
    let mut out = String::new();
    for (number, item) in (found.first.unwrap_or(0)..).zip(&found.items) {
        let mark = match (found.first, other) {
            (None, false) => "- ".to_string(),
            (None, true) => "* ".to_string(),
            (Some(_), false) => format!("{number}. "),
            (Some(_), true) => format!("{number}) "),
        };
        if !out.is_empty() {
            out.push_str(if loose { "\n\n" } else { "\n" });
        }
        let content = blocks(&item.content, Within::Item).join(if loose { "\n\n" } else { "\n" });
        let indented = prefixed(&content, &mark, &" ".repeat(mark.len()));
        out.push_str(indented.trim_end());
    }
    out
}

/// Whether a list is tight: each item contains one block and lists.
fn is_tight(content: &[Block]) -> bool {
    let is_list = |block: &Block| match block {
        Block::List(list) => list.is_plain() && list.first.is_none_or(|first| first == 1),
        _ => false,
    };
    match content {
        [] => true,
        [Block::Figure(_) | Block::Html(_) | Block::Captioned { .. } | Block::Details { .. }] => true,
        [first, rest @ ..] => {
            let one = matches!(first, Block::Paragraph(_) | Block::Heading { .. } | Block::List(_));
            (one || rest.is_empty()) && rest.len() <= 1 && rest.iter().all(is_list)
        }
    }
}

fn figure(found: &Figure, within: Within) -> String {
    let caption = match &found.caption[..] {
        [Inline::Text(caption)] => Some(caption),
        _ => None,
    };
    match (caption, &found.link, within) {
        (Some(caption), None, Within::Body) => {
            let image = crate::import::body::model::document::Image { title: caption.clone(), ..found.image.clone() };
            line::image(&image)
        }
        _ => html::figure(found),
    }
}

/// A table in GitHub's syntax, if it is simple enough: one header row, one line in each cell.
fn table(found: &Table) -> Option<String> {
    let columns = found.rows.first()?.len();
    let simple = found.head == 1
        && found.caption.is_empty()
        && found.rows.iter().all(|row| row.len() == columns)
        && found.rows.iter().skip(1).all(|row| row.iter().all(|cell| !cell.header))
        && found.rows.iter().flatten().all(is_simple);
    if !simple {
        return None;
    }
    let mut out = String::new();
    for (number, row) in found.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(cell).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if number == 0 {
            let rule: Vec<&str> = (0..columns).map(|column| rule(&found.rows, column)).collect();
            out.push_str(&format!("| {} |\n", rule.join(" | ")));
        }
    }
    Some(out.trim_end().to_string())
}

fn is_simple(cell: &Cell) -> bool {
    cell.spans.is_empty() && matches!(&cell.content[..], [] | [Block::Paragraph(_)])
}

fn cell(cell: &Cell) -> String {
    match &cell.content[..] {
        [Block::Paragraph(content)] => line(content, Place::Cell),
        _ => String::new(),
    }
}

/// The line below a column's header, with the alignment if all its cells have the same.
fn rule(rows: &[Vec<Cell>], column: usize) -> &'static str {
    let mut aligns = rows.iter().skip(1).map(|row| row[column].align);
    let first = aligns.next().flatten();
    match first.filter(|first| aligns.all(|align| align == Some(*first))) {
        None => "---",
        Some(Align::Left) => ":--",
        Some(Align::Center) => ":-:",
        Some(Align::Right) => "--:",
    }
}

/// Definitions in Markdown's syntax, if each is one term and lines that define it.
fn definitions(found: &[Definition]) -> Option<String> {
    let mut parts = Vec::new();
    for definition in found {
        let [term] = &definition.terms[..] else { return None };
        let simple = definition.meanings.iter().all(|meaning| matches!(&meaning[..], [Block::Paragraph(_)]));
        if term.is_empty() || term.contains(&Inline::Break) || definition.meanings.is_empty() || !simple {
            return None;
        }
        let mut part = line(term, Place::Heading);
        for meaning in &definition.meanings {
            let [Block::Paragraph(content)] = &meaning[..] else { return None };
            part.push('\n');
            part.push_str(&prefixed(&line(content, Place::Paragraph), ": ", "  "));
        }
        parts.push(part);
    }
    Some(parts.join("\n\n"))
}
