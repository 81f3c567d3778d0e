//! Where the front matter of a file is, in the spellings of all programs.
//!
//! Takes the text of a file; gives the format, the bytes of the front matter, and where the body starts. Blank lines, byte
//! order marks and an HTML comment around the front matter are passed over, as Hugo does. The language of the front
//! matter may follow the first line of hyphens, as in Eleventy: `---json`.

use std::ops::Range;

/// The format of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Yaml,
    Toml,
    Json,
    /// A program, or a format that is not known: `js`.
    Other(String),
}

/// The parts of a file that has front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fenced {
    pub(crate) format: Format,
    /// The first byte of the first fence.
    pub(crate) start: usize,
    pub(crate) front: Range<usize>,
    /// Where the body starts.
    pub(crate) body: usize,
    /// Whether something stands before it that only some programs pass over.
    pub(crate) is_late: bool,
}

/// What was found at the start of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    None,
    Fenced(Fenced),
    /// The first fence has no partner; the text begins at this byte.
    Unclosed(usize),
}

const MARK: char = '\u{feff}';

/// Finds the front matter of a file.
pub(crate) fn find(text: &str) -> Found {
    let intro = Intro::of(text);
    let rest = &text[intro.end..];
    let first = rest.split_inclusive('\n').next().unwrap_or_default();
    let line = first.trim_end();
    let is_late = intro.is_late;
    if rest.starts_with('{') {
        return json(text, &intro);
    }
    let format = match (line, line.strip_prefix("---").map(str::trim)) {
        ("+++", _) => Format::Toml,
        (_, Some(language)) if is_language(language) => named(language),
        _ => return Found::None,
    };
    let front = intro.end + first.len();
    let mut at = front;
    for line in text[front..].split_inclusive('\n') {
        if closes(line.trim_end(), first.trim_end(), &format) {
            let body = intro.body(text, at + line.len());
            return Found::Fenced(Fenced { format, start: intro.end, front: front..at, body, is_late });
        }
        at += line.len();
    }
    // `---` without a partner is a line across the page, unless a key follows.
    let has_key = text[front..].lines().next().is_some_and(|line| line.contains(':'));
    if format == Format::Toml || (has_key && line == "---") { Found::Unclosed(intro.end) } else { Found::None }
}

/// Whether a text begins with front matter or with what looks like it.
pub(crate) fn begins(text: &str) -> bool {
    find(text) != Found::None
}

fn closes(line: &str, first: &str, format: &Format) -> bool {
    match format {
        Format::Toml if first == "+++" => line == "+++",
        // YAML itself ends a document with dots, and so do posts of Jekyll.
        Format::Yaml => line == "---" || line == "...",
        _ => line == "---",
    }
}

/// The word after `---`; none is YAML.
fn is_language(word: &str) -> bool {
    word.len() <= 12 && word.chars().all(|letter| letter.is_ascii_alphanumeric())
}

fn named(language: &str) -> Format {
    match language.to_ascii_lowercase().as_str() {
        "" | "yaml" | "yml" => Format::Yaml,
        "toml" => Format::Toml,
        "json" | "json5" => Format::Json,
        other => Format::Other(other.to_string()),
    }
}

/// Hugo's JSON: an object at the start of the file.
fn json(text: &str, intro: &Intro) -> Found {
    let rest = &text[intro.end..];
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
    if let Some(Ok(serde_json::Value::Object(_))) = values.next() {
        let end = intro.end + values.byte_offset();
        let after = &text[end..];
        let body = end + (after.len() - after.trim_start_matches(['\r', '\n']).len());
        let (start, front, is_late) = (intro.end, intro.end..end, intro.is_late);
        return Found::Fenced(Fenced { format: Format::Json, start, front, body: intro.body(text, body), is_late });
    }
    let key = rest[1..].trim_start().starts_with('"');
    if key { Found::Unclosed(intro.end) } else { Found::None }
}

/// What stands before the front matter.
struct Intro {
    end: usize,
    in_comment: bool,
    is_late: bool,
}

impl Intro {
    fn of(text: &str) -> Intro {
        let mut intro = Intro { end: 0, in_comment: false, is_late: false };
        loop {
            let rest = &text[intro.end..];
            let trimmed = rest.trim_start_matches(|c: char| c == MARK || c.is_whitespace());
            intro.is_late |= rest.len() - trimmed.len() > MARK.len_utf8() || rest.starts_with(char::is_whitespace);
            intro.end = text.len() - trimmed.len();
            if intro.in_comment || !trimmed.starts_with("<!--") {
                return intro;
            }
            let line = trimmed.split_inclusive('\n').next().unwrap_or_default();
            if line.contains("-->") {
                return intro;
            }
            intro.end += line.len();
            intro.in_comment = true;
            intro.is_late = true;
        }
    }

    /// The body, without the end of a comment around the front matter.
    fn body(&self, text: &str, body: usize) -> usize {
        let after = text[body..].trim_start();
        match after.strip_prefix("-->").filter(|_| self.in_comment) {
            Some(after) => text.len() - after.trim_start_matches(['\r', '\n']).len(),
            None => body,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(Format, &str, &str)> {
        match find(text) {
            Found::Fenced(found) => Some((found.format, &text[found.front], &text[found.body..])),
            _ => None,
        }
    }

    #[test]
    fn front_matter_is_found_after_blank_lines_marks_and_comments() {
        for before in ["", "\u{feff}", "\n\n", "\r\n \n\u{feff}\n", "<!--\n", "\n<!-- x\n"] {
            let end = if before.contains("<!--") { "-->\n" } else { "" };
            let text = format!("{before}---\na: 1\n---\n{end}isi");
            assert_eq!(parts(&text), Some((Format::Yaml, "a: 1\n", "isi")), "{text:?}");
            let text = format!("{before}+++\na = 1\n+++\n{end}isi");
            assert_eq!(parts(&text), Some((Format::Toml, "a = 1\n", "isi")), "{text:?}");
            let text = format!("{before}{{\"a\": 1}}\n{end}isi");
            assert_eq!(parts(&text), Some((Format::Json, "{\"a\": 1}", "isi")), "{text:?}");
        }
    }

    #[test]
    fn the_first_fence_may_name_the_language() {
        assert_eq!(parts("---json\n{}\n---\nx"), Some((Format::Json, "{}\n", "x")));
        assert_eq!(parts("---toml\na = 1\n---\nx"), Some((Format::Toml, "a = 1\n", "x")));
        assert_eq!(parts("--- YAML\na: 1\n---\nx"), Some((Format::Yaml, "a: 1\n", "x")));
        assert_eq!(parts("---js\n{a: 1}\n---\nx"), Some((Format::Other("js".into()), "{a: 1}\n", "x")));
        assert_eq!(parts("---\na: 1\n...\nx"), Some((Format::Yaml, "a: 1\n", "x")));
    }

    #[test]
    fn lines_across_the_page_and_shortcodes_are_not_front_matter() {
        for text in [
            "",
            "isi",
            "---\n\nisi",
            "-----\nisi\n-----\n",
            "{{< x >}}",
            "{% x %}",
            "<!-- x -->\n# a\n",
            "--- a b\n---\n",
        ] {
            assert_eq!(find(text), Found::None, "{text:?}");
        }
        for text in ["---\na: 1\nisi", "+++\nisi", "\n{\"a\": "] {
            assert!(matches!(find(text), Found::Unclosed(_)), "{text:?}");
        }
    }
}
