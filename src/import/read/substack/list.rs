//! The list of posts of an export: `posts.csv`.

use std::path::Path;

use serde_json::{Map, Value};

use super::files::{HOW_TO_EXPORT, LIST};
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::yaml::Text;
use crate::input::site_data::csv;

/// One row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// `31290424`
    pub(super) id: String,
    /// `coming-soon`; empty if the list does not say it.
    pub(super) slug: String,
    pub(super) date: String,
    pub(super) is_published: bool,
    /// `newsletter`, `podcast`, `thread`, `page`, …
    pub(super) kind: String,
    /// `everyone`, `only_paid`, `founding`, `only_free`.
    pub(super) audience: String,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) podcast: String,
}

/// Reads the list.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Vec<Row>, Diagnostic> {
    let name = format!("{}/{LIST}", path.display());
    let Ok(text) = std::str::from_utf8(bytes) else {
        let problem = Diagnostic::error(format!("`{LIST}` is not saved as UTF-8")).at(Place::file(name));
        return Err(problem.hint("download the export again, and do not save the list with another program"));
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = Text::new(&name, text);
    let mut diagnostics = Diagnostics::new();
    let value = csv::parse(&text, 0, csv::delimiter(text.text), &mut diagnostics);
    if let Some(problem) = diagnostics.into_iter().find(Diagnostic::is_error) {
        return Err(problem);
    }
    let Some(Value::Array(rows)) = value else { return Ok(Vec::new()) };
    let rows: Vec<Map<String, Value>> =
        rows.into_iter().filter_map(|row| if let Value::Object(row) = row { Some(row) } else { None }).collect();
    let lacks = |column: &str| rows.first().is_some_and(|row| !row.contains_key(column));
    if let Some(column) = ["post_id", "is_published", "title"].into_iter().find(|column| lacks(column)) {
        let problem = Diagnostic::error(format!("`{LIST}` has no column `{column}`")).at(Place::file(name));
        return Err(problem.hint(HOW_TO_EXPORT));
    }
    Ok(rows.iter().map(row).collect())
}

fn row(columns: &Map<String, Value>) -> Row {
    let text = |column: &str| columns.get(column).and_then(Value::as_str).unwrap_or_default().trim().to_string();
    let written = text("post_id");
    let (id, slug) = written.split_once('.').unwrap_or((&written, ""));
    Row {
        id: id.to_string(),
        slug: slug.to_string(),
        date: text("post_date"),
        is_published: matches!(text("is_published").as_str(), "true" | "True" | "TRUE" | "1"),
        kind: text("type"),
        audience: text("audience"),
        title: text("title"),
        subtitle: text("subtitle"),
        podcast: text("podcast_url"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_with_the_slug_in_the_id() {
        let csv = "\u{feff}post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle\r\n\
                   7.kopi,2021-03-01T14:00:00.000Z,true,,newsletter,everyone,\"Kopi, teh\",\r\n8,,false,,,only_paid,,\r\n";
        let rows = read(Path::new("x.zip"), csv.as_bytes()).unwrap();
        assert_eq!((rows[0].id.as_str(), rows[0].slug.as_str(), rows[0].is_published), ("7", "kopi", true));
        assert_eq!((rows[0].title.as_str(), rows[1].audience.as_str()), ("Kopi, teh", "only_paid"));
        assert!(!rows[1].is_published);
    }

    #[test]
    fn a_damaged_list_is_an_error_with_its_line() {
        let of = |csv: &str| read(Path::new("x.zip"), csv.as_bytes()).unwrap_err();
        assert_eq!(of("post_id,is_published,title\n1,true,\"a\n").place.unwrap().line, 2);
        assert!(of("email,name\na,b\n").message.contains("`post_id`"));
    }
}
