//! Reads the JSON of an export as a stream.
//!
//! Takes the bytes of an export, `{"db": [{"meta": …, "data": {"posts": […], …}}]}` or, in older ones,
//! `{"meta": …, "data": …}`; gives the rows of its tables one at a time. Only one row is in memory at a time.

use std::fmt::{self, Formatter};
use std::io::BufRead;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::row::Row;
use super::table::{Column, Table};
use crate::base::diagnostic::Diagnostic;

/// Called with each row of the tables that are wanted.
pub(super) type EachRow<'a> = &'a mut dyn FnMut(Table, Row) -> Result<(), Diagnostic>;

/// The result of reading an export.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The version of Ghost, if the export says it.
    pub(super) version: Option<String>,
    /// Whether there is a table of posts.
    pub(super) has_posts: bool,
    /// Why the JSON could not be read to its end.
    pub(super) error: Option<serde_json::Error>,
    /// The error of the caller, which ended the pass.
    pub(super) failed: Option<Diagnostic>,
}

/// Reads an export from its start to its end.
pub(super) fn read(input: impl BufRead, wanted: &[Table], each: EachRow<'_>) -> Read {
    let mut pass = Pass { wanted, each, read: Read::default() };
    let mut json = serde_json::Deserializer::from_reader(input);
    let result = Part(&mut pass, Level::Export).deserialize(&mut json).and_then(|()| json.end());
    Read { error: result.err(), ..pass.read }
}

struct Pass<'a> {
    wanted: &'a [Table],
    each: EachRow<'a>,
    read: Read,
}

/// Where in the document a part is.
#[derive(Clone, Copy)]
enum Level {
    /// The whole file, or an entry of `db`.
    Export,
    /// The list below `db`.
    Exports,
    /// The map below `meta`.
    Meta,
    /// The map below `data`.
    Tables,
    /// The list of the rows of a table.
    Rows(Table),
    /// One row.
    Row(Table),
}

/// A part of the document that is read.
struct Part<'p, 'a>(&'p mut Pass<'a>, Level);

impl<'de> DeserializeSeed<'de> for Part<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_, '_> {
    type Value = ();

    fn expecting(&self, to: &mut Formatter<'_>) -> fmt::Result {
        to.write_str(match self.1 {
            Level::Export => "a map with `db` or `data`",
            Level::Exports => "a list of exports",
            Level::Meta | Level::Tables => "a map",
            Level::Rows(_) => "a list of rows",
            Level::Row(_) => "a row, which is a map",
        })
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self.1 {
            Level::Export | Level::Row(_) => Err(E::invalid_type(serde::de::Unexpected::Unit, &self)),
            Level::Exports | Level::Meta | Level::Tables | Level::Rows(_) => Ok(()),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Part(pass, level) = self;
        let inner = match level {
            Level::Exports => Level::Export,
            Level::Rows(table) => Level::Row(table),
            _ => return Err(A::Error::invalid_type(serde::de::Unexpected::Seq, &Part(pass, level))),
        };
        while items.next_element_seed(Part(&mut *pass, inner))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Part(pass, level) = self;
        match level {
            Level::Row(table) => return row(pass, table, map),
            Level::Exports | Level::Rows(_) => {
                return Err(A::Error::invalid_type(serde::de::Unexpected::Map, &Part(pass, level)));
            }
            Level::Export | Level::Meta | Level::Tables => {}
        }
        while let Some(key) = map.next_key::<String>()? {
            let inner = match (level, key.as_str()) {
                (Level::Export, "db") => Level::Exports,
                (Level::Export, "meta") => Level::Meta,
                (Level::Export, "data") => Level::Tables,
                (Level::Meta, "version") => {
                    pass.read.version = map.next_value::<Value>()?.as_str().map(str::to_string);
                    continue;
                }
                (Level::Tables, name) if let Some(table) = Table::named(name) => {
                    pass.read.has_posts |= table == Table::Posts;
                    Level::Rows(table)
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            match inner {
                Level::Rows(table) if !pass.wanted.contains(&table) => drop(map.next_value::<IgnoredAny>()?),
                _ => map.next_value_seed(Part(&mut *pass, inner))?,
            }
        }
        Ok(())
    }
}

/// Reads the columns of a row that are wanted, and hands it over.
fn row<'de, A: MapAccess<'de>>(pass: &mut Pass<'_>, table: Table, mut map: A) -> Result<(), A::Error> {
    let mut row = Row::default();
    while let Some(column) = map.next_key::<String>()? {
        match table.column(&column) {
            Some(Column::Value) => row.insert(column, map.next_value()?),
            Some(Column::Presence) if map.next_value::<Option<IgnoredAny>>()?.is_some() => {
                row.insert(column, Value::Bool(true));
            }
            Some(Column::Presence) => {}
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    (pass.each)(table, row).map_err(|problem| {
        pass.read.failed = Some(problem);
        A::Error::custom("the import ended")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(json: &str) -> (Vec<String>, Read) {
        let mut found = Vec::new();
        let read = read(json.as_bytes(), &[Table::Posts, Table::Users], &mut |table, row| {
            found.push(format!("{table:?} {} {}", row.text("id"), row.text("slug")));
            Ok(())
        });
        (found, read)
    }

    #[test]
    fn both_shapes_of_an_export_give_rows() {
        let data = r#""meta":{"version":"5.2.0"},"data":{"members":[{"email":"a@b.c"}],"posts":[{"id":1,"slug":"kopi"}],"users":null}"#;
        for json in [format!("{{\"db\":[{{{data}}}]}}"), format!("{{{data}}}")] {
            let (found, read) = rows(&json);
            assert_eq!(found, ["Posts 1 kopi"], "{json}");
            assert!(read.has_posts && read.error.is_none() && read.version.as_deref() == Some("5.2.0"), "{read:?}");
        }
    }

    #[test]
    fn a_column_that_is_not_listed_is_never_kept() {
        let mut shown = String::new();
        let json = r#"{"data":{"users":[{"id":"1","email":"sari@kopi.example","password":"x"}],"posts":[{"lexical":"{}","mobiledoc":null}]}}"#;
        read(json.as_bytes(), &[Table::Posts, Table::Users], &mut |_, row| {
            shown.push_str(&format!("{row:?}"));
            Ok(())
        });
        assert!(!shown.contains('@') && !shown.contains("password"), "{shown}");
        assert!(shown.contains("lexical") && !shown.contains("mobiledoc"), "{shown}");
    }

    #[test]
    fn what_is_cut_short_or_no_export_is_an_error() {
        for json in ["", "{\"db\":[{\"data\":{\"posts\":[{\"id\":1},", "[]", "{\"data\":{\"posts\":7}}", "{} {}", "7"] {
            assert!(rows(json).1.error.is_some(), "{json}");
        }
        let (_, read) = rows("{\"title\":\"x\"}");
        assert!(read.error.is_none() && !read.has_posts);
    }
}
