//! WordPress's shortcodes.
//!
//! Takes a text that starts with a bracket; gives the shortcode there, with its attributes and content, as WordPress's
//! Shortcode API reads them.

use std::collections::BTreeMap;

/// A shortcode such as `[caption id="a" width="3"]…[/caption]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shortcode<'a> {
    pub(crate) name: &'a str,
    /// In the order of the source; the name is optional.
    pub(crate) attributes: Vec<(Option<String>, String)>,
    /// What is between its tags, if it has an end tag.
    pub(crate) content: Option<&'a str>,
    /// The whole shortcode as written.
    pub(crate) source: &'a str,
    /// Only its start tag.
    pub(crate) tag: &'a str,
    /// Written in double brackets, so that it is shown and not run.
    pub(crate) escaped: bool,
}

impl Shortcode<'_> {
    pub(crate) fn get(&self, wanted: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name.as_deref() == Some(wanted));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The first attribute without a name.
    pub(crate) fn bare(&self) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name.is_none()).map(|(_, value)| value.as_str())
    }
}

/// Positions of end tags, so that no text is searched twice.
#[derive(Debug, Default)]
pub(crate) struct Searched {
    /// The next end tag of each name, as its distance from the end of the text; none if none follows.
    ends: BTreeMap<String, Option<usize>>,
    no_bracket: bool,
}

impl Searched {
    /// No blog uses more shortcode names than this; further ones are treated as text.
    const MOST_NAMES: usize = 200;

    /// How much of `text`, which reaches to the end, comes before the end tag of this name.
    fn content_length(&mut self, text: &str, name: &str) -> Option<usize> {
        let known = self.ends.get(name).copied();
        match known {
            Some(None) => return None,
            Some(Some(end)) if end <= text.len() => return Some(text.len() - end),
            None if self.ends.len() >= Searched::MOST_NAMES => return None,
            _ => {}
        }
        let found = text.find(&format!("[/{name}]"));
        self.ends.insert(name.to_string(), found.map(|at| text.len() - at));
        found
    }
}

/// The shortcode at the start of `text`, which starts with `[`.
pub(crate) fn read<'a>(text: &'a str, searched: &mut Searched) -> Option<Shortcode<'a>> {
    let escaped = text.starts_with("[[");
    let start = if escaped { 2 } else { 1 };
    let inner = &text[start..];
    let name = &inner[..inner.find(|letter: char| !is_name(letter)).unwrap_or(inner.len())];
    let after = inner[name.len()..].chars().next()?;
    let named = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if !named || !(after.is_ascii_whitespace() || matches!(after, ']' | '=' | '/' | ':')) || searched.no_bracket {
        return None;
    }
    let Some(close) = inner.find([']', '[']).filter(|at| *at < 10_000) else {
        searched.no_bracket = !inner.contains(']');
        return None;
    };
    if inner.as_bytes()[close] == b'[' {
        return None;
    }
    let arguments = inner[name.len()..close].trim_start_matches([':']);
    let closed = arguments.ends_with('/');
    let mut end = close + 1;
    let mut content = None;
    if !closed && let Some(length) = searched.content_length(&inner[end..], name) {
        content = Some(&inner[end..end + length]);
        end += length + name.len() + 3;
    }
    let doubled = escaped && inner[end..].starts_with(']');
    if escaped && !doubled {
        return None;
    }
    let source = &text[..start + end + usize::from(doubled)];
    let tag = &text[..start + close + 1];
    let attributes = attributes(arguments.strip_suffix('/').unwrap_or(arguments));
    Some(Shortcode { name, attributes, content, source, tag, escaped })
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-')
}

/// The attributes of a shortcode: `name="value"`, `name='value'`, `name=value`, `"value"`, `value`, also in typographic
/// quotes, which editors insert.
pub(crate) fn attributes(text: &str) -> Vec<(Option<String>, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let end = rest.find(|letter: char| is_space(letter) || letter == '=').unwrap_or(rest.len());
        let key = &rest[..end];
        let after = rest[end..].trim_start_matches(is_space);
        let is_key = !key.is_empty() && key.chars().all(is_name);
        let (name, value) = match after.strip_prefix('=') {
            Some(value) if is_key => (Some(key.to_ascii_lowercase()), value.trim_start_matches(is_space)),
            _ => (None, rest.strip_prefix('=').unwrap_or(rest)),
        };
        let (value, after) = value_of(value);
        attributes.push((name, value));
        rest = after.trim_start_matches(is_space);
    }
    attributes
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{200b}'
}

/// The value at the start of a text, without its quotes, and the rest of the text.
fn value_of(text: &str) -> (String, &str) {
    const QUOTES: [(&str, &str); 6] =
        [("\"", "\""), ("'", "'"), ("“", "”"), ("”", "”"), ("&quot;", "&quot;"), ("&#8221;", "&#8221;")];
    for (open, close) in QUOTES {
        if let Some(inner) = text.strip_prefix(open)
            && let Some((value, rest)) = inner.split_once(close)
        {
            return (value.to_string(), rest);
        }
    }
    let end = text.find(is_space).unwrap_or(text.len()).max(text.chars().next().map_or(0, char::len_utf8));
    (text[..end].to_string(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortcode(text: &str) -> Option<Shortcode<'_>> {
        read(text, &mut Searched::default())
    }

    #[test]
    fn every_form_of_attribute_is_read() {
        let found =
            shortcode("[a-b c=\"d e\" F='g' h=i \"j k\" l m=“n” o=&quot;p&quot;/] [/a-b]").expect("a shortcode");
        assert_eq!((found.name, found.content), ("a-b", None));
        let values = ["c", "f", "h", "m", "o"].map(|name| found.get(name).unwrap_or_default().to_string());
        assert_eq!(values, ["d e", "g", "i", "n", "p"]);
        assert_eq!(found.bare(), Some("j k"));
        assert_eq!(
            shortcode("[youtube=http://x.y/z]").and_then(|found| found.bare().map(str::to_string)).as_deref(),
            Some("http://x.y/z")
        );
    }

    #[test]
    fn a_shortcode_with_an_end_tag_has_content() {
        let found = shortcode("[caption x=1]<img> [b] c[/caption] d[/caption]").expect("a shortcode");
        assert_eq!(found.content, Some("<img> [b] c"));
        assert_eq!(found.source, "[caption x=1]<img> [b] c[/caption]");
        assert_eq!(found.tag, "[caption x=1]");
    }

    #[test]
    fn double_brackets_escape_a_shortcode() {
        let found = shortcode("[[gallery]] x").expect("a shortcode");
        assert!(found.escaped && found.source == "[[gallery]]");
        let found = shortcode("[[caption]x[/caption]] y").expect("a shortcode");
        assert_eq!(found.source, "[[caption]x[/caption]]");
    }

    #[test]
    fn prose_in_brackets_is_not_a_shortcode() {
        for text in ["[1]", "[]", "[", "[a", "[...]", "[é]", "[a[b]]", "[/a]", "[a, b]"] {
            assert_eq!(shortcode(text), None, "{text}");
        }
    }
}
