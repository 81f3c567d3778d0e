//! CSV by RFC 4180: a list of maps, whose keys are in the first row.
//!
//! Fields stay texts. Our own reader, since the place of a field and a quotation mark that is never closed have to be known.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::base::count::number;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::{Text, printable};

/// How many fields a file may have: as many as YAML has values.
const MOST_FIELDS: usize = 4_000_000;
/// After so many errors in a file the rest of it is not read.
const MOST_ERRORS: usize = 10;

/// A field and its bytes in the file.
struct Field<'t> {
    value: Cow<'t, str>,
    span: Range<usize>,
}

/// The sign between the fields: a comma, unless the first row has none and is cut by semicolons alone or by tabs alone.
pub(crate) fn delimiter(text: &str) -> u8 {
    let (mut is_quoted, mut seen) = (false, [false; 3]);
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\r' | b'\n' => break,
            b',' => seen[0] = true,
            b';' => seen[1] = true,
            b'\t' => seen[2] = true,
            _ => {}
        }
    }
    match seen {
        [false, true, false] => b';',
        [false, false, true] => b'\t',
        _ => b',',
    }
}

/// Parses the CSV that begins at a byte of a file.
pub(crate) fn parse(text: &Text<'_>, start: usize, delimiter: u8, diagnostics: &mut Diagnostics) -> Option<Value> {
    let before = diagnostics.len();
    let mut records = Records { text, at: start, delimiter };
    let Some(header) = records.next() else { return Some(Value::Array(Vec::new())) };
    let header =
        header.and_then(|fields| header_of(&fields, text)).map_err(|problem| diagnostics.push(problem)).ok()?;
    let (mut rows, mut fields) = (Vec::new(), 0);
    for record in records {
        let row = record.and_then(|record| {
            fields += record.len();
            row(record, &header, text, delimiter, diagnostics)
        });
        match row {
            Ok(row) if fields <= MOST_FIELDS => rows.push(Value::Object(row)),
            Ok(_) => {
                let problem = Diagnostic::error(format!("this CSV has more than {} fields", number(MOST_FIELDS)));
                diagnostics.push(problem.at(text.place(start..start)).hint("keep only what templates show"));
                return None;
            }
            Err(problem) => diagnostics.push(problem),
        }
        if diagnostics[before..].iter().filter(|problem| problem.is_error()).count() >= MOST_ERRORS {
            break;
        }
    }
    let has_errors = diagnostics[before..].iter().any(Diagnostic::is_error);
    (!has_errors).then_some(Value::Array(rows))
}

/// The names of the columns.
fn header_of(fields: &[Field<'_>], text: &Text<'_>) -> Result<Vec<String>, Diagnostic> {
    let mut names: BTreeMap<&str, &Field<'_>> = BTreeMap::new();
    for field in fields {
        let name = field.value.trim();
        if name.is_empty() {
            continue;
        }
        if let Some(first) = names.insert(name, field) {
            let problem =
                Diagnostic::error(format!("two columns are named `{name}`")).at(text.place(field.span.clone()));
            return Err(problem.relate("the other one", text.place(first.span.clone())).hint("rename one of them"));
        }
    }
    Ok(fields.iter().map(|field| field.value.trim().to_string()).collect())
}

/// A row as a map. A column without a name may only have empty fields.
fn row(
    record: Vec<Field<'_>>,
    header: &[String],
    text: &Text<'_>,
    delimiter: u8,
    diagnostics: &mut Diagnostics,
) -> Result<Map<String, Value>, Diagnostic> {
    if record.len() != header.len() {
        return Err(uneven(&record, header.len(), text, delimiter));
    }
    let mut row = Map::with_capacity(header.len());
    for (name, field) in header.iter().zip(record) {
        if name.is_empty() {
            if !field.value.trim().is_empty() {
                let problem = Diagnostic::error("this field is in a column without a name");
                return Err(problem.at(text.place(field.span)).hint("name the column in the first row"));
            }
            continue;
        }
        let value = printable(field.value.into_owned(), text, &field.span, diagnostics);
        row.insert(name.clone(), Value::String(value));
    }
    Ok(row)
}

fn uneven(record: &[Field<'_>], wanted: usize, text: &Text<'_>, delimiter: u8) -> Diagnostic {
    let fields = |count: usize| if count == 1 { "1 field".to_string() } else { format!("{} fields", number(count)) };
    let message = format!("this row has {}, and the first row has {}", fields(record.len()), wanted);
    let span = record.get(wanted).or(record.last()).map_or(0..0, |field| field.span.clone());
    let sign = if delimiter == b'\t' { "a tab".to_string() } else { format!("`{}`", char::from(delimiter)) };
    let hint = match record.len() > wanted {
        true => format!("put a field that contains {sign} in double quotes"),
        false => format!("end an empty field with {sign} too, and put a field with a line break in double quotes"),
    };
    Diagnostic::error(message).at(text.place(span)).hint(hint)
}

/// The rows of a file, without empty lines.
struct Records<'a, 't> {
    text: &'a Text<'t>,
    at: usize,
    delimiter: u8,
}

impl<'a> Iterator for Records<'a, '_> {
    type Item = Result<Vec<Field<'a>>, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        if self.at == self.text.text.len() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            match self.field() {
                Ok(field) => fields.push(field),
                Err(problem) => {
                    // Where a field ends is not known any more.
                    self.at = self.text.text.len();
                    return Some(Err(problem));
                }
            }
            match self.text.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                _ => return Some(Ok(fields)),
            }
        }
    }
}

impl<'a> Records<'a, '_> {
    /// The field that begins here; then the place is at the sign after it.
    fn field(&mut self) -> Result<Field<'a>, Diagnostic> {
        let (start, rest) = (self.at, &self.text.text[self.at..]);
        if let Some(quoted) = rest.strip_prefix('"') {
            return self.quoted(start, quoted);
        }
        let is_end = |byte: u8| byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        let length = rest.bytes().position(is_end).unwrap_or(rest.len());
        self.at += length;
        Ok(Field { value: Cow::Borrowed(&rest[..length]), span: start..self.at })
    }

    /// A field whose text begins after its quotation mark.
    fn quoted(&mut self, start: usize, text: &'a str) -> Result<Field<'a>, Diagnostic> {
        let (mut end, mut has_quotes) = (0, false);
        loop {
            let Some(quote) = text[end..].find('"') else {
                let problem = Diagnostic::error("this quotation mark is never closed");
                let hint = "close the field with `\"`, and write `\"\"` for a quotation mark in it";
                return Err(problem.at(self.text.place(start..start + 1)).hint(hint));
            };
            end += quote;
            if !text[end + 1..].starts_with('"') {
                break;
            }
            (end, has_quotes) = (end + 2, true);
        }
        let value = &text[..end];
        self.at = start + end + 2;
        let after = self.text.text.as_bytes().get(self.at);
        if after.is_some_and(|byte| *byte != self.delimiter && !matches!(byte, b'\r' | b'\n')) {
            let problem = Diagnostic::error("this field goes on after its closing quotation mark");
            let hint = "write `\"\"` for a quotation mark in a quoted field";
            return Err(problem.at(self.text.place(self.at - 1..self.at)).hint(hint));
        }
        let value = if has_quotes { Cow::Owned(value.replace("\"\"", "\"")) } else { Cow::Borrowed(value) };
        Ok(Field { value, span: start..self.at })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(source: &str) -> (Option<String>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let value = parse(&Text::new("a.csv", source), 0, delimiter(source), &mut diagnostics);
        let said = |diagnostic: &Diagnostic| {
            let place = diagnostic.place.clone().unwrap();
            format!("{}:{} {}", place.line, place.column, diagnostic.message)
        };
        (value.map(|value| value.to_string()), diagnostics.iter().map(said).collect())
    }

    fn rows(source: &str) -> String {
        let (value, said) = read(source);
        assert_eq!(said, Vec::<String>::new(), "{source}");
        value.unwrap()
    }

    #[test]
    fn quotes_line_ends_and_empty_lines_are_read_by_the_standard() {
        assert_eq!(rows("a,b\n1,\"x, \"\"y\"\"\nz\"\n"), r#"[{"a":"1","b":"x, \"y\"\nz"}]"#);
        assert_eq!(rows("a,b\r\n1,\r\n\r\n007,1.10"), r#"[{"a":"1","b":""},{"a":"007","b":"1.10"}]"#);
        assert_eq!(rows("b, a ,\n1,2,\n"), r#"[{"b":"1","a":"2"}]"#);
        assert_eq!(rows("a\n5\" disk\n"), r#"[{"a":"5\" disk"}]"#);
        assert_eq!((rows(""), rows("a,b\n")), ("[]".to_string(), "[]".to_string()));
    }

    #[test]
    fn semicolons_and_tabs_are_seen_only_where_they_are_certain() {
        assert_eq!(rows("a;b\n1,5;2\n"), r#"[{"a":"1,5","b":"2"}]"#);
        assert_eq!(rows("a\tb\n1;\t2,\n"), r#"[{"a":"1;","b":"2,"}]"#);
        assert_eq!(rows("\"x, y\";b\n1;2\n"), r#"[{"x, y":"1","b":"2"}]"#);
        assert_eq!(rows("a;x,b\n1,2\n"), r#"[{"a;x":"1","b":"2"}]"#);
        assert_eq!(rows("a;x\tb\n1\n"), r#"[{"a;x\tb":"1"}]"#);
    }

    #[test]
    fn what_is_wrong_is_an_error_at_its_field() {
        for (source, wanted) in [
            ("a,b\n1,2,3\n", "2:5 this row has 3 fields, and the first row has 2"),
            ("a,b\n1,2\n\n3\n", "4:1 this row has 1 field, and the first row has 2"),
            ("a,b,a\n", "1:5 two columns are named `a`"),
            ("a,\n1,2\n", "2:3 this field is in a column without a name"),
            ("a,b\n1,\"2\n3,4\n", "2:3 this quotation mark is never closed"),
            ("a\n\"x\"y\n", "2:3 this field goes on after its closing quotation mark"),
        ] {
            assert_eq!(read(source), (None, vec![wanted.to_string()]), "{source}");
        }
        let (_, said) = read(&format!("a\n{}", "1,2\n".repeat(1_000)));
        assert_eq!(said.len(), MOST_ERRORS);
    }

    proptest! {
        #[test]
        fn any_table_is_read_as_it_was_written(table in prop::collection::vec(("[ -~é\n]{0,6}", "[ -~é\n;]{0,6}"), 0..6)) {
            let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let lines: String = table.iter().map(|(a, b)| format!("{},{}\r\n", quoted(a), quoted(b))).collect();
            let wanted: Vec<Value> = table.iter().map(|(a, b)| serde_json::json!({"x": a, "y": b})).collect();
            prop_assert_eq!(rows(&format!("x,y\r\n{lines}")), Value::Array(wanted).to_string());
        }

        #[test]
        fn no_text_makes_it_panic(source in "[\",;\t\r\nab é]{0,24}") {
            read(&source);
        }
    }
}
