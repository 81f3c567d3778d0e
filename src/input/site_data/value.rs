//! Data as templates see them.
//!
//! What a template prints is what the author wrote: a number that would be printed otherwise (`1.10`, `007`, `1e3`) is a text, and so
//! is a date.

use serde_json::{Number, Value};

use crate::base::yaml::{self, Node};

/// The value of a node.
pub(super) fn of(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool { value, written } => match written.to_ascii_lowercase().as_str() {
            "true" | "false" => Value::Bool(*value),
            // `no` is also a country.
            _ => Value::from(written.as_str()),
        },
        yaml::Value::Number { written, .. } => {
            number(written).map_or_else(|| Value::from(written.as_str()), Value::from)
        }
        yaml::Value::Text(text) => Value::from(text.as_str()),
        yaml::Value::List(items) => items.iter().map(of).collect(),
        yaml::Value::Map(entries) => entries.iter().map(|(key, node)| (key.name.clone(), of(node))).collect(),
    }
}

/// A number that is printed as it is written.
fn number(written: &str) -> Option<Number> {
    let whole = written.parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| written.parse().ok().and_then(Number::from_f64))?;
    (number.to_string() == written).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::{Text, parse};

    #[test]
    fn a_number_is_one_where_it_is_printed_as_it_is_written() {
        for (written, is_number) in [
            ("5", true),
            ("-5", true),
            ("2.25", true),
            ("0.5", true),
            ("1.10", false),
            ("007", false),
            ("1e3", false),
            ("+1", false),
            (".5", false),
            ("1_000", false),
            ("0x1F", false),
            (".inf", false),
            ("123456789012345678901234567890", false),
        ] {
            assert_eq!(number(written).is_some(), is_number, "{written}");
        }
    }

    #[test]
    fn dates_and_words_stay_what_was_written() {
        let source = "date: 2016-10-08\ntime: 12:30\ncountry: No\nsure: true\nnone: ~\nversion: 1.10\nbig: 12345678901234567890123\n";
        let text = Text::new("a.yaml", source);
        let node = parse(&text, 0..source.len(), &mut Diagnostics::new()).unwrap();
        let wanted = r#"{"date":"2016-10-08","time":"12:30","country":"No","sure":true,"none":null,"version":"1.10","big":"12345678901234567890123"}"#;
        assert_eq!(of(&node).to_string(), wanted);
    }
}
