//! The tables of docs/configuration.md and docs/writing.md are made of the rows that the program reads.
//! `CHANCERY_UPDATE=1 cargo test --test suite settings::` writes them again.

use std::fs;
use std::path::Path;

use chancery::input::config::SETTINGS;
use chancery::input::filter::FILTER;
use chancery::input::front_matter::KEYS;
use chancery::input::keys::{Kind, Row};

use super::case::row;

const BEGIN: &str = "<!-- This table is made of the rows in ";
const END: &str = "<!-- end of table -->";

/// The table of settings.
fn settings() -> String {
    let mut table = "| setting | value | default | what it is |\n| --- | --- | --- | --- |\n".to_string();
    for row in SETTINGS {
        let key = link(row.key, &section(row));
        table += &line(&[&key, &value(row.kind), row.default, &with_also(row)]);
    }
    table
}

/// The section of a setting, or of the one that it is nested in.
fn section(setting: &Row) -> String {
    let outermost = setting.key.split('.').next().unwrap_or_default();
    row(SETTINGS, outermost).see.to_string()
}

/// What a setting is, with its other spellings.
fn with_also(row: &Row) -> String {
    match row.also {
        [] => row.doc.to_string(),
        also => format!("{} Also written {}.", row.doc, quoted(also)),
    }
}

/// The table of front matter.
fn keys() -> String {
    let mut table = "| key | also | value | what it is | default |\n| --- | --- | --- | --- | --- |\n".to_string();
    for row in KEYS {
        table += &line(&[&link(row.key, row.see), &quoted(row.also), &value(row.kind), row.doc, row.default]);
    }
    table
}

/// The table of filters.
fn filter() -> String {
    let mut table =
        "| key | also | value | which posts are listed | default |\n| --- | --- | --- | --- | --- |\n".to_string();
    for row in FILTER {
        table += &line(&[&link(row.key, row.see), &quoted(row.also), &value(row.kind), row.doc, row.default]);
    }
    table
}

fn value(kind: Kind) -> String {
    kind.wanted()
}

fn link(key: &str, section: &str) -> String {
    if section.is_empty() { format!("`{key}`") } else { format!("[`{key}`]({section})") }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn line(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| if cell.is_empty() { "| ".to_string() } else { format!("| {cell} ") });
    format!("{}|\n", cells.collect::<String>())
}

/// Compares a page's table with the one that the rows make.
fn check(page: &str, source: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let begin = format!("{BEGIN}{source}. -->\n\n");
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("{page} has no line `{}`", begin.trim()));
    let (found, after) = rest.split_once(&format!("\n{END}")).unwrap_or_else(|| panic!("{page} has no line `{END}`"));
    if std::env::var_os("CHANCERY_UPDATE").is_some() {
        fs::write(&path, format!("{before}{begin}{table}\n{END}{after}")).unwrap();
        return;
    }
    let same = "run CHANCERY_UPDATE=1 cargo test --test suite settings::";
    assert!(found == table, "the table of {page} is not what {source} says; {same}; it should be\n\n{table}");
}

#[test]
fn the_table_of_settings_is_what_the_program_reads() {
    check("docs/configuration.md", "src/input/config/table.rs", &settings());
}

#[test]
fn the_table_of_front_matter_is_what_the_program_reads() {
    check("docs/writing.md", "src/input/front_matter/table.rs", &keys());
}

#[test]
fn the_table_of_filters_is_what_the_program_reads() {
    check("docs/writing.md", "src/input/filter/table.rs", &filter());
}

/// The anchors of a page's headings.
fn anchors(page: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(path).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let letter = |letter: char| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ => letter.is_alphanumeric().then(|| letter.to_ascii_lowercase()),
    };
    headings
        .map(|line| format!("#{}", line.trim_matches(['#', ' ']).chars().filter_map(letter).collect::<String>()))
        .collect()
}

#[test]
fn every_section_that_a_row_names_exists() {
    for (page, rows) in [("docs/configuration.md", SETTINGS), ("docs/writing.md", KEYS)] {
        let anchors = anchors(page);
        for row in rows.iter().filter(|row| !row.see.is_empty()) {
            assert!(
                anchors.iter().any(|anchor| anchor == row.see),
                "`{}` names {} of {page}: {anchors:?}",
                row.key,
                row.see
            );
        }
    }
}
