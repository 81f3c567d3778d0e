//! The state of all translations as text and as JSON.
//!
//! Takes rows of posts and the changed blocks of their originals; gives what `chancery translation status` prints.

use serde_json::{Value, json};

use crate::base::count::counted;
use crate::input::source::Sources;
use crate::site::desk::{Cell, ChangedBlock, Row, What, changed_blocks};
use crate::site::{DocumentId, Site};

/// What the original's column is called.
const HEAD: &str = "original";

/// The table, then each changed block of an original with its file and line.
pub(super) fn as_text(site: &Site, rows: &[Row], sources: &Sources) -> String {
    let tags = site.config.languages.iter().map(|site| site.language.tag.clone());
    let mut lines: Vec<Vec<String>> = vec![[HEAD.to_string()].into_iter().chain(tags).collect()];
    lines.extend(rows.iter().map(|row| {
        let document = &site.documents[row.original];
        let name = document.post.path.strip_prefix("content/").unwrap_or(&document.post.path);
        let name = if document.draft { format!("{name} (draft)") } else { name.to_string() };
        [name].into_iter().chain(row.cells.iter().map(Cell::text)).collect()
    }));
    let mut text = aligned(&lines);
    for id in rows.iter().flat_map(translations) {
        text.push_str(&changes(site, id, sources));
    }
    text
}

fn translations(row: &Row) -> impl Iterator<Item = DocumentId> {
    let translation = |cell: &Cell| if let Cell::Translation(one) = cell { Some(one.id) } else { None };
    row.cells.iter().filter_map(translation)
}

/// Lines of columns that are two spaces apart.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    lines.iter().map(line).collect()
}

/// The changed blocks of the original of one translation, a line for each.
fn changes(site: &Site, id: DocumentId, sources: &Sources) -> String {
    let changed = changed_blocks(site, id, sources);
    if changed.is_empty() {
        return String::new();
    }
    let blocks = counted(changed.len(), "block", "blocks");
    let mut text = format!("\n{}, {blocks} of its original:\n", site.documents[id].post.path);
    for ChangedBlock { what, place, .. } in changed {
        let start = if what == What::Removed { String::new() } else { excerpt(&place.source) };
        text.push_str(format!("  {}:{}  {}  {start}", place.file, place.line, word(what)).trim_end());
        text.push('\n');
    }
    text
}

/// The first words of a line.
fn excerpt(line: &str) -> String {
    const MOST: usize = 50;
    let line = line.trim();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_string(),
    }
}

fn word(what: What) -> &'static str {
    if what == What::Removed { "removed before this" } else { what.word() }
}

/// The same as JSON.
pub(super) fn as_json(site: &Site, rows: &[Row], sources: &Sources) -> Value {
    let tags: Vec<&str> = site.config.languages.iter().map(|site| site.language.tag.as_str()).collect();
    let row = |row: &Row| {
        let document = &site.documents[row.original];
        let cells = tags.iter().zip(&row.cells).filter(|(_, cell)| **cell != Cell::Original);
        let cells: Vec<Value> = cells.map(|(tag, cell)| self::cell(site, tag, cell, sources)).collect();
        let (post, draft) = (&document.post, document.draft);
        json!({ "file": post.path, "lang": post.language.tag, "title": post.title, "draft": draft, "translations": cells })
    };
    json!({ "languages": tags, "posts": rows.iter().map(row).collect::<Vec<_>>() })
}

fn cell(site: &Site, tag: &str, cell: &Cell, sources: &Sources) -> Value {
    let Cell::Translation(one) = cell else { return json!({ "lang": tag, "state": "missing" }) };
    let post = &site.documents[one.id].post;
    let change = |changed: ChangedBlock| json!({ "what": changed.what.word(), "file": changed.place.file, "line": changed.place.line });
    let changes: Vec<Value> = changed_blocks(site, one.id, sources).into_iter().map(change).collect();
    json!({
        "lang": post.language.tag, "file": post.path, "state": one.state.name(), "behind": one.state.behind(),
        "machine": one.machine, "reviewed_by": one.reviewed_by, "draft": one.draft, "changes": changes,
    })
}
