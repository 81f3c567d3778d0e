//! YAML as an author would write it.
//!
//! Takes values; gives YAML that our own reader reads back as the same values: plain where that is safe, in double
//! quotes where it is not, short lists on one line. Deliberately does not know what any key means.

use serde_json::{Map, Value};

/// A list of at most this many characters stands on one line.
const WIDEST: usize = 110;

/// A map as the lines of a document.
pub fn document(map: &Map<String, Value>) -> String {
    let mut lines = String::new();
    entries(map, 0, &mut lines);
    lines
}

fn entries(map: &Map<String, Value>, depth: usize, lines: &mut String) {
    for (key, value) in map {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&scalar(key));
        lines.push(':');
        below(value, depth, lines);
    }
}

/// What follows `key:` or `-`.
fn below(value: &Value, depth: usize, lines: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(map) if map.is_empty() => lines.push_str(" {}\n"),
        Value::Object(map) => {
            lines.push('\n');
            entries(map, depth + 1, lines);
        }
        Value::Array(items) => match on_one_line(value).filter(|line| line.chars().count() <= WIDEST) {
            Some(line) => lines.push_str(&format!(" {line}\n")),
            None => {
                lines.push('\n');
                for item in items {
                    match item {
                        Value::Object(map) if !map.is_empty() => {
                            let mut inner = String::new();
                            entries(map, depth + 2, &mut inner);
                            lines.push_str(&format!("{indent}  - {}", inner.trim_start()));
                        }
                        _ => lines.push_str(&format!("{indent}  - {}\n", flow(item))),
                    }
                }
            }
        },
        other => lines.push_str(&format!(" {}\n", flow(other))),
    }
}

/// A list without maps in it, as `[a, b]`.
fn on_one_line(value: &Value) -> Option<String> {
    let nested = |item: &Value| matches!(item, Value::Object(map) if !map.is_empty());
    match value {
        Value::Array(items) if !items.iter().any(nested) => Some(flow(value)),
        _ => None,
    }
}

/// A value inside `[…]` or `{…}`.
pub fn flow(value: &Value) -> String {
    match value {
        Value::Null => "~".to_string(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => scalar(text),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(map) if map.is_empty() => "{}".to_string(),
        Value::Object(map) => {
            let inner: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value))).collect();
            format!("{{ {} }}", inner.join(", "))
        }
    }
}

/// A text as a scalar, fit for any place.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_string();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            // What YAML 1.2.2, section 5.1, does not print, and what it takes for a line's end.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text may stand without quotes: words, dates and paths that no reader takes for something else.
fn is_plain(text: &str) -> bool {
    let inner = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '-' | '_' | '.' | '/' | '(' | ')' | '+' | ';' | '’' | '‘' | '“' | '”' | '–' | '—' | '…'
            )
    };
    let Some(first) = text.chars().next() else { return false };
    let is_time = text.len() >= 19 && text.bytes().all(|b| b.is_ascii_digit() || b"-:T+.Z".contains(&b));
    if is_time {
        return crate::base::date::parse(text, &jiff::tz::TimeZone::UTC).is_some();
    }
    let is_day = crate::base::date::parse_day(text).is_some() && !text.contains('/');
    let starts = first.is_alphabetic() || (first == '/' && text.len() > 1) || is_day;
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n" | "nan" | "inf" | "infinity"
    );
    starts && !word && !text.ends_with(' ') && !text.contains("  ") && text.chars().all(inner)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read_back(map: &Map<String, Value>) -> Value {
        let text = document(map);
        let mut diagnostics = Vec::new();
        let text = crate::base::yaml::Text { file: "a.md", text: &text };
        let node = crate::base::yaml::parse(text, 0..text.text.len(), &mut diagnostics);
        assert_eq!(diagnostics, [], "{}", text.text);
        node.map_or(Value::Null, |node| node.to_json())
    }

    fn map(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    #[test]
    fn plain_words_stand_without_quotes_and_the_rest_is_quoted() {
        for (text, written) in [
            ("Menanti Diplomasi", "Menanti Diplomasi"),
            ("Jum'at: a \"b\"", "\"Jum'at: a \\\"b\\\"\""),
            ("yes", "\"yes\""),
            ("1984", "\"1984\""),
            ("", "\"\""),
            ("- x", "\"- x\""),
            ("2016-10-08T09:30:00+07:00", "2016-10-08T09:30:00+07:00"),
            ("2016-10-08", "2016-10-08"),
            ("/2016/10/kopi/", "/2016/10/kopi/"),
            ("a #b", "\"a #b\""),
            ("C++", "C++"),
            ("baris\nbaru\u{2028}", "\"baris\\nbaru\\u2028\""),
        ] {
            assert_eq!(scalar(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_map_is_laid_out_as_an_author_would() {
        let value = map(json!({
            "title": "Kopi darat", "tags": ["media sosial", "a, b"], "draft": true,
            "extra": { "wordpress": 7 }, "menu": [{ "title": "Tentang", "page": "about.md" }], "none": [], "nothing": null,
        }));
        assert_eq!(
            document(&value),
            "title: Kopi darat\ntags: [media sosial, \"a, b\"]\ndraft: true\nextra:\n  wordpress: 7\nmenu:\n  - title: Tentang\n    page: about.md\nnone: []\nnothing: ~\n"
        );
        assert_eq!(read_back(&value), Value::Object(value.clone()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            texts in proptest::collection::vec(any::<String>(), 1..5),
            tricky in proptest::collection::vec("[-?:,\\[\\]{}#&*!|>'\"%@` 0-9a-z~.\n\t\\\\=<é]{0,12}", 1..8),
            number in any::<i32>(), truth in any::<bool>(), key in "[a-zA-Z][-_ .:#a-z0-9]{0,8}",
        ) {
            let map = map(json!({
                "title": texts[0], key: tricky[0], "list": texts, "tricky": tricky, "number": number,
                "inner": { "truth": truth, "deep": { "text": tricky[0] }, "maps": [{ "a": texts[0], "b": tricky }] },
            }));
            prop_assert_eq!(read_back(&map), Value::Object(map.clone()));
        }
    }
}
