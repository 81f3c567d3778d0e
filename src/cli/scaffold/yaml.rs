//! Text as YAML.
//!
//! Takes any text; gives a scalar that every YAML reader takes for that text. Deliberately does not know what it is for.

use std::fmt::Write as _;

/// The text as a scalar for block and flow context: bare where it reads as itself, else in double quotes (YAML 1.2.2,
/// sections 7.3.1 and 7.3.3).
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_string() } else { quoted(text) }
}

/// Letters, digits, spaces and a few signs that mean nothing to YAML, beginning with a letter; no word that means more.
fn is_plain(text: &str) -> bool {
    let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '\'' | '’' | '(' | ')' | '/');
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.replacen("https://", "", 1).chars().all(harmless)
        && !words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What is not printable in YAML, and what breaks a line.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                // Writing to a String cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::yaml::{Node, Text, parse};

    fn read(yaml: &str) -> Option<Node> {
        let mut diagnostics = Vec::new();
        let node = parse(Text { file: "a", text: yaml }, 0..yaml.len(), &mut diagnostics);
        assert_eq!(diagnostics, [], "{yaml}");
        node
    }

    #[test]
    fn a_text_without_signs_stays_bare() {
        for bare in [
            "Kopi darat",
            "Menanti Diplomasi Media Sosial Donald Trump",
            "Jum'at",
            "الدبلوماسية",
            "https://example.org/",
        ] {
            assert_eq!(scalar(bare), bare);
        }
    }

    #[test]
    fn a_text_that_means_more_to_yaml_is_quoted() {
        for (text, scalar_of) in [
            ("Yes", "\"Yes\""),
            ("2016", "\"2016\""),
            ("https:", "\"https:\""),
            ("a: b", "\"a: b\""),
            ("say \"hi\" \\ bye", "\"say \\\"hi\\\" \\\\ bye\""),
            ("[x], #y", "\"[x], #y\""),
            ("", "\"\""),
            ("🎉 party", "\"🎉 party\""),
            ("two\nlines", "\"two\\nlines\""),
        ] {
            assert_eq!(scalar(text), scalar_of);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back_from_a_map_and_from_a_list(text in "\\PC{0,20}|[ -~\\t\\n\u{2028}]{0,12}") {
            let yaml = format!("key: {}\nlist: [{}, {}]\n", scalar(&text), scalar(&text), scalar(&text));
            let node = read(&yaml).unwrap();
            let entries = node.map().unwrap();
            prop_assert_eq!(entries[0].1.scalar(), Some(text.as_str()));
            prop_assert_eq!(entries[1].1.to_json(), serde_json::json!([text, text]));
        }
    }
}
