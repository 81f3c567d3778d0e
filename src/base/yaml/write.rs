//! YAML as an author would write it.
//!
//! Takes values; gives YAML that our reader reads as the same values: plain where possible, quoted where YAML needs it
//! or where a reader of any YAML version would take the text for another type; short lists on one line. Does not know
//! what any key means.

use jiff::tz::TimeZone;
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};
use serde_yaml::{DoubleQuoted, FlowSeq};

use crate::base::date;

/// A list of at most this many characters is written on one line.
const WIDEST: usize = 110;

/// A map as the lines of a document; no lines if it is empty.
pub(crate) fn document(map: &Map<String, Value>) -> String {
    if map.is_empty() {
        return String::new();
    }
    // JSON is YAML too.
    written(&Block(map)).unwrap_or_else(|_| serde_json::Value::Object(map.clone()).to_string() + "\n")
}

/// A text as a scalar, fit for any place in block and flow context.
pub(crate) fn scalar(text: &str) -> String {
    let list = written(&FlowSeq([Scalar(text)])).unwrap_or_default();
    let item = list.trim_end_matches('\n').strip_prefix('[').and_then(|list| list.strip_suffix(']'));
    item.map_or_else(|| Value::from(text).to_string(), str::to_string)
}

fn written(value: &impl Serialize) -> Result<String, serde_yaml::ser::Error> {
    let options = serde_yaml::ser_options! {
        compact_list_indent: false,
        prefer_block_scalars: false,
        yaml_12: true,
        no_lang_directive: true,
    };
    serde_yaml::to_string_with_options(value, options)
}

/// A map, a line or more for each key.
struct Block<'a>(&'a Map<String, Value>);

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (Scalar(key), Laid(value))))
    }
}

/// A value: as lines, or on one line where it is short or is in a list on one line.
struct Laid<'a>(&'a Value);

impl Serialize for Laid<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::String(text) => Scalar(text).serialize(serializer),
            Value::Object(map) => Block(map).serialize(serializer),
            Value::Array(items) => match on_one_line(items) {
                Some(line) => line.serialize(serializer),
                None => serializer.collect_seq(items.iter().map(Laid)),
            },
            other => other.serialize(serializer),
        }
    }
}

/// A list without maps in it, as `[a, b]`, if that is not too wide.
fn on_one_line(items: &[Value]) -> Option<FlowSeq<Vec<Laid<'_>>>> {
    let is_map = |item: &Value| item.as_object().is_some_and(|map| !map.is_empty());
    if items.iter().any(is_map) {
        return None;
    }
    let line = FlowSeq(items.iter().map(Laid).collect());
    written(&line).is_ok_and(|line| line.trim_end().chars().count() <= WIDEST).then_some(line)
}

/// A text. Readers of YAML 1.1 take more texts for other types, such as `yes` and `12:30`, so these are quoted too, except
/// dates, which authors write without quotes and our reader keeps as written.
struct Scalar<'a>(&'a str);

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_date = || {
            self.0.starts_with(|first: char| first.is_ascii_digit()) && date::parse(self.0, &TimeZone::UTC).is_some()
        };
        if is_ambiguous_in_older_yaml(self.0) && !is_date() {
            DoubleQuoted(self.0).serialize(serializer)
        } else {
            serializer.serialize_str(self.0)
        }
    }
}

fn is_ambiguous_in_older_yaml(text: &str) -> bool {
    let options = serde_yaml::ser_options! { prefer_block_scalars: false };
    serde_yaml::to_string_with_options(&text, options).is_ok_and(|yaml| yaml.starts_with(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::base::diagnostic::Diagnostics;
    use crate::base::yaml::{Text, parse};

    fn read(yaml: &str) -> Value {
        let mut diagnostics = Diagnostics::new();
        let node = parse(&Text::new("a.md", yaml), 0..yaml.len(), &mut diagnostics);
        assert_eq!(diagnostics, [], "{yaml}");
        node.map_or(Value::Null, |node| node.to_json())
    }

    fn map(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    #[test]
    fn a_text_is_plain_where_it_can_be() {
        for plain in [
            "Kopi darat",
            "Menanti Diplomasi Media Sosial Donald Trump",
            "Jum'at",
            "الدبلوماسية",
            "🎉 party",
            "https://example.org/",
            "/2016/10/kopi/",
            "C++",
            "2016-10-08",
            "2016-10-08T09:30:00+07:00",
        ] {
            assert_eq!(scalar(plain), plain);
        }
    }

    #[test]
    fn a_text_that_yaml_reads_otherwise_is_quoted() {
        for (text, written) in [
            ("Yes", "\"Yes\""),
            ("null", "\"null\""),
            ("2016", "\"2016\""),
            ("1.10", "\"1.10\""),
            ("12:30", "\"12:30\""),
            ("https:", "\"https:\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("- x", "\"- x\""),
            ("@a", "\"@a\""),
            ("*a", "\"*a\""),
            ("say: \"hi\" \\ bye", "\"say: \\\"hi\\\" \\\\ bye\""),
            ("[x], #y", "\"[x], #y\""),
            ("", "\"\""),
            (" a", "\" a\""),
            ("two\nlines\u{2028}", "\"two\\nlines\\L\""),
        ] {
            assert_eq!(scalar(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_map_is_laid_out_as_an_author_would() {
        let value = map(json!({
            "title": "Kopi darat", "tags": ["media sosial", "a, b"], "draft": true, "date": "2016-10-08 09:30",
            "extra": { "wordpress": 7 }, "menu": [{ "title": "Tentang", "page": "about.md" }], "none": [], "nothing": null,
        }));
        assert_eq!(
            document(&value),
            "title: Kopi darat\ntags: [media sosial, \"a, b\"]\ndraft: true\ndate: 2016-10-08 09:30\n\
             extra:\n  wordpress: 7\nmenu:\n  - title: Tentang\n    page: about.md\nnone: []\nnothing: null\n"
        );
        assert_eq!(read(&document(&value)), Value::Object(value));
        assert_eq!(document(&Map::new()), "");
    }

    #[test]
    fn a_long_list_has_an_item_on_each_line() {
        let items = vec!["media sosial"; 10];
        assert_eq!(document(&map(json!({ "tags": items }))), format!("tags:\n{}", "  - media sosial\n".repeat(10)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same_value(
            texts in proptest::collection::vec(any::<String>(), 1..5),
            tricky in proptest::collection::vec("[-?:,\\[\\]{}#&*!|>'\"%@` 0-9a-z~.\n\t\\\\=<é]{0,12}", 1..8),
            number in any::<i32>(), truth in any::<bool>(), key in "[a-zA-Z][-_ .:#a-z0-9]{0,8}",
        ) {
            let map = map(json!({
                "title": texts[0], key: tricky[0], "list": texts, "tricky": tricky, "number": number, "lists": [tricky, [texts]],
                "inner": { "truth": truth, "deep": { "text": tricky[0] }, "maps": [{ "a": texts[0], "b": tricky }] },
            }));
            prop_assert_eq!(read(&document(&map)), Value::Object(map.clone()));
        }

        #[test]
        fn a_scalar_is_read_as_the_same_text_in_a_map_and_in_a_list(
            text in "\\PC{0,20}|[ -~\\t\\n\u{2028}]{0,12}|[0-9:.eExob_+-]{1,6}|(yes|No|on|OFF|y|N|True|null|~|<<|=)",
        ) {
            let yaml = format!("key: {}\nlist: [{}, {}]\n", scalar(&text), scalar(&text), scalar(&text));
            prop_assert_eq!(read(&yaml), json!({ "key": text, "list": [text, text] }));
        }
    }
}
