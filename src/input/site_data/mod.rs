//! The data files of a site: `data/menu.yaml` is `data.menu` in templates, `data/tables/cities.csv` is `data.tables.cities`.
//!
//! Takes the files of the folder `data/`; gives one map, and diagnostics. Nothing of it is published by itself. A site without the
//! folder costs one look.

pub(crate) mod csv;
mod json;
mod tree;
mod value;

use rayon::prelude::*;
use serde_json::Value;

use self::tree::Tree;
use crate::base::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::base::yaml::{Text, parse};
use crate::input::front_matter::parse_toml;
use crate::input::source::{Source, Sources};

/// The folder of data files.
pub(crate) const FOLDER: &str = "data/";

/// How many bytes all data files may have: templates see them as values, which take ten times as much memory.
const MOST: usize = 50 << 20;

/// The formats of data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Yaml,
    Json,
    Toml,
    Csv,
    Tsv,
}

impl Format {
    /// The format of a file by the ending of its name.
    fn of(ending: &str) -> Option<Format> {
        match ending.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Format::Yaml),
            "json" => Some(Format::Json),
            "toml" => Some(Format::Toml),
            "csv" => Some(Format::Csv),
            "tsv" => Some(Format::Tsv),
            _ => None,
        }
    }
}

/// One data file.
struct File<'s> {
    path: &'s str,
    source: &'s Source,
    /// Its path below `data/`, without the ending: `tables/cities`.
    name: &'s str,
    format: Format,
}

/// The data files of a site by path.
pub(crate) fn files(sources: &Sources) -> impl Iterator<Item = (&str, &Source)> {
    let below = sources.files.range(FOLDER.to_string()..);
    below.map(|(path, source)| (path.as_str(), source)).take_while(|(path, _)| path.starts_with(FOLDER))
}

/// Reads the data files of a site. What cannot be read is left out and reported.
pub(crate) fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Value {
    let mut found: Vec<File<'_>> = Vec::new();
    for (path, source) in files(sources) {
        match file(path, source) {
            Some(file) => found.push(file),
            None => diagnostics.extend(unread(path)),
        }
    }
    if let Some(problem) = too_large(&found) {
        diagnostics.push(problem);
        return Value::Object(serde_json::Map::new());
    }
    let read: Vec<(Option<Value>, Diagnostics)> = found.par_iter().map(read_one).collect();
    let mut tree = Tree::default();
    for (file, (value, problems)) in found.iter().zip(read) {
        diagnostics.extend(problems);
        // A file that cannot be read still has its name.
        diagnostics.extend(tree.add(file.name, file.path, value.unwrap_or_default()));
    }
    tree.finish()
}

fn file<'s>(path: &'s str, source: &'s Source) -> Option<File<'s>> {
    let (name, ending) = path[FOLDER.len()..].rsplit_once('.')?;
    let is_named = !name.is_empty() && !name.ends_with('/');
    Format::of(ending).filter(|_| is_named).map(|format| File { path, source, name, format })
}

/// A warning of a file in another format, unless it is a note to the authors.
fn unread(path: &str) -> Option<Diagnostic> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (_, ending) = file.rsplit_once('.')?;
    if matches!(ending.to_ascii_lowercase().as_str(), "md" | "txt" | "gitkeep") {
        return None;
    }
    let problem = Diagnostic::warning(format!("data files in the format `.{ending}` are not read"));
    let hint = "save it as `.yaml`, `.json`, `.toml` or `.csv`, or move it out of data/";
    Some(problem.at(Place::file(path)).hint(hint))
}

/// An error if all data files together are too large to be held as values.
fn too_large(files: &[File<'_>]) -> Option<Diagnostic> {
    let size = |file: &File<'_>| file.source.held().map_or(0, |bytes| bytes.len());
    let all: usize = files.iter().map(size).sum();
    let largest = files.iter().max_by_key(|file| size(file)).filter(|_| all > MOST)?;
    let (all, most) = (all.div_ceil(1 << 20), MOST >> 20);
    let problem = Diagnostic::error(format!("the data files have {all} MB, and templates can hold {most} MB"));
    Some(problem.at(Place::file(largest.path)).hint("keep only what templates show, or publish the file from content/"))
}

fn read_one(file: &File<'_>) -> (Option<Value>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let bytes = file.source.bytes(file.path);
    let text = bytes.as_ref().map_err(Clone::clone).and_then(|bytes| crate::input::source::utf8(file.path, bytes));
    let value = match text {
        Ok(text) => value_of(&Text::new(file.path, text), file.format, &mut diagnostics),
        Err(problem) => {
            diagnostics.push(problem);
            None
        }
    };
    (value, diagnostics)
}

fn value_of(text: &Text<'_>, format: Format, diagnostics: &mut Diagnostics) -> Option<Value> {
    let start = if text.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let range = start..text.text.len();
    match format {
        Format::Yaml => parse(text, range, diagnostics).as_ref().map(value::of),
        Format::Toml => parse_toml(text, range, diagnostics).as_ref().map(value::of),
        Format::Json => json::parse(text, range, diagnostics).as_ref().map(value::of),
        Format::Csv => csv::parse(text, start, csv::delimiter(&text.text[start..]), diagnostics),
        Format::Tsv => csv::parse(text, start, b'\t', diagnostics),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The data of a site, and what was said of them.
    fn data(files: &str) -> (Value, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let read = read(&Sources::of(files, "2026-01-01T00:00:00Z"), &mut diagnostics);
        let said = |diagnostic: &Diagnostic| {
            let place = diagnostic.place.clone().unwrap();
            let hints = diagnostic.hints.join(" ");
            format!("{}:{}:{} {} ({hints})", place.file, place.line, place.column, diagnostic.message)
        };
        (read, diagnostics.iter().map(said).collect())
    }

    #[test]
    fn folders_are_maps_of_their_files_in_any_format() {
        let (read, said) = data(
            "-- data/menu.yaml --\nz: 1\na: [x, y]\n-- data/more/deep/site.json --\n{\"z\": 1, \"a\": null}\n-- data/more/links.yml --\n- a\n-- data/more/t.toml --\nb = 2016-10-08\n-- data/cities.csv --\nname,people\nBandung,2444160\n-- data/README.md --\nNotes.\n",
        );
        assert_eq!(said, Vec::<String>::new());
        let wanted = r#"{"cities":[{"name":"Bandung","people":"2444160"}],"menu":{"z":1,"a":["x","y"]},"more":{"deep":{"site":{"z":1,"a":null}},"links":["a"],"t":{"b":"2016-10-08"}}}"#;
        assert_eq!(read.to_string(), wanted);
    }

    #[test]
    fn two_files_of_one_name_are_an_error() {
        for (files, wanted) in [
            ("-- data/a.json --\n1\n-- data/a.yaml --\n2\n", "data/a.yaml:0:0 two data files are `a` in templates"),
            ("-- data/a.yml --\n1\n-- data/a/b.yaml --\n2\n", "data/a/b.yaml:0:0 two data files are `a` in templates"),
            (
                "-- data/x/a.csv --\n1\n-- data/x/a.tsv --\n2\n",
                "data/x/a.tsv:0:0 two data files are `x.a` in templates",
            ),
        ] {
            let (_, said) = data(files);
            assert!(said.len() == 1 && said[0].starts_with(wanted), "{said:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_an_error_with_its_place() {
        for (files, wanted) in [
            ("-- data/a.yaml --\na: [1\n", "data/a.yaml:1:4 this is not YAML"),
            ("-- data/a.json --\n{\"a\": 1,\n\"b\" 2}\n", "data/a.json:2:5 this is not valid JSON: expected `:`"),
            ("-- data/a.toml --\na = \n", "data/a.toml:1:"),
            ("-- data/a.yaml --\na: 1\na: 2\n", "data/a.yaml:2:1 `a` is set twice, so the last value is used"),
            (
                "-- data/a.json --\n{\"a\": 1,\n \"a\": 2}\n",
                "data/a.json:2:2 `a` is set twice, so the last value is used",
            ),
            ("-- data/a.xlsx --\nPK\n", "data/a.xlsx:0:0 data files in the format `.xlsx` are not read"),
        ] {
            let (_, said) = data(files);
            assert!(said.len() == 1 && said[0].starts_with(wanted), "{said:?}");
        }
        let mut sources = Sources::of("", "2026-01-01T00:00:00Z");
        sources.files.insert("data/a.csv".to_string(), Source::new(&b"a\ncaf\xe9\n"[..]));
        let mut diagnostics = Diagnostics::new();
        read(&sources, &mut diagnostics);
        assert_eq!(diagnostics[0].place.as_ref().map(|place| place.line), Some(2));
    }

    #[test]
    fn a_deep_nest_and_aliases_without_end_are_errors() {
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        let deeper = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for (ending, text) in [("yaml", &deep), ("json", &deep), ("yaml", &deeper), ("json", &deeper)] {
            let (_, said) = data(&format!("-- data/a.{ending} --\n{text}\n"));
            assert!(said.len() == 1 && said[0].contains("lists and maps inside each other"), "{ending}: {said:?}");
        }
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let previous = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{previous}]\n"));
        }
        let (_, said) = data(&format!("-- data/a.yaml --\n{bomb}"));
        assert!(said.len() == 1 && said[0].contains("aliases"), "{said:?}");
    }

    #[test]
    fn more_than_fits_into_memory_is_an_error_before_anything_is_parsed() {
        let mut sources = Sources::of("-- data/b.yaml --\na: [\n", "2026-01-01T00:00:00Z");
        sources.files.insert("data/a.csv".to_string(), Source::new(vec![b'x'; MOST]));
        let mut diagnostics = Diagnostics::new();
        read(&sources, &mut diagnostics);
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].message, "the data files have 51 MB, and templates can hold 50 MB");
    }

    #[test]
    fn a_mark_of_byte_order_is_no_part_of_the_data() {
        for (ending, text) in [("yaml", "a: x"), ("json", "{\"a\":\"x\"}"), ("toml", "a = \"x\"")] {
            let (read, said) = data(&format!("-- data/d.{ending} --\n\u{feff}{text}\n"));
            assert_eq!((read.to_string().as_str(), said), ("{\"d\":{\"a\":\"x\"}}", vec![]), "{ending}");
        }
        assert_eq!(data("-- data/d.csv --\n\u{feff}a\nx\n").0.to_string(), "{\"d\":[{\"a\":\"x\"}]}");
    }
}
