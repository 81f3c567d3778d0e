//! The front matter of a post of any program.
//!
//! Takes the text of a file; gives its front matter as YAML, and its body. TOML and JSON are converted; a program is not
//! run.

use serde_json::{Map, Value};

use super::{literal, program};
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::base::yaml::Text;
use crate::import::model::Front;
use crate::import::yaml::as_written;
use crate::input::front_matter::{self, Format};

const MARK: char = '\u{feff}';

/// The front matter of a file, and its body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parted {
    pub(crate) front: Front,
    pub(crate) body: String,
    /// Whether there was any.
    pub(crate) has_front: bool,
    pub(crate) fault: Option<Fault>,
}

/// Why front matter was not read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fault {
    /// It is invalid. The body is the whole file.
    Invalid(String),
    /// It is a program in this language. The front matter has the texts that are written out in it.
    Program(String),
    /// The same, but it can hide nothing.
    PlainProgram(String),
}

pub(crate) fn part(text: &str) -> Parted {
    let mut problems = Diagnostics::new();
    let split = front_matter::split(&Text::new("", text), &mut problems);
    let whole = text.trim_start_matches(|c: char| c == MARK || c.is_whitespace()).to_string();
    if let Some(problem) = problems.into_iter().find(Diagnostic::is_error) {
        return Parted { body: whole, fault: Some(Fault::Invalid(problem.message)), ..Parted::default() };
    }
    let raw = text[split.front.clone()].replace("\r\n", "\n").replace('\r', "\n");
    let body = text[split.body..].to_string();
    let read = match split.format {
        Format::None if is_fenced_off(text) => Err("front matter must be lines of `key: value`".to_string()),
        Format::None => {
            return Parted { body: text.trim_start_matches(MARK).to_string(), ..Parted::default() };
        }
        Format::Yaml => yaml(&raw),
        Format::Toml => toml::from_str::<toml::Table>(&raw)
            .map(|table| Front::of(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect()))
            .map_err(|error| error.message().to_string()),
        Format::Json => json(&raw),
        Format::Lines => Err("it is not between two lines `---`".to_string()),
        Format::Code => return program(&raw, split.language(text), body),
    };
    match read {
        // The blank lines after an object in JSON belong to neither.
        Ok(front) if split.format == Format::Json => {
            Parted { front, body: body.trim_start_matches(['\r', '\n']).to_string(), has_front: true, fault: None }
        }
        Ok(front) => Parted { front, body, has_front: true, fault: None },
        Err(problem) => {
            Parted { body: whole, has_front: true, fault: Some(Fault::Invalid(problem)), ..Parted::default() }
        }
    }
}

/// The parts of a file whose front matter is a program.
fn program(raw: &str, language: &str, body: String) -> Parted {
    let is_js = matches!(language, "js" | "javascript");
    let is_plain = is_js && program::is_plain(raw);
    let read = literal::front(raw).filter(|_| is_js);
    if let Some(literal) = read.as_ref().filter(|literal| literal.is_whole()) {
        return Parted { front: Front::of(literal.values.clone()), body, has_front: true, fault: None };
    }
    let mut values = read.map(|literal| literal.values).unwrap_or_default();
    for (key, text) in program::texts(raw) {
        values.entry(key).or_insert(text);
    }
    let fault = if is_plain { Fault::PlainProgram } else { Fault::Program }(language.to_string());
    Parted { front: Front::of(values), body, has_front: true, fault: Some(fault) }
}

/// Whether Jekyll, Hugo and Eleventy would show nothing between the first line and a later one, both of three dashes. For
/// Chancery, the lines are thematic breaks.
fn is_fenced_off(text: &str) -> bool {
    let mut lines = text.trim_start_matches(MARK).lines().map(str::trim_end);
    lines.next() == Some("---") && lines.any(|line| line == "---")
}

fn yaml(raw: &str) -> Result<Front, String> {
    let mut diagnostics = Diagnostics::new();
    let node = crate::base::yaml::parse(&Text::new("", raw), 0..raw.len(), &mut diagnostics);
    if let Some(problem) = diagnostics.into_iter().find(|found| found.is_error()) {
        return Err(problem.message);
    }
    match node.as_ref().map(as_written) {
        Some(Value::Object(values)) => Ok(Front::written(raw.to_string(), values)),
        None | Some(Value::Null) => Ok(Front::written(raw.to_string(), Map::new())),
        Some(_) => Err("front matter must be lines of `key: value`".to_string()),
    }
}

fn json(raw: &str) -> Result<Front, String> {
    match serde_json::from_str(raw) {
        Ok(Value::Object(values)) => Ok(Front::of(values)),
        Ok(_) => Err("front matter must be an object".to_string()),
        Err(error) => Err(error.to_string()),
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
    fn a_key_can_be_set_however_the_front_matter_is_written() {
        for (text, written) in [
            ("---\n{title: x, tags: [a]}\n---\n", "---\ntitle: x\ntags: [a]\ndraft: true\n---\n"),
            ("---\n  title: x\n  draft: no\n---\n", "---\ntitle: x\ndraft: true\n---\n"),
            ("---\ntitle: \"x\ny: z\"\nDraft: \"false\"\n---\n", "---\ntitle: \"x\ny: z\"\ndraft: true\n---\n"),
            ("---\ndraft: false\ntitle: x\nDRAFT: false\n---\n", "---\ndraft: true\ntitle: x\n---\n"),
        ] {
            let mut parted = part(text);
            parted.front.set("draft", json!(true));
            let front = parted.front.text();
            assert_eq!(part(&front).front.values["draft"], json!(true), "{front}");
            assert_eq!(front, written);
        }
    }

    #[test]
    fn toml_and_json_become_yaml() {
        let parted =
            part("+++\ntitle = \"Satu\"\ndate = 2016-10-08T07:00:00+07:00\n[taxonomies]\ntags = [\"a\"]\n+++\nbody");
        assert_eq!(
            parted.front.text(),
            "---\ntitle: Satu\ndate: 2016-10-08T07:00:00+07:00\ntaxonomies:\n  tags: [a]\n---\n"
        );
        for text in [
            "{\n\"title\": \"Satu\", \"draft\": true}\n\nbody",
            "---json\n{\"title\": \"Satu\", \"draft\": true}\n---\nbody",
        ] {
            let parted = part(text);
            assert_eq!(
                (parted.front.text().as_str(), parted.body.as_str()),
                ("---\ntitle: Satu\ndraft: true\n---\n", "body")
            );
        }
    }

    #[test]
    fn unreadable_front_matter_is_reported_and_kept() {
        for text in
            ["+++\ntitle = \n+++\nbody", "---\na: [\n---\nbody", "\n\n---\na: [\n---\nbody", "---\nplain\n---\nbody"]
        {
            let parted = part(text);
            assert!(matches!(parted.fault, Some(Fault::Invalid(_))), "{text:?}: {parted:?}");
            assert_eq!(parted.body, text.trim_start());
        }
        let none = part("no front matter");
        assert!(!none.has_front && none.fault.is_none() && none.front.text().is_empty());
        assert_eq!(
            part("\n\n---\n\na line across the page\n\n---\n").body,
            "\n\n---\n\na line across the page\n\n---\n"
        );
        assert_eq!(part("---\n---\nbody").front.text(), "");
    }

    #[test]
    fn a_program_is_not_run_but_its_texts_are_read() {
        let parted = part("---js\n{ title: \"Satu\", draft: compute() }\n---\nbody");
        assert_eq!(parted.fault, Some(Fault::Program("js".to_string())));
        assert_eq!((parted.front.text().as_str(), parted.body.as_str()), ("---\ntitle: Satu\n---\n", "body"));
    }
}
