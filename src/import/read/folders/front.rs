//! The front matter of a post of any program.
//!
//! Takes the text of a file; gives its front matter as YAML, and its body. TOML and JSON are converted.

use serde_json::{Map, Value};

use crate::base::diagnostic::Diagnostics;
use crate::base::yaml::Text;
use crate::import::model::Front;
use crate::input::front_matter::{self, Format};

/// The front matter of a file, its body, and whether the front matter could be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parted {
    pub(crate) front: Front,
    pub(crate) body: String,
    /// Whether there was any.
    pub(crate) has_front: bool,
    /// Why it could not be read.
    pub(crate) problem: Option<String>,
}

pub(crate) fn part(text: &str) -> Parted {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut diagnostics = Diagnostics::new();
    if text.starts_with('{') {
        return json(text);
    }
    let split = front_matter::split(&Text::new("", text), &mut diagnostics);
    let body = text[split.body..].to_string();
    let raw = text[split.front.clone()].replace("\r\n", "\n");
    let none = Parted { front: Front::default(), body, has_front: false, problem: None };
    match split.format {
        Format::None => Parted { problem: diagnostics.pop().map(|found| found.message), ..none },
        Format::Yaml => {
            let node = crate::base::yaml::parse(&Text::new("", &raw), 0..raw.len(), &mut diagnostics);
            let values = match node.map(|node| node.to_json()) {
                Some(Value::Object(map)) => map,
                _ => Map::new(),
            };
            let problem = diagnostics.into_iter().find(|found| found.is_error()).map(|found| found.message);
            Parted { front: Front::written(raw, values), has_front: true, problem, ..none }
        }
        Format::Json | Format::Lines => {
            let node = front_matter::node(&Text::new("", text), &split, &mut diagnostics);
            let values = match node.map(|node| node.to_json()) {
                Some(Value::Object(map)) => map,
                _ => Map::new(),
            };
            let problem = diagnostics.into_iter().find(|found| found.is_error()).map(|found| found.message);
            Parted { front: Front::of(values), has_front: true, problem, ..none }
        }
        Format::Toml => match toml::from_str::<toml::Table>(&raw) {
            Ok(table) => {
                let values: Map<String, Value> =
                    table.into_iter().map(|(key, value)| (key, from_toml(value))).collect();
                Parted { front: Front::of(values), has_front: true, ..none }
            }
            Err(error) => Parted { has_front: true, problem: Some(error.message().to_string()), ..none },
        },
    }
}

/// Hugo's JSON front matter: an object at the start of the file.
fn json(text: &str) -> Parted {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match values.next() {
        Some(Ok(Value::Object(map))) => {
            let body = text[values.byte_offset()..].trim_start_matches(['\r', '\n']).to_string();
            Parted { front: Front::of(map), body, has_front: true, problem: None }
        }
        _ => Parted { front: Front::default(), body: text.to_string(), has_front: false, problem: None },
    }
}

/// A TOML value as JSON; dates stay as they are written.
pub(crate) fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml_is_unchanged_except_for_changed_keys() {
        let mut parted =
            part("---\r\n# mine\r\ntitle:   'x'\r\ntags:\r\n- a\r\n- b\r\ndate: 2016-10-08\r\n---\r\nbody\r\n");
        parted.front.set("tags", json!(["a", "c"]));
        parted.front.set("permalink", json!("/x/"));
        parted.front.remove("date");
        assert_eq!(parted.front.text(), "---\n# mine\ntitle:   'x'\ntags: [a, c]\npermalink: /x/\n---\n");
        assert_eq!(parted.body, "body\r\n");
    }

    #[test]
    fn toml_and_json_become_yaml() {
        let parted =
            part("+++\ntitle = \"Satu\"\ndate = 2016-10-08T07:00:00+07:00\n[taxonomies]\ntags = [\"a\"]\n+++\nbody");
        assert_eq!(
            parted.front.text(),
            "---\ntitle: Satu\ndate: 2016-10-08T07:00:00+07:00\ntaxonomies:\n  tags: [a]\n---\n"
        );
        let parted = part("{\n\"title\": \"Satu\", \"draft\": true}\n\nbody");
        assert_eq!(
            (parted.front.text().as_str(), parted.body.as_str()),
            ("---\ntitle: Satu\ndraft: true\n---\n", "body")
        );
    }

    #[test]
    fn unreadable_front_matter_is_reported_and_kept() {
        assert!(part("+++\ntitle = \n+++\nbody").problem.is_some());
        assert!(part("---\na: [\n---\nbody").problem.is_some());
        let none = part("no front matter");
        assert!(!none.has_front && none.problem.is_none() && none.front.text().is_empty());
        assert_eq!(part("---\n---\nbody").front.text(), "");
    }
}
